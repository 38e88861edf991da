"""What reading an entry does not do, since nearly all entries need none of it. Not: what is read.

A session is read entry by entry: what each costs, an analysis costs as often as it has entries.
"""

import re
import timeit
from typing import Any

import pytest

from usercontext.analyze.claims.contract import Draft, check_claims
from usercontext.analyze.reading import cited, fields, read_entry, said_by_shape, unnamed
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.read_entry import read_event
from usercontext.analyze.signals.answers import misshapen as answers
from usercontext.analyze.signals.exceptions import drawn_otherwise
from usercontext.domain.analysis import ClaimKind
from usercontext.domain.log_entry import EventType, Level, LogEntry, LogType

ADDRESS = "https://shop.test/api/catalogue/items?category=shoes&page=2&sort=price&size=42"


class Forbidden:
    """Stands for a pattern, or a function, that must not be asked."""

    def __call__(self, *_: Any, **__: Any) -> Any:
        raise AssertionError("asked")

    search = match = __call__


def make_entry(type: LogType, payload: dict[str, Any], **changes: Any) -> LogEntry:
    whole: dict[str, Any] = {"event_type": EventType.LOG, "event_metadata": {}} | changes
    return LogEntry(
        id="1-1",
        type=type,
        level=Level.INFO,
        payload=payload,
        timestamp="2026-02-27T12:00:00Z",
        instant_us=1,
        entry_id=None,
        **whole,
    )


def test_an_address_is_no_sentence_and_is_not_searched_for_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each of its letters began a search to its end."""
    monkeypatch.setattr(said_by_shape, "_SENTENCE", Forbidden())

    asked = {"method": "GET", "url": ADDRESS, "status": 200, "durationMs": 35}
    event = read_event(make_entry(LogType.NETWORK, asked), 0)

    assert (event.text, event.request is not None) == ("", True)


def test_a_sentence_under_any_name_is_found_as_before() -> None:
    said = read_event(make_entry(LogType.CONSOLE, {"hint": "the basket is gone"}), 0)

    assert said.text == "the basket is gone"


def test_a_status_of_http_is_looked_at_before_a_procedure_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(unnamed, "_PROCEDURE", Forbidden())

    asked = {"method": "GET", "url": ADDRESS, "status": 200}
    event = read_event(make_entry(LogType.NETWORK, asked), 0)

    assert event.request is not None
    assert event.request.status == 200


def test_a_page_without_a_status_is_no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    to = {"how": "load", "to": "https://shop.test/cart"}
    opened = make_entry(LogType.CONSOLE, {}, event_type=EventType.NAVIGATION, event_metadata=to)
    failed = make_entry(
        LogType.CONSOLE,
        {},
        event_type=EventType.NAVIGATION,
        event_metadata=to | {"statusCode": 502},
    )

    told = read_event(failed, 0)
    assert told.request is not None
    assert told.request.status == 502

    monkeypatch.setattr(read_entry, "read_request", Forbidden())
    page = read_event(opened, 0)
    assert (page.kind, page.request) == (EventKind.NAVIGATION, None)


def test_few_keys_of_what_stands_deep_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry of many objects in each other threw what is known of all others out."""
    kept: list[tuple[str, ...]] = []
    known = fields._known_keys

    def keep(keys: tuple[str, ...]) -> Any:
        kept.append(keys)
        return known(keys)

    monkeypatch.setattr(fields, "_known_keys", keep)

    found = fields.layer({"outer": {"inner": {"more": 1, "within": {"x": 2, "y": 3, "z": 4}}}}, {})

    assert kept == [("outer",), ("x", "y", "z")]
    assert [tuple(one) for _, one in found.layers][1:3] == [("inner",), ("more", "within")]


def test_an_entry_that_several_claims_cite_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = make_entry(LogType.NETWORK, {"method": "POST", "url": "/api/orders", "status": 500})
    read: list[LogEntry] = []

    def reading(entry: LogEntry, index: int) -> Event:
        read.append(entry)
        return read_event(entry, index)

    monkeypatch.setattr(cited, "read_event", reading)
    entries = cited.Cited({failed.id: failed})
    said = Draft("POST /api/orders failed with 500.", ClaimKind.CAUSE, (failed.id,))

    assert check_claims([said, said], entries)[1] == 0
    assert check_claims([said], entries)[1] == 0
    assert check_claims([said], dict(entries))[1] == 0
    assert len(read) == 2


@pytest.mark.parametrize("pattern", [answers._WALKS_NULL, drawn_otherwise._DRAWN_OTHERWISE.pattern])
def test_what_looks_ahead_reads_a_line_from_its_beginning_alone(pattern: re.Pattern[str]) -> None:
    """From each letter it took the square of a line's length: 2 ms for an error of 700 letters."""

    def quickest(letters: int) -> float:
        text = "some words of a server-rendered page " * (letters // 37)
        return min(timeit.repeat(lambda: pattern.search(text), number=3, repeat=5))

    assert quickest(37 * 200) < 80 * quickest(37 * 10)


def test_null_and_what_walks_it_are_found_on_one_line() -> None:
    walks = answers._WALKS_NULL.search

    assert walks("x is broken\nCannot read properties of null (reading 'map')") is not None
    assert walks("null is what came\nthe map is drawn") is None

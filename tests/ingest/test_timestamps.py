"""Which timestamps are taken, echoed as sent, and what instant they name."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from builders import REPORTED_US, make_log_entry
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.instants import Instant, parse_instant
from usercontext.domain.log_entry import LogBatch

Send = Callable[..., LogBatch]


@pytest.mark.parametrize(
    ("text", "offset_us"),
    [
        ("2026-02-27T12:00:00Z", 0),
        ("2026-02-27T12:00Z", 0),
        ("2026-02-27T17:30:00+05:30", 0),
        ("2026-02-27T07:00:00-0500", 0),
        ("2026-02-27T12:00:00.123456Z", 123_456),
        ("2026-02-27T12:00:00.123456789Z", 123_457),
        ("2026-02-27T12:00:00,5Z", 500_000),
        ("2026-058T12:00:00Z", 0),
    ],
)
def test_every_extended_date_time_is_taken_and_echoed(
    send: Send, text: str, offset_us: int
) -> None:
    batch = send(make_log_entry(timestamp=text))

    assert REPORTED_US + offset_us == batch.first_us == batch.last_us
    assert make_log_entry(timestamp=text) == json.loads(batch.body)["logs"][0]


@pytest.mark.parametrize("zone", ["Z", "+05:30", "-0500", ""])
@pytest.mark.parametrize(
    "second", ["05.421740080", "02.000000999", "03.443309925", "06.805012", "02,001480"]
)
def test_seconds_with_a_fraction_are_no_phone_number(
    send: Send, send_payload: Callable[[bytes], dict[str, Any]], second: str, zone: str
) -> None:
    """One in fifteen stamps of such a form came back as [PHONE], in a field and in a text."""
    stamp = f"2026-02-27T10:00:{second}{zone}"
    batch = send(make_log_entry(timestamp=stamp))
    said = {"m": f"at {stamp.replace('T', ' ')} it hung"}

    assert json.loads(batch.body)["logs"][0]["timestamp"] == stamp
    assert send_payload(json.dumps(said).encode())["payload"] == said


def test_no_zone_means_utc_and_is_marked(send: Send) -> None:
    batch = send(make_log_entry(timestamp="2026-02-27T12:00:00"), make_log_entry())

    assert batch.first_us == REPORTED_US
    assert json.loads(batch.body)["logs"][0]["repaired"] == ["timestamp"]


@pytest.mark.parametrize("second", ["01.000000", "01.555123", "07.700900123"])
def test_seconds_are_no_phone_number(send: Send, second: str) -> None:
    """A timestamp came back as ``2026-02-27T12:00:[PHONE]``: the 01 looked like an area code."""
    text = f"2026-02-27T12:00:{second}"

    batch = send(make_log_entry(timestamp=text, payload={"message": f"at {text}"}))

    entry = json.loads(batch.body)["logs"][0]
    assert (entry["timestamp"], entry["payload"]) == (text, {"message": f"at {text}"})


def test_a_leap_second_is_the_last_millisecond_of_its_minute() -> None:
    assert parse_instant("2016-12-31T23:59:59.999Z") == parse_instant("2016-12-31T23:59:60Z")


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-27",
        "2026-W10-1",
        "2026-W10-1T12:00:00Z",
        "1772193600",
        "2026-02-27T24:00:00Z",
        "2026-02-30T12:00:00Z",
        "2026-02-27T12:60:00Z",
        "2026-02-27T12:00:60Z",
        "2026-02-27T12:00:00+24:00",
        "+10000-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "20260227T120000Z",
        "2026-366T12:00:00Z",
        "2026-000T12:00:00Z",
        "２026-02-27T12:00:00Z",
        "",
        "1969-12-31T23:59:59Z",
        "2200-01-01T00:00:00Z",
    ],
)
def test_everything_else_is_refused(send: Send, text: str) -> None:
    with pytest.raises(ValidationFailed, match=r"^logs\[0\]\.timestamp: must be "):
        send(make_log_entry(timestamp=text))


@pytest.mark.parametrize("text", ["1970-01-01T00:00:00Z", "2199-12-31T23:59:59Z"])
def test_the_first_and_last_year_are_taken(send: Send, text: str) -> None:
    assert send(make_log_entry(timestamp=text)).accepted == 1


def test_a_hundred_years_in_one_batch_are_taken(send: Send) -> None:
    entries = [make_log_entry(timestamp=f"{year}-06-01T00:00:00Z") for year in range(1990, 2090)]

    assert send(*entries).accepted == 100


def test_the_epoch_is_zero() -> None:
    assert Instant(0, True) == parse_instant("1970-01-01T00:00:00Z")

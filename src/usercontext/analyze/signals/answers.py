"""Answers that came well and could not be used: of another shape than expected. Not: failures."""

from collections.abc import Iterator

from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.grouping import endpoint_template, message_template, status_class
from usercontext.analyze.parties import Party, party_of_url
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Category

_READ_US = 2_000_000
"""An answer is parsed at once; a JSON error later than this speaks of another answer."""

_HINTS = ("JSON", "token", "EOF", "end of")
_NOT_JSON = message_template("Unexpected token in JSON")


def find_unreadable_answers(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer after which the page complained that it is no JSON."""
    seen: set[int] = set()
    for event in timeline.events:
        if event.kind is not EventKind.EXCEPTION or event.thrown is None:
            continue
        thrown = event.thrown
        if not any(word in thrown.message for word in _HINTS):
            continue
        if message_template(f"{thrown.name}: {thrown.message}") != _NOT_JSON:
            continue
        answer = _answer_before(timeline, event)
        if answer is not None and answer.index not in seen:
            seen.add(answer.index)
            yield _signal(timeline, answer)


def _answer_before(timeline: Timeline, error: Event) -> Event | None:
    for event in reversed(timeline.between(error.at_us - _READ_US, error.at_us)):
        asked = event.request
        if event.index >= error.index or asked is None or asked.told or asked.resource != "api":
            continue
        return event if asked.status is not None and 200 <= asked.status < 300 else None
    return None


def _signal(timeline: Timeline, event: Event) -> Signal:
    assert event.request is not None
    asked = event.request
    party = party_of_url(asked.url, timeline.page_host)
    host = "" if party is Party.FIRST else asked.url.host
    method, path = clean(asked.method, 10).upper(), clean(asked.url.path, 120) or "/"
    return Signal(
        kind=SignalKind.UNREADABLE,
        category=Category.API_CONTRACT,
        event=event,
        party=party,
        text=f"{method} {clean(host, 80)}{path} answered {asked.status} with what is no JSON",
        words=asked.url.path,
        endpoint=endpoint_template(method, host, asked.url.path),
        status=status_class(asked.status),
    )

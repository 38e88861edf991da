"""Log lines beside an exchange that hold its response body, or show that a refusal matters.

A phone's client writes the answer's body in a line of its own behind the one with the status; a
server's log has a warning beside a refusal that it did not take for a robot's. Not: one line.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.pressed_in_words import with_presses
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.visit_lines import visit_in
from usercontext.domain.log_entry import Level, LogEntry

_BESIDE_US = 100_000
_NEXT = 6
_REFUSED = 400
_LONG = 4_000
_LOUD = (Level.ERROR, Level.WARN)


def read_together(
    events: Sequence[Event], entries: Sequence[LogEntry], program: Program
) -> Sequence[Event]:
    """Return the events, with what the lines of a program that is no page tell only together."""
    events = with_presses(events, entries, program)
    if program is Program.PAGE:
        return events
    events = [_told_whole(event) for event in events]
    meant = [_meant(events, place) for place in range(len(events))]
    return [_answered(meant, place) for place in range(len(meant))]


def answer_behind(events: Sequence[Event], asked: Event) -> Event | None:
    """Return the line behind an exchange that is its answer and nothing else."""
    for line in events[asked.index + 1 : asked.index + 1 + _NEXT]:
        if line.at_us - asked.at_us > _BESIDE_US or line.kind is not EventKind.CONSOLE:
            return None
        if "END HTTP" in line.text[:40]:
            return None
        said = line.text.strip()
        if said.startswith(("{", "[{")) and said.endswith(("}", "]")) and len(said) <= _LONG:
            return line
    return None


def _told_whole(event: Event) -> Event:
    """Return an exchange that an error's line tells whole, with its answer: no other entry will."""
    asked = event.request
    if asked is None or not asked.told or event.thrown is not None or not asked.method:
        return event
    if (asked.status or 0) < _REFUSED or not (asked.body or "").startswith("{"):
        return event
    return replace(event, kind=EventKind.REQUEST, request=replace(asked, told=False))


def _meant(events: Sequence[Event], place: int) -> Event:
    """Return a refusal that a log tells quietly, where a warning stands beside it."""
    event = events[place]
    if event.kind is not EventKind.CONSOLE or event.level in _LOUD or " 4" not in event.text[:600]:
        return event
    near = (*events[max(0, place - 1) : place], *events[place + 1 : place + 2])
    beside = (e for e in near if abs(e.at_us - event.at_us) <= _BESIDE_US and e.request is None)
    if not any(one.level in _LOUD and one.kind is EventKind.CONSOLE for one in beside):
        return event
    visit = visit_in(event.text, is_loud=True)
    if visit is None or (visit.status or 0) < _REFUSED:
        return event
    return replace(event, kind=EventKind.REQUEST, request=visit)


def _answered(events: Sequence[Event], place: int) -> Event:
    event = events[place]
    asked = event.request
    if asked is None or (asked.status or 0) < _REFUSED or asked.body is not None or asked.told:
        return event
    line = answer_behind(events, event)
    return event if line is None else replace(event, request=replace(asked, body=line.text.strip()))

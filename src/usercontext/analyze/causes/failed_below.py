"""Trace spans that failed because a child span failed. Not: what one span says.

A service that answers 500 because the one that it asked did tells of both, each with its own id;
the innermost failure of a trace is the cause of those above it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.shapes import plain
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal

_TRACES = frozenset({"traceid", "trace", "oteltraceid", "ddtraceid"})
_SPANS = frozenset({"spanid", "id", "otelspanid"})
_PARENTS = frozenset({"parentspanid", "parentid", "parent", "parentspan"})
_WITHIN = ("data", "context", "attributes", "spancontext", "contexts", "trace")
SERVED = ("server", "span_kind_server")
"""The kinds of spans in which whoever asked is answered."""

_DEEPEST = 2
_HIGHEST = 12
_MOST = 4_000

Place = tuple[str, str, str]
"""The trace, the span and the span above it, each '' where an entry does not name it."""


def failed_above(timeline: Timeline, root: Signal, near: Sequence[Signal]) -> list[Signal]:
    """Return the signals of the spans that the failed one was called from, and of their lines."""
    entry = timeline.entries.get(root.event.id)
    trace, span, parent = ("", "", "") if entry is None else _place_in(entry.payload, 0)
    if not trace or not parent:  # as of every page: no other entry need be asked
        return []
    places = _places(timeline)
    above = _above(timeline, trace, parent)
    found = []
    for signal in near:
        its_trace, its_span, its_parent = places.get(signal.event.id, ("", "", ""))
        if signal is root or its_trace != trace:
            continue
        if its_span in above and (its_parent or its_span != span):
            found.append(signal)
        elif not its_span and signal.event.index > root.event.index:
            found.append(signal)  # a line of the trace, which is of no span
    return found


def is_answered_above(signal: Signal) -> bool:
    """Tell what a server itself answered, by the span that says that it served."""
    asked = signal.event.request
    return asked is not None and not asked.told and signal.event.topic in SERVED


def _above(timeline: Timeline, trace: str, parent: str) -> set[str]:
    """Return a span and those above it, as far as the session tells them."""
    known = {(t, s): p for t, s, p in _places(timeline).values() if s}
    above: set[str] = set()
    while parent and parent not in above and len(above) < _HIGHEST:
        above.add(parent)
        parent = known.get((trace, parent), "")
    return above


@once
def _places(timeline: Timeline) -> dict[str, Place]:
    """Return where in its trace each entry stands that names one."""
    found: dict[str, Place] = {}
    for log_id, entry in list(timeline.entries.items())[:_MOST]:
        place = _place_in(entry.payload, 0)
        if place[0]:
            found[log_id] = place
    return found


def _place_in(told: Mapping[str, Any], depth: int) -> Place:
    names = {plain(name): value for name, value in told.items()}
    trace, span, parent = (_first(names, known) for known in (_TRACES, _SPANS, _PARENTS))
    if trace:
        return trace, span, parent
    inner = (names[name] for name in _WITHIN if isinstance(names.get(name), dict))
    places = (_place_in(one, depth + 1) for one in inner if depth < _DEEPEST)
    return next((one for one in places if one[0]), ("", "", ""))


def _first(names: Mapping[str, Any], known: frozenset[str]) -> str:
    return next((v for k, v in names.items() if k in known and isinstance(v, str) and v), "")

"""Actions answered with a bare `0`: the script did not know them or the user.

A nought may be a count as well, so this is a cause only where the report complains of it
(`overheard`). Not: refusals by a status, which are `reasons`.
"""

from collections.abc import Iterator
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_SAY_NOTHING = ("0", "-1", "false", "null")


def find_bare_answers(timeline: Timeline) -> Iterator[Signal]:
    """Yield each action that was sent by a press and answered with nothing but a nought."""
    found: dict[str, Signal] = {}
    for event in timeline.answered:
        asked = event.request
        if asked is None or asked.reads or not asked.action or asked.status != HTTPStatus.OK:
            continue
        former = found.pop(asked.action, None)
        said = (asked.body or "").strip()
        if said not in _SAY_NOTHING:
            continue
        outcome = f"answered 200 with “{said}” and nothing else"
        kind, category = SignalKind.MISMATCH, Category.BACKEND_ERROR
        signal = request_signal(timeline, event, kind, category, outcome)
        also = (former.event,) if former is not None else ()
        signal = replace(signal, message="bare answer", also=also, overheard=True)
        if signal.party is Party.FIRST:
            found[asked.action] = signal
    yield from found.values()

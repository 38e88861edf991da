"""Rage and dead clicks as another monitor reports them. Not: clicks that we count.

Such a client tells neither each press nor what was asked for, so that the count is its own. Many
who press in a hurry get what they want: it is a cause only where the report complains of it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shapes import plain
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import is_served
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_RAGE = frozenset({"rageclick", "rage_click", "ui.multiclick"})
_HELD_IN = frozenset({"frustration", "frustrations", "frustrationtypes", "signals"})
_DEEPEST = 3
_MOST = 200


def find_told_frustration(timeline: Timeline) -> Iterator[Signal]:
    """Yield each press by which a monitor says that somebody pressed again and again in vain."""
    for click in timeline.clicks[-_MOST:]:
        if click.element is None or click.element.bare or not _is_told(timeline, click):
            continue
        if is_served(timeline, click, timeline.clicks):
            continue
        shown = clean(click.element.shown)
        yield Signal(
            kind=SignalKind.RAGE_CLICK,
            category=Category.DEAD_CONTROL,
            event=click,
            party=Party.FIRST,
            text=f"The user clicked “{shown}” again and again, without effect",
            words=click.element.label,
            message=click.element.label.lower()[:60],
            overheard=True,
            last_word=click is timeline.clicks[-1],
        )


def _is_told(timeline: Timeline, click: Event) -> bool:
    if click.topic in _RAGE:
        return True
    return _holds(timeline.entries[click.id].payload, 0)


def _holds(payload: Mapping[str, Any], depth: int) -> bool:
    for name, value in payload.items():
        if plain(name) in _HELD_IN and any(one in str(value)[:200] for one in _RAGE):
            return True
        if isinstance(value, dict) and depth < _DEEPEST and _holds(value, depth + 1):
            return True
    return False

"""Controls that do nothing: clicks that nothing follows, again and again. Not: errors."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.parties import Party
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Category

ANSWER_US = 2_500_000
"""What a page does about a click it does within this time, or the user takes it for dead."""

RAGE_US = 4_000_000
RAGE_CLICKS = 3


def find_dead_clicks(timeline: Timeline) -> Iterator[Signal]:
    """Yield controls clicked at least twice without any request, navigation or change after."""
    for same in _clicks_by_key(timeline).values():
        element = next((c.element for c in same if c.element and c.element.operable), None)
        if element is None or len(same) < 2 or any(_is_answered(timeline, one) for one in same):
            continue
        yield Signal(
            kind=SignalKind.DEAD_CLICK,
            category=Category.DEAD_CONTROL,
            event=same[0],
            party=Party.FIRST,
            text=f"Clicking “{element.label}” {len(same)} times did nothing",
            words=element.label,
            message=f"dead {element.label}",
        )


def count_rage(clicks: Sequence[Event], key: str) -> int:
    """Return the most clicks on one element within four seconds, 0 when fewer than three."""
    instants = [c.at_us for c in clicks if c.element is not None and c.element.key == key]
    instants.sort()
    most = max(
        (
            bisect_right(instants, start + RAGE_US) - bisect_left(instants, start)
            for start in instants
        ),
        default=0,
    )
    return most if most >= RAGE_CLICKS else 0


def _clicks_by_key(timeline: Timeline) -> dict[str, list[Event]]:
    """Group the clicks once: a session of 20,000 events was read 2,000 times over."""
    groups: dict[str, list[Event]] = {}
    for click in timeline.clicks:
        if click.element is not None and click.element.key:
            groups.setdefault(click.element.key, []).append(click)
    return groups


def _is_answered(timeline: Timeline, click: Event) -> bool:
    until = click.at_us + ANSWER_US
    # a client that stamps a slow request at its end shows it long after the click that sent it
    if any(e.started_us <= until and e.answered_us >= click.at_us for e in timeline.slow):
        return True
    after = timeline.between(click.at_us, until)
    answers = (EventKind.REQUEST, EventKind.NAVIGATION, EventKind.STORAGE, EventKind.EXCEPTION)
    return any(event.kind in answers or event.kind is EventKind.CONSOLE for event in after)

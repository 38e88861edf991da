"""Short logs whose entries a client selected: the failed one is meant. Not: reading them.

Our own script tells of the browser, of pages and of presses, and much of it means nothing.
"""

from collections.abc import Sequence

from usercontext.analyze.causes.last_alike import last_alike
from usercontext.analyze.language.asks_or_complains import is_wish, only_asks
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal

_NEAR_US = 30_000_000
"""In a long log, what failed just before somebody reported it."""


def only_failure(
    timeline: Timeline, roots: Sequence[tuple[Signal, Event | None]], description: str
) -> int | None:
    """Return the place of the one root that is no noise, where entries were picked, or None.

    ``roots`` are signals, each with what worked afterwards. A question is about something else,
    and whoever went on had not been kept from it.
    """
    places = [at for at, (root, _) in enumerate(roots) if root.party is not Party.BYSTANDER]
    if len(places) != 1 or roots[places[0]][1] is not None or timeline.is_captured:
        return None
    if not timeline.is_picked and roots[places[0]][0].event.at_us < timeline.moment_us - _NEAR_US:
        return None
    if _goes_on(timeline, last_alike(timeline, roots[places[0]][0].event)):
        return None
    return None if only_asks(description) or is_wish(description) else places[0]


def _goes_on(timeline: Timeline, failed: Event) -> bool:
    """Tell whether somebody pressed, went or wrote something after a failure, and it went well."""
    for event in timeline.events[failed.index + 1 :]:
        asked = event.request
        if event.kind is EventKind.CLICK or is_chosen(event):
            return True
        if asked is not None and not asked.reads and 200 <= (asked.status or 0) < 300:
            return True
    return False


def is_chosen(event: Event) -> bool:
    """Tell a page that somebody went to; to the sign-in who is not known is sent."""
    if event.kind is not EventKind.NAVIGATION:
        return False
    return event.target is None or Concept.LOG_IN not in concepts(event.target.path)

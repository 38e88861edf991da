"""Pages that send back everyone who opens them by a click. Not: endless loops.

Loops that turn by themselves are `repeats`. Here somebody presses, comes to the next page, and
stands again where they were before they could do anything there.
"""

from collections.abc import Iterator

from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.repeats import circle_of
from usercontext.analyze.signals.signal import Signal

_AT_ONCE_US = 1_500_000
"""Nobody looks at a page and goes back of their own will within this time."""

_BOUNCES = 2
_BY_THE_BROWSER = ("popstate", "restored")


def find_bounces(timeline: Timeline) -> Iterator[Signal]:
    """Yield each two pages of which the second sent the visitor back, more than once."""
    pages = timeline.navigations
    found: dict[tuple[str, str], list[tuple[str, Event]]] = {}
    for before, there, back in zip(pages, pages[1:], pages[2:], strict=False):
        here, further = _path(before), _path(there)
        returns = bool(further) and here == _path(back) != further
        if Concept.LOG_IN in concepts(f"{here} {further}"):
            continue  # a door sends back whoever has no key: why they have none says more
        if returns and _is_sent_back(timeline, before, there, back):
            found.setdefault((here, further), []).extend([(further, there), (here, back)])
    for turns in found.values():
        if len(turns) >= 2 * _BOUNCES:
            yield circle_of(turns, 2)


def _path(page: Event) -> str:
    return page.target.path if page.target is not None else ""


def _is_sent_back(timeline: Timeline, before: Event, there: Event, back: Event) -> bool:
    """Tell a page that somebody pressed for, and that gave them no time to press anything."""
    if back.at_us - there.at_us > _AT_ONCE_US or back.topic in _BY_THE_BROWSER:
        return False
    click = timeline.click_before(back.index)
    return click is not None and before.index < click.index < there.index

"""Presses that lead to another house, and what they come back to. Not: what is thrown there.

Who signs in or pays elsewhere leaves the page for as long as that takes, and comes back to an
address that is there for it. The press did something, however long nothing was captured.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.events import Event
from usercontext.analyze.signals.repeats import circle_of
from usercontext.analyze.signals.sign_ins import is_way_back
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Category

_AWAY_US = 600_000_000
_AT_ONCE_US = 3_000_000
_TURNED_AWAY = 2
"""Once it may be somebody who thought better of it."""


def led_out(timeline: Timeline, click: Event) -> bool:
    """Tell a press whose next page is one that people come back to from another house."""
    place = timeline.page_number(click.index)
    pages = timeline.navigations[place : place + 1]
    if not pages or not _is_back(timeline, pages[0]):
        return False
    last = timeline.click_before(pages[0].index)
    return last is not None and last.element == click.element


def find_unknown_on_return(timeline: Timeline) -> Iterator[Signal]:
    """Yield a sign-in at another house after which the page asks to sign in again, and again."""
    found: dict[tuple[str, str], list[tuple[str, Event]]] = {}
    for back, after in zip(timeline.navigations, timeline.navigations[1:], strict=False):
        click = timeline.click_before(back.index)
        if back.target is None or after.target is None or click is None:
            continue
        if not _is_back(timeline, back) or after.at_us - back.at_us > _AT_ONCE_US:
            continue
        if after.target.path == timeline.route_at(click.at_us):
            names = back.target.path, after.target.path
            found.setdefault(names, []).extend([(names[0], back), (names[1], after)])
    for (_, door), turns in found.items():
        if len(turns) >= 2 * _TURNED_AWAY:
            circle = circle_of(turns, 2)
            yield replace(
                circle,
                kind=SignalKind.AUTH,
                category=Category.AUTH_EXPIRED,
                text=f"Whoever comes back from signing in is sent to {door} again, "
                f"{len(turns)} times",
                message="unknown on return",
            )


def _is_back(timeline: Timeline, page: Event) -> bool:
    """Tell a page that was loaded at an address for those who come back, after a while away."""
    if page.topic != "load" or page.target is None or not is_way_back(page.target.path):
        return False
    click = timeline.click_before(page.index)
    return click is not None and page.at_us - click.at_us <= _AWAY_US

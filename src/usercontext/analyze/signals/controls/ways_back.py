"""Sign-in or payment at a third party that leads back to the start. Not: exceptions there.

Who signs in or pays elsewhere leaves the page for as long as that takes, and comes back to an
address that is there for it. The press did something, however long nothing was captured.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.repeats import circle_of
from usercontext.analyze.signals.sign_ins.failed_in_page import is_way_back
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_PAID = re.compile(
    r"/(?:payments?|pay|checkout|orders?|3-?ds2?|psp)(?:/[\w-]{1,30}){0,2}"
    r"/(?:return|callback|redirect|back|result)(?:/|$)",
    re.I,
)
"""The address of a page that somebody comes back to from a bank."""

UNKNOWN_ON_RETURN = "unknown on return"
_AWAY_US = 600_000_000
_AT_ONCE_US = 3_000_000
_SAID = (EventKind.CONSOLE, EventKind.EXCEPTION)
_MOST_NEAR = 30
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
    for there, after in zip(timeline.navigations, timeline.navigations[1:], strict=False):
        click = timeline.click_before(there.index)
        if there.target is None or after.target is None or click is None:
            continue
        if not _is_back(timeline, there) or after.at_us - there.at_us > _AT_ONCE_US:
            continue
        if after.target.path == timeline.route_at(click.at_us):
            names = there.target.path, after.target.path
            found.setdefault(names, []).extend([(names[0], there), (names[1], after)])
    for (back, door), turns in found.items():
        if len(turns) >= 2 * _TURNED_AWAY:
            circle = replace(circle_of(turns, 2), message=UNKNOWN_ON_RETURN)
            text = f"comes back to {clean(back, 120)} is sent to {clean(door, 120)}"
            if _PAID.search(back):
                text = f"A user who paid and {text}, again and again"
                yield replace(circle, text=text)
            else:
                text = f"A user who signed in and {text}, again and again"
                kind, category = SignalKind.AUTH, Category.AUTH_EXPIRED
                refused = replace(circle, kind=kind, category=category, text=text)
                yield _with_why(timeline, refused, turns)


def _with_why(timeline: Timeline, signal: Signal, turns: list[tuple[str, Event]]) -> Signal:
    """Return it with what the page that they came back to called an error, if it said so."""
    there, after = turns[0][1], turns[1][1]
    near = timeline.events[there.index : min(after.index, there.index + _MOST_NEAR)]
    lines = (e for e in near if e.kind in _SAID and e.level is Level.ERROR)
    line = next((e for e in lines if e.text and e.request is None), None)
    if line is None:
        return signal
    text = f"{signal.text}; the page said “{clean(line.text, 160)}”"
    return replace(signal, text=text, also=(line, *signal.also))


def _is_back(timeline: Timeline, page: Event) -> bool:
    """Tell a page that was loaded at an address for those who come back, after a while away."""
    path = page.target.path if page.target is not None else ""
    if page.topic != "load" or not (is_way_back(path) or _PAID.search(path)):
        return False
    click = timeline.click_before(page.index)
    return click is not None and page.at_us - click.at_us <= _AWAY_US

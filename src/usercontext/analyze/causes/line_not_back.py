"""What a lost connection leaves while it is down: stale data. Not: how it broke.

Whoever acts on what they see is refused for what they could not see, or loads the page anew.
"""

from http import HTTPStatus
from itertools import pairwise

from usercontext.analyze.language.asks_or_complains import complains
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_CHANGED = (HTTPStatus.CONFLICT, HTTPStatus.GONE, HTTPStatus.PRECONDITION_FAILED)
"""How a server says that a thing is no longer as whoever asks believes."""

_OPEN = HTTPStatus.SWITCHING_PROTOCOLS
_OFTEN = 3
_MOST_BACK, _MOST_LATER, _PARTS = 50, 100, 2


def is_back(timeline: Timeline, root: Signal, index: int) -> bool:
    """Tell whether the line that broke had been opened anew by then."""
    tried = timeline.requests_before(index, _MOST_BACK)
    url = root.event.request.url if root.event.request else None
    lines = [one.request for one in tried if one.request and one.request.url == url]
    return bool(lines) and lines[-1].status == _OPEN


def refused_since(timeline: Timeline, root: Signal, later: list[Signal]) -> list[Signal]:
    """Return what was refused, as changed meanwhile, of the very thing that the line was about."""
    thing = _thing_of(root)
    if not thing:
        return []
    return [
        one
        for one in later[:_MOST_LATER]
        if _is_of(one, thing) and not is_back(timeline, root, one.event.index)
    ]


def _thing_of(root: Signal) -> str:
    """Return the end of the line's address, where it names one thing of many: `/lots/77/`."""
    asked = root.event.request
    if root.kind is not SignalKind.SOCKET or root.party is not Party.FIRST or asked is None:
        return ""
    parts = [part for part in asked.url.path.split("/") if part]
    named = len(parts) >= _PARTS and any(map(str.isdigit, parts[-1]))
    return f"/{'/'.join(parts[-_PARTS:])}/" if named else ""


def _is_of(one: Signal, thing: str) -> bool:
    asked = one.event.request
    if asked is None or asked.reads or asked.status not in _CHANGED:
        return False
    return thing in f"{asked.url.path}/"


def is_loaded_anew_for(timeline: Timeline, root: Signal) -> bool:
    """Tell a page that its user loaded anew while the line it had lost was not back."""
    asked = root.event.request
    if root.kind is not SignalKind.SOCKET or root.party is not Party.FIRST or asked is None:
        return False
    number = timeline.page_number(root.event.index)
    later = timeline.navigations[number : number + 1]
    if not later or number < 1 or is_back(timeline, root, later[0].index):
        return False
    return _is_the_same(timeline.navigations[number - 1], later[0])


def _is_the_same(page: Event, anew: Event) -> bool:
    both = page.target is not None and anew.target is not None
    return both and anew.topic == "load" and page.target == anew.target


def keeps_breaking(timeline: Timeline, root: Signal) -> bool:
    """Tell a line that was opened anew each time and broke again: it is never back for good.

    Proxies cut what is idle, and nobody notices: somebody has to complain.
    """
    asked = root.event.request
    if root.kind is not SignalKind.SOCKET or asked is None or not complains(timeline.description):
        return False
    told = [e.request.status for e in timeline.requests if e.request and e.request.url == asked.url]
    cut = sum(1 for before, then in pairwise(told) if then == 0 and before == _OPEN)
    return cut >= _OFTEN


def how_it_ended(timeline: Timeline, root: Signal) -> str:
    """Return how a line is told that was not there in the end, whatever was tried."""
    return "it broke again and again" if keeps_breaking(timeline, root) else "it never came back"

"""Clicks without effect on a page whose own code had stopped. Not: hydration.

What throws while a page begins never gets to listening; what throws while a page draws anew draws
no more. That nothing at all worked on it afterwards tells such an error from the many that a page
survives.
"""

from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline, is_hidden
from usercontext.analyze.signals.controls.clicks import ANSWER_US, is_served
from usercontext.analyze.signals.exceptions.broken_scripts import defines_twice
from usercontext.analyze.signals.exceptions.elements import misses_an_element
from usercontext.analyze.signals.exceptions.endings import says_an_end
from usercontext.analyze.signals.exceptions.floods import draws_without_end
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.stores.held_databases import is_held
from usercontext.domain.analysis import Category

_MOST_CLICKS = 20
_SEVERAL = 2
_REFUSED = 400
_MOST_NEAR = 30
_OF_A_SCRIPT = (EventKind.REQUEST, EventKind.STORAGE)
_THROWN = (SignalKind.EXCEPTION, SignalKind.REJECTION)
_OF_THE_PAGE = (Party.FIRST, Party.SERVICE)
_WAITED_FOR = (SignalKind.REJECTION, SignalKind.STORAGE, SignalKind.STALE)


def find_stopped(timeline: Timeline, signals: list[Signal], place: int) -> list[Signal]:
    """Return the dead controls of a page of which nothing worked after the error at ``place``."""
    root = signals[place]
    ended = root.party is Party.FIRST and says_an_end(root.event)
    lies_over = _may_lie_over_a_page(root)
    if not (ended or lies_over or _may_stop_a_page(root) or _keeps_from_starting(root)):
        return []
    page = timeline.page_number(root.event.index)
    dead = [
        signal
        for signal in signals[place + 1 :]
        if signal.kind is SignalKind.DEAD_CLICK and timeline.page_number(signal.event.index) == page
    ]
    if not dead or _came_before(timeline, signals, place):
        return []
    if lies_over and len({one.event.element for one in dead}) < _SEVERAL:
        return []  # what one control lacks, another house's script need not have kept from it
    return dead if not _works(timeline, root, page) else []


def _may_lie_over_a_page(root: Signal) -> bool:
    """Tell what another house's script threw by itself: what it puts over a page, it leaves there.

    What asks for consent, chats or advertises is drawn over all else.
    """
    thrown = root.event.thrown
    uncaught = thrown is not None and thrown.uncaught and bool(thrown.frames)
    return root.kind is SignalKind.EXCEPTION and root.party is Party.FOREIGN and uncaught


def _keeps_from_starting(root: Signal) -> bool:
    """Tell what a page was refused, lacks or lost that it waits for: a store, a part, a line."""
    if root.kind is SignalKind.CONSOLE_ERROR and misses_an_element(root.event.text):
        return root.party is Party.FIRST
    if root.kind is SignalKind.SOCKET:
        return root.party is Party.FIRST and root.event.request is None
    if _says_that_a_service_failed(root):
        return True
    if root.kind is SignalKind.STORAGE and is_held(root.event.text):
        return root.party is Party.FIRST
    if root.kind is SignalKind.AUTH and root.party is Party.FIRST:
        asked = root.event.request  # a line that was said of a good answer, or of none
        return asked is None or (bool(root.also) and (asked.status or 0) < _REFUSED)
    thrown = root.event.thrown
    framed = thrown is not None and (bool(thrown.frames) or root.kind is SignalKind.STORAGE)
    own = thrown is not None and thrown.uncaught and framed
    return own and root.party is Party.FIRST and root.kind in _WAITED_FOR


def _says_that_a_service_failed(root: Signal) -> bool:
    """Tell a line by which a service that the page took in gave up: a captcha, a map, a signing.

    What the page does with it is dead after it, where nothing else on the page works either.
    """
    if root.category is not Category.THIRD_PARTY or root.party not in _OF_THE_PAGE:
        return False
    asked = root.event.request
    if asked is not None:
        keys = root.kind in (SignalKind.LIMITED, SignalKind.DENIED) and asked.resource == "api"
        return keys and root.party is Party.SERVICE
    return root.kind in (*_THROWN, SignalKind.CONSOLE_ERROR)


def find_frozen(timeline: Timeline, signals: list[Signal], place: int) -> list[Signal]:
    """Return the controls that were dead ever after a press that threw at ``place``."""
    root = signals[place]
    thrown = root.event.thrown
    if not draws_without_end(root.event.text):
        if thrown is None or not thrown.uncaught or root.kind not in _THROWN:
            return []
        if not thrown.frames and thrown.name:
            return []  # a text that was thrown has none, an error has lost them
    if root.party is not Party.FIRST or _came_before(timeline, signals, place):
        return []
    page = timeline.page_number(root.event.index)
    dead = [
        signal
        for signal in signals[place + 1 :]
        if signal.kind is SignalKind.DEAD_CLICK and timeline.page_number(signal.event.index) == page
    ]
    return dead if dead and not _works(timeline, root, page) else []


def is_survived(timeline: Timeline, root: Signal) -> bool:
    """Tell an error of a page on which something pressed afterwards worked, and that was left."""
    page = timeline.page_number(root.event.index)
    left = timeline.page_number(len(timeline.events)) > page
    harmed = _may_stop_a_page(root) or _is_got_over(root)
    return left and harmed and _works(timeline, root, page)


def _is_got_over(root: Signal) -> bool:
    """Tell a drawing that was made anew, a store that a page can do without, a look."""
    if root.event.topic == "csp":
        return "style-src" in root.event.text
    thrown = root.event.thrown
    if thrown is None or not thrown.uncaught:
        return False
    unframed = root.kind is SignalKind.STORAGE and not thrown.frames
    return unframed or root.kind is SignalKind.HYDRATION


def _may_stop_a_page(root: Signal) -> bool:
    thrown = root.event.thrown
    let_go = thrown is not None and (thrown.uncaught or root.kind is SignalKind.EXCEPTION)
    uncaught = let_go and thrown is not None and not thrown.rejection
    own = root.party is Party.FIRST or (root.party is Party.FOREIGN and is_hidden(root.event))
    stops = root.kind is SignalKind.EXCEPTION or defines_twice(root.event)
    return stops and own and uncaught


def _came_before(timeline: Timeline, signals: list[Signal], place: int) -> bool:
    """Tell an error that an earlier page threw too: a visitor who got further survived it.

    Links and forms are the browser's own work: who left such a page by a load, and did nothing in
    it that worked, has survived nothing.
    """
    root = signals[place]
    page = timeline.page_number(root.event.index)
    return any(
        one.message == root.message
        and (number := timeline.page_number(one.event.index)) != page
        and not _was_left_by_a_load(timeline, one, number)
        for one in signals[:place]
    )


def _was_left_by_a_load(timeline: Timeline, one: Signal, page: int) -> bool:
    left = timeline.navigations[page : page + 1]
    if not left or left[0].topic != "load":
        return False
    later = timeline.clicks_after(one.event.index, _MOST_CLICKS)
    here = (click for click in later if timeline.page_number(click.index) == page)
    return not any(_asked_in(timeline, click, page) for click in here)


def _asked_in(timeline: Timeline, click: Event, page: int) -> bool:
    """Tell a press after which its page asked for something, or kept it."""
    near = timeline.between(click.at_us, click.at_us + ANSWER_US, _MOST_NEAR)
    return any(
        one.kind in _OF_A_SCRIPT and timeline.page_number(one.index) == page
        for one in near
        if one.index > click.index
    )


def _works(timeline: Timeline, root: Signal, page: int) -> bool:
    """Tell whether anything that was pressed on the page afterwards led to something."""
    later = timeline.clicks_after(root.event.index, _MOST_CLICKS)
    here = [click for click in later if timeline.page_number(click.index) == page]
    return any(is_served(timeline, click, here) for click in here)

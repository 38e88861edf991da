"""A sign-in that had worked and is unknown a moment later. Not: sessions that expire.

The server says yes and keeps nothing, or the browser does not: a cookie for another host, one that
`SameSite` or `Secure` keeps back, a clock that makes a token old at once. What is seen is a refusal
within seconds of the sign-in, or the page to sign in on once more, though nobody asked for it.

A new account, a new password, a link by mail and a sign-out lead to a sign-in page rightly.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.exchanges.silences import is_cross_origin
from usercontext.analyze.signals.nothing_wrong.noise import is_harmless
from usercontext.analyze.signals.sign_ins.doors import is_door
from usercontext.analyze.signals.sign_ins.ended_sessions import was_refused
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

SENT_BACK = "signed in and sent back"
_JUST_ANSWERED = " had answered "
_JUST_US = 10_000_000
_MOST_LINES = 50
_LOUD = (Level.WARN, Level.ERROR)
_WORDS = (EventKind.CONSOLE, EventKind.EXCEPTION)
_ENDED = (401, 403, 419, 440, 498)


def find_lost_sign_ins(timeline: Timeline) -> Iterator[Signal]:
    """Yield the last sign-in that worked, where the page to sign in on came again at once."""
    page = timeline.navigations[-1] if timeline.navigations else None
    if page is None or not _is_door(page):
        return
    sign_in = timeline.let_in_before(page.index)
    if sign_in is None or page.at_us - sign_in.answered_us > _JUST_US:
        return
    if was_refused(timeline, page, since=sign_in.index):
        return  # nobody is known before they have signed in
    anew = page.topic != "load" and timeline.route_at(page.at_us - 1) == _path_of(page)
    if anew and not _came_before(timeline, sign_in, page):
        return  # its own address was written anew
    if any(sign_in.index < click.index < page.index for click in timeline.clicks[-3:]):
        return
    if not _stood_there(timeline, sign_in, page) or _says_why(timeline, sign_in, page):
        return
    status = sign_in.request.status if sign_in.request else None
    said = f"answered {status}, and the page {clean(_path_of(page), 120)} opened again"
    read = SignalKind.AUTH, Category.AUTH_EXPIRED
    signal = request_signal(timeline, sign_in, *read, said)
    yield replace(signal, message=SENT_BACK, also=(page,))


def _came_before(timeline: Timeline, sign_in: Event, page: Event) -> bool:
    """Tell that it had come so behind an earlier sign-in too, and was pressed for once more."""
    before = timeline.let_in_before(sign_in.index)
    press = timeline.click_before(sign_in.index)
    if before is None or press is None or press.index < before.index:
        return False
    between = timeline.opened_between(before.answered_us, press.at_us)
    return any(before.index < one.index and _path_of(one) == _path_of(page) for one in between)


def tell_lost(timeline: Timeline, signal: Signal) -> Signal:
    """Return a refusal just behind a sign-in as one of a session that was lost, else as it is."""
    asked = signal.event.request
    if signal.kind is not SignalKind.AUTH or asked is None or asked.told or signal.until_us:
        return signal  # a run counts its own entries
    sign_in = timeline.sign_in_before(signal.event.index)
    if asked.status not in _ENDED or sign_in is None or sign_in.request is None:
        return signal
    if not timeline.was_signed_in(signal.event.index):
        return signal  # they signed out meanwhile
    if signal.event.at_us - sign_in.answered_us > _JUST_US:
        return signal
    url, method = sign_in.request.url, clean(sign_in.request.method, 10).upper()
    host = clean(url.authority, 80) if is_cross_origin(timeline, sign_in.request) else ""
    address = f"{method} {host}{clean(url.path, 120)}"
    text = f"{signal.text}, after {address}{_JUST_ANSWERED}{sign_in.request.status}"
    return replace(signal, text=text, also=(*signal.also, sign_in))


def is_lost(signal: Signal) -> bool:
    """Tell a cause that is a sign-in which had worked a moment before."""
    return signal.message == SENT_BACK or _JUST_ANSWERED in signal.text


def is_sent_back(timeline: Timeline, refused: Event) -> bool:
    """Tell whether the page to sign in on came by itself within seconds of a refusal."""
    later = timeline.opened_between(refused.answered_us, refused.answered_us + _JUST_US)
    door = next((page for page in later if page.index > refused.index and _is_door(page)), None)
    if door is None:
        return False
    click = timeline.click_before(door.index)
    return click is None or click.index < refused.index


def _is_door(page: Event) -> bool:
    return is_door(_path_of(page))


def _stood_there(timeline: Timeline, sign_in: Event, page: Event) -> bool:
    """Tell a page that had been there before the sign-in: else it may be the next step of it."""
    if timeline.route_at(sign_in.at_us) == _path_of(page):
        return True
    before = timeline.navigations[: timeline.page_number(sign_in.index)]
    return any(_path_of(one) == _path_of(page) for one in before)


def _says_why(timeline: Timeline, sign_in: Event, page: Event) -> bool:
    """Tell whether the page itself complained in between: its words come first."""
    said = timeline.between(sign_in.answered_us, page.at_us, _MOST_LINES)
    loud = (one for one in said if one.level in _LOUD and one.index > sign_in.index)
    return any(one.kind in _WORDS and not one.topic and not is_harmless(one) for one in loud)


def _path_of(page: Event) -> str:
    return page.target.path if page.target is not None else ""

"""The notice that a page showed when a connection broke.

It stands right behind, before the line is back, a press or another failure. Not: how a page words
it, but for a notice that is no bad news by itself.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from usercontext.analyze.language.text import quote
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shown_notices import TOPIC
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SHOWN_US = 6_000_000
_MOST_NEAR = 40
_CLOSED = "closed with code "
_KINDS = (SignalKind.SOCKET, SignalKind.SERVER_ERROR)
_OF_A_LINE = re.compile(
    r"\b(?:dis-?connect|re-?connect|offline|connection|verbindung|getrennt|connexion|déconnect"
    r"|conexi[oó]n|desconect|conex[aã]o|connessione|disconness|verbinding|połączeni|rozłącz"
    r"|bağlantı|соединени|отключ|接続|切断|连接|连线|연결)",
    re.I,
)


def tell_shown(timeline: Timeline, found: Sequence[Signal]) -> list[Signal]:
    """Return the signals with each such notice told by the line that broke."""
    shown = {id(one): notice for one in found if (notice := _notice_of(timeline, one)) is not None}
    told = {notice.index for notice in shown.values()}
    return [
        _with(one, shown[id(one)]) if id(one) in shown else one
        for one in found
        if one.event.index not in told or id(one) in shown
    ]


def is_shown_as_cut(root: Signal) -> bool:
    """Tell a line that broke and of which its user was told so at once."""
    return _breaks(root) and any(one.topic == TOPIC for one in root.also)


def _with(signal: Signal, notice: Event) -> Signal:
    text = f"{signal.text}, and the page showed the user {quote(notice.text)}"
    words = f"{signal.words} {notice.text}"
    told = replace(signal, text=text, words=words, also=(notice, *signal.also))
    if signal.kind is not SignalKind.SERVER_ERROR:
        return told
    # whatever its server met, its user lost the line
    return replace(told, kind=SignalKind.SOCKET, category=Category.SOCKET_DROP)


def _breaks(signal: Signal) -> bool:
    asked = signal.event.request
    own = signal.party is Party.FIRST and signal.kind in _KINDS
    if not own or asked is None or asked.told or asked.resource != "socket":
        return False
    return not asked.status and _CLOSED in asked.error


def _notice_of(timeline: Timeline, signal: Signal) -> Event | None:
    if not _breaks(signal):
        return None
    broke, pressed = signal.event, False
    for event in timeline.between(broke.at_us, broke.at_us + _SHOWN_US, _MOST_NEAR):
        if event.index <= broke.index:
            continue
        if event.topic == TOPIC and event.text:
            named = _OF_A_LINE.search(event.text) is not None
            return event if named or (event.level is Level.ERROR and not pressed) else None
        pressed = pressed or event.element is not None
        if event.target is not None or _says_more(event):
            return None
    return None


def _says_more(event: Event) -> bool:
    """Tell the line that is back, or another request that failed."""
    asked = event.request
    if asked is None or asked.told:
        return False
    return asked.resource == "socket" or (asked.resource == "api" and (asked.status or 0) >= 400)

"""Reports of data that was lost while a connection broke and came back.

A page that its server draws has its state at the other end of the line: when that is there again,
it may be another one. Not: that a line broke, which is a signal.
"""

from functools import lru_cache

from usercontext.analyze.language.words import fold, needles
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_OF_A_LINE = needles(
    " reconnect| disconnected | connection lost| lost connection| connection was lost"
    "| no connection| verbindung| getrennt | connexion perdue| deconnect| conexion perdida"
    "| desconect| connessione persa| verbinding | polaczeni| соединени| 接続| 连接| 연결"
)
_GONE = needles(
    " gone | lost | vanish| disappear| deleted itself| cleared itself| empty again| reset | weg "
    "| verschwund| verlor| geloscht | disparu| perdu | efface| desapareci| perdid| borrad"
    "| sparit| perso | persi | kwijt | verdwenen | zniknel| пропал| исчез| 消え| 丢| 不见"
)
_RELOADED_US = 30_000_000


def was_left_without(timeline: Timeline, root: Signal, back: Event | None, report: str) -> bool:
    """Tell a line that is back and spoken of, or after which what was on the page is gone."""
    if root.kind is not SignalKind.SOCKET or not _speaks_of(report):
        return False
    if any(map(fold(report).__contains__, _OF_A_LINE)):
        return back is not None
    return _loaded_by_itself(timeline, root)


@lru_cache(maxsize=64)
def _speaks_of(report: str) -> bool:
    folded = fold(report)
    return any(needle in folded for needle in (*_OF_A_LINE, *_GONE))


def _loaded_by_itself(timeline: Timeline, root: Signal) -> bool:
    """Tell a page that was loaded anew behind a line that broke, though nobody had pressed."""
    since = root.event.at_us
    pages = timeline.loads.within(since, since + _RELOADED_US)
    return any(not _was_pressed_for(timeline, since, page) for page in pages)


def _was_pressed_for(timeline: Timeline, since: int, page: Event) -> bool:
    click = timeline.click_before(page.index)
    return click is not None and click.at_us >= since

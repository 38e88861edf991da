"""What goes on as long as its cause does: offline, an old page, lifeless parts. Not: endings."""

import re
from http import HTTPStatus

from usercontext.analyze.events import EventKind
from usercontext.analyze.parties import Party
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Category

_LASTING = (
    *(SignalKind.OFFLINE, SignalKind.MONEY, SignalKind.STALE, SignalKind.HYDRATION),
    *(SignalKind.BROKEN_SCRIPT, SignalKind.SOCKET),
)
_LIFELESS = (SignalKind.HYDRATION, SignalKind.CHUNK, SignalKind.BROKEN_SCRIPT)
_CODE = re.compile(r"\b(?:script|worker|child|frame|connect)-src\b|trusted-types")
_SEEN, _MOST_BACK = 600, 50
_OF_A_LINE = re.compile(
    r"(?:not|no|never|un|dis|isn.t|lost|without|wait\w* for)[ -]?(?:the )?connect"
    r"|connection (?:is |was )?(?:lost|gone|down|closed|missing)|\boffline\b|\b(?:web ?)?socket\b"
    r"|(?:nicht|keine?|ohne) verb[iu]nd|getrennt"
    r"|verbindung (?:ist |wurde )?(?:weg|verloren|unterbr)"
    r"|(?:pas|sans|non) connect|d[ée]connect|(?:sin|no hay|perdida la) conex|desconect"
    r"|(?:non|senza) conness|non connesso|disconness|(?:geen|niet) verb(?:ind|onden)"
    r"|(?:brak|nie ma|utracono) po[lł][aą]cz|roz[lł][aą]czon|нет (?:соедин|связи)|не подключ"
    r"|接続(?:され|が切|なし)|未接続|未连接|断开|연결(?:이 끊|되지)",
    re.I,
)
"""How a page says that it lacks the line it needs."""


def carried(
    timeline: Timeline, root: Signal, later: list[Signal], found: list[Signal]
) -> list[Signal]:
    """Return what goes on for as long as its cause: offline, an old page, parts without life."""
    goes_on, asked = root.kind in _LASTING or _has_ended_a_session(root), root.event.request
    ended = asked is not None and asked.status == HTTPStatus.UPGRADE_REQUIRED  # for all of it
    lifeless = root.kind in _LIFELESS or _took_code(root)
    live = asked is not None and asked.resource == "socket" and root.party is Party.FIRST
    if not (goes_on or lifeless or live):
        return []
    known = {id(s) for s in found}
    return [
        s
        for s in later
        if (
            (goes_on and (ended or s.kind is root.kind or _lacks_its_line(timeline, root, s)))
            or (lifeless and s.kind is SignalKind.DEAD_CLICK)
            or (live and s.kind is SignalKind.DEAD_CLICK and not _is_back(timeline, root, s))
        )
        and id(s) not in known
    ]


def _has_ended_a_session(root: Signal) -> bool:
    """Tell a page's own line that a sign-in could not be renewed: what it asks is refused then."""
    return root.kind is SignalKind.AUTH and root.event.request is None


def _lacks_its_line(timeline: Timeline, root: Signal, later: Signal) -> bool:
    """Tell a line of the page's own by which it lacks the socket that broke and is not back."""
    line, asked = later.event, root.event.request
    if root.kind is not SignalKind.SOCKET or asked is None or asked.told:
        return False
    if line.kind is not EventKind.CONSOLE or line.request is not None or line.element is not None:
        return False
    if later.party is not Party.FIRST or _OF_A_LINE.search(line.text[:_SEEN]) is None:
        return False
    return not _is_back(timeline, root, later)


def _is_back(timeline: Timeline, root: Signal, later: Signal) -> bool:
    """Tell whether the socket that broke had been opened anew by then."""
    tried = timeline.requests_before(later.event.index, _MOST_BACK)
    url = root.event.request.url if root.event.request else None
    lines = [one.request for one in tried if one.request and one.request.url == url]
    return bool(lines) and lines[-1].status == HTTPStatus.SWITCHING_PROTOCOLS


def _took_code(root: Signal) -> bool:
    """Tell a policy's refusal of what a page acts with, not of what it looks like."""
    return root.category is Category.CSP and _CODE.search(root.event.text[:_SEEN]) is not None

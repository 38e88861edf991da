"""Failures that last as long as their cause: offline, stale pages, dead parts. Not: endings.

While a connection is not back, a line by which the page lacks it, or that it writes under the same
tag, follows from the break.
"""

import re
from http import HTTPStatus

from usercontext.analyze.causes.drawn_amiss import stumbles
from usercontext.analyze.causes.line_not_back import is_back, refused_since
from usercontext.analyze.causes.named_again import named_again
from usercontext.analyze.causes.older_page import is_refused_as_old
from usercontext.analyze.reading.events import EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_LASTING = (
    *(SignalKind.OFFLINE, SignalKind.MONEY, SignalKind.STALE, SignalKind.HYDRATION),
    *(SignalKind.BROKEN_SCRIPT, SignalKind.SOCKET),
)
FELT_LATER = (SignalKind.OFFLINE, SignalKind.SOCKET, SignalKind.MEDIA, SignalKind.STALE)
"""What nobody set off, and is met by whoever then presses for it."""

_LIFELESS = (SignalKind.HYDRATION, SignalKind.CHUNK, SignalKind.BROKEN_SCRIPT)
_CODE = re.compile(r"\b(?:script|worker|child|frame|connect)-src\b|trusted-types")
_SEEN = 600
_TAG = re.compile(r"\W{0,2}\[[\w .:/-]{2,30}\]|[\w-]{2,24}:")
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
    timeline: Timeline, signals: list[Signal], place: int, found: list[Signal]
) -> list[Signal]:
    """Return what goes on for as long as its cause: offline, an old page, parts without life."""
    root, later = signals[place], signals[place + 1 :]
    goes_on, asked = root.kind in _LASTING or _has_ended_a_session(root), root.event.request
    ended = asked is not None and asked.status == HTTPStatus.UPGRADE_REQUIRED  # for all of it
    lifeless = (root.kind in _LIFELESS or _took_code(root)) and not _is_beside(
        timeline, signals, root
    )
    live = asked is not None and asked.resource == "socket" and root.party is Party.FIRST
    known = {id(s) for s in found}
    named = named_again(timeline, root, later, found) + stumbles(timeline, root, later)
    again = [s for s in named if id(s) not in known]
    if not (goes_on or lifeless or live):
        return again
    since = refused_since(timeline, root, later) if live else []
    return (
        again
        + [s for s in since if id(s) not in known]
        + [
            s
            for s in later
            if (
                (goes_on and (ended or s.kind is root.kind or _is_of_it(timeline, root, s)))
                or (lifeless and s.kind is SignalKind.DEAD_CLICK)
                or (live and _is_dead_without_it(timeline, root, s))
            )
            and id(s) not in known
        ]
    )


def _is_beside(timeline: Timeline, signals: list[Signal], root: Signal) -> bool:
    """Tell another house's script on a page whose own drawing has no life: that one says why."""
    if root.kind is not SignalKind.CHUNK or root.party in (Party.FIRST, Party.SERVICE):
        return False
    page = timeline.page_number(root.event.index)
    return any(
        one.kind is SignalKind.HYDRATION and timeline.page_number(one.event.index) == page
        for one in signals
    )


def _has_ended_a_session(root: Signal) -> bool:
    """Tell a page's own line that a sign-in could not be renewed: what it asks is refused then."""
    return root.kind is SignalKind.AUTH and root.event.request is None


def _is_of_it(timeline: Timeline, root: Signal, later: Signal) -> bool:
    return _lacks_its_line(timeline, root, later) or is_refused_as_old(timeline, root, later)


def _lacks_its_line(timeline: Timeline, root: Signal, later: Signal) -> bool:
    """Tell a line of the page's own by which it lacks the socket that broke and is not back."""
    line, asked = later.event, root.event.request
    if root.kind is not SignalKind.SOCKET or (asked is not None and asked.told):
        return False
    if line.kind is not EventKind.CONSOLE or line.request is not None or line.element is not None:
        return False
    if asked is None:
        return _is_of_its_line(root, later)
    says = later.category is root.category or _OF_A_LINE.search(line.text[:_SEEN]) is not None
    return later.party is Party.FIRST and says and not is_back(timeline, root, line.index)


def _is_of_its_line(root: Signal, later: Signal) -> bool:
    """Tell two lines about a connection that a page writes under one tag of its own."""
    if later.category is not root.category or later.party is not root.party:
        return False
    one, two = (_TAG.match(event.text[:_SEEN]) for event in (root.event, later.event))
    return one is not None and two is not None and one[0] == two[0]


def _is_dead_without_it(timeline: Timeline, root: Signal, later: Signal) -> bool:
    dead = later.kind is SignalKind.DEAD_CLICK
    return dead and not is_back(timeline, root, later.event.index)


def _took_code(root: Signal) -> bool:
    """Tell a policy's refusal of what a page acts with, not of what it looks like."""
    return root.category is Category.CSP and _CODE.search(root.event.text[:_SEEN]) is not None

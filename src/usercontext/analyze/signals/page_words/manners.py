"""What a line is about when none of its words is known: its tag, a time it names.

Pages put the part that speaks first (`[auth] …`) and say how long they waited, in any language.
Not: words, which are `reading_words`.
"""

import re

from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

_SEEN = 300
_TAG = re.compile(r"^\W{0,2}\[([\w .:/-]{2,30})\]|^([a-z][\w-]{2,20}): ", re.I)
_AUTH = re.compile(
    r"(?<![a-z])(?:auth\w*|session|sign-?in|log-?in|sso|oidc|oauth\d?|identity|token)(?![a-z])",
    re.I,
)
_LIVE = re.compile(
    r"(?<![a-z])(?:ws|socket|web-?socket|sse|live|realtime|stream|push|signalr|pusher|mqtt"
    r"|presence)(?![a-z])",
    re.I,
)
_BROKE = re.compile(
    r"(?<![a-z])(?:error|fail\w*|lost|clos(?:ed|ing)|dropped|disconnect\w*|timed?[ _]?out|broke\w*)"
    r"(?![a-z])",
    re.I,
)
_STATUS = re.compile(r"(?<![\w.])[45]\d\d(?![\w.])")
_LASTED = re.compile(
    r"(?<![\w.])(\d{1,6}(?:[.,]\d{1,3})?) ?(ms|milliseconds|s|sec|seconds|sekunden)\b"
)
_CODE = re.compile(r"(?<![a-z])code\W{1,4}([1-4]\d{3})(?!\d)", re.I)
_CUT = re.compile(
    r"\bdisconnect(?:ed)?\W.{0,20}\b(?:transport (?:close|error)|ping timeout)\b"
    r"|\bsocket\b.{0,40}\bRemoteHostClosed",
    re.I,
)
_A_LINE = re.compile(
    r"dis-?connect|on-?close|transport|socket|channel|connection|verbindung|getrennt|connexion"
    r"|(?<![a-z])(?:(?:ws|cable|stream|hub)(?![a-z])|live(?![dnrs])|link|feed)"
    r"|conexi[oó]n|conex[aã]o|connessione|bağlantı|соединени|接続|连接|連線|연결",
    re.I,
)
_ENDS = (
    r"(?:(?:on-?)?clos(?:ed?|ing|ure)|ended|terminated|disconnect(?:ed|ion)?|lost|dropped|broke\w*"
    r"|fail\w*|getrennt|fermée?|cerrad[oa]|chius[oa]|разорван\w*|закрыт\w*|kesildi|切断|断开|끊)"
)
_IS_OVER = re.compile(rf"(?<![a-z]){_ENDS}", re.I)
_DROPPED = re.compile(
    rf"(?:\(|(?<![a-z])(?:code|status|{_ENDS})\W{{1,3}})"
    r"(?:(?:with|by|code|status|reason|event|err\w*)\W{1,3}){0,3}"
    r"10(?:06|1[1-5])(?![\w%]|[.,]\d| \w)",
    re.I,
)
"""Codes that no page closes a line with itself: what broke, or a server that gave up."""

_COUNTED = re.compile(r"(?:connection|socket|channel|stream|peer)s\W{1,3}\w+\W{1,3}\d", re.I)

_ENDED_WELL = frozenset({"1000", "1001", "1005"})
"""A WebSocket that was done, whose page was left, and one that gave no code (RFC 6455, 7.4.1)."""

LONG_MS = 4_000
"""As long as an answer may take before somebody takes it for none."""


def read_manner(text: str) -> Category | None:
    """Read a line that the page wrote as an error, by its tag or by the wait that it names."""
    said = text[:_SEEN]
    found = _TAG.search(said)
    tag = (found[1] or found[2] or "") if found else ""
    if _AUTH.search(tag):
        return Category.AUTH_EXPIRED
    if _LIVE.search(tag):
        return Category.SOCKET_DROP
    return Category.TIMEOUT_SLOW if wait_named_in(said) >= LONG_MS else None


def is_of_a_line(text: str) -> bool:
    """Tell a line whose tag is that of a connection which is held open."""
    found = _TAG.search(text[:_SEEN])
    return found is not None and _LIVE.search(found[1] or found[2] or "") is not None


def loses_a_line(text: str) -> bool:
    """Tell a line of what is live that says that it broke, in words or by a code.

    One that names a status tells of a request that was refused, and its answer says why.
    """
    said = text[:_SEEN]
    if _STATUS.search(said) is not None:
        return False
    return read_manner(said) is Category.SOCKET_DROP and _BROKE.search(said) is not None


def read_close(text: str) -> tuple[SignalKind, Category] | None:
    """Read a line of what is live that names a code of a close by which nothing ends well.

    Or, as the commonest library of sockets has them, a reason that is none of the page's own.
    """
    if _CUT.search(text[:_SEEN]) is not None:
        return SignalKind.SOCKET, Category.SOCKET_DROP
    if drops_a_line(text):
        return SignalKind.SOCKET, Category.SOCKET_DROP
    codes = _CODE.findall(text[:_SEEN]) if loses_a_line(text) else []
    ends = bool(codes) and _ENDED_WELL.isdisjoint(codes)
    return (SignalKind.SOCKET, Category.SOCKET_DROP) if ends else None


def drops_a_line(text: str) -> bool:
    """Tell a line that speaks of what is held open, and gives the code by which it broke.

    1006 and 1011 to 1015 (RFC 6455, 7.4.1): nobody who is done closes with one of these.
    """
    said = text[:_SEEN]
    if "100" not in said and "101" not in said:
        return False  # most lines need no pattern
    if _DROPPED.search(said) is None or _A_LINE.search(said) is None:
        return False
    return _IS_OVER.search(said) is not None and _COUNTED.search(said) is None


def wait_named_in(text: str) -> float:
    """Return the longest time that a text names, in milliseconds; 0 where it names none."""
    said = text[:_SEEN]
    if not any(char.isdigit() for char in said):
        return 0.0
    return max((_in_ms(one[1], one[2]) for one in _LASTED.finditer(said)), default=0.0)


def _in_ms(written: str, unit: str) -> float:
    number = float(written.replace(",", "."))
    return number if unit.startswith("m") else number * 1000

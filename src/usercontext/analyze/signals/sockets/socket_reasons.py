"""Why a connection was closed or refused something. Not: that it broke.

The other end says so in a frame (`{"op": "join_failed", "reason": "ROOM_FULL"}`) or as it closes
("client 1.42.0 too old"): that is an answer, and the line did what it is there for.
"""

import re
from functools import lru_cache

from usercontext.analyze.signals.programs.shouted import read_shouted
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

_SEEN = 300
_OLD = re.compile(
    r"\b(?:too old|outdated|out of date|no longer supported|unsupported version|update required"
    r"|please update|upgrade (?:required|needed)|version mismatch|(?:needs|requires) \d+\.\d+"
    r"|(?:version|protocol|client) v?\d[\w.]{0,12} (?:is )?(?:required|needed|expected))\b",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:token|session|jwt|ticket|sign-?in|log-?in)\b.{0,20}\b(?:expired|invalid|revoked|ended)"
    r"|\bunauthori[sz]ed\b|\bnot authenticated\b|\b4401\b",
    re.I,
)
_DENIED = re.compile(r"\b(?:forbidden|banned|kicked|not (?:allowed|permitted|invited))\b", re.I)
_OF_ITS_SERVER = re.compile(
    r"\b(?:overloaded|over capacity|internal (?:server )?error|(?:temporarily )?unavailable"
    r"|try again later|out of memory|restarting|worker (?:died|crashed|lost))\b",
    re.I,
)
_RULE = re.compile(
    r"\b(?:full|limit|already (?:in|joined|started|running)|closed to|wrong (?:code|password)"
    r"|no such (?:room|game|match|channel)|not found|has started|max\w*)\b",
    re.I,
)


@lru_cache(maxsize=512)
def why_refused(reason: str) -> tuple[SignalKind, Category] | None:
    """Read why the other end of a line said no; None where the line itself broke."""
    said = reason[:_SEEN]
    if _OLD.search(said) is not None:
        return SignalKind.STALE, Category.STALE_VERSION
    if _ENDED.search(said) is not None:
        return SignalKind.AUTH, Category.AUTH_EXPIRED
    if _DENIED.search(said) is not None:
        return SignalKind.DENIED, Category.PERMISSION_DENIED
    if _OF_ITS_SERVER.search(said) is not None:
        return SignalKind.SERVER_ERROR, Category.BACKEND_ERROR
    shouted = read_shouted(said)
    if shouted is not None and shouted[0] is not SignalKind.NO_ANSWER:
        return shouted
    if _RULE.search(said) is not None:
        return SignalKind.FORM, Category.VALIDATION_REJECTED
    return None

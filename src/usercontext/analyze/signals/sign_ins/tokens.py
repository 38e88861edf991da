"""Refusals that say a session or a form token has expired. Not: statuses.

Servers answer an old session, a form's stale token or an address that was signed too long ago with
whatever status their framework likes: 400, 403, 410, 422. The words are the same everywhere.
"""

import re
from functools import lru_cache

from usercontext.analyze.reading.events import Request
from usercontext.analyze.signals.sign_ins.failed_in_page import read_sign_in
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

Reading = tuple[SignalKind, Category]

_SEEN = 500
_GUARD = (
    r"(?:csrf|xsrf|anti-?forgery|authenticity|request[ _-]?verification|form[ _-]?key|nonce"
    r"|security[ _-]?(?:token|nonce))"
)
_BAD = (
    r"(?:invalid|missing|mismatch\w*|expired|incorrect|wrong|absent|bad|required|fail\w*"
    r"|(?:can(?:no|.)t|could(?: no|n.)t|unable to) (?:verify|validate)"
    r"|not[ _-](?:match\w*|valid|found|present|verified)|(?:does|do)(?:n.t|[ _-]not)[ _-]match)"
)
_OVER = re.compile(
    rf"(?<![a-z]){_GUARD}(?![a-z]).{{0,40}}(?<![a-z]){_BAD}(?![a-z])"
    rf"|(?<![a-z]){_BAD}(?![a-z]).{{0,20}}(?<![a-z]){_GUARD}(?![a-z])"
    r"|tokenmismatch|(?<![a-z])view[ _-]?expired|(?<![a-z])page[ _-]expired(?![a-z])"
    r"|(?<![a-z])session[ _-]?(?:id[ _-])?(?:(?:has|is|was|have)[ _-])?(?:expired|timed[ _-]?out"
    r"|timeout|invalid(?:ated)?|revoked)(?![a-z])|(?<![a-z])(?:expired|invalid)[ _-]session"
    r"|(?<![a-z])(?:access|auth\w{0,11}|bearer|id|refresh|jwt|session|login)[ _-]?token[ _-]"
    r"(?:(?:has|is|was)[ _-])?(?:expired|invalid|revoked|missing)(?![a-z])"
    r"|(?<![a-z])jwt[ _-](?:expired|malformed|invalid)|(?<![a-z])invalid[ _-]grant(?![a-z])"
    r"|(?<![a-z])(?:request|signature|policy|sas|signed[ _-](?:url|link|address))[ _-]"
    r"(?:has[ _-]|is[ _-])?expired(?![a-z])"
    r"|(?<![a-z])expired[ _-]?(?:token|signature|credentials)(?![a-z])"
    r"|(?<![a-z])unauthenticated(?![a-z])|(?<![a-z])not[ _-](?:authenticated|logged[ _-]in"
    r"|signed[ _-]in)(?![a-z])|(?<![a-z])(?:please )?(?:log|sign)[ _-]?in again(?![a-z])",
    re.I,
)
_HINTS = (
    *("csrf", "xsrf", "forgery", "authenticity", "verification", "mismatch", "expired"),
    *("key", "nonce", "security"),
    *("session", "token", "jwt", "grant", "authenticated", "logged", "signed", "again"),
)


def is_bare_no(asked: Request) -> bool:
    """Tell a refusal by the one script of a page, which says a number below nought and no more.

    So scripts refuse a token that they wrote into a page themselves, and that is over since: a
    cache gave the page out for longer. Whoever may not do it is told so in words.
    """
    by_one_script = bool(asked.action) or asked.url.extension in ("php", "ashx", "cgi", "do")
    refused = asked.status in (400, 403) and not asked.reads
    return refused and by_one_script and (asked.body or "").strip() == "-1"


@lru_cache(maxsize=1024)
def read_token(text: str) -> Reading | None:
    """Read a refusal that says that who asks is no longer known, or never came back."""
    said = text[:_SEEN]
    lowered = said.lower()
    if any(hint in lowered for hint in _HINTS) and _OVER.search(said):
        return SignalKind.AUTH, Category.AUTH_EXPIRED
    return read_sign_in("", said)

"""The server side of a connection that carries a whole page: a hub, a circuit.

Pages whose server draws them ask for nothing by themselves: their connection's own words are all
that is captured. Not: requests, which tell by a status.
"""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.shown_notices import states_a_rule
from usercontext.analyze.signals.refusals.conflicts import is_held
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

_SEEN = 400
_HINTS = ("connect", "circuit", "server", "socket", "process", "worker", "view", "open", " state")
"""One of these stands in whatever the patterns find."""

_IT_THREW = screened(
    r"(?:exception|error|\bcrash\w*|\bpanic)\b.{0,30}\bon (?:the )?(?:\w+ )?"
    r"(?:circuit|server|backend|worker|process)\b"
    r"|\b(?:circuit|server|view|process) (?:has |was |will be )?(?:terminated|crashed)\b"
    r"|\bserver returned an error on close\b",
)
"""It was there and broke: of what it did nothing is captured but that."""

_NOT_THERE = screened(
    r"\b(?:not|n.t|no longer)\b.{0,24}\W(?:connected|open)\W{1,3}state\b"
    r"|\b(?:web ?socket|connection|socket|channel|hub)\b.{0,30}\b(?:not|n.t|no longer)\b.{0,10}"
    r"\b(?:connected|open)\b|\b(?:closing or closed|still in connecting) state\b"
    r"|\bconnection (?:was |has been )?(?:disconnected|closed|lost|dropped) (?:with|due|because)\b"
    r"|\bfailed to (?:start the connection|complete negotiation)\b"
    r"|\b(?:retries|attempts?)\b.{0,20}\b(?:exhausted|used up)\b.{0,60}\bconnection\b"
    r"|\breconnect\w* (?:attempts?|retries)\b.{0,20}\b(?:exhausted|failed|used up)",
)
"""What cannot be sent for want of a line, or a line that did not come about."""


_TRACE = re.compile(
    r"\btraceback\b|\bfile \"[^\"]{1,200}\", line \d"
    r"|\bat [\w.$]+\(\w+\.(?:java|kt|cs|rb|php|go):\d"
    r"|\b(?:[a-z_]\w*\.)+[a-z]\w*(?:error|exception)\b"
)
"""How a server's language tells what it threw: on a page it was only shown."""

_HELD_BY = re.compile(
    r"\b(?:locked|held|in use|being (?:edited|used|changed)) by (?:an? |the |another )?"
    r"(?!(?:admin|owner|polic|rule|your|system admin))\w"
)
"""What something else under way keeps: it is free again when that is done."""

_ITS_STORE = re.compile(
    r"\b(?:database|db|table|replica|transaction|file ?system|disk|volume|storage)\b.{0,30}"
    r"\b(?:read[- ]?only|locked|full|unavailable|down|not reachable)\b"
)
"""What a server keeps things in: that nothing can be written there is nobody's right or rule."""


def read_far_side(text: str, *, shown: bool = False) -> tuple[SignalKind, Category] | None:
    """Read what an error says of the other side, or of the line to it."""
    said = text[:_SEEN].casefold()
    if shown and (_TRACE.search(said) or _ITS_STORE.search(said)):
        return SignalKind.SERVER_ERROR, Category.BACKEND_ERROR
    if shown and (_HELD_BY.search(said) or is_held(text)):
        return SignalKind.RACE, Category.RACE
    if shown and states_a_rule(text):
        return SignalKind.FORM, Category.VALIDATION_REJECTED
    if not any(hint in said for hint in _HINTS):
        return None
    if _IT_THREW.search(said):
        return SignalKind.SERVER_ERROR, Category.BACKEND_ERROR
    if _NOT_THERE.search(said):
        return SignalKind.SOCKET, Category.SOCKET_DROP
    return None

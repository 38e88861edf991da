"""Messages of servers, phones and devices: unreachable, no permission. Not: pages.

No page knows a port, a signal that ends a process or a radio's status: such words mean one thing.
"""

from usercontext.analyze.language.machine_words import LOUD, is_not_granted, took, trouble_in
from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.signals.exceptions.drawn_otherwise import is_drawn_otherwise
from usercontext.analyze.signals.page_words.manners import wait_named_in
from usercontext.analyze.signals.refusals.too_old import calls_too_old
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

Reading = tuple[SignalKind, Category]

_UNREACHED = screened(
    r"\bgetaddrinfo (?:EAI_AGAIN|ENOTFOUND) [\w-]{1,60}+"
    r"(?:\.(?:internal|local|svc|corp|lan)\b|(?!\.))"
    r"|\bE(?:CONNREFUSED|CONNRESET|HOSTUNREACH)\b.{0,80}(?:\bport \d{2,5}\b|\d:\d{2,5}\b)"
    r"|\bdial (?:tcp|udp)\b.{0,160}\b(?:connection refused|no such host|no route to host"
    r"|connection reset)\b|\w:\d{2,5}\b.{0,40}\b[Cc]onnection refused\b"
)
"""A server did not reach what stands behind it: pages know no ports."""

_READ: dict[str, Reading] = {
    "guard": (SignalKind.REJECTED, Category.AUTH_EXPIRED),
    "not asked": (SignalKind.DENIED, Category.PERMISSION_DENIED),
    "held": (SignalKind.DENIED, Category.PERMISSION_DENIED),
    "no line": (SignalKind.NO_ANSWER, Category.OFFLINE),
    "session lost": (SignalKind.SOCKET, Category.SOCKET_DROP),
    "radio": (SignalKind.SOCKET, Category.SOCKET_DROP),
    "device": (SignalKind.NO_ANSWER, Category.THIRD_PARTY),
    "certificate": (SignalKind.AUTH, Category.AUTH_EXPIRED),
    "renewed": (SignalKind.STALE, Category.STALE_VERSION),
    "no room": (SignalKind.STORAGE, Category.STORAGE),
    "stalls": (SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW),
    "key gone": (SignalKind.DENIED, Category.AUTH_EXPIRED),
    "away": (SignalKind.NO_ANSWER, Category.OFFLINE),
    "bounced": (SignalKind.NO_ANSWER, Category.THIRD_PARTY),
    "not written": (SignalKind.STORAGE, Category.STORAGE),
    "wiped": (SignalKind.RACE, Category.STORAGE),
    "keys kept": (SignalKind.STORAGE, Category.STORAGE),
    "ended": (SignalKind.SERVER_ERROR, Category.BACKEND_ERROR),
    "too large": (SignalKind.REJECTED, Category.VALIDATION_REJECTED),
    "late behind": (SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW),
    "gone behind": (SignalKind.SERVER_ERROR, Category.BACKEND_ERROR),
    "no asset": (SignalKind.CONSOLE_ERROR, Category.ASSET_MISSING),
    "broker": (SignalKind.CONSOLE_ERROR, Category.BACKEND_ERROR),
    "limited": (SignalKind.LIMITED, Category.BACKEND_ERROR),
    "no screen": (SignalKind.CLIENT_ERROR, Category.DEAD_CONTROL),
}
_LONG_MS = 10_000


def read_machine(event: Event, text: str, lowered: str) -> Reading | None:
    """Read what servers, phones and devices say, and no page; frameworks of a page they drew."""
    if ("permission" in lowered or "kclerror" in lowered) and is_not_granted(text):
        return SignalKind.DENIED, Category.PERMISSION_DENIED
    if event.level not in (Level.ERROR, Level.WARN):
        return None
    if calls_too_old(text):
        return SignalKind.STALE, Category.STALE_VERSION
    if is_drawn_otherwise(text):
        return SignalKind.HYDRATION, Category.HYDRATION
    told = trouble_in(text)
    if told in LOUD:
        return _READ[told]
    if event.level is not Level.ERROR:
        return None
    if _UNREACHED.search(text):
        return SignalKind.NO_ANSWER, Category.BACKEND_ERROR
    # what was thrown is the code's own, and says so by itself
    return _READ[told] if told and event.kind is EventKind.CONSOLE else None


def read_long(event: Event, text: str) -> Reading | None:
    """Read what a program says took long, and was done in the end."""
    if event.level not in (Level.ERROR, Level.WARN) or event.kind is not EventKind.CONSOLE:
        return None
    long = took(text) and wait_named_in(text) >= _LONG_MS
    return (SignalKind.SLOW, Category.TIMEOUT_SLOW) if long else None

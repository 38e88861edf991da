"""What servers, phones and devices say: a machine not reached, a right not given. Not: pages.

No page knows a port, a signal that ends a process or a radio's status: such words mean one thing.
"""

import re

from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.signals.manners import wait_named_in
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

Reading = tuple[SignalKind, Category]

_UNREACHED = re.compile(
    r"\bE(?:CONNREFUSED|CONNRESET|HOSTUNREACH)\b.{0,80}(?:\bport \d{2,5}\b|\d:\d{2,5}\b)"
)
"""A server did not reach what stands behind it: pages know no ports."""

_DEVICE = (
    r"(?:printer|scanner|card reader|reader|pin ?pad|scale|cash drawer|drawer|terminal|turnstile"
    r"|dispenser|drucker|lecteur|imprimante|impresora|stampante|kartenleser|waage|drukarka)"
)
_NOT_THERE = re.compile(
    rf"\b{_DEVICE}\b.{{0,60}}\b(?:ECONNREFUSED|EHOSTUNREACH|ETIMEDOUT|ECONNRESET|not found|offline"
    r"|unreachable|disconnected|not connected|no paper|out of paper|paper (?:jam|out)"
    r"|jammed|not responding"
    r"|nicht (?:gefunden|erreichbar|verbunden)|introuvable|no encontrada|desconectad\w+)\b"
    r"|\bJAMMED\b|\b(?:receipt|label|ticket|slip|bon|docket)s?\b.{0,40}\bnot printed\b",
    re.I,
)
"""A device on the counter is another house's, and neither the app nor its server."""

_SESSION_LOST = re.compile(
    r"\b(?:session|connection|link|host)\b.{0,20}\b(?:lost|dropped|broken|closed)\b.{0,60}"
    r"\bE(?:CONNRESET|PIPE)\b",
    re.I,
)
_RADIO = re.compile(
    r"\b(?:gatt\w*|onConnectionStateChange|bluetooth|ble|peripheral|cberror\w*)\b.{0,80}"
    r"(?:\bstatus[ =:]{1,2}(?:62|133|147|257)\b|\b(?:connection failed|failed to connect)\b)",
    re.I,
)
"""How a phone's radio says that it cannot reach a device: 133 is its word for any reason."""

_NOT_GRANTED = re.compile(
    r"\bpermission\b.{0,80}\bgranted[ :=]{1,3}false\b"
    r"|\bpermission [\w.]{2,60}.{0,30}\b(?:denied|never_ask_again|blocked|restricted)\b"
    r"|\bpermissions?\W{1,3}(?:permanently[ _]?)?denied(?:forever|_?permanently)?\b",
    re.I,
)
"""What a phone says of a device that its user did not give."""

_HELD = re.compile(
    r"\b(?:audio\w*|video\w*|camera|microphone|mic|input|capture)\b.{0,60}\b(?:in use|held|locked"
    r"|occupied|taken) by another (?:app\w*|program|process)\b",
    re.I,
)
_NO_LINE = re.compile(
    r"\b(?:uplink|modem|sim|lte|wan|dsl|cellular)\b.{0,40}\b(?:no carrier|denied|down|lost"
    r"|not registered|no signal)\b|\bno (?:uplink|carrier|backhaul)\b",
    re.I,
)
"""What a device says of its own line to the world."""

_ENDED = re.compile(
    r"\bSIG(?:KILL|SEGV|ABRT|BUS)\b|\boom[- ]?kill\w*|(?<!heap )\bout of memory\b"
    r"|\bexit(?:ed)?(?: with)?(?: code| status)? (?:137|139|134)\b|\bOutOfMemoryError\b",
    re.I,
)
"""How a system says that it ended a process."""

_CERTIFICATE = re.compile(
    r"\b(?:cert\w{0,8}|zertifikat\w*|signing key|licen[sc]e key)\b.{0,40}\b(?:expired|ended|revoked"
    r"|abgelaufen|gesperrt|expiré\w*|caducad\w+|scadut\w+|verlopen|wygas\w+|vencid\w+)\b",
    re.I,
)
_NO_SCREEN = re.compile(
    r"\b(?:deep ?link|universal link|app link|intent|uri|url scheme|route)\b.{0,60}\b(?:not handled"
    r"|unhandled|no (?:activity|handler|screen|destination|route)|unknown route)\b"
    r"|\bno activity found to handle\b",
    re.I,
)
"""What was pressed for has no place in the application."""

_RENEWED = re.compile(r"\bextension context invalidated\b", re.I)
"""An extension was renewed, and its old part is still in the pages that were open."""

_KEPT_FULL = re.compile(r"\bQUOTA_BYTES\w*|\bMAX_ITEMS\b.{0,20}\bexceeded\b")
"""What browsers give their extensions to keep things in."""

_BOUNCED = re.compile(
    r"\b(?:smtp|mail|recipient|mailbox|e-?mail)\b.{0,50}(?:\b(?:bounced?|undeliverable"
    r"|recipient unknown|user unknown|mailbox (?:full|unavailable))\b|\b5\.\d\.\d\b)",
    re.I,
)
_AWAY = re.compile(r"\b(?:is |was )?(?:offline|unreachable|disconnected) since \d", re.I)
"""A thing that is away, which is not the one who tells of it."""

_STALLS = re.compile(r"\brebuffer\w*|\bbuffer (?:underrun|empty)\b|\bplayback stalled\b", re.I)
_LASTED = re.compile(
    r"\b(?:took|lasted|dauerte|a pris|tardó|ha richiesto|levou|duurde|trwał\w*|elapsed)\b", re.I
)
_LONG_MS = 10_000
_SEEN = 400
_KEY_GONE = re.compile(
    r"\bkey permanently invalidated\b|\bKeyPermanentlyInvalidated|\bbiometr\w+\b.{0,40}"
    r"\b(?:changed|invalidated|locked ?out)\b",
    re.I,
)
"""A phone gives no key any more that was made before its owner's fingers changed."""

_LOUD: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (_HELD, (SignalKind.DENIED, Category.PERMISSION_DENIED)),
    (_NO_LINE, (SignalKind.NO_ANSWER, Category.OFFLINE)),
    (_SESSION_LOST, (SignalKind.SOCKET, Category.SOCKET_DROP)),
    (_RADIO, (SignalKind.SOCKET, Category.SOCKET_DROP)),
    (_NOT_THERE, (SignalKind.NO_ANSWER, Category.THIRD_PARTY)),
    (_CERTIFICATE, (SignalKind.AUTH, Category.AUTH_EXPIRED)),
    (_RENEWED, (SignalKind.STALE, Category.STALE_VERSION)),
    (_KEPT_FULL, (SignalKind.STORAGE, Category.STORAGE)),
    (_STALLS, (SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW)),
    (_KEY_GONE, (SignalKind.DENIED, Category.AUTH_EXPIRED)),
    (_AWAY, (SignalKind.NO_ANSWER, Category.OFFLINE)),
    (_BOUNCED, (SignalKind.NO_ANSWER, Category.THIRD_PARTY)),
)
_FAILED: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (_ENDED, (SignalKind.SERVER_ERROR, Category.BACKEND_ERROR)),
    (_NO_SCREEN, (SignalKind.CLIENT_ERROR, Category.DEAD_CONTROL)),
)


def is_of_a_device(text: str) -> bool:
    """Tell a line of a device beside the program, which is not there or does not work."""
    return _NOT_THERE.search(text[:_SEEN]) is not None


def read_machine(event: Event, text: str, lowered: str) -> Reading | None:
    """Read what servers, phones and devices say, and no page."""
    if "permission" in lowered and _NOT_GRANTED.search(text):
        return SignalKind.DENIED, Category.PERMISSION_DENIED
    if event.level not in (Level.ERROR, Level.WARN):
        return None
    known = _first(_LOUD, text)
    if known is None and event.level is Level.ERROR:
        if _UNREACHED.search(text):
            return SignalKind.NO_ANSWER, Category.BACKEND_ERROR
        # what was thrown is the code's own, and says so by itself
        known = _first(_FAILED, text) if event.kind is EventKind.CONSOLE else None
    return known


def read_long(event: Event, text: str) -> Reading | None:
    """Read what a program says took long, and was done in the end."""
    if event.level not in (Level.ERROR, Level.WARN) or event.kind is not EventKind.CONSOLE:
        return None
    long = _LASTED.search(text) is not None and wait_named_in(text) >= _LONG_MS
    return (SignalKind.SLOW, Category.TIMEOUT_SLOW) if long else None


def tells_trouble(text: str) -> bool:
    """Tell a line of which the words of a machine say that something went wrong."""
    said = text[:_SEEN]
    return _first(_LOUD, said) is not None or _first(_FAILED, said) is not None


def _first(table: tuple[tuple[re.Pattern[str], Reading], ...], text: str) -> Reading | None:
    return next((reading for words, reading in table if words.search(text)), None)

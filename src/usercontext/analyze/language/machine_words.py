"""Error words that only servers, phones and devices use. Not: their meaning here.

No page knows a signal that ends a process, a radio's status or an empty tray: such words mean one
thing, at whatever level they are said.
"""

import re

from usercontext.analyze.language.screens import Screened, screened

_DEVICE = (
    r"(?:printer|scanner|card reader|reader|pin ?pad|scale|cash drawer|drawer|terminal|turnstile"
    r"|dispenser|hopper|coin acceptor|drucker|lecteur|imprimante|impresora|stampante|kartenleser"
    r"|waage|drukarka)"
)
_NOT_THERE = screened(
    rf"\b{_DEVICE}\d?\b.{{0,60}}\b(?:ECONNREFUSED|EHOSTUNREACH|ETIMEDOUT|ECONNRESET|not found"
    r"|offline|unreachable|disconnected|not connected|no paper|out of paper|paper (?:jam|out)"
    r"|jam(?:med)?|not responding"
    r"|nicht (?:gefunden|erreichbar|verbunden)|introuvable|no encontrada|desconectad\w+)\b"
    r"|\bJAMMED\b|\bprint(?:ing|er)?[_ ]?(?:failed|error)\b.{0,80}\b(?:paper|cover|head|ribbon"
    r"|cutter)|\bpaper[_ ](?:jam|out|end|empty)\b|\bcover[_ ]open\b|\bout of paper\b"
    r"|\b(?:receipt|label|ticket|slip|bon|docket)s?\b.{0,40}\bnot printed\b"
    r"|\b\w{0,20}(?<!pretty)(?:printer|cardreader|pinpad|cashdrawer)\w{0,12}(?:exception|error)\b",
    re.I,
)
"""A device on the counter is another house's, and neither the app nor its server."""

_SESSION_LOST = screened(
    r"\b(?:session|connection|link|host)\b.{0,20}\b(?:lost|dropped|broken|closed)\b.{0,60}"
    r"\bE(?:CONNRESET|PIPE)\b|connection[ _]?state\b.{0,12}\bfailed\b"
    r"|^ ?(?:\w{1,24} )?\w{0,24}?(?:connection|link|stream|mqtt)[_ ]?(?:lost|dropped): \S",
    re.I,
)
"""The line to something else that was there, by the name of an event or of a state as well."""

_RADIO = screened(
    r"\b(?:gatt\w*|onConnectionStateChange|bluetooth|ble|peripheral|cberror\w*)\b.{0,80}"
    r"(?:\bstatus[ =:]{1,2}(?:62|133|147|257)\b|\b(?:connection failed|failed to connect)\b)",
    re.I,
)
"""How a phone's radio says that it cannot reach a device: 133 is its word for any reason."""

_NOT_GRANTED = screened(
    r"\bpermission\b.{0,80}\bgranted[ :=]{1,3}false\b"
    r"|\bpermission [\w.]{2,60}.{0,30}\b(?:denied|never_ask_again|blocked|restricted)\b"
    r"|\bkCLErrorDomain (?:error |Code=)1\b"
    r"|\bpermissions?\W{1,3}(?:permanently[ _]?)?denied(?:forever|_?permanently)?\b(?! to access)",
    re.I,
)
"""What a phone says of a device that its user did not give."""

_HELD = screened(
    r"\b(?:audio\w*|video\w*|camera|microphone|mic|input|capture)\b.{0,60}\b(?:in use|held|locked"
    r"|occupied|taken) by another (?:app\w*|program|process)\b"
    r"|\bviolates row-level security policy\b",
    re.I,
)
_NO_LINE = screened(
    r"\b(?:uplink|modem|sim|lte|wan|dsl|cellular)\b.{0,40}\b(?:no carrier|denied|down|lost"
    r"|not registered|no signal)\b|\bno (?:uplink|carrier|backhaul)\b",
    re.I,
)
"""What a device says of its own line to the world."""

_ENDED = screened(
    r"\bSIG(?:KILL|SEGV|ABRT|BUS)\b|\boom[- ]?kill\w*|(?<!heap )\bout of memory\b"
    r"|\ballowed memory size of \d{1,15} bytes exhausted\b"
    r"|\bexceed\w* (?:its |the )?memory limit\b|\bmemory limit (?:was |is )?exceeded\b"
    r"|\bexit(?:ed)?(?: with)?(?: code| status)? (?:137|139|134)\b|\bOutOfMemoryError\b",
    re.I,
)
"""How a system says that it ended a process."""

_CERTIFICATE = screened(
    r"\b(?:cert\w{0,8}|zertifikat\w*|signing key|licen[sc]e key)\b.{0,40}\b(?:expired|ended|revoked"
    r"|abgelaufen|gesperrt|expiré\w*|caducad\w+|scadut\w+|verlopen|wygas\w+|vencid\w+)\b",
    re.I,
)
_NO_SCREEN = screened(
    r"\b(?:deep ?link|universal link|app link|intent|uri|url scheme|route)\b.{0,60}\b(?:not handled"
    r"|unhandled|no (?:activity|handler|screen|destination|route)|unknown route)\b"
    r"|\bno activity found to handle\b",
    re.I,
)
"""What was pressed for has no place in the application."""

_RENEWED = screened(r"\bextension context invalidated\b", re.I)
"""An extension was renewed, and its old part is still in the pages that were open."""

_KEPT_FULL = screened(r"\bQUOTA_BYTES\w*|\bMAX_ITEMS\b.{0,20}\bexceeded\b")
"""What browsers give their extensions to keep things in."""

_BOUNCED = screened(
    r"\b(?:sms|text message)\b.{0,60}\b(?:provider error|carrier \w+|undelivered|filtered)\b"
    r"|\b(?:smtp|mail|recipient|mailbox|e-?mail)\b.{0,50}(?:\b(?:bounced?|undeliverable"
    r"|recipient unknown|user unknown|mailbox (?:full|unavailable))\b|\b5\.\d\.\d\b)"
    r"|\b5\d\d[ -]5\.\d\.\d{1,3} \w",
    re.I,
)
_AWAY = screened(r"\b(?:is |was )?(?:offline|unreachable|disconnected) since \d", re.I)
"""A thing that is away, which is not the one who tells of it."""

_STALLS = screened(r"\brebuffer\w*|\bbuffer (?:underrun|empty)\b|\bplayback stalled\b", re.I)
_LASTED = screened(
    r"\b(?:took|lasted|dauerte|a pris|tardó|ha richiesto|levou|duurde|trwał\w*|elapsed)\b", re.I
)
_LONG_MS = 10_000
_SEEN = 400
_KEY_GONE = screened(
    r"\bkey permanently invalidated\b|\bKeyPermanentlyInvalidated|\bbiometr\w+\b.{0,40}"
    r"\b(?:changed|invalidated|locked ?out)\b",
    re.I,
)
"""A phone gives no key any more that was made before its owner's fingers changed."""

_KEYS_KEPT = screened(
    r"\berrSec[A-Z]\w+|\bkeychain\b.{0,40}\b(?:error|failed|denied|locked|unavailable|status)\b"
    r"|\b(?:SecItem(?:Add|Update|CopyMatching|Delete))\b.{0,40}-\d{4,6}\b"
    r"|\b(?:Android)?KeyStoreException\b|\b(?:secure ?storage|credential (?:store|manager|vault)"
    r"|libsecret|DPAPI)\b.{0,60}\b(?:error|failed|denied|locked|unavailable|could not|cannot)\b",
    re.I,
)
"""Where a device keeps what its user is known by."""

NO_CONNECTION = screened(
    r"\bcode=-1009\b|\bnodename nor servname provided\b|\bNo such host is known\b"
    r"|\bNo address associated with hostname\b"
    r"|\b[Ff]ailed host lookup\b|\b[Uu]nable to resolve host\b"
    r"|\bUnknownHostException\b|\b[Nn]etwork is unreachable\b|\bENETUNREACH\b",
    re.I,
)
"""How a phone says in any line that it has no connection."""

NO_ROOM = screened(
    r"\bno space left on device\b|\bENOSPC\b|\bSQLITE_FULL\b|\bdisk (?:is )?full\b"
    r"|\b(?:not enough|insufficient) (?:disk |storage |free )?space\b",
    re.I,
)
"""How a device says that it can keep no more."""

_NOT_WRITTEN = screened(
    r"\b(?:volume|disk|file ?system|card|database|store) is read[- ]?only\b|\bEROFS\b"
    r"|\bread[- ]?only (?:file ?system|volume|disk)\b"
    r"|\bE(?:PERM|ACCES|BUSY|DQUOT|MFILE|IO)\b.{0,80}\b(?:open|write|rename|unlink|mkdir|copyfile"
    r"|truncate|fsync|rmdir|symlink|link)\b"
    r"|\bbeing used by another process\b|\baccess to the path\b.{1,200}\bis denied\b"
    r"|\bOSError: \[Errno (?:5|28|30|122)\]"
    r"|\bERR_FILE_(?:CORRUPT|CANT_\w{3,10}|NO_PERMISSION|UNRECOGNIZED)\b"
    r"|\bNSCocoaErrorDomain Code=(?:513|640|642)\b|\bSQLITE_(?:READONLY|CANTOPEN|IOERR)\b",
    re.I,
)
"""Where something was to be kept cannot be written to."""

_WIPED = screened(
    r"\b(?:all )?(?:tables?|databases?|stores?|db) (?:was |were |is |are )?(?:dropped|wiped"
    r"|recreated|reset to empty)\b|\bdestructive(?:ly)? migrat\w*"
    r"|\b(?:drop|delet|wip|recreat)(?:ping|ping|ing) (?:the |all |an? )?(?:local |empty |new )?"
    r"(?:tables?|database"
    r"|db|store)\b",
    re.I,
)
"""What a program keeps for its user is gone for a newer form of it."""

_TOO_LARGE = screened(
    r"\bintended to send too large body\b|\b(?:request|post|upload) ?(?:body|entity|data|content)?"
    r"\b.{0,40}\b(?:too large|exceeds the (?:limit|configured|maximum))\b.{0,60}\bbytes\b",
    re.I,
)
"""What a server says of what somebody sent it, and took none of."""

_LATE_BEHIND = screened(
    r"\b(?:upstream|backend|worker|script|fastcgi)\b.{0,20}\btim(?:ed|e) ?out\b"
    r"|\bupstream request timeout\b",
    re.I,
)
_GONE_BEHIND = screened(
    r"\bno (?:live|healthy) upstreams?\b|\bupstream prematurely closed\b"
    r"|\bwhile (?:connecting to|reading \S{1,20} \S{1,20} from|sending \S{1,20} to) upstream\b"
    r"|\bbackend\b.{0,40}\b(?:is|are) (?:down|DOWN)\b|\bno (?:server|backend) (?:is )?available\b",
    re.I,
)
"""What whoever stands before a server says of it."""

_LIMITED = screened(r"\blimiting (?:requests|connections)\b", re.I)

_GUARD = screened(
    r"\b(?:csrf|xsrf|anti-?forgery)\b.{0,30}"
    r"\b(?:invalid|missing|mismatch|expired|incorrect|failed)\b"
    r"|\b(?:invalid|missing|expired|incorrect|bad)\b.{0,12}\b(?:csrf|xsrf|anti-?forgery)\b"
    r"|\bInvalidAuthenticityToken\b|\bTokenMismatchException\b",
    re.I,
)
"""A form's token that is over, as frameworks of servers write it."""

_NOT_ASKED = screened(
    r"\bSecurityException\b.{0,300}\bpermission\b|\bPermission Denial\b.{0,200}\brequires\b",
    re.I,
)
"""A phone stopped a call for which nobody had been asked whether they allow it."""

_NO_ASSET = screened(r"\bunable to load asset: \S", re.I)
"""A file that a program was to be shipped with."""

LOUD: dict[str, Screened] = {
    "guard": _GUARD,
    "held": _HELD,
    "no line": _NO_LINE,
    "session lost": _SESSION_LOST,
    "radio": _RADIO,
    "device": _NOT_THERE,
    "certificate": _CERTIFICATE,
    "renewed": _RENEWED,
    "no room": _KEPT_FULL,
    "stalls": _STALLS,
    "key gone": _KEY_GONE,
    "away": _AWAY,
    "bounced": _BOUNCED,
    "wiped": _WIPED,
    "not asked": _NOT_ASKED,
}
_BROKER = screened(
    r"\b(?:kafka|rabbitmq|amqp|nats|pulsar|sqs|redis|broker|memcached?|elasticsearch|etcd)\b"
    r".{0,80}\b(?:errors?|fail\w*|lost|closed|refused|not known|unavailable|rebalanc\w+)\b",
    re.I,
)
"""What stands behind a server, and no page speaks to."""

FAILED: dict[str, Screened] = {
    "keys kept": _KEYS_KEPT,
    "not written": _NOT_WRITTEN,
    "ended": _ENDED,
    "no screen": _NO_SCREEN,
    "too large": _TOO_LARGE,
    "late behind": _LATE_BEHIND,
    "gone behind": _GONE_BEHIND,
    "limited": _LIMITED,
    "broker": _BROKER,
    "no asset": _NO_ASSET,
}
_TABLE = {**LOUD, **FAILED}
_ANY = screened("|".join(f"(?:{one.written})" for one in _TABLE.values()), re.I)


def trouble_in(text: str) -> str:
    """Return by which of its words a line says that something went wrong, '' for none."""
    said = text[:_SEEN]
    if not _ANY.may_match(said):
        return ""
    return next((name for name, words in _TABLE.items() if words.search(said)), "")


def is_of_a_device(text: str) -> bool:
    """Tell a line of a device beside the program, which is not there or does not work."""
    return trouble_in(text) == "device"


def is_of_kept_keys(text: str) -> bool:
    """Tell a line of the store in which a device keeps what its user is known by."""
    return trouble_in(text) == "keys kept"


def took(text: str) -> bool:
    """Tell a line that says how long something took."""
    return _LASTED.search(text[:_SEEN]) is not None


def is_never_asked(text: str) -> bool:
    """Tell a call that a phone stopped since its program had asked nobody for the right to it."""
    return trouble_in(text) == "not asked"


def is_not_granted(text: str) -> bool:
    """Tell what a phone says of a right that its user did not give."""
    return _NOT_GRANTED.search(text) is not None

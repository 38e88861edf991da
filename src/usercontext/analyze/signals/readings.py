"""What an error is, from its kind, its name and, last, its words. Not: requests, whose it is."""

import re

from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

Reading = tuple[SignalKind, Category]

_TOPICS: dict[str, Reading] = {
    "csp": (SignalKind.REFUSED, Category.CSP),
    "securitypolicyviolation": (SignalKind.REFUSED, Category.CSP),
    "csp-violation": (SignalKind.REFUSED, Category.CSP),
}
"""What a client says an entry is; no words are needed then."""

_NAMES: dict[str, Reading] = {
    "ChunkLoadError": (SignalKind.CHUNK, Category.CHUNK_LOAD),
    "QuotaExceededError": (SignalKind.STORAGE, Category.STORAGE),
    "SecurityError": (SignalKind.STORAGE, Category.STORAGE),
    "TransactionInactiveError": (SignalKind.STORAGE, Category.STORAGE),
    "NotAllowedError": (SignalKind.DENIED, Category.PERMISSION_DENIED),
    "VersionError": (SignalKind.STALE, Category.STALE_VERSION),
    "TimeoutError": (SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW),
}
"""Types of exceptions that browsers and bundlers throw for one reason only."""

_WORDS: tuple[tuple[tuple[str, ...], re.Pattern[str], Reading], ...] = tuple(
    (tuple(hints.split("|")), re.compile(pattern, re.I), (kind, category))
    for hints, pattern, kind, category in (
        (
            "chunk|module|preload|script|integrity|precach",
            r"loading (?:css )?chunk|dynamically imported module|importing a module script|"
            r"unable to preload css|failed to load (?:module )?script|javascript mime type|"
            r"loading module from .{1,300}mime|loading failed for the .{0,10}script|"
            r"refused to execute script|"
            r"bad-precaching-response|\bintegrity\b.{1,40}\b(?:attribute|resource|match)",
            SignalKind.CHUNK,
            Category.CHUNK_LOAD,
        ),
        (
            "style",
            r"refused to apply style|\bstylesheet\b.{1,200}\bmime\b",
            SignalKind.ASSET,
            Category.ASSET_MISSING,
        ),
        (
            "cors|cross-origin|access-control",
            r"cors policy|cross-origin request|access-control",
            SignalKind.REFUSED,
            Category.CORS,
        ),
        (
            "content security|violates|x-frame|refused to|mixed|insecure",
            r"content security policy|violates the following|x-frame-options|\bmixed (?:active )?"
            r"content\b|insecure (?:resource|content)|"
            r"refused to (?:frame|connect to|load|run|send form data)\b",
            SignalKind.REFUSED,
            Category.CSP,
        ),
        (
            "export|binding",
            r"does(?:n't| not) provide an export named|importing binding name .{1,80} is not found",
            SignalKind.STALE,
            Category.STALE_VERSION,
        ),
        (
            "object store|idb|indexed|existing version|transaction|ns_error",
            r"\bobject stores?\b|\bidb(?:database|transaction|objectstore|factory)\b|"
            r"\bindexed ?(?:db|database)\b|in-progress transaction|ns_error_(?:dom_quota|file_)|"
            r"requested version .{0,12} is less than the existing version",
            SignalKind.STORAGE,
            Category.STORAGE,
        ),
        (
            "secure|3ds",
            r"\b3-?d(?:s2?\b|[ -]?secure).{0,60}\b(?:clos|cancel|abandon|dismiss|fail(?!ed to)"
            r"|declin|expir|timed out|not authenticated)",
            SignalKind.DECLINED,
            Category.PAYMENT_DECLINED,
        ),
        (
            "expired|required|authenticated|invalid_|mismatch|revoked",
            r"\b(?:jwt|token|session|sign[- ]?in|log[- ]?in)\b (?:has |is |was )?"
            r"(?:expired|revoked|timed out)|\b(?:login|interaction|consent)_required\b|"
            r"\binvalid_(?:grant|state)\b|\b(?:unauthenticated|not authenticated)\b|"
            r"\b(?:oauth|oidc|sso)\w{0,10}\b.{0,60}\bstate (?:mismatch|does not match)",
            SignalKind.AUTH,
            Category.AUTH_EXPIRED,
        ),
        (
            "graphql|apollo",
            r"\bgraph ?ql ?errors?\b|combinedgraphqlerrors|\bapolloerror\b",
            SignalKind.SERVER_ERROR,
            Category.BACKEND_ERROR,
        ),
        (
            "quota|denied|insecure|storage|item|cookie",
            r"quotaexceeded|quota has been exceeded|exceeded the quota|access is denied for|"
            r"operation is insecure|storage (?:is )?(?:full|disabled|denied|null)|out of quota|"
            r"\bcookies? (?:are |is )?(?:disabled|blocked|not enabled)\b|storage maximum size|"
            r"\b(?:null|undefined)\b.{1,60}\b(?:get|set)item\b",
            SignalKind.STORAGE,
            Category.STORAGE,
        ),
        (
            "denied|permission",
            r"\buser denied\b|\bpermissions? (?:was |is |has been )?denied\b(?! to access)|"
            r"\bpermissions? policy\b",
            SignalKind.DENIED,
            Category.PERMISSION_DENIED,
        ),
        (
            "hydrat|rendered|match|react",
            r"hydrat(?:e|ion|ing)|server[- ]rendered html|"
            r"(?:content|prop\b.{0,60}|html|text|tree) did not match|did not match\W{1,4}server|"
            r"react error #4(?:1[89]|2[0-5])\b",
            SignalKind.HYDRATION,
            Category.HYDRATION,
        ),
        (
            "version|release|build|client|app|page|cart|cache|stale|please",
            r"(?:version|release|build)\b.{0,60}\b(?:mismatch|outdated|out of date|too old|skew|"
            r"no longer supported|expired)|(?:mismatch|outdated|unsupported|stale|old|wrong)"
            r".{0,20}\b(?:client|app|page|cart|cache|version|release|build)\b|"
            r"\bstale (?:client|data|state|bundle)|\bplease (?:update|reload) (?:the|this|your) ",
            SignalKind.STALE,
            Category.STALE_VERSION,
        ),
        (
            "redirect",
            r"too many redirects|redirect(?:ion)? loop|redirected too many times",
            SignalKind.REDIRECTS,
            Category.REDIRECT_LOOP,
        ),
        (
            "socket|event|stream|signalr|realtime|ws:|wss:|transport",
            r"\bweb ?socket|\bwss?://|\btransport (?:close|error)\b|"
            r"\bsocket (?:was |is )?(?:closed|lost|hang)|event ?source|event[- ]stream|"
            r"\bstream\b.{0,30}\b(?:broke|closed|lost|dropped|disconnect|"
            r"interrupted|reconnect)|signalr|realtime (?:connection|channel)",
            SignalKind.SOCKET,
            Category.SOCKET_DROP,
        ),
        (
            "internet|offline",
            r"err_internet_disconnected|you are offline",
            SignalKind.OFFLINE,
            Category.OFFLINE,
        ),
        (
            "declin|honor|funds",
            r"\bcard\b.{0,20}\bdeclin|payment.{0,20}\bdeclin|declined:|do_not_honor|"
            r"insufficient[_ ]funds|card_declined",
            SignalKind.DECLINED,
            Category.PAYMENT_DECLINED,
        ),
        (
            "blocked_by_client",
            r"err_blocked_by_client",
            SignalKind.REFUSED,
            Category.THIRD_PARTY,
        ),
        (
            "net::err|failed to load",
            r"net::err_|failed to load resource",
            SignalKind.NO_ANSWER,
            Category.BACKEND_ERROR,
        ),
        (
            "captcha|turnstile",
            r"captcha\b|\bturnstile\b",
            SignalKind.CONSOLE_ERROR,
            Category.THIRD_PARTY,
        ),
        (
            "timed out|timeout|deadline",
            r"\btimed out\b|\btime-?out (?:of|after|exceeded|waiting)\b|\bdeadline exceeded\b",
            SignalKind.NO_ANSWER,
            Category.TIMEOUT_SLOW,
        ),
        (
            "respon|task|main thread|blocked|froz",
            r"did(?:n't| not) respond|not responding|unresponsive|long task|"
            r"main thread|blocked for|frozen|froze\b",
            SignalKind.FREEZE,
            Category.TIMEOUT_SLOW,
        ),
        (
            "order|race|superseded|duplicate|answer|response|result|reply|request",
            r"out[- ]of[- ]order|race condition|superseded|\bduplicate (?:submit|order|request)|"
            r"\b(?:older|earlier|previous|late|stale|outdated)\W+(?:\w+\W+){0,2}"
            r"(?:answer|response|result|reply|request)|"
            r"(?:answer|response|result|reply|request)s?\b.{0,12}\((?:older|late|stale|earlier)",
            SignalKind.RACE,
            Category.RACE,
        ),
        (
            "valid|required",
            r"validation (?:failed|error)|failed validation|(?:is|are) (?:not (?:a )?valid(?! as\b)"
            r"|invalid|required)|invalid (?:input|field|value|form|e-?mail|postcode|address|date|"
            r"phone|name)|enter a valid",
            SignalKind.FORM,
            Category.VALIDATION_REJECTED,
        ),
    )
)
"""Each pattern with the words that it cannot be without: a substring costs a twentieth of it."""

_ENGINES = frozenset({"RangeError", "TypeError", "ReferenceError", "SyntaxError"})
"""What an engine throws about a value of the code's own: "invalid date" is no form's refusal."""

_NEVER = re.compile(r"(?!)")
_OTHERWISE = {
    "SecurityError": re.compile("frame|history|state'|canvas|worker|cross-origin", re.I),
    "VersionError": re.compile("existing version"),  # of IndexedDB, not of the page
    "NotAllowedError": re.compile(r"play\(|interact|gesture|activation"),  # asked out of turn
}
"""Words by which a name of the above means something else."""

_VERSION = re.compile(r"(?<![\d.])v?(\d{1,4}\.\d{1,4}\.\d{1,5}(?:-[\w.]{1,12})?)(?![\d.])")
_MONEY = re.compile(
    r"\b(?:total|sum|amount|price|charged|paid|balance|refund|invoice|due)(?:ed|s)?\b", re.I
)
_AMOUNT = re.compile(
    r"(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF)) ?-?\d[\d.,]*|-?\d[\d.,]* ?(?:[€$£¥]|(?:EUR|USD|GBP|CHF)\b)"
    r"|(?<![\w.:#-])\d{1,3}(?:,\d{3})*\.\d{2}(?![\d.])"
)
_DIFFERS = re.compile(
    r"mismatch|differ|instead of|is not\b|isn't|expected|does(?:n't| not) (?:match|add up|equal)|"
    r"!==?|≠|wrong",
    re.I,
)
_MILLISECONDS = re.compile(r"\b(\d{1,7}(?:\.\d{1,3})?) ?ms\b")
_FELT_MS = 200
"""Nobody feels a shorter pause (the limit of a good interaction to the next paint)."""

_SEEN = 2000
_DOTS = 4
"""Two versions of three numbers each have this many."""


def read_words(event: Event, name: str, message: str) -> Reading | None:
    """Read what an error or a warning is about: the client's kind, its type, then its words."""
    if event.topic in _TOPICS:
        return _TOPICS[event.topic]
    text = f"{name} {message}"[:_SEEN]
    if name in _NAMES and not _OTHERWISE.get(name, _NEVER).search(text):
        return _NAMES[name]
    lowered = text.lower()
    for hints, pattern, reading in _WORDS:
        if any(hint in lowered for hint in hints) and pattern.search(text):
            return None if _means_nothing(reading[0], name, text) else reading
    if _speaks_of_two_versions(text):
        return SignalKind.STALE, Category.STALE_VERSION
    if event.kind is not EventKind.EXCEPTION and _speaks_of_two_amounts(text):
        return SignalKind.MONEY, Category.API_CONTRACT
    return None


def _means_nothing(kind: SignalKind, name: str, text: str) -> bool:
    """Tell words that are of something else here: an engine's "invalid", a pause of a moment."""
    if kind is SignalKind.FORM:
        return name in _ENGINES
    lasted = [float(found) for found in _MILLISECONDS.findall(text)]
    return kind is SignalKind.FREEZE and bool(lasted) and max(lasted) < _FELT_MS


def is_warning(event: Event) -> bool:
    """Tell what a page says as a warning: worth reading, no failure by itself."""
    return event.kind is EventKind.CONSOLE and event.level is Level.WARN


def _speaks_of_two_versions(text: str) -> bool:
    """Tell a skew by its shape: one message that names two versions is about their difference."""
    return text.count(".") >= _DOTS and len(set(_VERSION.findall(text))) >= 2


def _speaks_of_two_amounts(text: str) -> bool:
    """Tell a sum that is not the other one: money is spoken of, and two amounts or a denial."""
    if not _MONEY.search(text):
        return False
    amounts = {found.group().strip() for found in _AMOUNT.finditer(text)}
    return len(amounts) >= 2 or (any(c.isdigit() for c in text) and bool(_DIFFERS.search(text)))

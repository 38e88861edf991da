"""What a status from 400 on means, and why no response came. Not: whose request it was.

424 is the server's own failure, 499 a wait that a proxy gave up, 418 a firewall. A 402 that speaks
of a quota, where nobody paid, is the provider's; a 400 for too many requests is a limit.
"""

import re
from http import HTTPStatus

from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.signals.refusals.conflicts import EDITS
from usercontext.analyze.signals.refusals.too_old import calls_too_old
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

_PROVIDERS = (
    *(
        "declin",
        "insufficient_funds",
        "insufficient funds",
        "card_error",
        "do_not_honor",
        "do not hono",
        "payment_failed",
    ),
    *("expired_card", "card_expired", "incorrect_cvc"),
)
_VERSIONS = ("version", "outdated", "upgrade", "stale", "etag", "precondition")
_TAKEN = ("exist", "taken", "duplicate", "already", "in use", "unique")
_AMONG_OTHERS = re.compile(r"/(?:users|accounts|members|customers|registrations|people)/?$", re.I)
"""Where somebody new is put among those who are there: one of that name is."""

_ASKING = frozenset({"GET", "HEAD", ""})
_ENDED = frozenset({401, 419, 440, 498})
"""The sign-in, or the token of the form, is no longer good: by the standard and by frameworks."""

_GAVE_UP = frozenset({408, 499})
"""Whoever stood between waited for one of the two, and then no more."""
_WALLS = frozenset({400, 405, 406, 409, 501})
_WALL = re.compile(
    r"<(?:html|title|h1|body).{0,600}?(?:(?:request|access|page|you)\b.{0,30}\b(?:blocked|denied"
    r"|rejected)|mod_security|web application firewall|(?:incident|support|event|ray) id\b)",
    re.S,
)
"""A page of who stands before a server and lets nothing suspicious through, whatever its status."""

BEFORE_ALL = frozenset({407, 429, 431, 502, 503, 504, *range(520, 531)})
"""What stands before all of a host's addresses answers so: failing for several is one failure."""

_NEVER_SENT = re.compile(
    r"failed to (?:execute 'fetch'|construct 'request'|parse url)|\bwindow\.fetch: "
    r"|\bheaders\.\w+: |request with get/head method|cannot have a body|\bheader .{0,80}\binvalid\b"
    r"|iso-8859-1|invalid (?:header|url)\b|not a valid (?:url|http method|bytestring)"
)
"""How browsers refuse what a page's code calls ``fetch`` with: nothing ever left for a server."""

_SILENCES: tuple[tuple[tuple[str, ...], tuple[SignalKind, Category] | None], ...] = (
    (
        ("timed", "timeout", "deadline", "took longer than"),
        (SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW),
    ),
    # what the user's own extension keeps from the page is neither the page's nor its server's
    (("blocked_by_client",), (SignalKind.REFUSED, Category.THIRD_PARTY)),
    # the page itself gave up, mostly because the user went on
    (("abort", "cancel"), None),
    (("cors", "cross-origin", "notsameorigin", "_orb"), (SignalKind.REFUSED, Category.CORS)),
    (
        (
            *("csp", "content security", "mixed content", "mixed active", "insecure resource"),
            # a phone's own policy, which asks for an encrypted connection
            *("cleartext", "app transport security"),
        ),
        (SignalKind.REFUSED, Category.CSP),
    ),
    (
        (
            *("internet_disconnected", "offline", "network_changed", "network_io_suspended"),
            # a phone that finds no name of a host, or no way to any, has no connection
            *("failed host lookup", "unable to resolve host", "network is unreachable"),
            *("no address associated with", "no internet", "code=-1009", "enetunreach"),
        ),
        (SignalKind.OFFLINE, Category.OFFLINE),
    ),
    (("redirect",), (SignalKind.REDIRECTS, Category.REDIRECT_LOOP)),
)
"""Words of browsers and clients for why no answer came, the plainest first."""

UNANSWERED = (SignalKind.NO_ANSWER, Category.BACKEND_ERROR)
_EXCEPTION = re.compile(r"\b[A-Z]\w{2,40}Exception\b")
_HOLDER = ("authenticat", "3ds", "three_d_secure", "challenge")
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|gz|vtt|srt|geojson|glb|gltf|usdz|lottie|ics|wasm|epub"
    r"|woff2?|ttf|otf|eot"
    # what games, devices and programs fetch of themselves
    r"|bundle|assetbundle|unity3d|pck|pak|obb|fbx|stl|onnx|tflite|mbtiles|pmtiles|bin|hex|img"
    r"|apk|ipa|dmg|msi|exe|appimage|deb|rpm)$"
    r"|/(?:locales?|i18n|lang(?:uage)?s?|translations?|messages|l10n|static|assets|public)/.*"
    r"\.(?:json|ya?ml|po|properties|xml|txt)$",
    re.I,
)
"""What is kept as it stands, and made by nobody when it is asked for."""

_FILES = frozenset({Concept.UPLOAD, Concept.PICTURE})
_OF_FILES = re.compile(
    r"(?<![a-z])(?:(?:image|video|audio|font)/|heic|images?|pictures?|photos?|files?|documents?"
    r"|attachments?|videos?)(?![a-z])"
)
"""What the answer to an upload speaks of; to a request of another kind it speaks of JSON."""

_UNREACHED = re.compile(
    r"name_not_resolved|err_(?:connection|cert|ssl|address|empty|http2|quic|proxy|tunnel)|refused|"
    r"\b(?:sec|ssl|mozilla_pkix)_error_|\breset\b|certificate"
    r"|\bssl\b|\btls\b|hostname|could not connect|dns"
)


_SPENT = re.compile(
    r"\b(?:quota|rate limit|allowance|credits?)\b.{0,60}\b(?:exceeded|exhausted|used up)"
)
"""What a house says under a status of its own when no more is given."""

_SENT_ONCE = re.compile(
    r"invit|confirm|verif|reset|magic|activat|unsubscri|token|share"
    r"|(?<![a-z])(?:link|otp)(?![a-z])|(?<![a-z])links/[^/]*\d",
    re.I,
)
"""What people are sent a link to, good for some days."""

_USED_UP = re.compile(
    r"(?<![a-z])(?:expired?|used|left|over|ended|closed|sold|full|exhausted|redeemed|consumed)"
    r"(?![a-z])"
)


def read_status(
    status: int, body: str, method: str = "POST", path: str = ""
) -> tuple[SignalKind, Category]:
    """Read what a status of 400 and above means."""
    if body and calls_too_old(body):
        return SignalKind.STALE, Category.STALE_VERSION
    body = body.casefold()
    if status == 402 or (body and any(map(body.__contains__, _PROVIDERS))):
        return SignalKind.DECLINED, Category.PAYMENT_DECLINED
    if status in (400, 403, 422) and _is_of_the_holder(body, path):
        return SignalKind.DECLINED, Category.PAYMENT_DECLINED
    if status in _ENDED:
        return SignalKind.AUTH, Category.AUTH_EXPIRED
    if status in (403, 407, 418, 423, 451) or _is_a_wall(status, body):
        return SignalKind.DENIED, Category.PERMISSION_DENIED
    if status in _GAVE_UP:
        return SignalKind.SERVER_ERROR, Category.TIMEOUT_SLOW
    if status == HTTPStatus.FAILED_DEPENDENCY:
        return SignalKind.SERVER_ERROR, Category.BACKEND_ERROR  # what stands behind it failed
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return SignalKind.LIMITED, Category.BACKEND_ERROR
    if status == HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED:
        return SignalKind.OFFLINE, Category.OFFLINE  # of a hotel's or a train's, not of ours
    if status >= 500:
        return SignalKind.SERVER_ERROR, Category.BACKEND_ERROR
    if status in (409, 412, 426):
        return _read_conflict(status, body, method.upper(), path)
    ran_out = status == HTTPStatus.GONE and _is_used_up(body, method, path)
    unnamed = status == HTTPStatus.UNPROCESSABLE_ENTITY and not method  # what was sent, by its name
    if (status in (400, 422) and method.upper() not in _ASKING) or ran_out or unnamed:
        return SignalKind.REJECTED, Category.VALIDATION_REJECTED
    if status == 413 or (status == 415 and (concepts(path) & _FILES or _OF_FILES.search(body))):
        return SignalKind.REJECTED, Category.VALIDATION_REJECTED  # a file: too large, of a kind
    if method.upper() in _ASKING and _FILE.search(path):
        return SignalKind.CLIENT_ERROR, Category.ASSET_MISSING
    if status not in (400, 404, 405, 422) and _SPENT.search(body) is not None:
        return SignalKind.LIMITED, Category.BACKEND_ERROR
    return SignalKind.CLIENT_ERROR, Category.API_CONTRACT


def _is_a_wall(status: int, body: str) -> bool:
    return status in _WALLS and "<" in body[:20] and _WALL.search(body[:1000]) is not None


def _is_used_up(body: str, method: str, path: str) -> bool:
    """Tell what is gone because it is over or was used: a link, a code; not an API that was."""
    if _SENT_ONCE.search(path) is not None:
        return True
    return method.upper() not in _ASKING and _USED_UP.search(body) is not None


def _is_of_the_holder(body: str, path: str) -> bool:
    """Tell a payment that its bank refused because the card's holder was not made sure of."""
    return any(map(body.__contains__, _HOLDER)) and Concept.PAY in concepts(path)


def _read_conflict(status: int, body: str, method: str, path: str) -> tuple[SignalKind, Category]:
    """Read a refusal because of what changed meanwhile, unless it is a name that is taken.

    A precondition of an edit is the version of what was edited (``If-Match``), not of the page.
    """
    if status == HTTPStatus.PRECONDITION_FAILED and method in EDITS:
        return SignalKind.RACE, Category.RACE
    if status == 409 and not any(word in body for word in _VERSIONS):
        taken = any(word in body for word in _TAKEN)
        among = method == "POST" and _AMONG_OTHERS.search(path) is not None
        if taken or among or concepts(path) & {Concept.SIGN_UP, Concept.BOOK}:
            return SignalKind.REJECTED, Category.VALIDATION_REJECTED
    return SignalKind.STALE, Category.STALE_VERSION


def read_silence(error: str, *, offline: bool) -> tuple[SignalKind, Category] | None:
    """Read why no answer came, or None when the page itself gave up."""
    if offline:
        return SignalKind.OFFLINE, Category.OFFLINE
    if was_never_sent(error):
        return SignalKind.NO_ANSWER, Category.JS_EXCEPTION
    for words, reading in _SILENCES:
        if any(word in error for word in words):
            return reading
    return UNANSWERED


def was_never_sent(error: str) -> bool:
    """Tell a call that the browser refused for what it was given: the page's code is to blame."""
    said = error.casefold()
    return "typeerror" in said and _NEVER_SENT.search(said) is not None


def types_in(text: str) -> str:
    """Return the exceptions that a text names: in a phone's languages their names say why."""
    return " ".join(_EXCEPTION.findall(text)).casefold()


def is_unreached(error: str) -> bool:
    """Tell a client's words for a server that was never reached: then no answer was kept back."""
    return _UNREACHED.search(error.casefold()) is not None

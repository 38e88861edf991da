"""Sign-ins that fail in the page: on the redirect back, or in an SDK. Not: statuses.

A sign-in by another house leaves the page and comes back to one address of it. What is thrown there
is of the sign-in, whatever its words; elsewhere its kits name their errors after what they do, and
share the codes of the standard.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Reason, SignalKind
from usercontext.domain.analysis import Category

Reading = tuple[SignalKind, Category]

_SEEN = 400
_NAMED = re.compile(r"(?:^|[a-z])(?:O?Auth|OAuth2|Oidc|OIDC|OpenId|Saml|SAML)[A-Za-z]*Error$")
_ENGINES = frozenset({"RangeError", "ReferenceError", "SyntaxError", "TypeError"})
_WAY_BACK = re.compile(
    r"/(?:o?auth2?|oidc|openid|sso|saml2?|(?:sign|log)-?in|account|session)(?:/[\w-]{1,30}){0,2}/"
    r"(?:callback|cb|return|complete|redirect|acs)(?:[/.]|$)"
    r"|/(?:(?:sign|log)-?in|auth|oauth|oidc|sso|silent)[-_](?:oidc|callback|redirect|renew|return)"
    r"|/callback/?$|/acs/?$",
    re.I,
)
_NOT_SET_UP = re.compile(
    r"(?<![a-z])(?:redirect[_ ]uri[_ ](?:mismatch|is not)|(?:invalid|unauthorized)[_ ]client"
    r"|unsupported_response_type|invalid_scope|invalid_redirect_uri|unauthorized_domain)(?![a-z])",
    re.I,
)
"""The house that signs in does not know this page, or not as it asks: its settings, or ours."""

_NOT_FINISHED = re.compile(
    r"\bno matching state\b|\bstate (?:is )?(?:mismatch|missing|not found|invalid)|"
    r"\binvalid state\b.{0,40}\b(?:parameter|sign|log|auth|callback)|"
    r"\bnonce\b.{0,30}\b(?:mismatch|invalid|not match|missing)|\bcode[_ ]verifier\b|\bpkce\b|"
    r"\boauth_?callback|\btoken acquisition\b|\bsilent (?:sign-?in|renew|refresh|auth)\w*\b.{0,40}"
    r"(?:fail|time|error)|\b(?:sign|log)-?in callback\b.{0,40}(?:fail|error)|"
    r"\bid[_ ]?token\b.{0,40}\b(?:expired|invalid|too early|in the future|before)\b|"
    r"\b(?:iat|nbf|token)\b.{0,30}\b(?:in the future|before issued|too early|clock)",
    re.I,
)
_HINTS = (
    *("state", "nonce", "verifier", "pkce", "callback", "token", "silent", "redirect", "client"),
    *("scope", "response_type", "domain", "iat", "nbf"),
)
_WINDOW = re.compile(
    r"\bpop-?up[ _-]?(?:window)?[ _-]?(?:was |is |has been )?(?:blocked|closed|dismissed)"
    r"|\b(?:blocked|closed|dismissed)[ _-](?:the[ _-])?pop-?up"
    r"|\b(?:log|sign)[ _-]?in[ _-](?:window|dialog)[ _-](?:was[ _-])?(?:blocked|closed|dismissed)",
    re.I,
)
_OF_A_WINDOW = ("popup", "pop-up", "window", "dialog")


@lru_cache(maxsize=1024)
def read_sign_in(name: str, message: str) -> Reading | None:
    """Read an error that says itself that it is of a sign-in: by its type, or a standard's code."""
    said = message[:_SEEN]
    lowered = said.lower()
    if name not in _ENGINES and any(map(lowered.__contains__, _HINTS)):
        if _NOT_SET_UP.search(said):
            return SignalKind.AUTH, Category.THIRD_PARTY
        if _NOT_FINISHED.search(said):
            return SignalKind.AUTH, Category.AUTH_EXPIRED
    return (SignalKind.AUTH, Category.AUTH_EXPIRED) if _NAMED.search(name) else None


def is_of_a_sign_in(name: str) -> bool:
    """Tell an error that a kit of a sign-in threw."""
    return _NAMED.search(name) is not None


def is_on_the_way_back(timeline: Timeline, event: Event) -> bool:
    """Tell an error, not of an engine, on the page that a sign-in comes back to."""
    if event.thrown is not None and event.thrown.name in _ENGINES:
        return False
    return is_way_back(timeline.route_at(event.at_us))


def is_way_back(path: str) -> bool:
    """Tell the address of a page that a sign-in at another house comes back to."""
    return _WAY_BACK.search(path) is not None


def has_other_ways(timeline: Timeline, event: Event) -> Reason | None:
    """Return that they may choose otherwise, of a window to sign in by that did not stay open.

    Whoever pays has one bank; a page to sign in on takes a password too.
    """
    said = event.text[:_SEEN]
    if not any(map(said.lower().__contains__, _OF_A_WINDOW)) or _WINDOW.search(said) is None:
        return None
    click = timeline.click_before(event.index)
    label = click.element.label if click is not None and click.element is not None else ""
    about = concepts(f"{label} {timeline.route_at(event.at_us)}")
    signs_in = about & {Concept.LOG_IN, Concept.SIGN_UP} and Concept.PAY not in about
    return Reason.CHOICE if signs_in else None

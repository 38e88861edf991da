"""What to look at first when a response is not what the page or its user expected.

Each function returns a sentence or two, '' where nothing special can be named. Not: what failed.
"""

import re

from usercontext.analyze.advice.error_hints import hint_of
from usercontext.analyze.advice.pointers import Pointers
from usercontext.analyze.advice.sign_ins import signed_anew
from usercontext.analyze.claims.followed import is_a_line, names_two_sums
from usercontext.analyze.grouping import wording_of
from usercontext.analyze.language.text import clean, quote
from usercontext.analyze.signals.answers.shown_nonsense import holds_no_value
from usercontext.analyze.signals.money.taken_twice import is_twice
from usercontext.analyze.signals.signal import SignalKind

_NOT_THAT_METHOD = 405
_FAILED = re.compile(r"\b(?:fail(?:ed|ure|s)|refused|rejected|declined|denied|aborted)\b", re.I)
_UNFILLED = re.compile(r"__[A-Z][A-Z_]+__|[{}]|%7[bB]")
_WORD = re.compile(r"[a-z]+")
_OF_ANY = frozenset(
    {"not", "found", "notfound", "no", "such", "resource", "the", "this", "that", "error", "e"}
    | {"route", "page", "cannot", "get", "post", "put", "patch", "delete", "url", "requested"}
    | {"endpoint", "path", "was", "is", "could", "be", "exist", "does", "api", "on", "server"}
    | {"object", "entity", "record", "item", "gone", "http", "code", "status", "match", "any"}
)
"""Words of an answer that any address that leads nowhere may have."""


def contract(found: Pointers) -> str:
    """Name the endpoint and who reads its answer."""
    if found.root.kind is SignalKind.MONEY and is_twice(found.root.event.text):
        return (
            "Refund what was charged twice. Charge once per order with an idempotency key that is"
            " stored first: a second run, click or retry then finds that it is done."
        )
    if found.root.kind is SignalKind.MONEY and not names_two_sums(found.root.text):
        return (
            f"Compare what was requested with what was charged{_said_by(found)}, and find where"
            " they diverged. Then correct what was charged or promised wrongly."
        )
    if found.root.kind is SignalKind.MONEY:
        return (
            f"Find out which of the two amounts{_said_by(found)} is right, and look for cents"
            " treated as euros, or a voucher or tax that only one side applies. Refund what was"
            " overcharged."
        )
    if found.root.kind is SignalKind.MIXED_UP:
        where = f" {found.address}" if found.address else " the response"
        return (
            f"Find out how{where} decides whose data to return: a shared cache, mixed-up sessions,"
            " or an id from elsewhere. Disable it until then, and check who else was shown the"
            " data."
        )
    if not found.address:
        return (
            "Find where your code logs this, and where the value that it names comes from: storage,"
            " a response or configuration."
        )
    if found.root.text.endswith(" was sent"):
        return (
            f"Compare what {found.address} was sent with what it saved: usually a value is"
            " converted on the way, by a time zone, a unit or rounding. Then correct what was saved"
            " wrongly."
        )
    return _of_an_address(found)


def _said_by(found: Pointers) -> str:
    """Return where two amounts stand: in an answer, or in a line of the page's own."""
    if found.address:
        return f" behind {found.address} at {found.at}"
    return f" in {quote(found.root.event.text)}" if is_a_line(found.root) else ""


def _names_what_is_missing(found: Pointers) -> bool:
    """Tell an answer that says which thing is not there: then the address itself is."""
    if "the response says “" not in found.root.text:
        return False
    return not set(_WORD.findall(found.reason.lower())) <= _OF_ANY


def _of_an_address(found: Pointers) -> str:
    status = found.status
    if (anew := signed_anew(found)) is not None:
        return anew
    if status in (404, 410) and found.chain.recovered is not None:
        return (
            f"{found.address} was requested before it existed, and existed later: have the page"
            " wait until it is created, or retry until it is there."
        )
    if status in (404, 410) and _names_what_is_missing(found):
        return (
            f"{found.address} was reached and answered {found.reason}: check which id or name the"
            " page sent, and whether it was deleted, renamed or never created."
        )
    if status in (404, 410):
        return (
            f"Check whether {found.address} exists on the server that this release talks to: a"
            " renamed route, a deleted record, or a wrong id in the URL."
        )
    if found.asked is not None and (found.asked.amiss or _UNFILLED.search(found.asked.url.path)):
        return (
            f"Check how the page builds {found.address}: the URL or the body contains a"
            " placeholder, undefined, null or NaN."
        )
    if status >= 400:
        return _of_a_refused_body(found)
    return _of_a_good_answer(found)


def _of_a_good_answer(found: Pointers) -> str:
    """Name who reads what was answered, and what they miss in it where anybody said so."""
    if found.root.text.endswith(" with invalid JSON"):
        return (
            f"Check what {found.address} sent at {found.at}{found.traced}: invalid JSON, for"
            " example cut off by a limit or timeout, or with another program's output in front."
            " Return an error when the response cannot be written completely."
        )
    reader = found.frame or "the page"
    is_page = found.root.text.endswith(" with a page instead of JSON")
    if is_page or (found.asked is not None and found.asked.media == "text/html"):
        return (
            f"Find out why {found.address} returns an HTML page: a sign-in page, a proxy error, or"
            " a catch-all route."
        )
    lead = f"Compare what {found.address} returns with what {reader} reads"
    worded = wording_of(found.reason) or ""
    if worded and hint_of(worded) != hint_of(""):
        return f"{lead}: {hint_of(worded)}."
    if found.reason and not found.frame and _FAILED.search(found.reason) is not None:
        return (
            f"Find out in the server log at {found.at} why {found.address} answered {found.status}"
            f" although the page itself says {found.reason}. Have it return an error status, or"
            " have the page tell the user the outcome."
        )
    if found.reason and not found.frame:
        return (
            f"Compare what the page sent to {found.address} with what came back: the page itself"
            f" says {found.reason}. Find the code that logs this line, check there which of the two"
            " is wrong, and trace the value back."
        )
    return f"{lead}: a field or value is missing, renamed or new."


def _of_a_refused_body(found: Pointers) -> str:
    """Name what the page wrote of a value that is none, or why the server says that it refused."""
    lead = f"Compare what the page sent to {found.address} with what the server accepts there"
    lines = (one.event for one in found.chain.effects if is_a_line(one))
    line = next(filter(holds_no_value, lines), None)
    if line is not None:
        return (
            f"Find out why a value to be sent to {found.address} is empty or not valid: the page"
            f" logged {quote(line.text)} at that moment. Check it before sending, and do not send"
            " without it."
        )
    if found.status == _NOT_THAT_METHOD and found.asked is not None:
        return (
            f"Check which methods the server allows for {clean(found.asked.url.path, 120)}: it"
            f" answered {found.asked.method} with 405, as when a route or a proxy in front of it"
            " was changed."
        )
    if (why := _why_refused(found)) != "":
        return f"{lead}: it was refused with {why}."
    return (
        f"{lead}, and have the server return what it refuses and why: nothing captured at"
        f" {found.at} says so."
    )


def _why_refused(found: Pointers) -> str:
    """Return in quotes what was said of a refusal, or thrown of it, beyond its status."""
    thrown = (one.event.thrown.message for one in found.chain.effects if one.event.thrown)
    said = (found.reason, *map(quote, thrown))
    return next((one for one in said if one and str(found.status) not in _bare(one)), "")


def _bare(said: str) -> str:
    """Return the words without what a client prints behind them: the answer as it came."""
    return said.partition(": {")[0]

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
            "Give back what was taken twice. Let it be taken once for each thing, by a key that is"
            " kept before it begins: a second run, press or try then finds that it is done."
        )
    if found.root.kind is SignalKind.MONEY and not names_two_sums(found.root.text):
        return (
            f"Find out what was asked for and what was taken{_said_by(found)}, and where the one"
            " became the other. Then set right what was charged or promised so."
        )
    if found.root.kind is SignalKind.MONEY:
        return (
            f"Find out which of the two amounts{_said_by(found)} is right, and look for cents taken"
            " for euros, a voucher or a tax that is reckoned on one side. Pay back what was charged"
            " too much."
        )
    if found.root.kind is SignalKind.MIXED_UP:
        where = f" {found.address}" if found.address else " the answer"
        return (
            f"Find out how{where} came to hold somebody else's data: a cache that people share,"
            " sessions that were mixed up, an id from elsewhere. Keep it closed until then, and"
            " check who else was shown it."
        )
    if not found.address:
        return (
            "Look where your code writes this, and where the value that it names comes from: what"
            " was stored, answered or set up."
        )
    if found.root.text.endswith(" was sent"):
        return (
            f"Compare what {found.address} was sent with what it kept: mostly a value is converted"
            " on the way, by a time zone, a unit, a rounding. Then set right what was kept so."
        )
    return _of_an_address(found)


def _said_by(found: Pointers) -> str:
    """Return where two amounts stand: in an answer, or in a line of the page's own."""
    if found.address:
        return f" behind {found.address} at {found.at}"
    return f" in {quote(found.root.event.text)}" if is_a_line(found.root) else ""


def _names_what_is_missing(found: Pointers) -> bool:
    """Tell an answer that says which thing is not there: then the address itself is."""
    if "the answer says “" not in found.root.text:
        return False
    return not set(_WORD.findall(found.reason.lower())) <= _OF_ANY


def _of_an_address(found: Pointers) -> str:
    status = found.status
    if (anew := signed_anew(found)) is not None:
        return anew
    if status in (404, 410) and found.chain.recovered is not None:
        return (
            f"{found.address} was asked for before it was there, and was there later: let the page"
            " wait until it is made, or ask again until it comes."
        )
    if status in (404, 410) and _names_what_is_missing(found):
        return (
            f"{found.address} was reached and answered {found.reason}: look with which id or name"
            " the page asked, and whether what it stands for was removed, renamed or never made."
        )
    if status in (404, 410):
        return (
            f"Look whether {found.address} exists on the server that this release talks to: a"
            " renamed route, a record that is gone, or a wrong id in the address."
        )
    if found.asked is not None and (found.asked.amiss or _UNFILLED.search(found.asked.url.path)):
        return (
            f"Look how the page puts {found.address} together: a placeholder, undefined, null or"
            " NaN stands in the address or in what is sent."
        )
    if status >= 400:
        return _of_a_refused_body(found)
    return _of_a_good_answer(found)


def _of_a_good_answer(found: Pointers) -> str:
    """Name who reads what was answered, and what they miss in it where anybody said so."""
    if found.root.text.endswith(" with something that is not JSON"):
        return (
            f"Look at what {found.address} sent at {found.at}{found.traced}: it is not JSON, as"
            " when it is cut off by a limit or a time-out, or another program's line stands before"
            " it. Answer with an error when it cannot be written whole."
        )
    reader = found.frame or "the page"
    is_page = found.root.text.endswith(" with a page instead of JSON")
    if is_page or (found.asked is not None and found.asked.media == "text/html"):
        return (
            f"Find out why {found.address} is answered with a page: a sign-in, a proxy's error, or"
            " a router that answers every address."
        )
    lead = f"Compare what {found.address} answers with what {reader} reads"
    worded = wording_of(found.reason) or ""
    if worded and hint_of(worded) != hint_of(""):
        return f"{lead}: {hint_of(worded)}."
    if found.reason and not found.frame and _FAILED.search(found.reason) is not None:
        return (
            f"Find out in the server's log at {found.at} why {found.address} answered"
            f" {found.status} where the page itself says {found.reason}. Let it answer with the"
            " failure, or let the page tell its user what became of it."
        )
    if found.reason and not found.frame:
        return (
            f"Compare what the page sent to {found.address} with what came back: the page itself"
            f" says {found.reason}. Look which of the two is wrong where that line is written, and"
            " follow the value back from there."
        )
    return f"{lead}: a field or a value is missing, renamed or new."


def _of_a_refused_body(found: Pointers) -> str:
    """Name what the page wrote of a value that is none, or why the server says that it refused."""
    lead = f"Compare what the page sent to {found.address} with what the server takes there"
    lines = (one.event for one in found.chain.effects if is_a_line(one))
    line = next(filter(holds_no_value, lines), None)
    if line is not None:
        return (
            f"Find out why a value that was to be sent to {found.address} is none: the page wrote"
            f" {quote(line.text)} beside it. Check it before sending, and do not send without it."
        )
    if found.status == _NOT_THAT_METHOD and found.asked is not None:
        return (
            f"Look by which method the server takes {clean(found.asked.url.path, 120)}: it answered"
            f" {found.asked.method} with 405, as where a route or a proxy before it was changed."
        )
    if (why := _why_refused(found)) != "":
        return f"{lead}: it was refused with {why}."
    return (
        f"{lead}, and let the server answer what it refuses and why: at {found.at} nothing that is"
        " captured says so."
    )


def _why_refused(found: Pointers) -> str:
    """Return in quotes what was said of a refusal, or thrown of it, beyond its status."""
    thrown = (one.event.thrown.message for one in found.chain.effects if one.event.thrown)
    said = (found.reason, *map(quote, thrown))
    return next((one for one in said if one and str(found.status) not in _bare(one)), "")


def _bare(said: str) -> str:
    """Return the words without what a client prints behind them: the answer as it came."""
    return said.partition(": {")[0]

"""What to look at first when a server failed or did not answer. Not: refusals, waits."""

import re

from usercontext.analyze.advice.pointers import Pointers
from usercontext.analyze.advice.server_hints import hint_on_the_way, server_hint_of
from usercontext.analyze.claims.places import frame_in_words
from usercontext.analyze.grouping import wording_of
from usercontext.analyze.language.text import clean, quote
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.events import Thrown
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.signals.exchanges.requests import CLIENTS
from usercontext.analyze.signals.signal import SignalKind

_SEEN = 400
_AWAY = re.compile(
    r"(?=.*(?:ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ETIMEDOUT|[Cc]onnection refused|could not be"
    r" established|[Uu]nable to connect|[Cc]ould not connect|[Ff]ailed to connect|i/o timeout))"
    r"(?:.*->)?"
    r".*?(?<![\w.])(?P<host>(?:\d{1,3}(?:\.\d{1,3}){3}|[a-z][\w-]{0,60}(?:\.[\w-]{1,60}){0,6})"
    r":\d{2,5})(?!\d)",
    re.S,
)
"""A machine behind this one that did not answer, by its name and its port."""

_SAID_BY = {
    502: "the gateway in front of it had nothing to pass on, as when it crashes or restarts",
    503: "503 is for what is down, overloaded, or closed for maintenance",
    504: "the gateway in front of it waited in vain",
}


def after_the_money(found: Pointers) -> str:
    """Say how an order is kept that was paid for, and how the next one is."""
    return (
        f"Look up {found.address} in the server's log at {found.at}{found.traced}. Book the order"
        " of that payment, or give it back. Then make the order before the money is taken, let the"
        " provider's own notice finish it, and let a second try with the same key find the first."
    )


def backend(found: Pointers) -> str:
    """Name the endpoint, the moment and the trace to look up."""
    if not found.address:
        return _behind_no_address(found)
    if (frame := _where_it_broke(found)) != "":
        if (hint := server_hint_of(f"{found.root.text} {found.reason}")) != "":
            return f"Start in {frame}, which {found.address} came to at {found.at}: {hint}."
        return (
            f"Start in {frame}, which {found.address} came to at {found.at}: look at what it"
            " needs there, a database or another service, and let it answer in words when that is"
            " away."
        )
    if not found.status and found.root.text.rstrip(")").count("was refused ("):
        return (
            f"Look up what the server behind {found.address} wrote at {found.at}: the line itself"
            " was open, and it gave up. Show what had come so far, and offer to go on."
        )
    if not found.status:
        if (hint := hint_on_the_way(found.root.text)) != "":
            return f"{found.address} did not get through at {found.at}: {hint}."
        return (
            f"Look in the access log whether {found.address} arrived at about {found.at}. If not,"
            " the way to it broke: name, certificate, proxy, deploy; if so, the server hung up."
        )
    if found.asked is not None and 200 <= found.status < 400:
        return _in_a_good_answer(found)
    if found.status in _SAID_BY:
        return f"{_was_it_up(found)}{_told_by(found)}"
    if found.status == 429:
        return (
            f"Look which limit {found.address} ran into at {found.at}{found.traced}: one that many"
            " share, or one that the page itself uses up by asking too often. Let the page wait as"
            " long as Retry-After says before it asks again, and say so."
        )
    return _in_its_log(found)


def _in_its_log(found: Pointers) -> str:
    """Name the endpoint to look up, and the call that has to cope with its failing."""
    if (taken := _taken_before(found)) != "":
        return (
            f"Find out why {found.address} does not know at {found.at} what {taken} had taken just"
            " before: a write that is not kept, a cache or a copy that lags behind, another store"
            " than the one that is read."
        )
    hint = server_hint_of(f"{found.root.text} {found.reason} {_thrown_of_it(found)}")
    lead = f"Look up {found.address} in the server's log at {found.at}{found.traced}"
    because = "" if found.shown else found.because  # what a page says, no server has written
    why = f" and{because}" if found.traced and because else because
    lead = f"{lead}{why}: {hint}" if hint else f"{lead}{why}"
    own = _error_of_the_request(found)
    if own is not None and own.uncaught:
        what = f"what {found.frame} throws of it" if found.frame else "the error of that request"
        return f"{lead}. Then catch {what} where the page asks for it: nothing did."
    if own is None and found.frame:
        return (
            f"{lead}. Then let {found.frame} cope with that: it went on as if nothing had failed."
        )
    if (told := found.shown or found.seen) is not None:
        return (
            f"{lead}. The page showed its user {quote(told.text)}: let it keep what was"
            " entered, and offer to try again from there."
        )
    return f"{lead}. Let the page say that it failed."


def _thrown_of_it(found: Pointers) -> str:
    """Return what the page threw behind it in words that are not its language's: the server's."""
    errors = (one.event.text for one in found.chain.effects if one.event.thrown)
    return next((one for one in errors if wording_of(one) is None), "")


def _taken_before(found: Pointers) -> str:
    """Return the request that was answered well just before, and is not known afterwards."""
    if " had just answered " not in found.root.text:
        return ""
    asked = (one.request for one in found.root.also)
    return next((address_of(one) for one in asked if one and 0 < (one.status or 0) < 400), "")


def _told_by(found: Pointers) -> str:
    return f" The page says {found.reason}." if found.reason else ""


def _was_it_up(found: Pointers) -> str:
    """Ask after whoever stands behind an address, by its host where a span names that."""
    asked = found.host if found.root.event.topic in CLIENTS else ""
    who = asked or f"the service behind {found.address}"
    return f"Look{found.traced} whether {who} was up at {found.at}: {_SAID_BY[found.status]}."


def _error_of_the_request(found: Pointers) -> Thrown | None:
    """Return the error thrown behind it that is the request's own, as its client made it.

    Its frames are the client's: whoever looks there finds a library that did as it should.
    """
    thrown = next((one.event.thrown for one in found.chain.effects if one.event.thrown), None)
    is_own = thrown is not None and re.search(rf"\b{found.status}\b", thrown.message)
    return thrown if is_own else None


def _in_a_good_answer(found: Pointers) -> str:
    """Name what to look at where an answer went well: its log, or what it reads from."""
    if found.root.kind is SignalKind.MISMATCH and found.root.also:
        return (
            f"Look where {found.address} reads from at {found.at}: a cache or a copy that lags"
            " behind what was just written, or a write that is taken and not kept."
        )
    hint = server_hint_of(f"{found.root.text} {found.reason}")
    hint = f" As it says, {hint}." if hint else ""
    lead = f"Look up {found.address} in the server's log at {found.at}{found.traced}: it failed"
    told = "" if hint else _told_by(found)
    return (
        f"{lead} inside an answer that says it went well, so no alarm on statuses sees it."
        f"{hint}{told}"
    )


def _where_it_broke(found: Pointers) -> str:
    """Name the call of a server that a request came to and that threw, as its own log has it."""
    if not found.status and found.asked is not None and found.asked.told:
        return found.frame
    if found.timeline.program is not Program.SERVER or found.status < 500:
        return ""
    named = (frame_in_words(found.timeline, line) for line in found.root.also if line.thrown)
    return next(filter(None, named), "")


def _behind_no_address(found: Pointers) -> str:
    """Name what to look at where no request is told: the trace, or what was written before."""
    away = _AWAY.search(found.root.event.text[:_SEEN])
    if found.timeline.program is not Program.PAGE and away is not None:
        return (
            f"Look whether {clean(away['host'], 80)} was up at {found.at}, and whether it can be"
            " reached from where this runs: name, port, firewall. Let what was under way be done"
            " again when it is back."
        )
    hint = server_hint_of(found.root.text)
    if found.timeline.program is Program.SERVER and not found.trace:
        if hint:
            return f"Look at what was written just before it at {found.at}: {hint}."
        return (
            f"Look at what was written just before it at {found.at}, and at what is needed"
            " there: a database, a broker, another service. Let what was under way be done"
            " again when that is back."
        )
    lead = f"Look for “{clean(found.trace, 80)}” in the server's log at {found.at}"
    told = f"{lead}: {hint or 'what it threw is kept from the page'}."
    return told if found.trace else ""

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
    502: (
        "the gateway in front of it got no valid response, as when the service crashes or restarts"
    ),
    503: "503 means down, overloaded or in maintenance",
    504: "the gateway in front of it timed out waiting",
}


def after_the_money(found: Pointers) -> str:
    """Say how an order is kept that was paid for, and how the next one is."""
    return (
        f"Look up {found.address} in the server log at {found.at}{found.traced}. Create the order"
        " for that payment, or refund it. Then create the order before charging, complete it from"
        " the provider's webhook, and make retries idempotent, so that a second try finds the"
        " first."
    )


def backend(found: Pointers) -> str:
    """Name the endpoint, the moment and the trace to look up."""
    if not found.address:
        return _behind_no_address(found)
    if (frame := _where_it_broke(found)) != "":
        if (hint := server_hint_of(f"{found.root.text} {found.reason}")) != "":
            return f"Start in {frame}, which handled {found.address} at {found.at}: {hint}."
        return (
            f"Start in {frame}, which handled {found.address} at {found.at}: check what it depends"
            " on there, a database or another service, and return a clear error when that is down."
        )
    if not found.status and found.root.text.rstrip(")").count("was refused ("):
        return (
            f"Look up what the server behind {found.address} logged at {found.at}: the connection"
            " was open, and the server gave up. Show what had arrived so far, and offer to"
            " continue."
        )
    if not found.status:
        if (hint := hint_on_the_way(found.root.text)) != "":
            return f"{found.address} did not get through at {found.at}: {hint}."
        return (
            f"Check in the access log whether {found.address} arrived at about {found.at}. If not,"
            " it was lost on the way: DNS, certificate, proxy or deploy; if so, the server closed"
            " the connection."
        )
    if found.asked is not None and 200 <= found.status < 400:
        return _in_a_good_answer(found)
    if found.status in _SAID_BY:
        return f"{_was_it_up(found)}{_told_by(found)}"
    if found.status == 429:
        return (
            f"Check which rate limit {found.address} hit at {found.at}{found.traced}: one that many"
            " users share, or one that the page itself uses up by asking too often. Have the page"
            " wait as long as Retry-After says before it retries, and tell the user."
        )
    return _in_its_log(found)


def _in_its_log(found: Pointers) -> str:
    """Name the endpoint to look up, and the call that has to cope with its failing."""
    if (taken := _taken_before(found)) != "":
        return (
            f"Find out why {found.address} did not find at {found.at} what {taken} had accepted"
            " just before: a write that was not saved, a cache or replica that lags behind, or a"
            " different store from the one that is read."
        )
    hint = server_hint_of(f"{found.root.text} {found.reason} {_thrown_of_it(found)}")
    lead = f"Look up {found.address} in the server log at {found.at}{found.traced}"
    because = "" if found.shown else found.because  # what a page says, no server has written
    why = f" and{because}" if found.traced and because else because
    lead = f"{lead}{why}: {hint}" if hint else f"{lead}{why}"
    own = _error_of_the_request(found)
    if own is not None and own.uncaught:
        what = (
            (f"the error that {found.frame} throws") if found.frame else "the error of that request"
        )
        return f"{lead}. Then catch {what} where the page makes the request: nothing does."
    if own is None and found.frame:
        return (
            f"{lead}. Then make {found.frame} handle the failure: it went on as if nothing had"
            " failed."
        )
    if (told := found.shown or found.seen) is not None:
        return (
            f"{lead}. The page showed the user {quote(told.text)}: have it keep what was entered"
            " and offer to try again."
        )
    return f"{lead}. Have the page tell the user that it failed."


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
    return f"Check{found.traced} whether {who} was up at {found.at}: {_SAID_BY[found.status]}."


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
            f"Check where {found.address} reads from at {found.at}: a cache or replica that lags"
            " behind what was just written, or a write that was accepted and not saved."
        )
    hint = server_hint_of(f"{found.root.text} {found.reason}")
    hint = f" According to the message, {hint}." if hint else ""
    lead = f"Look up {found.address} in the server log at {found.at}{found.traced}: it failed"
    told = "" if hint else _told_by(found)
    return (
        f"{lead} inside a response with a success status, so alerts on status codes miss"
        f" it.{hint}{told}"
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
            f"Check whether {clean(away['host'], 80)} was up at {found.at}, and whether it can be"
            " reached from where this runs: name, port, firewall. Retry the work that was in"
            " progress when it is back."
        )
    hint = server_hint_of(found.root.text)
    if found.timeline.program is Program.SERVER and not found.trace:
        if hint:
            return f"Look at what was logged just before it at {found.at}: {hint}."
        return (
            f"Look at what was logged just before it at {found.at}, and at what it depends on: a"
            " database, a broker, another service. Retry the work that was in progress when that is"
            " back."
        )
    lead = f"Look for “{clean(found.trace, 80)}” in the server log at {found.at}"
    told = f"{lead}: {hint or 'the page is not told what the server threw'}."
    return told if found.trace else ""

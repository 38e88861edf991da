"""What to look at first when a connection was lost. Not: requests without a response."""

import re

from usercontext.analyze.advice.pointers import Pointers
from usercontext.analyze.claims.followed import is_a_line
from usercontext.analyze.impact.broken_calls import ends_a_call
from usercontext.analyze.language.machine_words import trouble_in
from usercontext.analyze.language.text import quote
from usercontext.analyze.reading.addresses import address_of

_REFUSED_FROM = 400
_NOT_BEGUN = re.compile(
    r"connect_error|handshake"
    r"|\b(?:fail(?:ed)?|could not|cannot|unable) (?:to )?(?:connect|open)\b",
    re.I,
)
_OF_A_BROKER = re.compile(r"(?<![a-z])(?:mqtts?|amqps?|stomp|broker)(?![a-z])", re.I)


def live(found: Pointers) -> str:
    """Name the two ends of a call, or the broker of a device, else who may have closed a line."""
    if ends_a_call(found.root):
        return (
            f"Look which ways between the two were tried before {found.at}: behind many networks"
            " only a TURN relay gets through, with credentials that still hold and a port that is"
            " open. Try again by an ICE restart before the call is given up."
        )
    told = found.timeline.entries[found.root.event.id].payload
    if any(_OF_A_BROKER.search(one) for one in told.values() if isinstance(one, str)):
        return (
            f"Look in the broker's log why it let this client go at {found.at}: no word within the"
            " keepalive, another client of the same id, a certificate or a password that no longer"
            " holds. Let the device connect again with growing pauses, and show how old a value is."
        )
    return _closed(found)


def _closed(found: Pointers) -> str:
    """Name the line that was lost, and when to look for its end in the log of the other side."""
    if found.status >= _REFUSED_FROM:
        return _not_let_in(found)
    what = found.address or "the connection"
    if not found.address and _NOT_BEGUN.search(found.root.event.text) is not None:
        return (
            f"Look whether the server of that line could be reached at {found.at}: its address,"
            " its certificate, a proxy that lets an upgrade through, a ticket that still holds. The"
            f" page says {quote(found.root.event.text)}. Connect again with growing pauses, and"
            " show while live parts are not live."
        )
    told = f" The page says {quote(found.root.event.text)}." if is_a_line(found.root) else ""
    return (
        f"Look up at {found.at} who closed {what}: the server, at a deploy or a limit, or a proxy"
        f" that cuts what is idle.{told} Connect again with growing pauses, fetch what came"
        " meanwhile, and show while live parts are not live."
    )


def _not_let_in(found: Pointers) -> str:
    """Name the request by which a line was to be opened, and what mostly refuses it."""
    return (
        f"Look why {found.address} was refused with {found.status} at {found.at}{found.because}: a"
        " line that is opened by several requests needs them to reach the same server, as by sticky"
        " sessions, a proxy that lets an upgrade through, and a ticket that still holds. Connect"
        " again with growing pauses, and show while live parts are not live."
    )


def away(found: Pointers) -> str:
    """Name the device that has no connection, where it is not the user's own."""
    if trouble_in(found.root.event.text) != "away":
        return _cut_off(found)
    return (
        "Look at the device that is away: its power, its line, when it was heard last. Let the app"
        " say so before somebody waits for it."
    )


def _cut_off(found: Pointers) -> str:
    """Name what was to be sent while nothing could be."""
    asked = (one.event.request for one in (found.root, *found.chain.effects))
    cut = next((one for one in asked if one and one.method and not one.status), None)
    if cut is None:
        return ""
    name = address_of(cut)
    rest = "ask anew" if cut.reads else "send it with a key that makes a second one the same"
    return (
        f"The user's connection was gone; nothing of yours is broken. Where {name} fails, say that"
        f" there is no connection, keep what was entered, and {rest} when it is back."
    )

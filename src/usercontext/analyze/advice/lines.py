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
            f"Check which connections between the two were tried before {found.at}: on many"
            " networks only a TURN relay gets through, with valid credentials and an open port. Try"
            " an ICE restart before the call is given up."
        )
    told = found.timeline.entries[found.root.event.id].payload
    if any(_OF_A_BROKER.search(one) for one in told.values() if isinstance(one, str)):
        return (
            f"Check in the broker's log why it dropped this client at {found.at}: a missed"
            " keepalive, another client with the same id, or an expired certificate or password."
            " Have the device reconnect with backoff, and show how old a value is."
        )
    return _closed(found)


def _closed(found: Pointers) -> str:
    """Name the line that was lost, and when to look for its end in the log of the other side."""
    if found.status >= _REFUSED_FROM:
        return _not_let_in(found)
    what = found.address or "the connection"
    if not found.address and _NOT_BEGUN.search(found.root.event.text) is not None:
        return (
            f"Check whether the server of that connection could be reached at {found.at}: its"
            " address, its certificate, a proxy that allows upgrades, a valid ticket. The page says"
            f" {quote(found.root.event.text)}. Reconnect with backoff, and show the user when data"
            " is not live."
        )
    told = f" The page says {quote(found.root.event.text)}." if is_a_line(found.root) else ""
    return (
        f"Look up what closed {what} at {found.at}: the server, on a deploy or a limit, or a proxy"
        f" that cuts idle connections.{told} Reconnect with backoff, fetch what was missed, and"
        " show the user when data is not live."
    )


def _not_let_in(found: Pointers) -> str:
    """Name the request by which a line was to be opened, and what mostly refuses it."""
    return (
        f"Check why {found.address} was refused with {found.status} at {found.at}{found.because}: a"
        " connection that is opened by several requests needs sticky sessions, so that they reach"
        " the same server, a proxy that allows upgrades, and a valid ticket. Reconnect with"
        " backoff, and show the user when data is not live."
    )


def away(found: Pointers) -> str:
    """Name the device that has no connection, where it is not the user's own."""
    if trouble_in(found.root.event.text) != "away":
        return _cut_off(found)
    return (
        "Check the device that is unreachable: its power, its connection, when it was last seen."
        " Have the app say so before somebody waits for it."
    )


def _cut_off(found: Pointers) -> str:
    """Name what was to be sent while nothing could be."""
    asked = (one.event.request for one in (found.root, *found.chain.effects))
    cut = next((one for one in asked if one and one.method and not one.status), None)
    if cut is None:
        return ""
    name = address_of(cut)
    rest = "ask again" if cut.reads else "send it with an idempotency key"
    return (
        f"The user was offline; nothing on your side is broken. When {name} fails, say that there"
        f" is no connection, keep what was entered, and {rest} when the connection is back."
    )

"""What to look at first where a line that was held open broke. Not: requests without an answer."""

import re

from usercontext.analyze.broken_calls import ends_a_call
from usercontext.analyze.followed import is_a_line
from usercontext.analyze.pointers import Pointers
from usercontext.analyze.text import quote

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
    what = found.address or "the connection"
    told = f" The page says {quote(found.root.event.text)}." if is_a_line(found.root) else ""
    return (
        f"Look up at {found.at} who closed {what}: the server, at a deploy or a limit, or a proxy"
        f" that cuts what is idle.{told} Connect again with growing pauses, fetch what came"
        " meanwhile, and show while live parts are not live."
    )

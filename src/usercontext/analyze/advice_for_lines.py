"""What to look at first where a line that was held open broke. Not: requests without an answer."""

import re

from usercontext.analyze.broken_calls import ends_a_call
from usercontext.analyze.pointers import Pointers

_OF_A_BROKER = re.compile(r"(?<![a-z])(?:mqtts?|amqps?|stomp|broker)(?![a-z])", re.I)


def live(found: Pointers) -> str:
    """Name the two ends of a call, or the broker of a device; '' for any other line."""
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
    return ""

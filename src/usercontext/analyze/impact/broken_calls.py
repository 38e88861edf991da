"""Calls (audio, video) whose own connection broke: the call is over. Not: other connections.

What is live on a page goes stale when its line breaks; who speaks with somebody is cut off.
"""

import re

from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_OF_A_CALL = re.compile(
    r"(?<![a-z])(?:ice|rtc|peer)[_ ]?(?:peer[_ ]?)?(?:connection|failed|transport)|webrtc"
    r"|(?<![a-z])(?:dtls|turn|stun|sfu|sip|rtc)(?![a-z])",
    re.I,
)
_SEEN = 300


def ends_a_call(root: Signal) -> bool:
    """Tell the line between those who speak with each other, which broke and came back no more."""
    return root.kind is SignalKind.SOCKET and _OF_A_CALL.search(root.event.text[:_SEEN]) is not None


def stood_still(timeline: Timeline, root: Signal) -> str:
    """Say what a broken line meant for whoever was at its end."""
    if ends_a_call(root):
        return "The call was cut off."
    where = "on that page" if timeline.program is Program.PAGE else "in the app"
    return f"Live data {where} may have stopped updating."

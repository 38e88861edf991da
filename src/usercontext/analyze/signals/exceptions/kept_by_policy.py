"""Devices blocked by the page's headers or its frame. Not: what users deny.

The browser answers both in the same words ("NotAllowedError: Permission denied"), and says in a
line of its own, before it, that it was a policy.
"""

from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_SEEN = 300
_BEFORE_US = 60_000_000
_MOST_LINES = 200
_SAID = screened(
    r"permissions?[ -]policy violation: [\w-]+ is not allowed"
    r"|\b[\w-]+ (?:has been|is) (?:blocked|disabled) (?:because of a|by) permissions policy",
)
_ALONE = (("geolocation", "geolocation|position"), ("clipboard", "clipboard|write perm|read perm"))
"""What browsers name as they deny it; of all else they say no more than that it was denied."""

_DEVICES = ("camera", "microphone", "geolocation", "display-capture", "clipboard", "midi", "usb")


def with_policy(timeline: Timeline, signal: Signal) -> Signal:
    """Return a denial with the browser's line that it was a policy, which no user can change."""
    thrown = signal.event.thrown
    if signal.kind is not SignalKind.DENIED or thrown is None:
        return signal
    since = signal.event.at_us - _BEFORE_US
    for line in timeline.between(since, signal.event.at_us)[-_MOST_LINES:]:
        said = line.text[:_SEEN].lower()
        before = line.index < signal.event.index and any(map(said.__contains__, _DEVICES))
        if before and _SAID.search(said) is not None and _is_of_it(said, thrown.message):
            text = f"{signal.text}; the log before it says “{clean(line.text, 160)}”"
            return replace(signal, text=text, also=(*signal.also, line), reason=None)
    return signal


def _is_of_it(said: str, denied: str) -> bool:
    """Tell whether the policy's device may be the one that was denied."""
    for device, words in _ALONE:
        if (device in said) is not any(one in denied.lower() for one in words.split("|")):
            return False
    return True

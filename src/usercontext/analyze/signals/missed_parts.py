"""Controls that are dead because what their page asked for never came. Not: what was thrown.

A page asks for much that it can do without. What it needed it calls an error when it fails, and
never gets: then its controls wait for it.
"""

from collections.abc import Sequence

from usercontext.analyze.parties import Party
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.timeline import Timeline

_ALOUD_US = 1_000_000
_NEEDED = (
    *(SignalKind.SERVER_ERROR, SignalKind.CLIENT_ERROR, SignalKind.NO_ANSWER),
    SignalKind.UNREADABLE,
)


def find_waiting(
    timeline: Timeline, signals: list[Signal], place: int, said: Sequence[Signal]
) -> list[Signal]:
    """Return the dead controls of a page that lacks what failed at ``place``, as it ``said``."""
    root = signals[place]
    if not _is_missed(timeline, root, said):
        return []
    page = timeline.page_number(root.event.index)
    return [
        later
        for later in signals[place + 1 :]
        if later.kind is SignalKind.DEAD_CLICK and timeline.page_number(later.event.index) == page
    ]


def _is_missed(timeline: Timeline, root: Signal, said: Sequence[Signal]) -> bool:
    """Tell what a page asked of its own server, called an error at once, and never got."""
    asked = root.event.request
    if asked is None or asked.told or root.kind not in _NEEDED or root.party is not Party.FIRST:
        return False
    if (asked.method, asked.url.path) in timeline.taken:
        return False
    until = root.event.answered_us + _ALOUD_US
    return any(one.event.at_us <= until for one in said)

"""What a page writes of a request that a blocker kept out. Not: requests that were captured.

What is kept out is mostly what counts visitors. It is missed where it is a script or styles, the
page's own, a known service's, or what somebody had just pressed for.
"""

import re

from usercontext.analyze.events import Event
from usercontext.analyze.parties import Party
from usercontext.analyze.screens import screened
from usercontext.analyze.signals.behind import is_unpressed
from usercontext.analyze.timeline import Timeline

_SEEN = 1000
_BLOCKED = screened(r"\berr_blocked_by_client\b", re.I)
_ADDRESSED = re.compile(r"/[\w.-]")
_LIVED_BY = ("script", "style")


def is_kept_out(timeline: Timeline, event: Event, message: str, named: Party | None) -> bool:
    """Tell a line of what a blocker kept out and nobody misses; ``named`` is whose it was."""
    said = message[:_SEEN]
    if _BLOCKED.search(said) is None:
        return False
    if _ADDRESSED.search(said) is None:
        return True
    if named is not Party.FOREIGN or not is_unpressed(timeline, event):
        return False
    return event.request is None or event.request.resource not in _LIVED_BY

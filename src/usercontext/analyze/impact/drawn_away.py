"""Failures that remove a whole page while it renders. Not: what a page survives.

Frameworks that cannot draw a part take all that stands around it off the page.
"""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.signals.signal import SignalKind

_THROWN, _SEEN = (SignalKind.EXCEPTION, SignalKind.REJECTION, SignalKind.CONSOLE_ERROR), 300
_DRAWING = re.compile(
    r"'(?:removeChild|insertBefore|replaceChild|appendChild)' on 'Node'"
    r"|NotFoundError: The object can ?not be found here|Node\.(?:removeChild|insertBefore)"
    r"|react error #\d|rendered (?:more|fewer) hooks|too many re-?renders|maximum update depth"
    r"|not valid as a react child|element type is invalid|invalid hook call",
    re.I,
)
"""Words of what draws pages, in which nothing but the drawing can fail."""


def takes_the_page(chain: Chain) -> bool:
    """Tell an error that was thrown while a page was drawn: frameworks then take all of it away."""
    thrown = chain.root.event.thrown
    if thrown is None or chain.root.kind not in _THROWN:
        return False
    return _DRAWING.search(f"{thrown.name}: {thrown.message[:_SEEN]}") is not None

"""Later errors of a page that rendered incorrectly or lacks its video. Not: the rendering.

A kit that keeps a page whose parts are not where it believes looks for them when it has to draw
anew: it is told of no node, or of one that is another's.
"""

import re

from usercontext.analyze.causes.refused_media import played_in_vain
from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_THROWN = (SignalKind.EXCEPTION, SignalKind.REJECTION)
_OF_A_NODE = screened(
    r"\b(?:insertBefore|removeChild|replaceChild|appendChild|parentNode|parentElement|nextSibling"
    r"|previousSibling|firstChild|lastChild|nextElementSibling|childNodes)\b"
    r"|\bnode (?:before which|to be (?:removed|replaced))\b|object can(?: ?not|'t) be found here"
    r"|\bchild (?:to insert before )?(?:node )?is not a child\b",
    re.I,
)
_SEEN = 300


def stumbles(timeline: Timeline, root: Signal, later: list[Signal]) -> list[Signal]:
    """Return what was thrown for want of a part of the page, on a page that was drawn otherwise.

    So is what was thrown at whoever would play a film that did not load.
    """
    if root.kind is SignalKind.MEDIA:
        return played_in_vain(timeline, root, later)
    if root.kind is not SignalKind.HYDRATION or root.party is not Party.FIRST:
        return []
    page = timeline.page_number(root.event.index)
    return [
        one
        for one in later
        if one.kind in _THROWN
        and one.party is Party.FIRST
        and _OF_A_NODE.search(one.event.text[:_SEEN]) is not None
        and timeline.page_number(one.event.index) == page
    ]

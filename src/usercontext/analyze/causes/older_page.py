"""What an outdated page sends that its newer server refuses. Not: that it is outdated.

A page that wrote down both versions, of which the session's own release is the older, is refused
without a reason that anybody could put right.
"""

import re

from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind

_OF_THE_CALL = (400, 404, 405, 410, 415, 422, 501)
"""How a server says that it was called wrongly."""

_VERSION = re.compile(r"(?<![\w.])v?(\d{1,4}(?:\.\d{1,6}){1,3})(?![\w.])")
_REASONS = (None, Reason.THEIRS, Reason.RULE)
_SEEN, _TWO, _SOON_US = 300, 2, 2_000_000


def is_refused_as_old(timeline: Timeline, root: Signal, later: Signal) -> bool:
    """Tell a call that was refused on a page which had said that it is older than its server.

    So is what a page misses in its own store at once, having said that that is of another version.
    """
    asked = later.event.request
    if root.kind is not SignalKind.STALE or root.event.request is not None:
        return False
    if asked is None:
        soon = 0 <= later.event.at_us - root.event.at_us <= _SOON_US
        lacks = later.kind is SignalKind.STORAGE and later.party is Party.FIRST and soon
        return lacks or (later.kind is SignalKind.FORM and _is_told_behind(timeline, root, later))
    if later.party is not Party.FIRST or later.reason not in _REASONS or asked.body:
        return False
    return asked.status in _OF_THE_CALL and not asked.reads and _is_the_older(timeline, root)


def _is_told_behind(timeline: Timeline, root: Signal, later: Signal) -> bool:
    """Tell a notice that hands on why such a call was refused: the page does not know it itself."""
    before = timeline.requests_before(later.event.index, 1)
    asked = before[-1].request if before else None
    if asked is None or asked.body or asked.reads or asked.status not in _OF_THE_CALL:
        return False
    soon = later.event.at_us - before[-1].answered_us <= _SOON_US
    return soon and _is_the_older(timeline, root)


def _is_the_older(timeline: Timeline, root: Signal) -> bool:
    """Tell a line of two versions of which the session's release is the lower one."""
    named = list(dict.fromkeys(_VERSION.findall(root.event.text[:_SEEN])))
    if len(named) != _TWO or not timeline.release:
        return False
    older: str = min(named, key=lambda one: [int(part) for part in one.split(".")])
    release: str = timeline.release
    return release.rpartition("@")[2].removeprefix("v") == older

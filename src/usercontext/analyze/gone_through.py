"""What failed on the way and was done in the end, with a page that says so. Not: single retries."""

from collections.abc import Sequence

from usercontext.analyze.recoveries import find_recovery
from usercontext.analyze.signals.signal import Signal
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import means_success

_MOST = 20


def went_through(timeline: Timeline, failed: Sequence[Signal]) -> bool:
    """Tell requests that each worked later, all before a page that a finished action leads to."""
    worked = [find_recovery(timeline, one) for one in failed[:_MOST]]
    done = [one.index for one in worked if one is not None]
    if len(done) < len(failed):
        return False
    pages = (page for page in timeline.navigations if page.index > max(done) and page.target)
    return any(page.target is not None and means_success(page.target.path) for page in pages)

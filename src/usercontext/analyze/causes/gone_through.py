"""Failures that were overcome, with a page that confirms it. Not: single retries."""

from collections.abc import Sequence

from usercontext.analyze.causes.recoveries import find_recovery
from usercontext.analyze.language.words import means_success
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_MOST = 20


def may_be_lost(failed: Signal, root: Signal, back: Event | None) -> bool:
    """Tell a request that failed behind another, and is no earlier try of what came in the end."""
    asked, first = failed.event.request, root.event.request
    if asked is None or asked.told:
        return False
    same = first is not None and asked.address == first.address
    return not (same and back is not None and failed.event.index < back.index)


def went_through(timeline: Timeline, failed: Sequence[Signal]) -> bool:
    """Tell requests that each worked later, all before a page that a finished action leads to."""
    worked = [find_recovery(timeline, one) for one in failed[:_MOST]]
    done = [one.index for one in worked if one is not None]
    if len(done) < len(failed):
        return False
    return _is_done_after(timeline, max(done))


def is_refused_again(timeline: Timeline, root: Signal) -> bool:
    """Tell a repetition that was refused since the first was taken, before a page that says so."""
    asked = root.event.request
    if root.kind is not SignalKind.RACE or not root.also or asked is None:
        return False
    return (asked.status or 0) >= 400 and _is_done_after(timeline, root.event.index)


def _is_done_after(timeline: Timeline, index: int) -> bool:
    done = _says_it_is_done(timeline)
    return bool(done.events) and done.events[-1].index > index


@once
def _says_it_is_done(timeline: Timeline) -> Marks:
    """Return the pages that a finished action leads to."""
    pages = timeline.navigations
    return Marks(page for page in pages if page.target and means_success(page.target.path))

"""Requests without an end: aborted by the page, cut by navigation, still pending.

Not: why a server, or the way to it, was silent.
"""

import re

from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.told_requests import FETCH_FAILED
from usercontext.analyze.signals.exchanges.stood_on import stood_on
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

SLOW_MS = 4_000
"""A person who waits longer than this for an answer believes that nothing happens."""

_LEAVING_US = 1_500_000
"""A browser that opens the next page cuts what the last one still asked for."""

_CUT_US = 300_000
_READ_US = 500_000
"""Who has read what a page shows has been on it for so long at least."""

_PAGE_US = 30_000_000
_MOST_CUT = 10
_GAVE_UP_US = 1_000_000
_PRESSED_US = 1_000_000
_PATIENCE_MS = 8_000
_MOST_LATER = 50
_SEEN = 300
_OF_A_DEADLINE = re.compile(
    r"\btime-?out of \d+ ?(?:ms|s)\b|\b(?:request|deadline) timed out\b", re.I
)
"""A client's own limit, which it names."""


def read_pending(timeline: Timeline, event: Event) -> tuple[SignalKind, Category] | None:
    """Read a request that had no answer yet when the log ends: a press waits for it.

    What a page asks by itself may be meant to stay open until there is news.
    """
    click = timeline.pressed_before(event.index)
    if click is None or event.at_us - click.at_us > _PRESSED_US:
        return None
    if timeline.page_number(click.index) != timeline.page_number(event.index):
        return None
    return SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW


def gave_up_waiting(timeline: Timeline, event: Event) -> bool:
    """Tell what a press waited for until its user left the page, or loaded it anew.

    Who goes on presses something; who does not, after so long, had given up.
    """
    asked, click = event.request, timeline.pressed_before(event.index)
    if asked is None or asked.resource != "api" or (asked.duration_ms or 0) < _PATIENCE_MS:
        return False
    if click is None or not 0 <= event.at_us - click.at_us <= _PRESSED_US:
        return False
    later = timeline.clicks_after(event.index, 1)
    return is_leaving(timeline, event) and not (later and later[0].at_us <= event.answered_us)


def is_leaving(timeline: Timeline, event: Event) -> bool:
    """Tell a request that had no answer because the browser went on to the next page."""
    since = max(event.at_us, event.answered_us - _LEAVING_US // 10)
    after = timeline.loads.within(since, event.answered_us + _LEAVING_US)
    if after and after[-1].index > event.index:
        load = next(one for one in after if one.index > event.index)
        if stood_on(timeline, event, load):
            return False
        if not _stayed_behind(timeline, event, load):
            return True
    if event.kind is not EventKind.REQUEST:
        near = timeline.requests_before(event.index, _MOST_CUT)
        return any(_is_cut_at_once(timeline, one, event.at_us) for one in near)
    return _is_cut_at_once(timeline, event, event.answered_us)


def _stayed_behind(timeline: Timeline, event: Event, load: Event) -> bool:
    """Tell a change that had failed before somebody left: they pressed later, or read of it.

    What was pressed while it was under way may have cut it, and be pressed again. What only reads
    is cut while its page comes up by whoever leaves it at once.
    """
    asked, ended_us = event.request, event.answered_us
    if asked is None or asked.reads:
        return False
    pressed = timeline.clicks_after(event.index, _MOST_CUT)
    if any(one.at_us <= ended_us for one in pressed):
        return False
    if any(ended_us < one.at_us <= load.at_us and one.index < load.index for one in pressed):
        return True
    shown = timeline.between(ended_us, load.at_us - _READ_US, _MOST_LATER)
    return any(one.topic == NOTICE and one.level is Level.ERROR for one in shown)


def _is_cut_at_once(timeline: Timeline, event: Event, ended_us: int) -> bool:
    """Tell a request that ended as a link was pressed, of which came nothing but the next page.

    Safari cuts what is under way as it begins to ask for the page, however long that takes.
    """
    asked = event.request
    if asked is None or asked.status or not 0 <= ended_us - event.answered_us <= _CUT_US:
        return False
    pressed = timeline.clicks_after(event.index, _MOST_CUT)
    last = next((one for one in reversed(pressed) if one.at_us <= ended_us), None)
    if last is None or ended_us - last.at_us > _CUT_US:
        return False
    load = next(iter(timeline.loads.within(last.at_us, last.at_us + _PAGE_US)), None)
    if load is None:
        return False
    between = timeline.between(last.at_us + 1, load.at_us - 1, _MOST_LATER)
    return not any(one.kind is EventKind.CLICK or _is_answered(one) for one in between)


def _is_answered(event: Event) -> bool:
    return event.request is not None and bool(event.request.status)


def read_given_up(timeline: Timeline, event: Event) -> tuple[SignalKind, Category] | None:
    """Read a request that the page aborted: its own deadline, not the user's change of mind."""
    if _kept_waiting(timeline, event):
        return SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW
    if _OF_A_DEADLINE.search(event.text[:_SEEN]) is not None:
        return SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW  # its client's sentence, beside the code
    since = max(event.at_us, event.answered_us - _GAVE_UP_US)
    for later in timeline.between(since, event.answered_us + _GAVE_UP_US, _MOST_LATER):
        words = f"{later.thrown.name} {later.thrown.message}" if later.thrown else ""
        if "timeout" in words.casefold() or "timed out" in words.casefold():
            return SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW
    return None


def _kept_waiting(timeline: Timeline, event: Event) -> bool:
    """Tell a request that was given up after a wait, while the user did nothing else."""
    waited = event.request.duration_ms if event.request else None
    if waited is None or waited < SLOW_MS:
        return False
    ended_us = event.at_us if _is_told_at_its_end(timeline, event) else event.answered_us
    near = timeline.between(ended_us - _GAVE_UP_US, ended_us + _GAVE_UP_US, _MOST_LATER)
    moved = (EventKind.CLICK, EventKind.NAVIGATION)
    return ended_us <= timeline.end_us and not any(one.kind in moved for one in near)


def _is_told_at_its_end(timeline: Timeline, event: Event) -> bool:
    """Tell a request of which a client tells when it is over: its press lies as long before."""
    click = timeline.pressed_before(event.index)
    return click is not None and abs(click.at_us - event.started_us) <= _GAVE_UP_US


def is_of_a_fetch(event: Event) -> bool:
    """Tell an error that only says that some request had no answer."""
    said = event.thrown.message if event.thrown else event.text
    return FETCH_FAILED.search(said[:300]) is not None

"""A notice shown in place of what threw (an error boundary). Not: response notices.

Frameworks catch what a drawing throws (a boundary, a handler of errors) and show words of the
team's own instead; pages by hand do the same where an error reaches the window. The two stand
right behind each other: same press or arrival, nothing that failed or was sent in between.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from usercontext.analyze.language.words import means_success, telling_words
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.once import once_each
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.shown_notices import TOPIC, is_of_an_engine, states_a_rule
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import is_served
from usercontext.analyze.signals.page_words.said_done import MADE
from usercontext.analyze.signals.signal import UNREAD, Signal
from usercontext.domain.log_entry import Level

_SHOWN_US = 4_000_000
_TOLD_AGAIN_US = 100_000
_MOST_NEAR = 40
_MOST_LATER = 20
_FAILED = 400
_REPORTS = re.compile(
    r"/(?:(?:client|js|front-?end|browser|ui)[-_]?)?(?:errors?|logs?|exceptions?|crash(?:es)?)/?$",
    re.I,
)
"""Where a page tells its own server of what it threw."""

_SHARED = 2


def shown_instead(timeline: Timeline, failed: Event) -> Event | None:
    """Return the notice that stands where an error kept a page, or a part, from being drawn."""
    broke = failed.thrown is not None or is_of_an_engine(failed.text)
    if not broke or failed.request is not None or failed.topic == TOPIC:
        return None
    return _behind(timeline, failed.index)


def was_put_instead(timeline: Timeline, failed: Event) -> bool:
    """Tell an error that left somebody with a notice, on a page that they did nothing more on."""
    notice = shown_instead(timeline, failed)
    return notice is not None and not _was_got_over(timeline, failed, notice)


def told_instead(timeline: Timeline, root: Signal, near: Sequence[Signal]) -> list[Signal]:
    """Return what was read of the notice, which follows from the error before it."""
    if root.party is not Party.FIRST or root.kind not in UNREAD:
        return []
    notice = shown_instead(timeline, root.event)
    return [one for one in near if notice is not None and one.event.index == notice.index]


def with_its_notice(timeline: Timeline, signal: Signal) -> Signal:
    """Return an error that is about what its notice says too: that is all somebody saw of it."""
    if signal.party is not Party.FIRST or signal.kind not in UNREAD:
        return signal
    notice = shown_instead(timeline, signal.event)
    return signal if notice is None else replace(signal, words=f"{signal.words} {notice.text}")


@once_each
def _behind(timeline: Timeline, place: int) -> Event | None:
    failed = timeline.events[place]
    for event in timeline.between(failed.at_us, failed.at_us + _SHOWN_US, _MOST_NEAR):
        if event.index <= place:
            continue
        if event.topic == TOPIC and event.text:
            return event if _is_in_its_place(timeline, failed, event) else None
        if event.element is not None or event.target is not None or _says_more(timeline, event):
            return None
    return None


def _says_more(timeline: Timeline, event: Event) -> bool:
    """Tell a request of the page's own that failed, or by which something was sent."""
    asked = event.request
    if asked is None or party_of_url(asked.url, timeline.page_host) is Party.BYSTANDER:
        return False
    if _REPORTS.search(asked.url.path) is not None:
        return False  # of the error itself
    return not asked.reads or not 0 < (asked.status or 0) < _FAILED


def _is_in_its_place(timeline: Timeline, failed: Event, notice: Event) -> bool:
    """Tell bad news, or words of any kind where something shows that the error was not got over."""
    if states_a_rule(notice.text):
        return False
    if notice.level is Level.ERROR:
        return True
    if MADE.search(notice.text) or means_success(notice.text):
        return False
    if not _is_told_again(timeline, failed):
        # pages greet, and ask about cookies, beside errors that nobody notices
        return len(telling_words(timeline.description) & telling_words(notice.text)) >= _SHARED
    before = (one for one in timeline.lines if one.index < failed.index)
    return not any(one.topic == TOPIC and one.text == notice.text for one in before)


def _is_told_again(timeline: Timeline, failed: Event) -> bool:
    """Tell an error that a framework told, and whoever it handed it to told once more."""
    first, last = failed.at_us - _TOLD_AGAIN_US, failed.at_us + _TOLD_AGAIN_US
    near = timeline.between(first, last, _MOST_NEAR)
    said = failed.thrown.message if failed.thrown is not None else ""
    return any(
        one.index != failed.index and one.thrown is not None and one.thrown.message == said
        for one in near
        if one.kind in (EventKind.EXCEPTION, EventKind.CONSOLE)
    )


def _was_got_over(timeline: Timeline, failed: Event, notice: Event) -> bool:
    """Tell that a press behind the notice led to something, and that it did not break again."""
    later = timeline.clicks_after(notice.index, _MOST_LATER)
    served = next((one for one in later if is_served(timeline, one, later)), None)
    if served is None:
        return False
    said = _words(failed)
    return not any(one.index > served.index and _words(one) == said for one in timeline.errors)


def _words(failed: Event) -> str:
    return failed.thrown.message if failed.thrown is not None else failed.text

"""What a page or its user did without, and thought nothing of. Not: what worked at a second try."""

from usercontext.analyze.acts import act_of
from usercontext.analyze.events import Event, EventKind, Request
from usercontext.analyze.grouping import endpoint_template
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import telling_words
from usercontext.domain.log_entry import Level

_SAID_US = 1_000_000
_SEEN = 200
_MOST_LINES = 30
_MOST_PRESSES = 10
_MOST_TRIES = 40
_BAD = 400
_OPENED_US = 2_500_000
_FORESEEN = (SignalKind.DENIED, SignalKind.CLIENT_ERROR)
_SPOKEN = (EventKind.CONSOLE, EventKind.EXCEPTION)


def is_taken_calmly(timeline: Timeline, root: Signal) -> bool:
    """Tell a refused question of the page's own that it noted at once, and thought nothing of."""
    asked = root.event.request
    if asked is None or asked.told or not asked.reads or root.kind not in _FORESEEN:
        return False
    name = telling_words(asked.url.path.rstrip("/").rsplit("/", 1)[-1])
    after = timeline.between(root.event.answered_us, root.event.answered_us + _SAID_US, _MOST_LINES)
    said = (e for e in after if e.index > root.event.index and e.kind in _SPOKEN)
    told = next((e for e in said if name & telling_words(e.text[:_SEEN])), None)
    return told is not None and told.level not in (Level.WARN, Level.ERROR)


def failed_otherwise(timeline: Timeline, root: Signal) -> bool:
    """Tell a decline after which the same thing was tried again and failed for another reason.

    Who takes another card has got over the first one's; what stops them then is something else.
    """
    asked = root.event.request
    if root.kind is not SignalKind.DECLINED or asked is None or asked.told:
        return False
    tried = timeline.asked.get((asked.method, asked.url.path), ())[-_MOST_TRIES:]
    later = [e.request.status for e in tried if e.index > root.event.index and e.request]
    return any((status or 0) >= _BAD and status != asked.status for status in later)


def was_done_without(timeline: Timeline, root: Signal) -> bool:
    """Tell a question to another house after which a press was taken and opened the next page."""
    for click in timeline.clicks_after(root.event.index, _MOST_PRESSES):
        act = act_of(timeline, click)
        asked = act.request if act is not None else None
        if act is None or asked is None or not 200 <= (asked.status or 0) < 300:
            continue
        if timeline.opened_between(act.at_us, act.answered_us + _OPENED_US):
            return True
    return False


def is_answered_alike(timeline: Timeline, click: Event, failed: Request) -> bool:
    """Tell a press that the same was asked after of something else, and that was answered well."""
    name = endpoint_template(failed.method, failed.url.host, failed.url.path)
    for event in timeline.between(click.at_us, click.at_us + _OPENED_US, _MOST_LINES):
        asked = event.request
        if asked is None or event.index < click.index or not 0 < (asked.status or 0) < 400:
            continue
        if endpoint_template(asked.method, asked.url.host, asked.url.path) == name:
            return True
    return False

"""Pages that reported being outdated, were reloaded and worked. Not: what failed by it.

Whoever reloads as they are asked to has the new one. A press that the old page failed is not made
good by that, and a page that is old again was not renewed.
"""

from usercontext.analyze.grouping import message_template
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.log_entry import Level

_OF_A_PRESS_US = 4_000_000
_SEEN, _MOST_AFTER = 300, 400
_FAILED = 400


def was_loaded_anew(timeline: Timeline, root: Signal) -> Event | None:
    """Return the load of a page behind a line of its age, where all went well from there on."""
    press = timeline.pressed_before(root.event.index)
    if press is not None and root.event.at_us - press.at_us <= _OF_A_PRESS_US:
        return None
    page = timeline.loads.first_after(root.event.index)
    if page is None:
        return None
    said = message_template(root.event.text[:_SEEN])
    after = [e for e in timeline.events[: page.index + _MOST_AFTER] if e.index > page.index]
    if any(_is_amiss(timeline, one, said) for one in after):
        return None
    own = (e for e in after if e.request is not None and _is_own(timeline, e))
    return page if next(own, None) is not None else None


def _is_amiss(timeline: Timeline, event: Event, said: str) -> bool:
    """Tell an error of the new page, a refusal of its own server, or the same line once more."""
    asked = event.request
    if asked is not None:
        return _is_own(timeline, event) and (asked.status or 0) >= _FAILED and not asked.reads
    if event.thrown is not None or event.level is Level.ERROR:
        return True
    return message_template(event.text[:_SEEN]) == said


def _is_own(timeline: Timeline, event: Event) -> bool:
    asked = event.request
    return asked is not None and party_of_url(asked.url, timeline.page_host) is Party.FIRST

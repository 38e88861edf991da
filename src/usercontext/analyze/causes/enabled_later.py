"""Controls that were disabled when clicked and worked once enabled. Not: why.

Such a control was degraded, not dead: its user got on.
"""

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal

_ASKS_US = 3_000_000
_MOST_PRESSES = 20
_MOST_AFTER = 400


def taken_when_enabled(timeline: Timeline, root: Signal) -> Event | None:
    """Return the later press on the same control that sent something, and was taken."""
    element = root.event.element
    if element is None or not element.disabled:
        return None
    for click in timeline.clicks_by_key.get(element.key, ())[-_MOST_PRESSES:]:
        later = click.index > root.event.index and click.element is not None
        if later and click.element and not click.element.disabled and _was_taken(timeline, click):
            return click
    return None


def _was_taken(timeline: Timeline, click: Event) -> bool:
    for event in timeline.between(click.at_us, click.at_us + _ASKS_US, _MOST_AFTER):
        asked = event.request
        if asked is None or asked.told or asked.reads or event.index < click.index:
            continue
        own = party_of_url(asked.url, timeline.page_host) is Party.FIRST
        if own and 0 < (asked.status or 0) < 400:
            return True
    return False

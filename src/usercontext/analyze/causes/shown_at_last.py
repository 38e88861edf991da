"""Bad news followed by good news at the same control: it was corrected.

Not: what is bad news (`shown_notices`).
"""

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.shown_notices import TOPIC
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.log_entry import Level

_SAID_US = 3_000_000
_MOST_NEAR = 30


def find_good_news(timeline: Timeline, root: Signal) -> Event | None:
    """Return what the page showed to the last press of the control that had been refused."""
    click = timeline.click_before(root.event.index)
    if root.event.topic != TOPIC or click is None or click.element is None:
        return None
    last = timeline.clicks_by_key.get(click.element.key, (click,))[-1]
    after = timeline.between(last.at_us, last.at_us + _SAID_US, _MOST_NEAR)
    since = max(last.index, root.event.index)
    shown = [e for e in after if e.topic == TOPIC and e.index > since]
    shown = [e for e in shown if e.text != root.event.text]  # once more is no news
    bad = any(one.level is Level.ERROR for one in shown)
    return shown[-1] if shown and not bad else None

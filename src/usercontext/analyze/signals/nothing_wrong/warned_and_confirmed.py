"""A payment decline that was only a warning before a confirmation. Not: refusals.

A card that a house will not keep, or a first try with another house, is declined too; whoever is
shown, unasked, that the order stands has paid. An error says that something is wrong all the same.
"""

from usercontext.analyze.language.words import Concept, concepts, means_success
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.log_entry import Level

_LED_US = 10_000_000


def was_confirmed_then(timeline: Timeline, signal: Signal) -> bool:
    """Tell a decline of which there are only warnings, each before a page that confirms."""
    if signal.kind is not SignalKind.DECLINED or Concept.PAY in concepts(timeline.description):
        return False
    lines = [one for one in (signal.event, *signal.also) if one.request is None]
    return bool(lines) and all(_leads_on(timeline, line) for line in lines)


def _leads_on(timeline: Timeline, line: Event) -> bool:
    if line.level is not Level.WARN:
        return False
    clicks = timeline.clicks_after(line.index, 1)
    until = min(line.at_us + _LED_US, clicks[0].at_us if clicks else timeline.end_us)
    opened = timeline.opened_between(line.at_us, until)
    return any(one.target is not None and means_success(one.target.path) for one in opened)

"""What a page sends as its user comes back from a payment page. Not: why it was refused.

What the page sends by itself as its user comes back from a bank finishes what they have paid for.
Not: orders behind a payment of the page's own (``paid``).
"""

from msgspec.structs import replace

from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal

_BACK_US = 60_000_000


def tell_returned(timeline: Timeline, signal: Signal) -> Signal:
    """Return a refusal that somebody met who was back from a bank without its reason."""
    asked = signal.event.request
    if signal.reason is None or asked is None or asked.told or asked.reads:
        return signal
    if Concept.PAY not in concepts(asked.about) or not _is_back(timeline, signal.event):
        return signal
    return replace(signal, reason=None)


def _is_back(timeline: Timeline, event: Event) -> bool:
    """Tell what was sent without a press just after another house had sent its visitor back."""
    pages = timeline.opened_between(event.at_us - _BACK_US, event.at_us)
    page = pages[-1] if pages else None
    if page is None or page.topic != "load" or page is timeline.navigations[0]:
        return False
    click = timeline.click_before(event.index)
    if page.origin is None or (click is not None and click.index > page.index):
        return False
    return party_of_url(page.origin, timeline.page_host) in (Party.FOREIGN, Party.SERVICE)

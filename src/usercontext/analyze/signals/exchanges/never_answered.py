"""Background requests still pending when the user reports. Not: clicks.

A field that is checked while one types, a file that is sent as soon as it is picked: no press
stands right before, and a form that waits for them stays shut without a word. Counts where the
report complains (`overheard`), for a page may keep what brings news open on purpose.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.broken_off import read_pending
from usercontext.analyze.signals.exchanges.requests import is_line, request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.sockets.held_open import held_open
from usercontext.domain.analysis import Category

_ARRIVING_US = 1_000_000
"""What is read this soon after a page came up may be held open for all the time it is shown."""


def find_never_answered(timeline: Timeline) -> Iterator[Signal]:
    """Yield what was asked on the page that was reported, by no press, and never answered."""
    for event in timeline.answered:
        asked = event.request
        if asked is None or not asked.pending or asked.resource != "api" or is_line(asked):
            continue
        if read_pending(timeline, event) is not None or not _is_last_page(timeline, event):
            continue
        if _may_be_kept_open(timeline, event):
            continue
        read = SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW
        signal = request_signal(timeline, event, *read)
        if signal.party is not Party.BYSTANDER:
            yield replace(signal, overheard=True, last_word=True)


def _is_last_page(timeline: Timeline, event: Event) -> bool:
    last = timeline.navigations[-1] if timeline.navigations else None
    return last is None or last.at_us <= event.at_us


def _may_be_kept_open(timeline: Timeline, event: Event) -> bool:
    """Tell a reading that is begun as its page comes up, or anew when the one before is over.

    So is one beside which the page asks for other things, and is answered.
    """
    asked = event.request
    if asked is None or not asked.reads:
        return False
    page = timeline.navigations[-1] if timeline.navigations else None
    if page is None or event.at_us - page.at_us < _ARRIVING_US:
        return True
    return asked.address in held_open(timeline) or _last_answered(timeline) > event.index


@once
def _last_answered(timeline: Timeline) -> int:
    """Return where the last thing stands that was asked and answered: its page went on."""
    return max((e.index for e in timeline.answered if e.request and e.request.status), default=-1)

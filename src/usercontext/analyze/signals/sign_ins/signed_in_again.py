"""A sign-in that was accepted and asked for once more. Not: refusals.

A framework posts what a form calls on the server to the address of the page that shows it, and may
show the form at the address that was wanted. Counts where the report complains (`overheard`).
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts, means_success
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.bodies import says_that_it_failed
from usercontext.analyze.signals.controls.same_forms import leads_on
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_SENT_US = 1_000_000
_SHOWN_US = 1_500_000
"""A page that goes on after an answer does so within this time."""

_FIELDS = ("input|", "textarea|", "select|", "label|")
_MOST_FIELDS = 10
_TWICE = 2
_ONCE_MORE_US = 120_000_000
_SEEN = 400
_MOST_BETWEEN = 200


def find_signed_in_again(timeline: Timeline) -> Iterator[Signal]:
    """Yield a sign-in that was answered well and led on to a page that asks to sign in once more.

    A page may show the form at the address that was wanted: only the second press tells of it.
    """
    for same in timeline.clicks_by_key.values():
        element = same[-1].element
        if element is None or not element.operable or len(same) < _TWICE:
            continue
        if Concept.LOG_IN not in concepts(element.label) or not leads_on(element.label):
            continue
        first, second = same[-2:]
        sent, again = _sent_by(timeline, first), _sent_by(timeline, second)
        if sent is None or again is None or second.at_us - first.at_us > _ONCE_MORE_US:
            continue
        led = timeline.page_number(second.index) - timeline.page_number(first.index)
        if led != 1 or not _stays(timeline, second, again) or _pressed(timeline, first, second):
            continue
        outcome = f"answered {_status(sent)}, and the page that it led to asked to sign in again"
        read = SignalKind.AUTH, Category.AUTH_EXPIRED
        signal = request_signal(timeline, sent, *read, outcome)
        words = f"{signal.words} {clean(element.shown)}"
        yield replace(signal, also=(second, again), words=words, overheard=True)


def _pressed(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell whether anything but a field was pressed between two presses: a sign-out, a link."""
    between = (c for c in timeline.clicks_after(first.index, _MOST_FIELDS))
    others = (c.element for c in between if c.index < second.index)
    return any(e is None or not e.key.startswith(_FIELDS) or e.operable for e in others)


def _sent_by(timeline: Timeline, click: Event) -> Event | None:
    """Return what a press sent to the address of its page, and was answered well."""
    page = timeline.route_at(click.at_us)
    for event in timeline.between(click.at_us, click.at_us + _SENT_US, _MOST_BETWEEN):
        asked = event.request
        if asked is not None and event.index > click.index and _is_of_the_page(asked, page):
            return event
    return None


def _is_of_the_page(asked: Request, page: str) -> bool:
    if asked.reads or asked.told or asked.resource != "api" or asked.url.path != page:
        return False
    good = 200 <= (asked.status or 0) < 300
    if not good or says_that_it_failed(asked):
        return False  # what the answer itself says is read by itself
    return not means_success((asked.body or "")[:_SEEN])


def _stays(timeline: Timeline, press: Event, sent: Event) -> bool:
    """Tell that no page was opened after a press, and what it sent."""
    return not timeline.opened_between(press.at_us, sent.answered_us + _SHOWN_US)


def _status(event: Event) -> int:
    return (event.request.status or 0) if event.request else 0

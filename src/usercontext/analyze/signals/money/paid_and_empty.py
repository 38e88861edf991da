"""What was paid for, requested repeatedly and never there. Not: refusals.

Money went well, "Get ticket" is pressed once and once more, and the list of tickets comes empty
each time. It counts where the report complains.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.read_back import is_empty
from usercontext.analyze.signals.answers.shared_things import shares_a_thing
from usercontext.analyze.signals.answers.short_answers import value_of
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.money.paid import KEPT_BACK, moves_money, was_declined
from usercontext.analyze.signals.page_words.own_words import is_good
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_MOST = 60
_OFTEN = 2
_ACT_US = 600_000_000


def find_paid_and_empty(timeline: Timeline) -> Iterator[Signal]:
    """Yield the last answer that has nothing of what the last payment of a visit was for."""
    answered = timeline.answered[-_MOST:]
    payment = next((e for e in reversed(answered) if _is_taken(timeline, e)), None)
    press = timeline.pressed_before(payment.index) if payment is not None else None
    if payment is None or press is None or press.element is None:
        return
    asked: dict[str, list[Event]] = {}
    for event in answered:
        one = event.request
        if one is None or event.index < payment.index or not one.reads or not one.body:
            continue
        if is_good(event) and shares_a_thing(press.element.label, one):
            asked.setdefault(one.url.path, []).append(event)
    for path, events in asked.items():
        if len(events) < _OFTEN or not all(_has_none(event.request) for event in events):
            continue
        last = events[-1]
        if last.at_us - payment.at_us > _ACT_US:
            continue
        paid = clean(payment.request.url.path, 120) if payment.request else ""
        said = f"answered {last.request.status if last.request else ''} with an empty list"
        outcome = f"{said} {len(events)} times, after POST {paid} had succeeded"
        read = SignalKind.MISMATCH, Category.BACKEND_ERROR
        signal = request_signal(timeline, last, *read, outcome)
        if signal.party is Party.FIRST:
            words = f"{signal.words} {press.element.label} {path}"
            found = replace(signal, message=KEPT_BACK, words=words, also=(payment,))
            yield replace(found, overheard=True, last_word=True)


def _is_taken(timeline: Timeline, event: Event) -> bool:
    asked = event.request
    if asked is None or asked.told or not is_good(event) or not moves_money(asked):
        return False
    return not was_declined(timeline, event, asked)


def _has_none(asked: Request | None) -> bool:
    return asked is not None and is_empty(value_of(asked.body or ""))

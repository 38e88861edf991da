"""One action submitted twice at once. Not: retries of failures, overtaken responses.

Also what one click sends twice, or a form sent anew by a reload; not what a button called "Buy"
puts into a cart, nor what a 200 says failed. Where one address takes everything and no body tells
what for, it is a click that pays, repeated while its response is pending.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.told_twice import tells_of_two
from usercontext.analyze.signals.answers.bodies import says_that_it_failed
from usercontext.analyze.signals.controls.repeats import is_storm
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.order.made_by_presses import (
    is_created_by_presses,
    is_made_by_presses,
)
from usercontext.analyze.signals.order.pressed_twice import is_of_one_press, was_pressed_twice
from usercontext.analyze.signals.order.sent_anew import (
    fills_a_cart,
    is_logged_twice,
    is_pressed_in_vain,
    is_sent_anew,
)
from usercontext.analyze.signals.order.taken_once import is_one_thing
from usercontext.analyze.signals.refusals.ordered_again import is_ordered_again
from usercontext.analyze.signals.refusals.payments import tells_of_a_no
from usercontext.analyze.signals.refusals.quiet_declines import notes_a_no
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SOON_US = 2_500_000
"""Two orders within this time are one order, sent twice."""

_CREATED = 201
_AT_ONCE_US = 1_000_000
_WITH_A_PRESS_US = 250_000
"""What a control asks for is sent with its press, or behind the pause that tells a double press."""

_MOST_NEAR, _MOST_MORE = 100, 6
_LED_ON = (302, 303)
"""A form that was taken leads on to another page; so does one that was not, seldom at once."""

_RELOADED_US = 600_000_000


def find_doubles(timeline: Timeline) -> Iterator[Signal]:
    """Yield each pair of equal requests that both made something, the second too soon."""
    recent: dict[str, Event] = {}
    told: set[str] = set()
    posted = [
        (f"{e.request.url.host}{e.request.address[1]}", e, e.request)
        for e in timeline.answered
        if e.request is not None and e.request.method.upper() == "POST" and not e.request.reads
    ]
    counted = Counter(address for address, _, _ in posted)
    of_a_log = timeline.program is Program.SERVER
    for address, event, request in posted:
        if counted[address] == 1 or not _made(request, of_a_log=of_a_log):
            continue
        first = recent.get(address)
        recent[address] = event
        if first is None or address in told or not _is_double(timeline, first, event):
            continue
        if _was_declined_between(timeline, first, event):
            continue
        told.add(address)
        if is_storm([e for at, e, _ in posted if at == address]):
            continue  # that it was sent without end says more
        same = [e for at, e, r in posted if at == address and _made(r, of_a_log=of_a_log)]
        more = _more_at_once(event, same)
        often = f"was sent {len(more) + 2} times{_how_again(timeline, first, event)}"
        outcome = f"{often}, and {'all' if more else 'both'} were accepted"
        signal = request_signal(timeline, first, SignalKind.DOUBLE, Category.RACE, outcome)
        if signal.party is not Party.BYSTANDER:
            last = more[-1] if more else event
            yield replace(signal, also=(event, *more), status="twice", until_us=last.answered_us)


def _more_at_once(second: Event, same: list[Event]) -> list[Event]:
    """Return those that followed the second one as soon as it had followed the first."""
    more: list[Event] = []
    for event in same:
        before = more[-1] if more else second
        if event.index > before.index:
            if event.at_us - before.at_us > _AT_ONCE_US:
                break
            more.append(event)
    return more[:_MOST_MORE]


def _was_declined_between(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell a payment of which the page noted, before it was sent anew, that it was declined."""
    near = timeline.between(first.answered_us, second.at_us, _MOST_NEAR)
    lines = [one for one in near if first.index < one.index < second.index and not one.request]
    loud = (Level.WARN, Level.ERROR)
    return any(notes_a_no(one) or (one.level in loud and tells_of_a_no(one)) for one in lines)


def _how_again(timeline: Timeline, first: Event, second: Event) -> str:
    """Say how it came to be sent again, and by what."""
    asked = second.request
    if asked is not None and asked.resource == "document":
        anew = _is_loaded_again(timeline, first, second)
        return ", again as its answer was loaded anew" if anew else " at once"
    back = is_ordered_again(timeline, first, second)
    return ", again from a page that was gone back to" if back else " at once"


def _made(request: Request, *, of_a_log: bool) -> bool:
    """Tell what was posted, and makes something of its own each time it is sent: it did."""
    led_on = (of_a_log or request.resource == "document") and request.status in _LED_ON
    taken = led_on or 200 <= (request.status or 0) < 300
    return taken and not says_that_it_failed(request)


def _is_double(timeline: Timeline, first: Event, second: Event) -> bool:
    one, two = first.request, second.request
    if one is None or two is None or is_one_thing(timeline, one, two):
        return False
    pays = Concept.PAY in concepts(one.address[1])
    if one.resource == two.resource == "document":
        if one.url != two.url:
            return False
        again = one.status not in _LED_ON and pays and _is_loaded_again(timeline, first, second)
        near = second.at_us <= max(first.at_us + _SOON_US, first.answered_us)
        pressed = was_pressed_twice(timeline, first, second)
        return again or (near and (pressed or (pays and _is_pressed_anew(timeline, first, second))))
    if is_sent_anew(timeline, first, second) or is_logged_twice(timeline, first, second):
        return True
    if pays and is_ordered_again(timeline, first, second):
        return True
    if one.status != _CREATED and not pays and not one.call:
        # a question asked by POST may be asked twice
        if one.asks_a_graph:
            return _is_paid_impatiently(timeline, first, second)
        return is_made_by_presses(timeline, first, second)
    if not pays and _is_of_two_controls(timeline, first, second):
        return False
    told = pays and one.status == two.status == _CREATED and tells_of_two(timeline)
    if told and is_pressed_in_vain(timeline, first, second):
        return True
    overlap = second.at_us < first.answered_us
    soon = second.at_us - first.at_us <= _SOON_US
    if overlap or (soon and pays and one.status == _CREATED):
        return True
    ways = was_pressed_twice, is_of_one_press, is_created_by_presses
    return soon and any(is_so(timeline, first, second) for is_so in ways)


def _is_loaded_again(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell a page that answered a posted form and was loaded anew: so is the form sent anew."""
    press = timeline.pressed_before(second.index)
    if press is None or second.at_us - first.at_us > _RELOADED_US:
        return False
    return press.index < first.index


def _is_pressed_anew(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell two presses on one control, each of which sent its form."""
    one, two = timeline.pressed_before(first.index), timeline.pressed_before(second.index)
    if one is None or two is None or two.index < first.index:
        return False
    return one.element == two.element


def _is_of_two_controls(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell two requests that each came at once with the press on a control of its own.

    Who adds two products by two buttons wants both. Nobody wants to pay in two ways.
    """
    one, two = _press_of(timeline, first), _press_of(timeline, second)
    if one is None or two is None or one.element is None or two.element is None:
        return False
    return one.element.key != two.element.key


def _is_paid_impatiently(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell two presses that pay, where one pays, the second while the first is unanswered.

    What one address for everything was asked for is not known where bodies are not captured.
    """
    one, two = _press_of(timeline, first), _press_of(timeline, second)
    if one is None or two is None or one.index == two.index or one.element is None:
        return False
    if one.element != two.element or second.at_us >= first.answered_us:
        return False
    said = one.element.label, timeline.route_at(one.at_us)
    return all(Concept.PAY in concepts(words) and not fills_a_cart(words) for words in said)


def _press_of(timeline: Timeline, asked: Event) -> Event | None:
    press = timeline.pressed_before(asked.index)
    return press if press and asked.at_us - press.at_us <= _WITH_A_PRESS_US else None

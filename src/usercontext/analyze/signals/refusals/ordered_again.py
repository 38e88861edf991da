"""An order placed again from a page that somebody navigated back to.

Not: what is sent twice at once, which is `doubles`.
"""

from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.told_twice import tells_of_two

_LONGEST_US = 1_800_000_000
_OF_A_PRESS_US = 15_000_000
"""A bank's field gives its token, and a bank asks back, between a press and the order."""

_LED_US = 10_000_000
_MOST_BETWEEN = 400


def is_ordered_again(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell two orders of one cart: both led on, nothing was put in between, and one was meant.

    The page was shown as it had been left, with what was bought still in it.
    """
    if not tells_of_two(timeline) or second.at_us - first.at_us > _LONGEST_US:
        return False
    one, two = _pressed_for(timeline, first), _pressed_for(timeline, second)
    if one is None or two is None or one.index == two.index or one.element != two.element:
        return False
    led, back = timeline.loads.first_after(first.index), timeline.loads.last_before(two.index)
    if led is None or back is None or led.at_us - first.answered_us > _LED_US:
        return False
    press = timeline.click_before(back.index)
    if led.index >= back.index or press is None or press.index > first.index:
        return False  # they came by a way of the page's own
    between = timeline.between(first.answered_us, second.at_us, _MOST_BETWEEN)
    return not any(_fills(event) for event in between)


def _pressed_for(timeline: Timeline, order: Event) -> Event | None:
    """Return the press on what pays that an order was sent for."""
    press = timeline.pressed_before(order.index)
    if press is None or press.element is None or order.at_us - press.at_us > _OF_A_PRESS_US:
        return None
    return press if Concept.PAY in concepts(press.element.label) else None


def _fills(event: Event) -> bool:
    """Tell what puts something into a cart, be it a press or what a page sends."""
    if event.element is not None:
        return Concept.CART in concepts(event.element.label)
    asked = event.request
    return asked is not None and not asked.reads and Concept.CART in concepts(asked.about)

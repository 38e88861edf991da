"""Something sent again because the page showed nothing of the first. Not: at once.

Nothing failed: both were taken, as far as anybody sees. Only the report tells that one was meant.
"""

import re

from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.told_twice import tells_of_two

_ENDS_A_CART = re.compile(
    r"complet|submit|confirm|finali[sz]|finish|place|convert|commit|checkout|order|buy|pay|purchas"
    r"|voucher|coupon|gutschein|gift",
    re.I,
)
"""An address of a cart at which it is bought, or of what is worth money and only named like one."""

_BOUGHT = frozenset({Concept.PAY, Concept.BOOK})
_IN_VAIN_US = 120_000_000
_AT_ONCE_US = 1_500_000
_MOST_NEAR = 100


def is_sent_anew(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell what was booked or paid for once more behind an answer of which its page showed nothing.

    What a page calls on its server has the page's own address, which says nothing of what it does:
    the control's words do, and the report, which has to speak of two.
    """
    press = timeline.pressed_before(first.index)
    label = press.element.label if press is not None and press.element is not None else ""
    if not concepts(label) & _BOUGHT or fills_a_cart(label) or not tells_of_two(timeline):
        return False
    return is_pressed_in_vain(timeline, first, second)


def is_logged_twice(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell a server's log of one change that was asked for twice within moments, and made.

    No log of a server tells a press: that two were not meant, the report has to say.
    """
    if timeline.program is not Program.SERVER or timeline.tells_presses:
        return False
    return second.at_us - first.at_us <= _AT_ONCE_US and tells_of_two(timeline)


def is_pressed_in_vain(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell an order that was taken, of which its page showed nothing, and then sent once more.

    The same control of the same page was pressed, and nothing else was done in between.
    """
    one, two = timeline.pressed_before(first.index), timeline.pressed_before(second.index)
    if one is None or two is None or one.index == two.index or one.element != two.element:
        return False
    near = timeline.between(first.at_us, two.at_us, _MOST_NEAR)
    others = (e for e in near if one.index < e.index < two.index and e.element is not None)
    same = timeline.page_number(one.index) == timeline.page_number(second.index)
    return same and next(others, None) is None and two.at_us - one.at_us <= _IN_VAIN_US


def fills_a_cart(address: str) -> bool:
    """Tell an address at which goods are put into a cart: a shop may well call that "Buy"."""
    cart = Concept.CART in concepts(address) or "/carts/" in address
    return cart and _ENDS_A_CART.search(address) is None

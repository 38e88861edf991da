"""Which of two equal requests at once is a duplicate, by the clicks. Not: its result.

A press sends once what it sends, and nobody writes anew, or corrects, between two presses within a
second. Whether both were taken is `doubles`, or one refused for the other `repetitions`.
"""

from http import HTTPStatus
from itertools import pairwise

from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.order.sent_anew import fills_a_cart

_SOON_US = 2_500_000
"""Two orders within this time are one order, sent twice."""

_AT_ONCE_US = 1_000_000
_MOST_NEAR = 100
_WRITTEN = frozenset(
    {Concept.SEND, Concept.CHAT, Concept.SAVE, Concept.BOOK, Concept.UPLOAD, Concept.SIGN_UP}
)
"""What nobody can have written anew between two presses; two of one thing may go into a cart."""
_POSTED = frozenset({Concept.SEND, Concept.CHAT, Concept.BOOK, Concept.SIGN_UP})
"""What one press sends once; a press that saves, or uploads, may send a part for each of many."""

_PRESSED_ONCE = _WRITTEN | {Concept.PAY}

_FIELDS = ("input|", "textarea|")
_MOST_FIELDS = 5


def is_of_one_press(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell one press on what sends something written, for which the same was sent twice."""
    press = timeline.pressed_before(second.index)
    if press is None or press.index > first.index or press.element is None:
        return False
    if first.at_us - press.at_us > _SOON_US or second.at_us - first.at_us > _AT_ONCE_US:
        return False
    one, two = first.request, second.request
    alike = one is not None and two is not None and one.url == two.url
    said = f"{press.element.label} {one.address[1] if one else ''}"
    return alike and bool(concepts(said) & _POSTED)


def was_pressed_twice(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell two presses at once on what sends something that took time to write."""
    fills = first.request is not None and fills_a_cart(first.request.address[1])
    once = _WRITTEN if fills else _PRESSED_ONCE  # who buys two presses twice
    near = timeline.between(first.at_us - _SOON_US, second.at_us, _MOST_NEAR)
    presses = [event for event in near if event.element is not None]
    return any(
        one.element == two.element
        and two.at_us - one.at_us <= _AT_ONCE_US
        and one.element is not None
        and (bool(concepts(one.element.label) & once) or _wrote_for(timeline, one, first))
        for one, two in pairwise(presses)
    )


def _wrote_for(timeline: Timeline, press: Event, made: Event) -> bool:
    """Tell what somebody wrote into a field on this page, and made by this press; no goods."""
    asked, element = made.request, press.element
    if asked is None or element is None or asked.status != HTTPStatus.CREATED:
        return False
    if Concept.CART in concepts(f"{element.label} {asked.address[1]}"):
        return False
    page = timeline.page_number(press.index)
    return any(
        one.element is not None
        and one.element.key.startswith(_FIELDS)
        and one.element.key != element.key
        and timeline.page_number(one.index) == page
        for one in timeline.clicks_before(press.index, _MOST_FIELDS)
    )

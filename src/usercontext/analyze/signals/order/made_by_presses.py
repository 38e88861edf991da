"""Duplicates by repeated clicks, each answered with 200. Not: a 201, a payment.

A 201 says of itself that something was made; many servers say 200 of everything. Then the control
says it, which books, pays or hands in, or the page does, which writes behind each answer that
something was stored. A question (a price, a check) may be asked twice, and so is none of these.
"""

import re

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.told_twice import tells_of_two
from usercontext.analyze.signals.order.sent_anew import fills_a_cart
from usercontext.analyze.signals.order.taken_once import was_seen_taken
from usercontext.analyze.signals.page_words.said_done import MADE
from usercontext.domain.log_entry import Level

_SOON_US = 2_500_000
_AT_ONCE_US = 1_000_000
_WITH_A_PRESS_US = 250_000
_SAID_US, _MOST_LINES, _SEEN = 700_000, 8, 200
_ENDS = frozenset({Concept.PAY, Concept.BOOK, Concept.APPLY, Concept.SIGN_UP})
"""What is done once by one press of such a control, whatever its server calls it."""

_ASKS = re.compile(
    r"quot(?:e|ation)s?(?![a-z])|search|valid|check(?!out|-?in)|preview|estimat|calc|count|look-?up"
    r"|suggest|pric(?:e|ing)|rates?(?![a-z])|shipping|availab|session|token|intent|log-?in|sign-?in"
    r"|auth|track|events?(?![a-z])|logs?(?![a-z])|collect|beacon|analytic|metric|telemetry|graphql"
    r"|batch|rpc|query|queries|filter|list(?![a-z])|consent|ping|heartbeat|draft|cart|basket"
    r"|refresh|otp|code|verif|slots|options|recommend|render|report|start|init|prepare|lock|hold"
    r"|coupon|voucher|total|tax|fee|summary|status|poll",
    re.I,
)
"""What an address asks, or only begins, though it is posted."""


def is_made_by_presses(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell the same sent again within one press or a quick row, and each taken as one of its own.

    What was sent has to be as long, where that is known: two comments are two.
    """
    one, two = first.request, second.request
    if one is None or two is None or one.url != two.url or not _is_alike(one, two):
        return False
    if _ASKS.search(one.about) is not None or fills_a_cart(one.address[1]):
        return False
    presses = _press_of(timeline, first), _press_of(timeline, second)
    if presses[0] is None or presses[1] is None or presses[0].element != presses[1].element:
        return False
    soon = second.at_us - first.at_us
    if soon > _AT_ONCE_US and not (soon <= _SOON_US and second.at_us < first.answered_us):
        return False
    label = presses[0].element.label if presses[0].element is not None else ""
    if fills_a_cart(label):
        return False
    if concepts(label) & _ENDS:
        return True
    if one.sent_size is not None and one.sent_size == two.sent_size and tells_of_two(timeline):
        return True
    if was_seen_taken(timeline, first, presses[1]):
        return False
    return bool(_made_behind(timeline, first) & _made_behind(timeline, second))


def is_created_by_presses(timeline: Timeline, first: Event, second: Event) -> bool:
    """Tell what one control created by each of two presses at once, whatever it is called.

    A row may be added twice on purpose; who tells of two did not, and a form that its page leaves
    by itself was to be sent once. What is known of what was sent has to be as long.
    """
    one, two = first.request, second.request
    if one is None or two is None or one.url != two.url or not _is_alike(one, two):
        return False
    presses = _press_of(timeline, first), _press_of(timeline, second)
    if presses[0] is None or presses[1] is None or presses[0].element != presses[1].element:
        return False
    label = presses[0].element.label if presses[0].element is not None else ""
    if presses[1].at_us - presses[0].at_us > _AT_ONCE_US or fills_a_cart(f"{label} {one.about}"):
        return False
    over_us = max(first.answered_us, second.answered_us)
    alike = one.sent_size is not None and two.sent_size is not None
    led_on = alike and bool(timeline.opened_between(second.at_us, over_us + _SOON_US))
    return tells_of_two(timeline) or led_on


def _is_alike(one: Request, two: Request) -> bool:
    known = one.sent_size is not None and two.sent_size is not None
    return not known or one.sent_size == two.sent_size


def _press_of(timeline: Timeline, asked: Event) -> Event | None:
    press = timeline.pressed_before(asked.index)
    if press is None:
        return None
    return press if asked.at_us - press.at_us <= _WITH_A_PRESS_US else None


def _made_behind(timeline: Timeline, asked: Event) -> frozenset[str]:
    """Return what lines say just behind an answer that something was made, numbers left out."""
    over_us = asked.answered_us
    near = timeline.between(over_us, over_us + _SAID_US, _MOST_LINES)
    lines = (one for one in near if one.kind is EventKind.CONSOLE and not one.request)
    quiet = (one for one in lines if one.level in (Level.INFO, Level.DEBUG) and not one.thrown)
    said = (one.text[:_SEEN] for one in quiet if one.topic in ("", "notice"))
    return frozenset(message_template(one) for one in said if MADE.search(one))

"""Conflicts that were told and over at the next click. Not: what they were about.

Whoever is told that something was changed meanwhile, presses once more and is taken has met what
such a check is there for; so has a press that was counted twice, whose first try led on.
"""

from usercontext.analyze.causes.looked_up_again import is_another_chosen
from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.gone_round import was_gone_round
from usercontext.analyze.impact.wrongs import was_taken_later
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.told_twice import tells_of_two
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.log_entry import Level

_TAKEN_BY_OTHERS = (SignalKind.RACE, SignalKind.STALE, SignalKind.REJECTED)
_TOLD_US = 2_000_000
_LED_US = 5_000_000
_MOST_NEAR = 40


def was_over_at_once(timeline: Timeline, chain: Chain) -> bool:
    """Tell a conflict of which its user was told, and that the next press, or the first, met.

    So is what was told and gone round.
    """
    if was_gone_round(timeline, chain):
        return True
    if tells_of_two(timeline):
        return False
    if chain.root.kind in _TAKEN_BY_OTHERS and is_another_chosen(timeline, chain.root.event):
        return True
    if chain.root.kind is not SignalKind.RACE:
        return False
    if any(one.event.topic != NOTICE for one in chain.effects):
        return False
    if chain.recovered is not None:
        once = len(chain.retries) <= 1
        return once and was_taken_later(chain) and _is_told(timeline, chain)
    return _led_on(timeline, chain)


def _is_told(timeline: Timeline, chain: Chain) -> bool:
    root = chain.root.event
    near = timeline.between(root.answered_us, root.answered_us + _TOLD_US, _MOST_NEAR)
    return any(one.index > root.index and one.topic == NOTICE for one in near)


def _led_on(timeline: Timeline, chain: Chain) -> bool:
    """Tell a second try that was refused for the first, after which the page said well and led on.

    Nobody pressed anything in between: it was the first that led there.
    """
    root, also = chain.root.event, chain.root.also[:1]
    taken = any(e.request and 200 <= (e.request.status or 0) < 300 for e in also)
    if not taken or chain.trigger is None:
        return False
    near = timeline.between(root.at_us, root.answered_us + _LED_US, _MOST_NEAR)
    after = [one for one in near if one.index > root.index]
    shown = [one for one in after if one.topic == NOTICE]
    pages = [one for one in after if one.target is not None]
    if not shown or not pages or any(one.level is Level.ERROR for one in shown):
        return False
    pressed = timeline.clicks_after(root.index, 1)
    return not pressed or pressed[0].index > pages[0].index

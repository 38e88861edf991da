"""A refusal that was told and gone round at the next click, or over by itself. Not: what it is of.

No body says why; that it was a rule, and that it stopped nobody, is in the visit: a notice came up
that speaks of nothing broken, and the next thing pressed, of the same kind, was taken and led on.
"""

import re

from usercontext.analyze.causes.acts import act_of
from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.asked_as_guest import was_asked_as_guest
from usercontext.analyze.language.asks_or_complains import says_it_fails
from usercontext.analyze.language.words import CORE, TAKEN_IN, concepts, fold, telling_words
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.told_twice import tells_of_two
from usercontext.domain.log_entry import Level

_REFUSALS = frozenset({402, 403, 404, 409, 410, 412, 415, 422, 423, 425, 428, 451})
_BUSY = 503
_SOON_US, _LED_US, _LATER_US = 1_500_000, 5_000_000, 120_000_000
_MOST_NEAR, _STEM = 30, 4
_BROKE = re.compile(
    r"\b(?:fail\w*|errors?|went wrong|later|try again|check (?:your|the)|fehl\w*|später|erneut"
    r"|prüfen|erreur|échou\w*|plus tard|vérifi\w*|error\w*|más tarde|piu tardi|più tardi|błąd"
    r"|fout|ошибк\w*|позже)\b",
    re.I,
)
"""What a notice says that gives no reason: something broke, or is to be tried again."""


def was_gone_round(timeline: Timeline, chain: Chain) -> bool:
    """Tell what was refused with a word of why, and of which the next press got its like."""
    if was_asked_as_guest(timeline, chain):
        return True
    root, asked, press = chain.root.event, chain.root.event.request, chain.trigger
    if asked is None or asked.told or asked.body or press is None or press.element is None:
        return False
    if chain.root.party is not Party.FIRST or any(e.event.topic != NOTICE for e in chain.effects):
        return False
    if says_it_fails(fold(timeline.description)) or tells_of_two(timeline):
        return False
    if asked.status == _BUSY:
        return _was_over_by_itself(timeline, chain)
    if asked.status not in _REFUSALS or asked.reads:
        return False
    label = press.element.label  # of a list each row may be drawn alike
    if any(one.element is not None and one.element.label == label for one in chain.retries):
        return False
    return _is_told(timeline, root) and _is_had_otherwise(timeline, press, root)


def _was_over_by_itself(timeline: Timeline, chain: Chain) -> bool:
    """Tell a server that was busy, as a notice said, and took it when the page asked once more."""
    back, root = chain.recovered, chain.root.event
    if back is None or chain.retries or not 0 <= back.at_us - root.at_us <= _LATER_US:
        return False
    pressed = timeline.clicks_after(root.index, 1)
    return (not pressed or pressed[0].index > back.index) and _is_told(timeline, root)


def _is_told(timeline: Timeline, root: Event) -> bool:
    near = timeline.between(root.answered_us, root.answered_us + _SOON_US, _MOST_NEAR)
    shown = [one for one in near if one.index > root.index and one.topic == NOTICE]
    return bool(shown) and not any(_BROKE.search(one.text) for one in shown)


def _is_had_otherwise(timeline: Timeline, press: Event, root: Event) -> bool:
    """Tell that the next press was for the like of it, was taken, and was answered well."""
    later = timeline.clicks_after(root.index, 1)
    if not later or later[0].element is None or press.element is None or root.request is None:
        return False
    act = act_of(timeline, later[0])
    taken = act.request if act is not None else None
    if act is None or taken is None or not 200 <= (taken.status or 0) < 300:
        return False
    wanted = f"{press.element.label} {root.request.about}"
    got = f"{later[0].element.label} {taken.about}"
    core = concepts(wanted) & (CORE | TAKEN_IN)
    if core and not core & concepts(got):
        return False
    return bool(_stems(wanted) & _stems(got)) and _ends_well(timeline, act)


def _ends_well(timeline: Timeline, act: Event) -> bool:
    near = timeline.between(act.at_us, act.answered_us + _LED_US, _MOST_NEAR)
    after = [one for one in near if one.index > act.index]
    if any(one.topic == NOTICE and one.level is Level.ERROR for one in after):
        return False
    return any(one.topic == NOTICE or one.target is not None for one in after)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in telling_words(text) if len(word) >= _STEM}

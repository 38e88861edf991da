"""Failures that are not the team's defect: user slips, declined cards, lost connections."""

from http import HTTPStatus

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.in_haste import was_waited_for
from usercontext.analyze.impact.refused_often import refusals_of
from usercontext.analyze.impact.went_on import went_on
from usercontext.analyze.language.words import CORE, concepts
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.again_later import tells_when
from usercontext.analyze.signals.refusals.answer_codes import said_in
from usercontext.analyze.signals.refusals.demands import is_demand
from usercontext.analyze.signals.signal import Reason, SignalKind

_NOT_OURS = {SignalKind.DECLINED, SignalKind.OFFLINE}
_MOST_LINES = 2
_TYPED_WRONG = 2
"""Refused this often, a form may well refuse what is right."""
_OF_THE_USER = frozenset({401, 423})
"""A wrong password, a locked door; and a 409 of a name, which asks for nothing else."""


def is_not_ours(timeline: Timeline, chain: Chain) -> bool:
    """Tell what no defect of ours is: a slip of the user is one that they could put right.

    Who was refused and did nothing else that worked may have been right: nothing here says that
    they were not. A password that is refused is the user's all the same.
    """
    if _is_told_when(timeline, chain) or was_waited_for(timeline, chain):
        return True
    if chain.root.reason is not None:
        slips = chain.recovered is not None or len(chain.retries) < _TYPED_WRONG
        told = chain.root.reason is Reason.THEIRS and slips
        return told or chain.root.reason is Reason.EXTENSION
    if chain.root.kind is not SignalKind.REJECTED:
        return chain.root.kind in _NOT_OURS
    if chain.trigger is None and not chain.effects and _was_gone_by_itself(chain):
        return False  # a page that finishes something by itself was given nothing to get wrong
    # a notice only tells the user what the answer had told the page
    more = any(
        effect.endpoint != chain.root.endpoint and effect.event.topic != NOTICE
        for effect in chain.effects
    )
    last = chain.recovered is not None  # the last try is the one that was right
    if more or len(chain.retries) - last >= _TYPED_WRONG:
        return False
    if refusals_of(timeline, chain) > _TYPED_WRONG:
        return False
    asked = chain.root.event.request
    status = asked.status if asked is not None and not said_in(asked.body or "") else None
    theirs = asked is not None and asked.status in _OF_THE_USER
    theirs = theirs or (status == 409 and not any(map(is_demand, chain.root.also)))
    return theirs or chain.recovered is not None or went_on(timeline, chain)


def _is_told_when(timeline: Timeline, chain: Chain) -> bool:
    """Tell a rule that says when, or how often: it works, unless it keeps somebody from paying."""
    asked = chain.root.event.request
    if chain.root.reason is not Reason.RULE or asked is None:
        return False
    said = (asked.body or "", *(line.text for line in chain.root.also[:_MOST_LINES]))
    if all(tells_when(one) is None for one in said):
        return False
    element = chain.trigger.element if chain.trigger is not None else None
    label, page = element.label if element else "", timeline.route_at(chain.root.event.at_us)
    return not concepts(f"{label} {asked.about} {page}") & CORE


def _was_gone_by_itself(chain: Chain) -> bool:
    """Tell what a page went on with by itself, and found over."""
    asked = chain.root.event.request
    return asked is not None and not asked.told and asked.status == HTTPStatus.GONE

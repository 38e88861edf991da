"""A guest who is told to sign in for what they clicked, and goes on. Not: who was signed in.

Nobody had been let in, the page had found so before, and its user went on without it.
"""

from http import HTTPStatus

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.causes.thrown_out import says_thrown_out
from usercontext.analyze.impact.went_on import went_on
from usercontext.analyze.language.words import CORE, TAKEN_IN, concepts
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind

_SOON_US = 1_500_000
_MOST_NEAR, _MOST_BEFORE = 30, 200


def was_asked_as_guest(timeline: Timeline, chain: Chain) -> bool:
    """Tell a press that needs a sign-in, by somebody whom the page knew to have none."""
    root, asked, press = chain.root.event, chain.root.event.request, chain.trigger
    if chain.root.kind is not SignalKind.AUTH or asked is None or press is None or asked.told:
        return False
    if asked.status != HTTPStatus.UNAUTHORIZED or timeline.was_signed_in(root.index):
        return False
    label = press.element.label if press.element is not None else ""
    if concepts(f"{label} {asked.about}") & (CORE | TAKEN_IN):
        return False
    if says_thrown_out(timeline.description) or not _was_unknown(timeline, press.index):
        return False
    near = timeline.between(root.answered_us, root.answered_us + _SOON_US, _MOST_NEAR)
    shown = any(one.index > root.index and one.topic == NOTICE for one in near)
    return shown and went_on(timeline, chain)


def _was_unknown(timeline: Timeline, place: int) -> bool:
    """Tell that the page itself had asked for something of theirs before, and been refused."""
    before = timeline.requests_before(place, _MOST_BEFORE)
    asked = [one.request for one in before if one.request is not None]
    return any(one.reads and one.status == HTTPStatus.UNAUTHORIZED for one in asked)

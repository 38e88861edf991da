"""Links signals into chains and ranks them: what explains the report best. Not: wording.

The earliest signal that explains the rest is the root: the 500, not the TypeError after it. Chains
compete by the table of `weights`, and *none of these* competes with them.
"""

import math
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from usercontext.analyze.causes import weights
from usercontext.analyze.causes.acts import (
    came_after,
    came_with_a_page,
    did_otherwise,
    is_beside,
    was_awaited,
    was_last,
    was_served,
)
from usercontext.analyze.causes.chains import (
    EFFECT_US,
    find_effects,
    find_opening,
    find_trigger,
    is_of_looks,
)
from usercontext.analyze.causes.done_without import is_done_without, is_put_right, is_taken_calmly
from usercontext.analyze.causes.gone_through import is_refused_again, may_be_lost, went_through
from usercontext.analyze.causes.lasting import FELT_LATER
from usercontext.analyze.causes.left_without import was_left_without
from usercontext.analyze.causes.lone_guess import find_lone_guess
from usercontext.analyze.causes.met_in_an_act import for_those_met
from usercontext.analyze.causes.one_cause import one_of_each
from usercontext.analyze.causes.overheard import doubt_of_remark, is_heard
from usercontext.analyze.causes.recoveries import (
    find_recovery,
    find_retries,
    is_asked_by_itself,
    is_guest,
    is_lost_for_good,
    is_outlived,
    is_settled,
    may_be_done_twice,
)
from usercontext.analyze.causes.recurrences import Recurrences
from usercontext.analyze.causes.root_weights import (
    is_a_stranger_s,
    mute_of,
    of_its_place,
    rarity_of,
    weight_of,
)
from usercontext.analyze.causes.seeming import doubt_of
from usercontext.analyze.causes.spoken_of import choose_spoken_of, names_a_thing_of, speaks_of
from usercontext.analyze.causes.unmissed import is_unmissed
from usercontext.analyze.language.asks_or_complains import only_asks
from usercontext.analyze.language.quotations import answered_in, quotes
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.dead_pages import find_stopped, is_survived
from usercontext.analyze.signals.exceptions.endings import is_last_word
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind
from usercontext.analyze.signals.telling import failed_otherwise, is_of_a_kit, is_unasked

_NEAR_US, _NEARISH_US = 30_000_000, 120_000_000
_SOON_US = 10_000_000
"""What a page asked again by itself within this time, and got, nobody has noticed."""
_MOST_CHAINS = 400
"""Signals considered as roots: the newest ones, since what matters is near the report."""

_OF_THE_USER = (Reason.CHOICE, Reason.THEIRS)


class Chain(Struct, frozen=True):
    """A root signal, the click that set it off, what followed, and how well it explains.

    ``opened`` is the page that the click led to, when that page asked by itself for what failed;
    ``unmissed``: another house's, and nothing shows that it was missed.
    """

    root: Signal
    trigger: Event | None
    effects: tuple[Signal, ...]
    retries: tuple[Event, ...]
    recovered: Event | None
    score: float
    opened: Event | None = None
    unmissed: bool = False


class Ranking(Struct, frozen=True):
    """Chains best first with their probabilities; ``nothing`` is what is left for none of them."""

    chains: tuple[tuple[Chain, float], ...]
    nothing: float


def rank_causes(timeline: Timeline, signals: Sequence[Signal], description: str) -> Ranking:
    """Return the chains that explain a report, best first, "none of these" competing."""
    recent = [s for s in signals if s.event.at_us <= timeline.moment_us + EFFECT_US]
    recent = recent or [s for s in signals if was_awaited(timeline, s)]
    recent = [s for s in recent[-_MOST_CHAINS:] if not is_guest(timeline, s)]
    known = Recurrences(timeline, recent)
    chains = [_chain(timeline, recent, place, known, description) for place in range(len(recent))]
    explained = {id(effect) for chain in chains for effect in chain.effects}
    roots = [chain for chain in chains if id(chain.root) not in explained]
    best = sorted(roots, key=lambda chain: (-chain.score, not chain.root.also))
    best = [best[at] for at in one_of_each([one.root for one in best], weights.COMPETITORS)]
    best = _meant_first(timeline, _yield_to_failures(best, description), description)
    best = _unmissed_last(_lone_first(best, description))
    powers = [math.exp(chain.score / weights.TEMPERATURE) for chain in best]
    nothing = math.exp(weights.NOTHING / weights.TEMPERATURE)
    total = sum(powers) + nothing
    ranked = zip(best, (power / total for power in powers), strict=True)
    return Ranking(tuple(ranked), nothing / total)


def _yield_to_failures(best: list[Chain], description: str) -> list[Chain]:
    """Leave out what a page said by the way, where something failed that explains as much.

    A remark that no word of the report is of goes before every failure that may matter.
    """
    failed = max((one.score for one in best if not one.root.overheard), default=0.0)
    return [one for one in best if not one.root.overheard or _is_said_of(one, failed, description)]


def _is_said_of(one: Chain, failed: float, description: str) -> bool:
    of_an_answer = one.root.event.request is not None
    if of_an_answer and is_heard(one.root, _label(one), description):
        return one.score >= failed
    return failed < weights.NOTHING and one.score >= failed


def _meant_first(timeline: Timeline, best: list[Chain], description: str) -> list[Chain]:
    """Put the one cause that the report speaks of before a likelier one that it does not.

    Of a few entries that a client picked, the one that failed weighs more than it says.
    """
    met = for_those_met(timeline, [(chain.root, chain.recovered) for chain in best], description)
    weighed = (replace(one, score=one.score + more) for one, more in zip(best, met, strict=True))
    best = sorted(weighed, key=lambda one: -one.score)
    roots = [(chain.root, _label(chain), chain.score) for chain in best]
    place = choose_spoken_of(roots, description)
    if place is None:
        return best
    chosen = replace(best[place], score=best[0].score + weights.SPOKEN_OF)
    return [chosen, *best[:place], *best[place + 1 :]]


def _lone_first(best: list[Chain], description: str) -> list[Chain]:
    """Say what is too weak by itself, where it is all there was and the report is of just that."""
    found = [(chain.root, chain.recovered is not None, chain.score) for chain in best]
    place = find_lone_guess(found, description)
    if place is None:
        return best
    said = replace(best[place], score=max(best[place].score, weights.NOTHING) + weights.LONE)
    return [said, *best[:place], *best[place + 1 :]]


def _unmissed_last(best: list[Chain]) -> list[Chain]:
    """Put behind all what nobody missed: many such things are no likelier than one."""
    missed = [one for one in best if not one.unmissed]
    return missed + [one for one in best if one.unmissed][:1]


def _label(chain: Chain) -> str:
    return chain.trigger.element.label if chain.trigger and chain.trigger.element else ""


def _chain(
    timeline: Timeline, signals: list[Signal], place: int, known: Recurrences, description: str
) -> Chain:
    root = signals[place]
    everywhere = known.is_noise(root) and not find_stopped(timeline, signals, place)
    trigger = None if everywhere else find_trigger(timeline, root)
    trigger = None if known.went_on_before(root, trigger) else trigger
    trigger = None if trigger and was_served(timeline, trigger, root) else trigger
    alone = everywhere or root.overheard  # what is said by the way explains nothing else
    effects = () if alone else find_effects(timeline, signals, place, trigger)
    effects = tuple(e for e in effects if not (e.overheard and root.event in (e.event, *e.also)))
    unmissed = is_unmissed(timeline, root, trigger, effects, description)
    trigger, effects = (None, ()) if unmissed else (trigger, effects)
    if root.kind in FELT_LATER and trigger is None:
        others = (e for e in effects if e.message != root.message or e.event.request)
        trigger = next((t for e in others if (t := find_trigger(timeline, e))), None)
    retries = find_retries(timeline, trigger, root)
    recovered = find_recovery(timeline, root)
    if root.kind is SignalKind.OFFLINE and recovered and is_lost_for_good(timeline, effects):
        recovered = None
    chain = Chain(root, trigger, effects, retries, recovered, 0, unmissed=unmissed)
    score = _score(timeline, known, chain, description)
    score += weights.RECURRING if everywhere else 0
    score += weights.SURVIVED if trigger is None and is_survived(timeline, root) else 0
    dead = any(effect.kind is SignalKind.DEAD_CLICK for effect in effects)
    score += mute_of(timeline, root, dead=dead) if trigger is None else 0
    opened = find_opening(timeline, root, trigger)
    return replace(chain, score=score, opened=opened)


def _score(timeline: Timeline, known: Recurrences, chain: Chain, description: str) -> float:
    root = chain.root
    score = weight_of(root) + weights.PARTY[root.party]
    without_it = was_left_without(timeline, root, chain.recovered, description)
    about = without_it or _is_about(timeline, chain, description)
    alone = chain.trigger is None and not chain.effects
    back = chain.recovered is not None
    without = is_done_without(timeline, root, description, alone=alone, repaired=back) and not about
    if root.kind is SignalKind.ASSET and root.event.request is not None:
        score += weights.PART.get(root.event.request.resource, 0)
    asks, refused = not about and only_asks(description), root.kind is SignalKind.REJECTED
    settled = without or failed_otherwise(timeline, root) or (asks and back and refused)
    settled = settled or (not without_it and _came_to_nothing(timeline, chain))
    by_itself = chain.trigger is None or came_with_a_page(timeline, chain.trigger, root)
    if chain.trigger is not None and not settled and not (asks and by_itself):
        score += weights.CLICKED
        score += weights.LAST_ACTION if was_last(timeline, chain.trigger) else 0
    score += weights.KIT_REFUSES if is_of_a_kit(root) else 0
    score += weights.OF_LOOKS if is_of_looks(root) else 0
    score += weights.STRANGER if alone and is_a_stranger_s(root) else 0
    score += weights.UNASKED if is_unasked(root) else 0
    score += weights.LAST_WORD if is_last_word(timeline, root) else 0
    score += of_its_place(timeline, root)
    age = timeline.moment_us - max(root.event.at_us, root.until_us)
    score += weights.NEAR if age <= _NEAR_US else weights.NEARISH if age <= _NEARISH_US else 0
    score += weights.RETRIED if chain.retries and not settled else 0
    score += weights.EXPLAINS * min(2, len(chain.effects))
    score += doubt_of(timeline, root, description)
    score += doubt_of_remark(timeline, root, chain.trigger, description)
    score += weights.BESIDE if is_beside(timeline, chain.trigger, root) else 0
    score += weights.ABOUT_IT if about and not (settled and alone and back) else 0
    score += weights.DONE_WITHOUT if without else weights.UNMISSED if chain.unmissed else 0
    others = (e for e in chain.effects if not (e.kind is root.kind is SignalKind.SOCKET))
    ours = any(effect.party in (Party.FIRST, Party.SERVICE) for effect in others)
    score += weights.ASKS_ELSE if (by_itself or settled) and asks and not ours else 0
    score += weights.QUOTED if quotes(description, root.event.text) else 0
    score += weights.RECURRING if _recurs(timeline, known, chain, description) else 0
    score += weights.ALSO_HEALTHY * rarity_of(timeline, root)
    score += weights.RECOVERED if chain.recovered is not None else 0
    return score + (weights.SETTLED if settled else 0)


def _came_to_nothing(timeline: Timeline, chain: Chain) -> bool:
    """Tell a failure that was put right, and that nothing else failed for."""
    asked = (e for e in chain.effects if e.kind is not SignalKind.SOCKET)  # a line asks nothing
    failed = [e for e in asked if may_be_lost(e, chain.root, chain.recovered)]
    lost = bool(failed) and not went_through(timeline, failed)
    if lost or may_be_done_twice(timeline, chain.root, chain.recovered):
        return False
    back, root = chain.recovered, chain.root
    over_us = max(root.event.answered_us, root.until_us)
    soon = back is not None and back.at_us - over_us <= _SOON_US
    itself = chain.trigger is None or is_asked_by_itself(timeline, root, back)
    unseen = itself and soon and root.event.request is not None
    over = is_settled(timeline, root, back) or is_outlived(timeline, root)
    calmly = chain.trigger is None and is_taken_calmly(timeline, root)
    over = over or calmly or _is_gone_round(timeline, chain) or is_refused_again(timeline, root)
    return unseen or over or is_put_right(timeline, chain.root, chain.trigger, chain.retries)


def _is_gone_round(timeline: Timeline, chain: Chain) -> bool:
    """Tell what somebody did not allow, or could not, and then did by another way that worked.

    A page goes round what its policy refuses, too: nothing failed, and what was pressed for came.
    """
    if chain.root.event.topic == "csp" and chain.trigger is not None and not chain.effects:
        return not chain.retries and came_after(timeline, chain.root.event)
    if chain.root.reason not in _OF_THE_USER or chain.root.event.request is not None:
        return False
    if chain.retries or chain.trigger is None:
        return False
    return did_otherwise(timeline, chain.trigger)


def _is_about(timeline: Timeline, chain: Chain, description: str) -> bool:
    words = f"{chain.root.words} {_label(chain)}"
    pressed = any(c.index > chain.root.event.index for c in timeline.clicks[-1:])
    if is_of_a_kit(chain.root) and chain.trigger is None and not pressed:
        words = f"{words} {timeline.route_at(chain.root.event.at_us)}"  # what the kit is there for
    if chain.root.kind is SignalKind.CHUNK:
        words = f"{words} {' '.join(one.words for one in chain.effects[:2])}"  # what it was for
    if chain.root.kind is SignalKind.REJECTED:
        words = f"{words} {answered_in(chain.root.text)}"  # a refusal's reason was on the screen
    if chain.root.kind is SignalKind.ASSET and names_a_thing_of(description, words):
        return True  # a file has the name of one thing, of which people see many
    return speaks_of(description, words)


def _recurs(timeline: Timeline, known: Recurrences, chain: Chain, description: str) -> bool:
    kinds = {effect.kind for effect in chain.effects}
    if chain.trigger or SignalKind.DEAD_CLICK in kinds or not known.recurs(chain.root):
        return False
    # that many are missing is what was reported
    return chain.root.kind is not SignalKind.ASSET or not _is_about(timeline, chain, description)

"""How urgent it is: named terms whose sum is the score. Not: who else had it, what it costs."""

from usercontext.analyze import weights
from usercontext.analyze.causes import Chain
from usercontext.analyze.signals.signal import SignalKind
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import CORE, concepts, means_success
from usercontext.domain.analysis import ImpactTerm

_HARD = {
    SignalKind.SERVER_ERROR,
    SignalKind.EXCEPTION,
    SignalKind.CHUNK,
    SignalKind.NO_ANSWER,
    SignalKind.UNREADABLE,
}
_NOT_OURS = {SignalKind.DECLINED, SignalKind.OFFLINE}
_QUIET = {SignalKind.ASSET, SignalKind.CONSOLE_ERROR, SignalKind.SLOW}
_TYPED_WRONG = 2
"""Refused this often, a form may well refuse what is right."""


def weigh(timeline: Timeline, chain: Chain | None) -> tuple[int, tuple[ImpactTerm, ...]]:
    """Return the impact score, 0 to 100, and the terms it is the sum of (never below 0)."""
    if chain is None:
        terms: tuple[ImpactTerm, ...] = (
            ImpactTerm("evidence", "nothing in the log explains the report", weights.WORDS_ALONE),
        )
    else:
        terms = (_blocked(timeline, chain), _path(timeline, chain), *_rest(timeline, chain))
    above = sum(term.points for term in terms) - weights.ONE_SESSION_AT_MOST
    if above > 0:
        terms += (ImpactTerm("reach", "known from one session only", -above),)
    return max(0, sum(term.points for term in terms)), terms


def is_blocked(timeline: Timeline, chain: Chain) -> bool:
    """Tell whether the user was stopped: their action failed and never worked afterwards."""
    if chain.recovered is not None or chain.root.kind in _QUIET:
        return False
    after = (e for e in timeline.navigations if e.index > chain.root.event.index)
    if any(e.target is not None and means_success(e.target.path) for e in after):
        return False
    return chain.trigger is not None or chain.root.kind in (SignalKind.AUTH, SignalKind.CHUNK)


def _blocked(timeline: Timeline, chain: Chain) -> ImpactTerm:
    if is_blocked(timeline, chain):
        return ImpactTerm("blocked", "the action failed and did not work later", weights.BLOCKED)
    if chain.recovered is not None:
        return ImpactTerm("degraded", "it worked when tried again", weights.DEGRADED)
    return ImpactTerm("degraded", "the user could go on", weights.DEGRADED)


def _path(timeline: Timeline, chain: Chain) -> ImpactTerm:
    label = chain.trigger.element.label if chain.trigger and chain.trigger.element else ""
    url = chain.root.event.request.url.path if chain.root.event.request else ""
    core = concepts(f"{label} {url}") & CORE
    if not core and not label and chain.root.event.request is None:
        core = concepts(timeline.route_at(chain.root.event.at_us)) & CORE
    if core:
        return ImpactTerm(
            "path", f"core action: {min(core).value.replace('_', ' ')}", weights.CORE_PATH
        )
    if chain.trigger is not None or chain.root.event.request is not None:
        return ImpactTerm("path", "an ordinary action", weights.ORDINARY_PATH)
    return ImpactTerm("path", "no action of the user", weights.NO_ACTION)


def _rest(timeline: Timeline, chain: Chain) -> list[ImpactTerm]:
    hard = chain.root.kind in _HARD
    terms = [ImpactTerm("severity", chain.root.kind.value, weights.HARD if hard else weights.SOFT)]
    if chain.retries:
        terms.append(
            ImpactTerm("persistence", f"{len(chain.retries)} more tries", weights.TRIED_AGAIN)
        )
    if timeline.end_us - chain.root.event.answered_us < 60_000_000 and not chain.recovered:
        terms.append(ImpactTerm("abandonment", "the session ended within a minute", weights.LEFT))
    if _is_not_ours(chain):
        terms.append(ImpactTerm("not our defect", chain.root.kind.value, weights.NOT_OURS))
    return terms


def _is_not_ours(chain: Chain) -> bool:
    if chain.root.kind is SignalKind.REJECTED:
        more = [effect for effect in chain.effects if effect.endpoint != chain.root.endpoint]
        return len(chain.retries) < _TYPED_WRONG and not more
    return chain.root.kind in _NOT_OURS

"""How urgent it is: named terms whose sum is the score. Not: who else had it, what it costs."""

from usercontext.analyze.causes import Chain
from usercontext.analyze.signals.signal import SignalKind
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import CORE, concepts, means_success
from usercontext.domain.analysis import ImpactTerm

_HARD = {SignalKind.SERVER_ERROR, SignalKind.EXCEPTION, SignalKind.CHUNK, SignalKind.NO_ANSWER}
_NOT_OURS = {SignalKind.DECLINED, SignalKind.OFFLINE}
_QUIET = {SignalKind.ASSET, SignalKind.CONSOLE_ERROR, SignalKind.SLOW}
_BLOCKED, _DEGRADED, _CORE, _PART, _MINOR = 35, 15, 35, 10, 5
_HARD_POINTS, _SOFT_POINTS, _TRIED, _LEFT, _NOT_OURS_POINTS = 10, 5, 5, 5, -60
_ONE_SESSION_AT_MOST = 89
"""P0 says that many users are stopped, which one session cannot show (contract section 4)."""
_WORDS_ALONE = 10
"""A report that shouts is not an outage: without evidence the score stays in the lowest band."""


def weigh(timeline: Timeline, chain: Chain | None) -> tuple[int, tuple[ImpactTerm, ...]]:
    """Return the impact score, 0 to 100, and the terms it is the sum of (never below 0)."""
    if chain is None:
        terms: tuple[ImpactTerm, ...] = (
            ImpactTerm("evidence", "nothing in the log explains the report", _WORDS_ALONE),
        )
    else:
        terms = (_blocked(timeline, chain), _path(timeline, chain), *_rest(timeline, chain))
    above = sum(term.points for term in terms) - _ONE_SESSION_AT_MOST
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
        return ImpactTerm("blocked", "the action failed and did not work later", _BLOCKED)
    if chain.recovered is not None:
        return ImpactTerm("degraded", "it worked when tried again", _DEGRADED)
    return ImpactTerm("degraded", "the user could go on", _DEGRADED)


def _path(timeline: Timeline, chain: Chain) -> ImpactTerm:
    label = chain.trigger.element.label if chain.trigger and chain.trigger.element else ""
    url = chain.root.event.request.url.path if chain.root.event.request else ""
    core = concepts(f"{label} {url}") & CORE
    if not core and not label and chain.root.event.request is None:
        core = concepts(timeline.route_at(chain.root.event.at_us)) & CORE
    if core:
        return ImpactTerm("path", f"core action: {min(core).value.replace('_', ' ')}", _CORE)
    if chain.trigger is not None or chain.root.event.request is not None:
        return ImpactTerm("path", "an ordinary action", _PART)
    return ImpactTerm("path", "no action of the user", _MINOR)


def _rest(timeline: Timeline, chain: Chain) -> list[ImpactTerm]:
    hard = chain.root.kind in _HARD
    terms = [ImpactTerm("severity", chain.root.kind.value, _HARD_POINTS if hard else _SOFT_POINTS)]
    if chain.retries:
        terms.append(ImpactTerm("persistence", f"{len(chain.retries)} more tries", _TRIED))
    if timeline.end_us - chain.root.event.answered_us < 60_000_000 and not chain.recovered:
        terms.append(ImpactTerm("abandonment", "the session ended within a minute", _LEFT))
    if chain.root.kind in _NOT_OURS:
        terms.append(ImpactTerm("not our defect", chain.root.kind.value, _NOT_OURS_POINTS))
    return terms

"""The offline analyzer: report in, analysis out, the same for the same input. Not: queues, SQL."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from usercontext.analyze.advice.choice import advise
from usercontext.analyze.causes.calibration import calibrated, settle
from usercontext.analyze.causes.ranking import Chain, Ranking, rank_causes
from usercontext.analyze.claims.contract import Draft, check_claims
from usercontext.analyze.claims.contradictions import contradiction
from usercontext.analyze.claims.followed import is_said, pressed_later, seen_by_user
from usercontext.analyze.claims.had_before import before_drafts
from usercontext.analyze.claims.likely_answers import answer_draft
from usercontext.analyze.claims.nothing_found import say_nothing_explains
from usercontext.analyze.claims.places import frame_draft
from usercontext.analyze.claims.steps import tell_steps
from usercontext.analyze.claims.summaries import (
    cause_in_full,
    effects_of,
    label_of,
    lowered,
    recovery_in_words,
    repeated,
    summarize,
    when_told,
)
from usercontext.analyze.impact.revenue import estimate_revenue
from usercontext.analyze.impact.score import weigh
from usercontext.analyze.language.objects_in_words import in_words
from usercontext.analyze.language.text import LABEL_CAP, quote, sentence
from usercontext.analyze.reading.report import Report
from usercontext.analyze.reading.templates import filled
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.detect import find_signals
from usercontext.analyze.signatures.signature import names_of, signature_of
from usercontext.domain.analysis import (
    Affected,
    Analysis,
    Analyzer,
    Category,
    Cause,
    Claim,
    ClaimKind,
    Completeness,
    ImpactTerm,
    Priority,
    RevenueImpact,
    Verdict,
    priority_of,
)
from usercontext.domain.log_entry import LogEntry

ANALYZER = Analyzer("rules", "1")
_CONFIRMED, _LIKELY = 0.7, 0.4
_MUCH_LOST = 0.25
"""With a quarter of the session unseen, what is missing may be the cause."""
_MOST_DROPPED = 1_000_000
"""Of one reason, in one entry: a page may claim any number."""
_NO_COST = RevenueImpact(unknown="no cause is known, so nobody can tell which sessions met it")


class Reading(Struct, frozen=True):
    """A session read from its report backwards, its causes ranked; nothing is decided yet."""

    report: Report
    timeline: Timeline
    ranking: Ranking
    unshown: int


def analyze(report: Report) -> Analysis:
    """Read a session from its report backwards and judge it; any payload is survived."""
    return judge(read(report), report.affected)


def read(report: Report) -> Reading:
    """Find what happened and what may have caused it: most of the work of an analysis."""
    timeline = Timeline(report)
    found = rank_causes(timeline, find_signals(timeline), report.description)
    ranking, unshown = _shown(timeline, found)
    return Reading(report, timeline, ranking, unshown)


def judge(reading: Reading, affected: Affected | None) -> Analysis:
    """Judge what was read, knowing who else met the cause; may be asked again for others."""
    report, timeline = replace(reading.report, affected=affected), reading.timeline
    ranking, unshown = reading.ranking, reading.unshown
    chain, probability = ranking.chains[0] if ranking.chains else (None, 0.0)
    if chain is None or probability < _LIKELY or probability <= ranking.nothing:
        return _undecided(report, timeline, ranking)
    drafts = _in_words(timeline, _drafts(timeline, chain))
    claims, rejected = check_claims(drafts, timeline.entries)
    score, terms = weigh(timeline, chain, report)
    doubt = contradiction(timeline, report.description, chain)
    name, *former = names_of(timeline, chain.root)
    say = _wording(timeline, chain)
    return Analysis(
        verdict=_verdict(report, chain, probability, claims, contradicted=bool(doubt)),
        confidence=_confidence(report, probability),
        category=chain.root.category,
        summary=say(" ".join(filter(None, (summarize(timeline, chain, terms), doubt)))),
        root_cause=say(cause_in_full(timeline, chain.root)),
        priority=priority_of(score),
        impact_score=score,
        revenue_impact=estimate_revenue(report.settings, affected, ()),
        causes=_causes(timeline, settle(ranking)),
        claims=claims,
        steps=tuple(replace(one, text=say(one.text)) for one in tell_steps(timeline, chain)),
        suggested_fix=advise(timeline, chain),
        impact=terms,
        completeness=_completeness(report, timeline),
        analyzer=ANALYZER,
        signature=name,
        former_signatures=tuple(former),
        affected=affected,
        claims_rejected=rejected + unshown,
    )


def _shown(timeline: Timeline, ranking: Ranking) -> tuple[Ranking, int]:
    """Return the chains whose cause its own entries show, and how many do not: those are nobody's.

    What they weighed stays with nobody too, so that no other cause is surer for their being wrong.
    """
    kept = tuple(
        one for one in ranking.chains if check_claims([_cause(one[0])], timeline.entries)[0]
    )
    return Ranking(kept, ranking.nothing), len(ranking.chains) - len(kept)


def inconclusive(reason: str) -> Analysis:
    """Return the analysis of an issue that could not be analyzed, so that nobody waits for it."""
    return Analysis(
        verdict=Verdict.INCONCLUSIVE,
        confidence=0.0,
        category=Category.UNKNOWN,
        summary=reason,
        root_cause=None,
        priority=Priority.P3,
        impact_score=0,
        revenue_impact=_NO_COST,
        causes=(),
        claims=(),
        steps=(),
        suggested_fix=None,
        impact=(ImpactTerm("evidence", "none", 0),),
        completeness=Completeness(0, 0, 0, 0),
        analyzer=ANALYZER,
    )


def _undecided(report: Report, timeline: Timeline, ranking: Ranking) -> Analysis:
    score, terms = weigh(timeline, None, report)
    best = ranking.chains[0] if ranking.chains else None
    return replace(
        inconclusive(say_nothing_explains(timeline, report.description, best)),
        priority=priority_of(score),
        impact_score=score,
        causes=_causes(timeline, ranking),
        steps=tell_steps(timeline),
        impact=terms,
        completeness=_completeness(report, timeline),
    )


def _verdict(
    report: Report,
    chain: Chain,
    probability: float,
    claims: tuple[Claim, ...],
    *,
    contradicted: bool,
) -> Verdict:
    if contradicted or _lost(report) >= _MUCH_LOST:
        return Verdict.LIKELY
    shown = any(claim.kind is ClaimKind.CAUSE for claim in claims)
    complete = chain.trigger is not None and bool(chain.effects or chain.retries)
    if shown and complete and probability >= _CONFIRMED:
        return Verdict.CONFIRMED
    return Verdict.LIKELY


def _confidence(report: Report, probability: float) -> float:
    return round(calibrated(probability) * (1 - 0.3 * _lost(report)), 2)


def _lost(report: Report) -> float:
    """Return the share of the session's entries that the analyzer did not see whole."""
    total = max(report.total, len(report.entries) + report.dropped, 1)
    return min(1.0, (report.dropped + report.truncated) / total)


def _wording(timeline: Timeline, chain: Chain) -> Callable[[str], str]:
    """Return how objects are said here: in words where the entries then still show the cause."""
    told = replace(_cause(chain), text=_plainly(timeline, chain.root.text, chain.root.ids))
    if told.text != chain.root.text and not check_claims([told], timeline.entries)[0]:
        return str
    return lambda text: _plainly(timeline, text, chain.root.ids)


def _plainly(timeline: Timeline, text: str, ids: tuple[str, ...]) -> str:
    """Return a sentence with its objects in words, and a logger's holes filled."""
    return in_words(filled(text, (timeline.entries[one].payload for one in ids)))


def _in_words(timeline: Timeline, drafts: list[Draft]) -> list[Draft]:
    """Return sentences with their objects in words, each where its entries still show it."""
    told = [replace(one, text=_plainly(timeline, one.text, one.evidence)) for one in drafts]
    return [
        new if new.text == old.text or check_claims([new], timeline.entries)[0] else old
        for old, new in zip(drafts, told, strict=True)
    ]


def _drafts(timeline: Timeline, chain: Chain) -> list[Draft]:
    root = chain.root
    drafts = []
    if chain.trigger is not None and chain.trigger is not root.event:
        text = f"The user clicked {label_of(chain)}."
        drafts.append(Draft(text, ClaimKind.STEP, (chain.trigger.id,)))
    drafts.append(_cause(chain))
    frame = frame_draft(timeline, root.event) if " when it read /" not in root.text else None
    drafts += [frame] if frame is not None else []
    drafts += answer_draft(timeline, root)
    drafts += before_drafts(timeline, root)
    if again := repeated(chain):
        more = "once more" if len(again) == 1 else f"{len(again)} more times"
        drafts.append(Draft(f"It happened {more}.", ClaimKind.IMPACT, again[:10]))
    drafts += _what_followed(timeline, chain)
    retries = [click for click in chain.retries if click.id not in root.ids]  # counted there
    if retries:
        ids = tuple(click.id for click in retries[:10])
        often = len(retries)
        more = "once more" if often == 1 else f"{often} more times"
        text = f"The user clicked {label_of(chain)} {more}."
        drafts.append(Draft(text, ClaimKind.IMPACT, ids))
    if chain.recovered is not None:
        drafts.append(
            Draft(recovery_in_words(chain.recovered)[0], ClaimKind.IMPACT, (chain.recovered.id,))
        )
    return drafts


def _what_followed(timeline: Timeline, chain: Chain) -> list[Draft]:
    later, seen = pressed_later(timeline, chain), seen_by_user(timeline, chain)
    drafts = []
    if later is not None and later[0] is not chain.trigger and later[1].event is not later[0]:
        press = later[0]
        label = quote(press.element.shown if press.element else "", LABEL_CAP)
        drafts.append(Draft(f"Then the user clicked {label}.", ClaimKind.STEP, (press.id,)))
    told = chain.root.text
    for effect in sorted(effects_of(chain)[:3], key=lambda one: one.event.index):
        bare = effect.text.replace("“Error: ", "“")
        cited = set(effect.ids) <= set(chain.root.ids) and is_said(bare, told)
        if effect.text not in told and not cited:  # a sentence that holds it has said it
            text = sentence(f"{when_told(chain, effect)} {lowered(effect.text)}")
            drafts.append(Draft(text, ClaimKind.EFFECT, effect.ids))
        told += effect.text
    if seen is not None:
        text = sentence(f"Then the page showed the user {quote(seen.text)}")
        drafts.append(Draft(text, ClaimKind.EFFECT, (seen.id,)))
    return drafts


def _cause(chain: Chain) -> Draft:
    return Draft(sentence(chain.root.text), ClaimKind.CAUSE, chain.root.ids)


def _causes(timeline: Timeline, ranking: Ranking) -> tuple[Cause, ...]:
    return tuple(
        Cause(
            text=_wording(timeline, chain)(sentence(chain.root.text)),
            category=chain.root.category,
            probability=round(probability, 3),
            evidence=tuple(
                dict.fromkeys((*chain.root.ids, *(e.event.id for e in chain.effects[:5])))
            ),
            signature=signature_of(timeline, chain.root),
        )
        for chain, probability in ranking.chains[:3]
        if probability >= 0.01
    )


def _completeness(report: Report, timeline: Timeline) -> Completeness:
    dropped = report.dropped + sum(_dropped_in_page(entry) for entry in report.entries)
    return Completeness(len(report.entries), dropped, report.truncated, timeline.gaps)


def _dropped_in_page(entry: LogEntry) -> int:
    """Return what the page says that it left out before this entry; it may say anything."""
    if entry.payload.get("kind") != "capture.dropped":
        return 0
    told = entry.payload.get("dropped")
    counts = told.values() if isinstance(told, dict) else ()
    return sum(min(max(n, 0), _MOST_DROPPED) for n in counts if type(n) is int)

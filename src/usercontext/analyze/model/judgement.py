"""Which parts of a model's answer enter an analysis: its choice and verified wording.

Assume that the model obeys whoever wrote the log. Verdicts can only become weaker, and urgency,
score, terms, revenue, reach, steps, completeness and signature stay what the rules made of them.
"""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from usercontext.analyze.advice.verdicts import suggest_fix
from usercontext.analyze.claims.contract import Draft, check_claims
from usercontext.analyze.language.text import clean
from usercontext.analyze.model.answer import INCONCLUSIVE, Answer
from usercontext.analyze.model.digest import Digest
from usercontext.analyze.model.entries import entry_line
from usercontext.analyze.model.wording import fold, is_harmless_advice, is_sayable, speaks_of
from usercontext.domain.analysis import Analysis, Category, Cause, Claim, ClaimKind, Verdict
from usercontext.domain.log_entry import LogEntry
from usercontext.domain.model_call import Fallback

MODEL_ANALYZER, MODEL_VERSION = "model", "1"
_SUMMARY_CAP = 1_000
_SENTENCE_CAP = 400
_MOST_CLAIMS = 10
_NOT_EXPLAINED = "Nothing in this session explains the report."


class _Reading(Struct):
    """The entries that were shown, by id, as they were read, and how much did not hold.

    ``chosen`` is what the rules cite: a model can cite the very line that gives it orders.
    """

    entries: dict[str, LogEntry]
    shown: dict[str, str]
    chosen: str
    rejected: int = 0

    def holds(self, text: str, kind: ClaimKind, evidence: Iterable[str]) -> Claim | None:
        """Return the sentence as a claim when all that it says of the evidence is there."""
        wording = clean(text, _SUMMARY_CAP if kind is ClaimKind.EFFECT else _SENTENCE_CAP)
        ids = tuple(dict.fromkeys(evidence))
        cited = " ".join(self.shown.get(log_id, "") for log_id in ids)
        kept, _ = check_claims([Draft(wording, kind, ids)], self.entries)
        if kept and wording and is_sayable(wording, self.chosen) and speaks_of(wording, cited):
            return kept[0]
        self.rejected += 1
        return None


def apply_answer(
    analysis: Analysis, digest: Digest, answer: Answer, label: str
) -> Analysis | Fallback:
    """Return the rules' analysis with what holds of the answer, or why nothing of it does."""
    entries = {entry.id: entry for entry in digest.entries.values()}
    shown = {log_id: fold(entry_line(entry)) for log_id, entry in entries.items()}
    by_rules = (*_cited(analysis.claims), *(i for one in analysis.causes for i in one.evidence))
    chosen = " ".join(shown.get(log_id, "") for log_id in by_rules)
    reading = _Reading(entries, shown, chosen)
    claims = _claims(reading, digest, answer)
    if answer.cause == INCONCLUSIVE:
        found = _undecided(analysis, reading, claims, answer)
    else:
        found = _decided(analysis, reading, claims, answer, digest.causes[answer.cause])
    if isinstance(found, Fallback):
        return found
    return replace(
        found,
        analyzer=replace(
            analysis.analyzer, name=MODEL_ANALYZER, version=MODEL_VERSION, model=label
        ),
        claims_rejected=analysis.claims_rejected + reading.rejected,
    )


def _claims(reading: _Reading, digest: Digest, answer: Answer) -> list[Claim]:
    kept = []
    for claim in answer.claims:
        known = [digest.entries[name].id for name in claim.evidence if name in digest.entries]
        if not known or len(known) < len(claim.evidence):
            reading.rejected += 1
            continue
        held = reading.holds(clean(claim.text, _SENTENCE_CAP), claim.kind, known)
        kept += [held] if held is not None else []
    return kept


def _undecided(
    analysis: Analysis, reading: _Reading, claims: list[Claim], answer: Answer
) -> Analysis | Fallback:
    if analysis.verdict is Verdict.CONFIRMED:
        return Fallback.OVERRULED
    kept = tuple(c for c in claims if c.kind is not ClaimKind.CAUSE)[:_MOST_CLAIMS]
    summary = reading.holds(answer.summary, ClaimKind.EFFECT, _cited(kept)) if kept else None
    return replace(
        analysis,
        verdict=Verdict.INCONCLUSIVE,
        confidence=0.0,
        category=Category.UNKNOWN,
        summary=f"{_NOT_EXPLAINED} {summary.text}" if summary else _NOT_EXPLAINED,
        root_cause=None,
        claims=kept,
        suggested_fix=None,
    )


def _decided(
    analysis: Analysis, reading: _Reading, claims: list[Claim], answer: Answer, cause: Cause
) -> Analysis | Fallback:
    root = cause.evidence[0]
    if not any(c.kind is ClaimKind.CAUSE and root in c.evidence for c in claims):
        return Fallback.UNSUPPORTED
    is_first = cause is analysis.causes[0] and analysis.verdict is not Verdict.INCONCLUSIVE
    published = _published(analysis, claims, is_first)
    cited = (*_cited(published), *cause.evidence)
    summary = reading.holds(answer.summary, ClaimKind.EFFECT, cited)
    told = answer.root_cause or cause.text
    root_cause = reading.holds(told, ClaimKind.CAUSE, cause.evidence)
    kept = analysis.summary if is_first else " ".join(c.text for c in published[:3])
    return replace(
        analysis,
        verdict=analysis.verdict if is_first else Verdict.LIKELY,
        confidence=analysis.confidence if is_first else _doubted(analysis, cause),
        category=cause.category,
        summary=summary.text if summary else kept,
        root_cause=root_cause.text if root_cause else cause.text,
        causes=(cause, *(other for other in analysis.causes if other is not cause)),
        claims=published,
        suggested_fix=_advice(analysis, reading, answer, cause, is_first),
    )


def _published(analysis: Analysis, claims: list[Claim], is_first: bool) -> tuple[Claim, ...]:
    """Let the model's wording stand for the rules' where both cite the same; lose no evidence."""
    if not is_first:
        return tuple(claims[:_MOST_CLAIMS])
    covered = {log_id for claim in claims for log_id in claim.evidence}
    untold = [claim for claim in analysis.claims if not covered.issuperset(claim.evidence)]
    return (*claims, *untold)[:_MOST_CLAIMS]


def _doubted(analysis: Analysis, cause: Cause) -> float:
    """Believe another choice no more than the rules believed in it, or in their own."""
    own = analysis.confidence if analysis.verdict is not Verdict.INCONCLUSIVE else 1.0
    return round(min(cause.probability, own), 2)


def _advice(
    analysis: Analysis, reading: _Reading, answer: Answer, cause: Cause, is_first: bool
) -> str | None:
    advice = clean(answer.suggested_fix or "", _SENTENCE_CAP)
    if advice and is_harmless_advice(advice):
        return advice
    reading.rejected += bool(advice)
    return analysis.suggested_fix if is_first else suggest_fix(cause.category)


def _cited(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(log_id for claim in claims for log_id in claim.evidence)


def fall_back(analysis: Analysis, label: str, reason: Fallback) -> Analysis:
    """Return the rules' analysis, saying which model did not help and why."""
    analyzer = replace(analysis.analyzer, model=label, fallback=reason.value)
    return replace(analysis, analyzer=analyzer)

"""One case, one analysis, one mark. Not: what many marks amount to, which is scores."""

from msgspec import Struct

from usercontext.domain.analysis import Analysis, Category, Cause, Priority, Verdict
from usercontext.evals.cases import Case, Label, entries_of, group_of
from usercontext.evals.evidence import unsupported
from usercontext.evals.guards import broken_guards


class Mark(Struct, frozen=True):
    """What was right about one analysis; None where the label does not say.

    ``hit_1`` is about the published cause, ``hit_3`` about any of the first three;
    ``told`` is that cause, None where none is published.
    """

    name: str
    family: str
    kind: str
    seen: bool
    hit_1: bool | None
    hit_3: bool | None
    priority_right: bool | None
    impact_right: bool | None
    answered: bool
    confidence: float
    wanted: Category | None
    given: Category
    priority: Priority
    impact: int
    group: str | None
    fault: str | None
    signature: str | None
    guards: tuple[str, ...]
    unsupported: tuple[str, ...]
    seconds: float
    label: Label
    told: str | None


def mark(case: Case, analysis: Analysis, without: Analysis | None, seconds: float) -> Mark:
    """Compare an analysis with its case's label; ``without`` as ``guards`` wants it."""
    label = case.label
    answered = is_answered(analysis)
    return Mark(
        name=case.name,
        family=case.family,
        kind=case.kind,
        seen=case.seen,
        hit_1=_is_hit(case, analysis, 1),
        hit_3=_is_hit(case, analysis, 3),
        priority_right=None if label.priority is None else analysis.priority in label.priority,
        impact_right=_is_within(label.impact, analysis.impact_score),
        answered=answered,
        confidence=analysis.confidence,
        wanted=_wanted(label, analysis.category) if answered else label.category,
        given=analysis.category if answered else Category.UNKNOWN,
        priority=analysis.priority,
        impact=analysis.impact_score,
        group=group_of(case),
        fault=case.fault,
        signature=analysis.signature,
        guards=broken_guards(case, analysis, without),
        unsupported=unsupported(analysis, entries_of(case)),
        seconds=seconds,
        label=label,
        told=analysis.root_cause if answered else None,
    )


def _wanted(label: Label, given: Category) -> Category | None:
    """Return the right category: the given one where it is as right as the label's first."""
    return given if given in label.also else label.category


def is_answered(analysis: Analysis) -> bool:
    """Tell whether a cause is published, rather than that none was found."""
    return analysis.verdict is not Verdict.INCONCLUSIVE and analysis.root_cause is not None


def _is_hit(case: Case, analysis: Analysis, among: int) -> bool | None:
    """Tell whether a cause of the right category names every fact of the label.

    Where nothing is broken, the right answer is to name no cause. What is published as the root
    cause may name a fact in its summary or its claims; a candidate has only its own sentence. The
    category's own words count, for they are shown beside the cause: "offline" need not be repeated.
    """
    if case.is_healthy:
        return not is_answered(analysis)
    if case.label.category is None and not case.label.cause_contains:
        return None
    published = is_answered(analysis) and _agrees(case, analysis.category, _published(analysis))
    candidates = analysis.causes[:among] if among > 1 else ()
    return published or any(_is_right(case, cause) for cause in candidates)


def _is_right(case: Case, cause: Cause) -> bool:
    return _agrees(case, cause.category, cause.text)


def _agrees(case: Case, category: Category, text: str) -> bool:
    said = f"{category.value.replace('_', ' ')} {_fold(text)}"
    return category in (case.label.category or category, *case.label.also) and all(
        _fold(fact) in said for fact in case.label.cause_contains
    )


def _published(analysis: Analysis) -> str:
    texts = [analysis.root_cause or "", analysis.summary]
    return " ".join([*texts, *(claim.text for claim in analysis.claims)])


def _is_within(wanted: tuple[int, int] | None, score: int) -> bool | None:
    return None if wanted is None else wanted[0] <= score <= wanted[1]


def _fold(text: str) -> str:
    for curly, straight in (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, straight)
    return " ".join(text.split()).casefold()

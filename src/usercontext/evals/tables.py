"""Scores as tables of text and of Markdown. Not: what a number means (docs/eval.md)."""

from collections.abc import Mapping, Sequence

from usercontext.evals.marks import Mark
from usercontext.evals.pairs import ONE_EVIDENCE, judge_grouping
from usercontext.evals.scores import Scores, by_family, by_kind, confusion, score

Rows = list[tuple[str, ...]]
_HEADS = (
    *("analyzer", "cases", "hit@1", "hit@3", "ECE", "ECE left out", "priority", "impact"),
    *("pairs F1", "wrong pairs", "guards", "unsupported", "p50 ms", "p95 ms"),
)


def analyzers(found: Mapping[str, Scores]) -> Rows:
    """Return one row per analyzer, or per part of the cases."""
    return [_HEADS, *((name, *_cells(scores)) for name, scores in found.items())]


def seen_and_left_out(marks: Mapping[str, Sequence[Mark]]) -> Rows:
    """Return each analyzer on families it was written for, and on those it was not."""
    parts: dict[str, Scores] = {}
    for name, every in marks.items():
        for words, seen in (("seen", True), ("left out", False)):
            chosen = [one for one in every if one.seen is seen and one.family != "healthy"]
            if chosen:
                parts[f"{name}, {words}"] = score(chosen)
    return analyzers(parts)


def families(marks: Sequence[Mark]) -> Rows:
    """Return one row per family; a star marks those that the rules had no detector for."""
    rows: Rows = [("family", "cases", "hit@1", "hit@3", "priority", "impact", "answered")]
    for name, own in by_family(marks).items():
        starred = name if own[0].seen else f"{name} *"
        rows.append((starred, *_short(score(own))))
    return rows


def kinds(marks: Sequence[Mark]) -> Rows:
    """Return one row per kind of case."""
    rows: Rows = [("kind", "cases", "hit@1", "hit@3", "priority", "impact", "answered")]
    return rows + [(name, *_short(score(own))) for name, own in by_kind(marks).items()]


def confused(marks: Sequence[Mark]) -> Rows:
    """Return which categories were taken for which, the most frequent first."""
    rows: Rows = [("right", "given", "cases")]
    wrong = [(pair, n) for pair, n in confusion(marks).most_common() if pair[0] is not pair[1]]
    return rows + [(right.value, given.value, str(n)) for (right, given), n in wrong]


def merged(marks: Sequence[Mark]) -> Rows:
    """Return the faults that one signature put together, and what they have in common."""
    rows: Rows = [("fault", "merged with", "pairs", "evidence")]
    found = judge_grouping(marks)
    rows += [(one, other, str(n), "differs: wrong") for one, other, n in found.confusable]
    return rows + [
        (one, other, str(n), f"the same: {ONE_EVIDENCE[frozenset((one, other))]}")
        for one, other, n in found.one_evidence
    ]


def as_text(rows: Rows) -> str:
    """Align a table's columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (zip(row, widths, strict=True) for row in rows)
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in line).rstrip() for line in lines
    )


def as_markdown(rows: Rows) -> str:
    """Write a table for a page."""
    heads, *rest = rows
    lines = [heads, ("---",) * len(heads), *rest]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def _cells(scores: Scores) -> tuple[str, ...]:
    return (
        str(scores.cases),
        *map(_share, (scores.hit_1, scores.hit_3, *_honesty(scores))),
        *map(_share, (scores.priority, scores.impact, scores.f1)),
        *map(str, (scores.confusable, scores.guards_broken, scores.unsupported)),
        f"{scores.p50_ms:.1f}",
        f"{scores.p95_ms:.1f}",
    )


def _honesty(scores: Scores) -> tuple[float | None, float | None]:
    """Return the calibration errors; who never names a cause has none, rather than nought."""
    return (scores.ece, scores.ece_left_out) if scores.answered else (None, None)


def _short(scores: Scores) -> tuple[str, ...]:
    shares = (scores.hit_1, scores.hit_3, scores.priority, scores.impact, scores.answered)
    return (str(scores.cases), *map(_share, shares))


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"

"""docs/eval.md, docs/eval-sets.md and a picture, rewritten from what a run found. Not: judging."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.svg import Drawing
from usercontext.evals import tables
from usercontext.evals.calibration import (
    Bin,
    expected_calibration_error,
    left_out,
    pairs_of,
    reliability,
)
from usercontext.evals.marks import Mark

_BEGIN, _END = "<!-- eval: begin -->", "<!-- eval: end -->"
_LEFT, _TOP, _SIDE = 70.0, 88.0, 300.0
_WIDTH, _HEIGHT = 620, 450


def write(
    parts: Mapping[str, tables.Rows],
    by_set: Mapping[str, tables.Rows],
    marks: Sequence[Mark],
    docs: Path,
) -> None:
    """Rewrite the blocks of both pages, and the picture that the first shows."""
    _rewrite(docs / "eval.md", parts)
    _rewrite(docs / "eval-sets.md", by_set)
    picture = docs / "pictures" / "calibration.svg"
    picture.write_text(draw_calibration(marks), encoding="utf-8")


def _rewrite(page: Path, parts: Mapping[str, tables.Rows]) -> None:
    """Put the tables between the page's marks, and leave what stands around them."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    blocks = [f"### {title}\n\n{tables.as_markdown(rows)}" for title, rows in parts.items()]
    block = "\n\n".join((_BEGIN, *blocks, _END))
    page.write_text(before + block + after, encoding="utf-8")


def draw_calibration(marks: Sequence[Mark]) -> str:
    """Draw how often causes are right by how sure the analyzer was of them."""
    raw, corrected = pairs_of(marks), left_out(marks)
    drawing = Drawing(_WIDTH, _HEIGHT, "Confidence and truth of the causes that were named")
    drawing.words(24, 30, "Confidence and truth", "title")
    drawing.words(24, 48, f"{len(raw)} named causes; on the dashed line a confidence is true")
    _draw_axes(drawing)
    drawing.line(_LEFT, _TOP + _SIDE, _LEFT + _SIDE, _TOP, "mark")
    _draw_curve(drawing, reliability(raw), "line", "main")
    _draw_curve(drawing, reliability(corrected), "line late", "third")
    _draw_legend(drawing, 120, "main", "as published", expected_calibration_error(raw))
    _draw_legend(drawing, 170, "third", "corrected by", expected_calibration_error(corrected))
    drawing.words(_LEFT + _SIDE + 46, 206, "a curve fitted without", "quiet")
    drawing.words(_LEFT + _SIDE + 46, 222, "the answer's own family", "quiet")
    return drawing.text()


def _draw_axes(drawing: Drawing) -> None:
    for tenth in range(0, 11, 2):
        at = _SIDE * tenth / 10
        drawing.line(_LEFT, _TOP + _SIDE - at, _LEFT + _SIDE, _TOP + _SIDE - at, "grid")
        drawing.words(_LEFT - 10, _TOP + _SIDE - at + 4, f"{tenth * 10} %", "quiet", "end")
        drawing.words(_LEFT + at, _TOP + _SIDE + 20, f"{tenth * 10} %", "quiet", "middle")
    drawing.line(_LEFT, _TOP + _SIDE, _LEFT + _SIDE, _TOP + _SIDE)
    drawing.line(_LEFT, _TOP, _LEFT, _TOP + _SIDE)
    drawing.words(_LEFT + _SIDE / 2, _TOP + _SIDE + 44, "confidence", "", "middle")
    drawing.words(_LEFT, _TOP - 12, "right", "", "middle")


def _draw_curve(drawing: Drawing, bins: Sequence[Bin], line: str, dot: str) -> None:
    points = [
        (_LEFT + _SIDE * one.confidence, _TOP + _SIDE * (1 - one.right), one.answers)
        for one in bins
        if one.answers
    ]
    drawing.path([(x, y) for x, y, _ in points], line)
    for x, y, answers in points:
        drawing.dot(x, y, dot)
        drawing.words(x + 6, y - 6, str(answers), "quiet")


def _draw_legend(drawing: Drawing, y: float, dot: str, words: str, error: float) -> None:
    x = _LEFT + _SIDE + 32
    drawing.dot(x, y - 4, dot)
    drawing.words(x + 14, y, words, "strong")
    drawing.words(x + 14, y + 18, f"calibration error {error:.3f}", "quiet")

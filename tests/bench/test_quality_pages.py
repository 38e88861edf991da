"""The page of `make eval` is rewritten between its marks and nowhere else."""

from pathlib import Path

from bench.quality_pages import draw_calibration, write

from evals.made import constant, make_case, make_healthy
from usercontext.actions.evaluation import judge
from usercontext.evals.tables import analyzers

MARKS = judge((make_case(), make_healthy()), constant)
PAGE = "before\n<!-- eval: begin -->\nold\n<!-- eval: end -->\nafter\n"


def test_only_the_block_changes(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "eval.md").write_text(PAGE, encoding="utf-8")

    write({"Analyzers": analyzers({})}, MARKS, tmp_path)

    text = (tmp_path / "eval.md").read_text(encoding="utf-8")
    assert text.startswith("before\n<!-- eval: begin -->\n\n### Analyzers\n\n| analyzer |")
    assert text.endswith("<!-- eval: end -->\nafter\n")
    assert "old" not in text
    assert (tmp_path / "pictures" / "calibration.svg").is_file()


def test_the_picture_says_how_many_answers_stand_behind_a_point() -> None:
    picture = draw_calibration(MARKS)

    assert "2 named causes" in picture
    assert "calibration error 0.400" in picture

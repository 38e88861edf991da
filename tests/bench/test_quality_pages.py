"""The pages of `make eval` are rewritten between their marks and nowhere else."""

from pathlib import Path

from bench.quality_pages import draw_calibration, write

from evals.made import constant, make_case, make_healthy
from usercontext.actions.evaluation import judge
from usercontext.evals.tables import analyzers

MARKS = judge((make_case(), make_healthy()), constant)
PAGE = "before\n<!-- eval: begin -->\nold\n<!-- eval: end -->\nafter\n"


def test_only_the_blocks_change(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    for name in ("eval.md", "eval-sets.md"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")

    write({"Analyzers": analyzers({})}, {"Second": analyzers({})}, MARKS, tmp_path)

    for name, title in (("eval.md", "Analyzers"), ("eval-sets.md", "Second")):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text.startswith(f"before\n<!-- eval: begin -->\n\n### {title}\n\n| analyzer |")
        assert text.endswith("<!-- eval: end -->\nafter\n")
        assert "old" not in text
    assert (tmp_path / "pictures" / "calibration.svg").is_file()


def test_the_picture_says_how_many_answers_stand_behind_a_point() -> None:
    picture = draw_calibration(MARKS)

    assert "2 named causes" in picture
    assert "calibration error 0.400" in picture

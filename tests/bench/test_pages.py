"""Pictures are well-formed, and a page changes between its marks alone. Not: how they look."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from bench.generator import histogram
from bench.pictures import Bar, Curve

from bench import pages, pictures

OUTCOME: dict[str, Any] = {
    "answered": 4,
    "accepted": 4,
    "seconds": 2.0,
    "histogram": histogram([0.001, 0.002, 0.003, 0.05]),
    **{"p50_ms": 2.0, "p90_ms": 50.0, "p99_ms": 50.0, "p999_ms": 50.0, "max_ms": 50.0},
}
KEPT: dict[str, Any] = {
    "machine": {"cores": "2"},
    "verdicts": [],
    "throughput": {"runs": {"whole product": [OUTCOME], "bare socket": [OUTCOME]}},
    "steadiness": OUTCOME,
    "stages": [{"name": "HTTP", "rate": 10.0, "adds_us": 5.0}],
    "growth": [],
}


@pytest.mark.parametrize(
    "text",
    [
        pictures.bars("<&\"'>", "under", [Bar("a & b", 2.0, "2"), Bar("c", 0.0, "0", "main")]),
        pictures.ladder("ladder", "", [("a", 3.0), ("noise", -1.0)]),
        pictures.distribution("d", "", OUTCOME),
        pictures.panels("p", "", [Curve("size", ["1", "2"], [1.0, 9.0], [3.0, 2.0])]),
    ],
)
def test_a_picture_is_well_formed_and_named(text: str) -> None:
    picture = ElementTree.fromstring(text)

    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert picture.get("aria-label")


def test_a_histogram_loses_no_answer() -> None:
    counted = histogram([0.0001, 0.004, 0.0041, 2.5])

    assert sum(count for _, count in counted) == 4
    assert counted[0][0] < 1 < 2500 <= counted[-1][0]


def test_a_page_changes_between_its_marks_alone(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text("before\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nafter\n")

    pages.write_bench(KEPT, tmp_path)

    text = page.read_text()
    assert text.startswith("before\n<!-- bench: begin -->")
    assert text.endswith("<!-- bench: end -->\nafter\n")
    assert "old" not in text
    assert "pictures/latency.svg" in text


def test_every_picture_of_a_page_is_written(tmp_path: Path) -> None:
    (tmp_path / "performance.md").write_text("<!-- bench: begin --><!-- bench: end -->")

    pages.write_bench(KEPT, tmp_path)

    written = {path.name for path in (tmp_path / "pictures").iterdir()}
    assert written == {"throughput.svg", "latency.svg", "stages.svg"}


def test_a_page_without_its_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text("nothing here")

    with pytest.raises(ValueError, match="no place for bench"):
        pages.write_bench(KEPT, tmp_path)

    assert page.read_text() == "nothing here"


def test_the_real_page_has_its_marks() -> None:
    text = (Path(__file__).parents[2] / "docs" / "performance.md").read_text()

    for mark in ("bench: begin", "bench: end", "peers: begin", "peers: end"):
        assert text.count(f"<!-- {mark} -->") == 1

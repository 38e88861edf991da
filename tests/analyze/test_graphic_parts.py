"""Scripts of other houses that a blocker keeps from a page. Not: parts of the page itself."""

import pytest

from analyze.graphic_visits import Board, held
from analyze.visits import PAGE

WISH = "A dark mode would be lovely, my eyes!"


def without(script: str) -> Board:
    """Come to a front page that one script did not come to, and that shows what it has."""
    at = {"how": "load", "from": "", "to": f"{PAGE}/"}
    visit = Board().add("console", "info", {"message": "Navigated"}, event="navigation", meta=at)
    told = {"method": "GET", "url": script, "status": 0, "error": "did not load"}
    visit.add("network", "error", told | {"resource": "script"}, after=0.2)
    return visit.called("Home", {"data": {"home": {"id": "h1"}}}, "query Home { home { id } }")


@pytest.mark.parametrize("name", ["analytics.min.js", "pixel.js", "rum.4f2a.js"])
def test_nobody_misses_a_script_that_is_called_by_what_counts_visitors(name: str) -> None:
    """Whoever has a blocker and wished for something could not go on, at P2."""
    visit = without(f"https://cdn.segmetrics.example/{name}")

    held(visit.judge(WISH), "third_party unknown", "", "P3")


def test_a_part_of_the_page_that_is_called_so_is_missed() -> None:
    visit = without(f"{PAGE}/assets/analytics-4f2a9c1b.js")

    held(visit.judge("nothing loads"), "chunk_load asset_missing", "analytics", "P1 P2")


def test_another_script_of_another_house_is_missed() -> None:
    visit = without("https://cdn.forms.example/kit.min.js")

    held(visit.judge("nothing loads"), "asset_missing third_party", "kit.min.js", "P1 P2")

"""A page that stays the old one however often it is loaded; wishes beside a quiet control."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Verdict


def loaded(text: str, times: int = 3, how: str = "load") -> Visit:
    visit = Visit()
    for _ in range(times):
        meta = {"how": how, "to": f"{PAGE}/planner"}
        visit.add("console", "info", {}, event="navigation", meta=meta, after=4)
        told = {"kind": "notice", "message": text, "selector": "div.toast"}
        visit.ask("GET", "/api/plan", 200).add("console", "info", told, after=0.5)
    return visit


@pytest.mark.parametrize(
    "text", ["A new release is ready, reload the planner", "Nouvelle version disponible"]
)
def test_a_page_that_asks_again_each_time_stays_the_old_one(text: str) -> None:
    analysis = loaded(text).judge("I reload and reload and it asks for it again")

    assert analysis.category is Category.STALE_VERSION
    assert text in (analysis.root_cause or "")


@pytest.mark.parametrize(
    "visit",
    [
        loaded("A new release is ready, reload the planner", times=1),
        loaded("A new release is ready, reload the planner", times=2),  # a worker takes over then
        loaded("A new release is ready, reload the planner", how="pushState"),
        loaded("Welcome to the planner"),
    ],
)
def test_what_asks_once_or_for_nothing_is_no_old_page(visit: Visit) -> None:
    assert visit.judge("My plan is odd").category is not Category.STALE_VERSION


def quiet(words: str) -> Verdict:
    visit = Visit().go("/radio").click("Play")
    told = {"kind": "dead_click", "message": "Nothing followed the click on Play", "click": "a-1"}
    visit.add("console", "warn", told | {"name": "Play"}, after=1.6)
    return visit.click("Next", after=9).ask("GET", "/api/stations/2", 200).judge(words).verdict


def test_who_wishes_for_something_and_went_on_complains_of_no_control() -> None:
    assert quiet("Could you add a sleep timer?") is Verdict.INCONCLUSIVE


def test_who_says_that_it_does_not_play_complains_of_it() -> None:
    assert quiet("Play does nothing") is not Verdict.INCONCLUSIVE

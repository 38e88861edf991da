"""Readings begun before a change and answered after it; bookings that are there twice."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Analysis, Category, Priority, Verdict


def asked(visit: Visit, method: str, path: str, took: int, after: float) -> Visit:
    told = {"method": method, "url": PAGE + path, "status": 200, "durationMs": took}
    return visit.add("network", "info", told, after=after)


def changed(read: str, took: int, times: int = 1, fresh: bool = False) -> Visit:
    visit = Visit().go("/greenhouse")
    for _ in range(times):
        asked(visit, "GET", read, took, after=6).click("Open vents", after=0.2)
        asked(visit, "PATCH", "/api/beds/4/vents", 120, after=0.1)
        if fresh:
            asked(visit, "GET", read, 90, after=(took - 300) / 1000)
    return visit


BACK = "The vents jump back to closed a moment after I open them"


def test_what_was_asked_before_a_change_and_comes_after_it_shows_the_old() -> None:
    analysis = changed("/api/beds/4", 2400).judge(BACK)

    assert analysis.category is Category.RACE
    assert "PATCH /api/beds/4/vents" in (analysis.root_cause or "")
    assert "GET /api/beds/4" in (analysis.root_cause or "")


def test_again_and_again_it_needs_no_word_of_it() -> None:
    assert changed("/api/beds/4", 2400, times=2).judge("Vents broken").category is Category.RACE


@pytest.mark.parametrize(
    ("visit", "words"),
    [
        (changed("/api/beds/4", 250), BACK),  # it came at once
        (changed("/api/weather", 2400), BACK),  # it is of something else
        (changed("/api/beds/4", 2400, fresh=True), BACK),  # set right by a newer one
        (changed("/api/beds/4", 2400), "Where do I order seeds?"),
    ],
)
def test_what_shows_nothing_old_is_none(visit: Visit, words: str) -> None:
    assert visit.judge(words).category is not Category.RACE


def booked(path: str, label: str) -> Analysis:
    visit = Visit().go("/court/3")
    for _ in range(2):
        visit.click(label, after=0.4)
        told = {"method": "POST", "url": PAGE + path, "status": 201, "durationMs": 1500}
        visit.add("network", "info", told, after=0.02)
    return visit.judge("I have the court twice")


def test_a_place_that_is_booked_twice_is_data_that_is_wrong() -> None:
    analysis = booked("/api/reservations", "Reserve court")

    assert analysis.category is Category.RACE
    assert analysis.priority is Priority.P1


def test_a_comment_that_is_there_twice_wrongs_nobody() -> None:
    assert booked("/api/comments", "Send comment").priority in (Priority.P2, Priority.P3)


def test_no_change_no_race() -> None:
    visit = asked(Visit().go("/greenhouse"), "GET", "/api/beds/4", 2400, after=1)

    assert visit.judge(BACK).verdict is Verdict.INCONCLUSIVE

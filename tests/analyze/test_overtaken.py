"""Older answers that come after newer ones: questions that replace each other, no others."""

from typing import Any

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Analysis, Category, Priority, Verdict


def two_questions(
    apart: float, first_ms: int, path: str = "/api/hints", **more: str | int
) -> Visit:
    visit = Visit().go("/search")
    for after, took in ((2, first_ms), (apart, 90)):
        asked = {"method": "GET", "url": f"{PAGE}{path}", "status": 200, "durationMs": took}
        visit.add("network", "info", asked | more, after=after)
    return visit


def judged(visit: Visit) -> Analysis:
    return visit.judge("The list shows what I asked for before")


def test_an_older_answer_that_comes_after_the_newer_one_is_a_race() -> None:
    analysis = judged(two_questions(apart=0.2, first_ms=1400))

    assert analysis.category is Category.RACE
    assert "/api/hints was overtaken: the newer one was answered first" in (
        analysis.root_cause or ""
    )


def test_what_somebody_chose_anew_replaces_what_they_had_chosen() -> None:
    visit = Visit().go("/shelf")
    for label, took in (("Shoes", 1500), ("Hats", 90)):
        asked = {"method": "GET", "url": f"{PAGE}/api/goods", "status": 200, "durationMs": took}
        visit.click(label, after=0.3).add("network", "info", asked, after=0.05)

    assert judged(visit).category is Category.RACE


def test_parts_of_a_page_that_arrive_in_any_order_are_none() -> None:
    visit = two_questions(apart=0.2, first_ms=1400, path="/api/stats")

    assert judged(visit).verdict is Verdict.INCONCLUSIVE


def test_both_questions_are_shown_and_nobody_was_stopped() -> None:
    analysis = judged(two_questions(apart=0.2, first_ms=1400))

    assert [claim.evidence for claim in analysis.claims] == [("a-1", "a-2")]
    assert analysis.priority in (Priority.P2, Priority.P3)


def test_that_the_same_worked_again_repairs_no_race() -> None:
    visit = two_questions(apart=0.2, first_ms=1400).ask("GET", "/api/hints", 200)

    assert judged(visit).category is Category.RACE


def test_answers_in_the_order_of_their_questions_are_none() -> None:
    assert judged(two_questions(apart=0.2, first_ms=150)).verdict is Verdict.INCONCLUSIVE


def test_parts_that_are_asked_for_in_one_go_do_not_replace_each_other() -> None:
    assert judged(two_questions(apart=0.005, first_ms=1400)).verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize("more", [{"status": 404}, {"method": "POST"}, {"resource": "image"}])
def test_only_good_questions_are_drawn(more: dict[str, Any]) -> None:
    assert judged(two_questions(apart=0.2, first_ms=1400, **more)).category is not Category.RACE


def test_a_question_of_the_page_before_is_not_drawn_on_this_one() -> None:
    visit = Visit().go("/a")
    asked = {"method": "GET", "url": f"{PAGE}/api/hints", "status": 200}
    visit.add("network", "info", asked | {"durationMs": 1900}, after=0.1)
    visit.go("/b").add("network", "info", asked | {"durationMs": 50}, after=0.1)

    assert judged(visit).verdict is Verdict.INCONCLUSIVE


def test_one_long_wait_for_the_older_answer_is_part_of_the_race() -> None:
    assert judged(two_questions(apart=0.3, first_ms=6000)).category is Category.RACE


def test_in_a_storm_answers_overtake_each_other_because_of_it() -> None:
    visit = Visit().go("/search").click("Find")
    for place in range(30):
        took = 900 if place == 0 else 60
        asked = {"method": "GET", "url": f"{PAGE}/api/hints", "status": 200, "durationMs": took}
        visit.add("network", "info", asked, after=0.05)

    assert judged(visit).category is Category.TIMEOUT_SLOW

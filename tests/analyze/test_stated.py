"""A sentence behind a POST that met a conflict is the reason for it, in whatever language."""

import pytest

from analyze.office_visits import EDGE, Office
from usercontext.domain.analysis import Analysis, Category


def refused(line: str, level: str = "info", method: str = "POST") -> Analysis:
    visit = Office().arrive("/plan", EDGE).click("Commencer").no(method, "/api/me/trial", 409)
    return visit.says(level, line).judge("nothing starts")


@pytest.mark.parametrize("level", ["info", "warn"])
@pytest.mark.parametrize(
    "line",
    [
        "Du har redan använt din gratisperiod.",
        "[plan] Je hebt de proefmaand al een keer gebruikt.",
        "Kamasuti bora fido mare tura.",
    ],
)
def test_a_sentence_of_any_language_is_the_reason(line: str, level: str) -> None:
    said = refused(line, level)

    assert said.category is Category.VALIDATION_REJECTED
    assert line.partition("] ")[2] in (said.root_cause or "")


def test_a_warning_in_english_is_the_reason() -> None:
    said = refused("Quote Q-118 was replaced by Q-121.", "warn")

    assert said.category is Category.VALIDATION_REJECTED


@pytest.mark.parametrize(
    "line", ["trial request sent", "retry 1 of 3", "Request failed with status code 409."]
)
def test_what_a_program_notes_is_none(line: str) -> None:
    assert refused(line).category is not Category.VALIDATION_REJECTED


def test_an_edit_meets_what_changed_meanwhile() -> None:
    said = refused("Kamasuti bora fido mare tura.", method="PUT")

    assert said.category is not Category.VALIDATION_REJECTED


@pytest.mark.parametrize(
    ("shown", "broke", "right"),
    [
        ("Sellest piisab tänaseks", False, True),
        ("Saadaval on uus versioon", False, False),
        ("Sellest piisab tänaseks", True, False),
    ],
)
def test_a_conflict_is_a_rule_where_its_page_told_it_calmly(
    shown: str, broke: bool, right: bool
) -> None:
    visit = Office().arrive("/plan", EDGE).click("Commencer").no("POST", "/api/me/trial", 409)
    if broke:
        visit.says("error", "[plan] oops")
    visit.add("console", "info", {"kind": "notice", "message": shown, "selector": "#n"}, after=0.3)

    said = visit.judge("nothing starts")
    assert (said.category is Category.VALIDATION_REJECTED) == right, said.root_cause


def test_a_conflict_that_is_met_again_and_told_no_more_is_none() -> None:
    visit = Office().arrive("/plan", EDGE).click("Commencer").no("POST", "/api/me/trial", 409)
    told = {"kind": "notice", "message": "Sellest piisab tänaseks", "selector": "#n"}
    visit.add("console", "info", told, after=0.3)
    visit.click("Commencer", after=6).no("POST", "/api/me/trial", 409)

    assert visit.judge("nothing starts").category is not Category.VALIDATION_REJECTED

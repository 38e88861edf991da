"""What a page told its user as they pressed and asked nobody: its own check; no good news."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Analysis, Category, Verdict


def told(visit: Visit, text: str) -> Visit:
    payload = {"kind": "notice", "message": text, "selector": "p.hint"}
    return visit.add("console", "info", payload, after=0.3)


def pressed(text: str, times: int = 2, label: str = "Submit application") -> Visit:
    visit = Visit().go("/grants/new").ask("GET", "/api/grants", 200)
    for number in range(times):
        visit.click(label, after=4)
        if not number:
            told(visit, text)
    return visit


def judged(visit: Visit) -> Analysis:
    return visit.judge("I cannot hand in my application")


@pytest.mark.parametrize(
    "text",
    [
        "Please enter your tax number (11 digits)",
        "Bitte Steuernummer angeben",
        "Täytä myös puhelinnumero",  # no word of it is known: pressed again, and nothing was sent
    ],
)
def test_a_demand_behind_a_press_that_sent_nothing_is_the_page_s_own_no(text: str) -> None:
    analysis = judged(pressed(text))

    assert analysis.category is Category.VALIDATION_REJECTED
    assert text in (analysis.root_cause or "")


def test_once_more_the_same_is_no_good_news() -> None:
    visit = told(pressed("Bitte Steuernummer angeben"), "Bitte Steuernummer angeben")

    assert judged(visit).category is Category.VALIDATION_REJECTED


def test_what_was_sent_is_told_by_its_answer() -> None:
    visit = Visit().go("/grants/new").click("Submit application")
    visit.ask("POST", "/api/grants", 201)

    assert judged(told(visit, "Vielen Dank, alles da")).verdict is Verdict.INCONCLUSIVE


def test_who_is_thanked_was_refused_nothing() -> None:
    visit = pressed("Your application was submitted. Thank you!")

    assert judged(visit).category is not Category.VALIDATION_REJECTED


def test_a_control_that_sends_nothing_off_may_tell_what_it_likes() -> None:
    visit = pressed("Nyt näet kaikki", label="Show more")

    assert judged(visit).category is not Category.VALIDATION_REJECTED


def test_what_a_page_says_as_it_comes_up_nobody_was_refused() -> None:
    visit = told(Visit().go("/grants/new").ask("GET", "/api/grants", 200), "Please choose a fund")

    assert judged(visit).verdict is Verdict.INCONCLUSIVE


def with_a_check(broken: bool) -> Analysis:
    visit = Visit().go("/petition").ask("GET", "/api/petition", 200)
    if broken:
        host = "https://challenges.checkhouse.net/turnstile/v0.js"
        visit.fail("Error: no widget for this key", stack=f"Error: no\n    at r ({host}:1:20)")
    visit.click("Sign up", after=5)
    told(visit, "Please confirm that you are human").click("Sign up", after=3)
    return visit.judge("I cannot sign the petition, you broke it")


def test_a_form_that_asks_for_a_human_waits_for_the_check_that_broke() -> None:
    analysis = with_a_check(broken=True)

    assert analysis.category is Category.THIRD_PARTY
    assert "checkhouse.net" in (analysis.root_cause or "")


def test_a_check_that_is_there_was_not_passed() -> None:
    assert with_a_check(broken=False).category is Category.VALIDATION_REJECTED

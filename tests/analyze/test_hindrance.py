"""Who was stopped, at what, and who could go on: read from the log, never from words."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Analysis, Priority

FETCH_FAILED = "TypeError: Failed to fetch"
MISMATCH = "Hydration failed because the initial UI does not match"


def terms(analysis: Analysis) -> dict[str, str]:
    return {term.name: term.value for term in analysis.impact}


def test_a_first_page_that_never_gets_its_content_blocks_a_visitor_who_can_do_nothing() -> None:
    analysis = Visit().go("/").ask("GET", "/api/goods", 0, error=FETCH_FAILED).judge("empty")

    assert (analysis.priority, terms(analysis)["path"]) == (
        Priority.P1,
        "content of the first page",
    )


def test_whoever_does_something_else_that_works_was_not_blocked() -> None:
    visit = Visit().go("/").ask("GET", "/api/goods", 500)
    analysis = visit.click("About us").go("/about").judge("no goods")

    assert (analysis.priority, "degraded" in terms(analysis)) == (Priority.P2, True)


def test_a_page_that_a_click_opened_is_named_and_the_click_is_not_what_failed() -> None:
    visit = Visit().go("/sign-in").click("Sign in").ask("POST", "/api/session", 201)
    visit.go("/account").ask("GET", "/api/orders", 500)
    analysis = visit.click("Save").ask("PATCH", "/api/me", 200).judge("No orders")

    assert analysis.summary.startswith(
        "After a click on “Sign in” on /sign-in, which opened /account"
    )
    assert analysis.summary.endswith("GET /api/orders failed with 500. The user could go on.")
    assert analysis.priority is Priority.P2


def test_an_error_that_is_only_logged_blocks_when_nothing_else_answered_the_last_click() -> None:
    visit = Visit().go("/checkout").click("Pay")
    analysis = visit.add("console", "error", {"message": "[x] not saved: F-2 is locked"}).judge()

    assert (analysis.priority, "blocked" in terms(analysis)) == (Priority.P1, True)


@pytest.mark.parametrize(
    ("directive", "priority"), [("img-src", Priority.P3), ("frame-src", Priority.P2)]
)
def test_a_policy_that_keeps_pictures_away_is_cosmetic(directive: str, priority: Priority) -> None:
    visit = Visit().go("/").click("All")
    said = f'Refused “{PAGE}/a”: it violates the Content Security Policy directive "{directive}"'
    analysis = visit.add("console", "error", {"kind": "csp", "message": said}).judge("no photos")

    assert analysis.priority is priority


def test_a_page_without_life_is_blocked_at_the_control_that_is_dead() -> None:
    visit = Visit().go("/").throw(f"Error: {MISMATCH}").click("Sign up")
    dead = {"kind": "dead_click", "message": "Nothing followed the click on Sign up"}
    analysis = visit.add("console", "warn", dead).judge("I press and nothing happens")

    assert (analysis.priority, terms(analysis)["path"]) == (Priority.P1, "core action: sign up")


def test_a_page_that_was_drawn_anew_is_cosmetic() -> None:
    analysis = Visit().go("/").throw(f"Error: {MISMATCH}").judge("flickers")

    assert analysis.priority is Priority.P3


def test_what_is_shown_is_not_so_when_an_older_answer_wins() -> None:
    visit = Visit().go("/list").click("Apply").ask("GET", "/api/rows", 200)
    late = {"message": "[list] answer 1 (older) drawn"}
    analysis = visit.add("console", "warn", late).judge("jumps back")

    assert analysis.priority is Priority.P2


def test_a_part_of_a_page_that_failed_stops_nobody_from_the_rest_of_it() -> None:
    analysis = Visit().go("/mug").click("Reviews").ask("GET", "/api/reviews", 500).judge()

    assert analysis.summary.endswith("failed with 500. “Reviews” did not work in this session.")


def test_a_core_action_that_failed_stops_the_user() -> None:
    analysis = Visit().go("/till").click("Pay").ask("POST", "/api/pay", 500).judge()

    assert analysis.summary.endswith("The user could not pay.")

"""Classes that a sixth set of faults showed, in other words than its own. Not: paid orders."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Category, Priority

REJECTION = "unhandledrejection"


@pytest.mark.parametrize(
    "words",
    [
        "booking: SyntaxError: Unexpected non-whitespace character after JSON at position 4",
        "SyntaxError: JSON.parse: unexpected non-whitespace character after JSON data at line 2",
    ],
)
def test_json_that_goes_on_behind_its_end_is_the_answer_s_that_came_just_before(words: str) -> None:
    visit = Visit().go("/checkout").click("Pay now").ask("POST", "/api/bookings", 200)
    analysis = visit.log("error", words).judge()

    assert (analysis.category, analysis.priority) == (Category.API_CONTRACT, Priority.P1)
    assert "POST /api/bookings" in (analysis.root_cause or "")


def test_json_that_nothing_was_asked_for_is_no_answer_s() -> None:
    words = "SyntaxError: Unexpected non-whitespace character after JSON at position 4"
    analysis = Visit().go("/checkout").click("Pay now").log("error", words).judge()

    assert analysis.category is not Category.API_CONTRACT


@pytest.mark.parametrize(
    "error",
    [
        "UnknownError: Internal error opening backing store for indexedDB.open.",
        "InvalidStateError: A mutation operation was attempted on an IndexedDB that did not open",
    ],
)
def test_a_base_that_nobody_pressed_for_and_nothing_hung_on_is_noise(error: str) -> None:
    visit = Visit().go("/shop").fail(error, REJECTION, "")
    visit.click("Next page").ask("GET", "/api/products", 200).go("/shop/2")

    assert visit.judge().category is Category.UNKNOWN


def test_a_base_that_a_press_was_for_is_storage() -> None:
    error = "UnknownError: Internal error opening backing store for indexedDB.open."
    visit = Visit().go("/notes").click("Save draft").fail(error, REJECTION, "")

    assert visit.judge().category is Category.STORAGE


@pytest.mark.parametrize(
    "words", ["popup window was blocked", "the pop-up was closed before it ended"]
)
def test_a_window_to_sign_in_by_that_did_not_stay_leaves_other_ways(words: str) -> None:
    visit = Visit().go("/login").click("Continue with Acme").log("error", f"[auth] {words}")

    assert visit.judge().priority is Priority.P2


def test_a_bank_s_window_that_did_not_stay_leaves_no_other_way() -> None:
    visit = Visit().go("/checkout").click("Pay now").log("error", "popup_blocked: bank")

    assert visit.judge().priority is Priority.P1

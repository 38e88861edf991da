"""How urgent it is where the fifth set was judged amiss, in other visits. Not: the cause."""

import pytest

from analyze.page_visits import PageVisit, page, told

OVER = "html > body > div.modal-mask"


def _presses(visit: PageVisit, times: int) -> PageVisit:
    for _ in range(times):
        visit.press(OVER, "div")
    return visit


def test_what_lies_over_a_front_page_and_takes_every_press_blocks_it() -> None:
    visit = _presses(page("/"), 4)

    told(visit.judge("I cannot click anything"), "dead_control", "P1", "modal-mask")


def test_what_lies_over_a_page_that_is_got_away_from_does_not() -> None:
    visit = _presses(page("/"), 3).click("Lamps").ask("GET", "/api/lamps", 200)
    visit.go("/lamps").click("Sort").ask("GET", "/api/lamps", 200)

    assert visit.judge("I cannot click anything").priority not in ("P0", "P1")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/api/password/new", "The password reset link is no longer valid, request a new one"),
        ("/api/recovery", "not changed: recovery code has already expired"),
        ("/api/auth/reset-password", "Invalid or expired reset token"),
    ],
)
def test_a_link_that_is_over_is_asked_for_anew(path: str, said: str) -> None:
    visit = page("/password/new").click("Set password").ask("POST", path, 400).log("warn", said)

    told(visit.judge("Link is dead"), "validation_rejected auth_expired", "P2 P3", "400")


def test_a_new_password_that_is_refused_without_a_reason_stays_urgent() -> None:
    visit = page("/password/new").click("Set password").ask("POST", "/api/password/new", 400)

    told(visit.judge("I cannot set it"), "validation_rejected auth_expired", "P1", "400")


@pytest.mark.parametrize(
    "error",
    [
        "SyntaxError: Failed to execute 'matches' on 'Element': '#/pay' is not a valid selector.",
        'SyntaxError: JSON Parse error: Unexpected identifier "undefined"',
    ],
)
def test_a_text_that_cannot_be_read_is_the_page_s_own_exception(error: str) -> None:
    visit = page("/cart").click("Checkout").fail(error, stack="")

    told(visit.judge("Checkout does nothing"), "js_exception api_contract", "P1", error[13:30])


def test_a_script_that_cannot_be_read_where_all_works_is_no_reason_to_call_anybody() -> None:
    visit = page("/").fail("SyntaxError: Unexpected token '}'", stack="")
    visit.click("Lamps").ask("GET", "/api/lamps", 200).click("All").ask("GET", "/api/all", 200)

    assert visit.judge("Do you have gift cards?").priority == "P3"


def test_a_record_that_another_request_changed_keeps_them_from_ordering() -> None:
    visit = page("/cart").click("Order now").ask("POST", "/api/carts/9/order", 409)
    visit.log("error", "Expected version 4, actual version 5")

    told(visit.judge("I cannot order"), "race", "P1", "409")

"""An exception that was caught and ended a core action is as urgent as an uncaught one."""

import pytest

from analyze.stack_visits import told
from analyze.trade_visits import Customer, customer
from usercontext.domain.analysis import Priority

ERROR = "TypeError: Cannot redefine property: amount"
CALM = {Priority.P2, Priority.P3}


def went_on(visit: Customer) -> Customer:
    """Look at another page afterwards, as who gives up does."""
    return visit.press("Help", "a").come("/help", "load").api("GET", "/api/help", 200)


def test_a_transfer_that_ended_in_a_caught_exception_is_blocked() -> None:
    visit = customer("/transfer").press("Transfer £300")
    visit.said("error", "[transfer] nothing was sent", ERROR)
    analysis = went_on(visit).judge("the button does nothing", path="/help")

    told(analysis, "js_exception", "redefine property", "P1")


def test_a_page_that_opens_does_not_undo_what_was_not_added() -> None:
    visit = customer("/list").press("Add to cart").said("error", "[cart] nothing was added", ERROR)
    visit.come("/products/mug", "load").press("Details")
    analysis = visit.judge("the button does nothing", path="/products/mug")

    told(analysis, "js_exception", "redefine property", "P1")


def test_a_registration_is_known_by_the_tag_of_its_line() -> None:
    visit = customer("/start").press("Make it mine")
    visit.said("error", "[sign-up] not sent", ERROR)
    analysis = visit.judge("nobody gets in", path="/start")

    told(analysis, "js_exception", "redefine property", "P1")


def test_a_payment_that_ended_so_in_german_is_blocked() -> None:
    visit = customer("/kasse").press("Jetzt bezahlen")
    visit.said("error", "[kasse] nicht gesendet", ERROR)
    analysis = went_on(visit).judge("Bezahlen geht nicht", path="/help")

    told(analysis, "js_exception", "redefine property", "P1")


def test_a_purchase_that_was_never_stored_is_blocked() -> None:
    visit = customer("/game").press("Buy 100 gems")
    visit.said("error", "[till] could not be stored:", ERROR)
    analysis = went_on(visit).judge("no gems came", path="/help")

    told(analysis, "js_exception", "redefine property", "P1")


@pytest.mark.parametrize(
    "line",
    [
        "[metrics] not sent",
        "[pay] not sent, trying again",
        "[pay] hint could not be put, kept the old one",
        "[pay] an optional gift card was not added",
    ],
)
def test_what_was_paid_all_the_same_was_not_ended(line: str) -> None:
    visit = customer("/checkout").press("Pay now").said("error", line, ERROR)
    visit.api("POST", "/api/payments", 201).come("/thank-you")
    analysis = visit.judge("where is my invoice", path="/thank-you")

    assert analysis.priority in CALM


def test_a_side_task_that_ended_so_is_not_urgent() -> None:
    visit = customer("/news").press("Share").said("error", "[share] nothing was sent", ERROR)
    analysis = went_on(visit).judge("sharing does not work", path="/help")

    assert analysis.priority in CALM


@pytest.mark.parametrize(
    "line", ["[payment-icons] not added", "[sign-in hint] not saved", "[login] history not saved"]
)
def test_a_part_beside_an_action_is_not_the_action(line: str) -> None:
    visit = customer("/theme").press("Dark").said("error", line, ERROR)
    analysis = went_on(visit).judge("it stays bright", path="/help")

    assert analysis.priority in CALM

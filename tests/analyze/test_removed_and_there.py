"""What a page says is still there though it was removed, or is not as it should be. Not: forms."""

import pytest

from analyze.stack_visits import told, untold
from analyze.trade_visits import customer
from usercontext.analyze.signals.answers.still_there import is_still_there
from usercontext.analyze.signals.refusals.demands import demands


def test_a_payee_that_was_deleted_and_is_listed_is_named() -> None:
    visit = customer("/payees").press("Delete ACME-7").api("DELETE", "/api/payees/ACME-7", 200)
    visit.said("warn", "[payees] after deleting ACME-7 the list shows ACME-7")
    analysis = visit.judge("I cannot delete a payee", path="/payees")

    told(analysis, "api_contract backend_error", "ACME-7", "P2 P3")


def test_a_course_that_was_left_and_is_there_is_named_in_german() -> None:
    visit = customer("/kurse").press("Chor abmelden").api("DELETE", "/api/kurse/chor", 200)
    visit.said("warn", "[kurse] nach dem Abmelden von Chor: der Plan enthält Chor")
    analysis = visit.judge("Der Kurs lässt sich nicht abmelden", path="/kurse")

    told(analysis, "api_contract backend_error", "Chor", "P2 P3")


@pytest.mark.parametrize(
    "line",
    [
        "after removing item 3 the cart has 3 items",
        "after removing hat the cart has shoes",
        "after removing hat the cart has hat until it is synced later",
        "after deleting photo the album has photo count 3",
        "the cart has SLOW10",
        "after removing filter the list shows filter chips",
        "after removing red the grid shows red again",
    ],
)
def test_another_thing_and_a_count_are_not_still_there(line: str) -> None:
    assert not is_still_there(line)


def test_a_voucher_that_is_gone_is_nothing() -> None:
    visit = customer("/cart").press("Remove B5").api("DELETE", "/api/cart/vouchers/B5", 200)
    visit.said("debug", "[cart] after removing B5 the cart has nothing, total 20.00")
    analysis = visit.judge("when do you open", path="/cart")

    untold(analysis)


def test_a_state_that_should_be_another_is_no_refusal_of_a_form() -> None:
    visit = customer("/bookings").press("Confirm").api("POST", "/api/bookings", 201)
    visit.said("error", "[bookings] bkg-7 should be confirmed, it is waiting")
    analysis = visit.judge("my booking is not confirmed", path="/bookings")

    told(analysis, "api_contract backend_error", "bkg-7", "P0 P1 P2")


@pytest.mark.parametrize(
    "line",
    [
        "Name should be longer, it is short",
        "field_3 should be filled, it is empty",
        "address2 should be valid, it is not",
        "the date should be later",
        "user2 should be older, he is young",
        "field_3 should be numeric, it is text",
    ],
)
def test_what_somebody_typed_is_still_demanded(line: str) -> None:
    assert demands(line)

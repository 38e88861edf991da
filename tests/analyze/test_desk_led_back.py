"""Where somebody goes on to pay and stands before it again, and where a payment becomes many.

Calm beside it: a page that is left for the one before after something was saved, two intervals that
are only named.
"""

import pytest

from analyze.desk import Desk
from analyze.servers import told
from analyze.test_desk_written_why import refused


def booked(label: str, line: str, *, to: str = "/trips/7") -> Desk:
    page = Desk("/").hum().go("/trips/7").click("Choose seats").go("/trips/7/pay").click(label)
    page.no("POST", "/api/trips/7/steps", 200).log("warn", line)
    return page.go(to)


def test_who_pays_and_is_led_back_has_not_gone_on() -> None:
    page = booked("Pay €40", "[trip] steps: seats were chosen, none are kept, but 2 expected")

    told(
        page.judge("I cannot pay, it starts again"), "api_contract backend_error", "P0 P1", "steps"
    )


@pytest.mark.parametrize(("label", "to"), [("Pay €40", "/trips/7/thanks"), ("Save", "/trips/7")])
def test_who_comes_to_thanks_or_saves_something_has(label: str, to: str) -> None:
    page = booked(label, "[trip] steps: window was chosen, aisle is kept", to=to)

    assert page.judge("wrong seat").priority.value in ("P2", "P3")


def test_what_is_missing_behind_a_conflict_is_no_name_that_is_taken() -> None:
    page = refused("Pay now", "/api/checkout/steps", 409, "step 2: phone is missing", "warn")

    told(page.judge("I cannot pay"), "validation_rejected", "P0 P1", "phone is missing")


@pytest.mark.parametrize(
    "line",
    [
        "[gift] was to be given once, but is taken every month",
        "gift mismatch: sent monthly, got yearly",
    ],
)
def test_a_payment_at_other_times_than_agreed_is_wrong_money(line: str) -> None:
    page = Desk("/give").hum().click("Pay €5").no("POST", "/api/gifts/payments", 201)
    page.log("warn", line)

    told(page.judge("I wanted to give once"), "api_contract backend_error", "P0 P1", line[-5:])


def test_two_intervals_that_are_only_named_wrong_nobody() -> None:
    page = Desk("/give").hum().click("Pay €5").no("POST", "/api/gifts/payments", 201)
    page.log("info", "[gift] monthly, can be changed to yearly at any time")

    assert page.judge("thank you").priority.value == "P3"


def test_a_list_that_somebody_shared_is_not_ones_own_cart() -> None:
    page = Desk("/").hum().click("Open shared basket").no("GET", "/api/baskets/shared/b7", 404)

    told(page.judge("my friend's basket is gone"), "api_contract backend_error", "P2 P3", "404")


def test_what_was_taken_and_is_cancelled_at_once_was_refused_to_nobody() -> None:
    page = Desk("/ferry").hum().click("Pay €80").no("POST", "/api/bookings", 201)
    page.no("GET", "/api/bookings/B-77", 200).log("warn", "[booking] B-77 was cancelled: no cabin")

    told(page.judge("I paid and it is gone"), "backend_error validation_rejected", "P0 P1", "B-77")


def test_what_may_not_be_bought_is_refused_by_a_rule() -> None:
    page = Desk("/ferry").hum().click("Pay €80").no("POST", "/api/bookings", 200)
    page.log("warn", "booking not made: minors travel with somebody of age")

    told(page.judge("I cannot book"), "validation_rejected permission_denied", "P2 P3", "minors")

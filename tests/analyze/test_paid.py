"""Payments that went well and orders that never came. Not: declines, doubles."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Priority


def paid(path: str = "/api/charges", status: int = 200) -> Visit:
    return Visit().go("/checkout").click("Buy now").ask("POST", path, status)


@pytest.mark.parametrize(
    "visit",
    [
        paid().ask("POST", "/api/bookings", 503),
        paid("/api/payments/77/capture").ask("POST", "/api/v2/orders", 500),
        paid("/v1/pay", 201).ask("GET", "/api/orders/for/ch_81", 404),
        paid("/api/wallet").log("info", "transaction 4711 completed").ask("POST", "/orders", 0),
        paid().log("error", "card charged, reservation was not created"),
    ],
)
def test_money_that_was_taken_for_an_order_that_never_came_is_wrong(visit: Visit) -> None:
    analysis = visit.judge()

    assert analysis.priority is Priority.P0
    assert "no order exists" in analysis.summary


@pytest.mark.parametrize(
    "visit",
    [
        paid("/api/payments/session").ask("POST", "/api/bookings", 503),
        paid().log("warn", "card_declined").ask("POST", "/api/orders", 500),
        paid(status=402).ask("POST", "/api/orders", 500),
        paid().go("/account").click("Order again").ask("POST", "/api/orders", 500),
        paid().ask("GET", "/api/orders", 500),
        paid().ask("GET", "/api/orders/for/ch_81", 404).ask("GET", "/api/orders/for/ch_81", 200),
        paid().ask("POST", "/api/orders", 500).go("/thank-you"),
        paid().log("error", "captured 3 slow frames, no order of keys"),
    ],
)
def test_an_order_that_nobody_is_known_to_have_paid_for_took_no_money(visit: Visit) -> None:
    analysis = visit.judge()

    assert analysis.priority is not Priority.P0
    assert "no order exists" not in analysis.summary


def test_an_order_that_was_paid_for_is_another_cause_than_one_that_was_not() -> None:
    before = Visit().go("/checkout").click("Buy now").ask("POST", "/api/orders", 500)

    assert before.judge().signature != paid().ask("POST", "/api/orders", 500).judge().signature

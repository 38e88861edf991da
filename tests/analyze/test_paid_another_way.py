"""Who paid by the next way there was, when the first was shut. Not: who only saw that there is."""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work


def shut() -> Work:
    visit = work("/hire/31/pay").hums().press("Pay with PayHouse", after=3)
    return visit.no("POST", "/api/payhouse/order", 502).press("Pay by card", after=6)


@pytest.mark.parametrize("page", ["/hire/31/paid", "/hire/31/booked", "/hire/31/thank-you"])
def test_who_paid_by_card_was_not_stopped(page: str) -> None:
    visit = shut().press("Pay £48", after=9).ok("POST", "/api/payments", status=201).goes(page)
    held(visit.judge("PayHouse is broken", page), "backend_error", "502", "P2")


def test_who_did_not_pay_or_was_refused_there_too_was() -> None:
    held(shut().judge("PayHouse is broken", "/hire/31/pay"), "backend_error", "502", "P1")
    visit = shut().press("Pay £48", after=9).no("POST", "/api/payments", 500)
    held(visit.judge("cannot pay", "/hire/31/pay"), "backend_error", "50", "P1")

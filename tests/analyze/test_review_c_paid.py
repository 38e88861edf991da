"""What was paid for and stays closed, and what a page asks for by itself. Not: sums."""

import pytest

from analyze.desk import Desk
from usercontext.domain.analysis import Priority


def bought(press: str = "Unlock premium", page: str = "/plans") -> Desk:
    return Desk(page).hum().click(press).no("POST", "/api/pay", 200)


def test_what_was_paid_for_and_stays_closed_is_no_double() -> None:
    """It was said that it may have been done twice, and the second had to be undone."""
    analysis = bought().no("GET", "/api/premium/films", 403).judge("still locked")

    assert analysis.priority is Priority.P0
    assert "still locked" in analysis.summary
    assert "twice" not in analysis.summary


@pytest.mark.parametrize(
    "path", ["/api/recommendations", "/api/v1/feature-flags", "/api/account/reviews"]
)
def test_what_a_page_asks_for_by_itself_was_not_paid_for(path: str) -> None:
    page = bought("Buy now", "/checkout").load("/orders/77", "/checkout").no("GET", path, 403)

    analysis = page.hum().judge("nothing")
    assert analysis.priority is not Priority.P0
    assert "kept back" not in str(analysis.impact)


@pytest.mark.parametrize("path", ["/api/premium", "/api/plans/mine", "/api/premium/films"])
def test_what_is_open_a_moment_later_was_not_kept_back(path: str) -> None:
    page = bought().no("GET", path, 403).log("error", "premium closed").hum().hum()

    analysis = page.no("GET", path, 200).judge("I paid and it was locked")
    assert analysis.priority is not Priority.P0
    assert "had answered" not in analysis.summary


@pytest.mark.parametrize("path", ["/api/orders", "/api/v2/bookings", "/api/tickets"])
def test_an_order_that_is_refused_behind_a_payment_is_an_order(path: str) -> None:
    analysis = bought("Buy now", "/checkout").no("POST", path, 403).judge("no order")

    assert analysis.priority is Priority.P0
    assert "no order exists" in analysis.summary

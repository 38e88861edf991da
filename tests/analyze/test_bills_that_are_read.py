"""What was paid for before, and is only read: less urgent than paying. Not: lists of orders."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Analysis, Priority


def refused(page: str, press: str, method: str, path: str) -> Analysis:
    visit = Visit().go("/settings").click(press).go(page).ask(method, path, 403)
    visit.click("Retry", after=6).ask(method, path, 403)
    return visit.judge("It is forbidden", page)


def test_who_cannot_see_their_billing_has_not_been_kept_from_paying() -> None:
    said = refused("/settings/billing", "Billing", "GET", "/api/v2/billing")

    assert said.priority is Priority.P2
    assert "could not pay" not in said.summary


@pytest.mark.parametrize(
    ("page", "press", "method", "path"),
    [
        ("/checkout/billing", "Continue to payment", "GET", "/api/checkout/billing"),
        ("/settings/billing", "Pay now", "POST", "/api/v2/billing"),
    ],
)
def test_who_pays_there_has(page: str, press: str, method: str, path: str) -> None:
    assert refused(page, press, method, path).priority is Priority.P1

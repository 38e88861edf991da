"""A button that is pressed twice and fills a cart, and one that buys. Not: other doubles."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Category, Priority


@pytest.mark.parametrize(
    ("press", "path"),
    [
        ("Buy", "/api/cart/items"),
        ("Buy now", "/store/carts/c_7/line-items"),
        ("Kaufen", "/api/basket"),
    ],
)
def test_two_presses_that_put_two_into_a_cart_took_no_money(press: str, path: str) -> None:
    """Shops call the button so, and whoever presses it twice wants two."""
    visit = Visit().go("/lamps").click(press).ask("POST", path, 201)
    visit.click(press, after=0.4).ask("POST", path, 201)

    analysis = visit.judge("how long does it take?")
    assert analysis.category is Category.UNKNOWN


def test_two_into_a_cart_whose_answers_were_both_open_are_no_order() -> None:
    slow = {"durationMs": 900}
    visit = Visit().go("/lamps").click("Buy").ask("POST", "/api/cart/items", 201, **slow)
    visit.click("Buy", after=0.3).ask("POST", "/api/cart/items", 201, **slow)

    assert visit.judge("two lamps?").priority is not Priority.P0


@pytest.mark.parametrize(
    "path", ["/api/orders", "/store/carts/c_7/complete", "/api/cart/checkout", "/api/vouchers"]
)
def test_two_presses_that_buy_twice_are_a_double(path: str) -> None:
    visit = Visit().go("/checkout").click("Buy").ask("POST", path, 201)
    visit.click("Buy", after=0.4).ask("POST", path, 201)

    assert visit.judge("I was charged twice").priority is Priority.P0

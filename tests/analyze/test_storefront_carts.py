"""Carts that lose what is in them, orders that are taken twice, codes that take nothing off.

Not: refusals (test_storefront_refusals.py), lists and pages (test_storefront_pages.py).
"""

import json

import pytest

from analyze.served_visits import JSON
from analyze.storefront_visits import Shopper, calm, held, shop

APPLIED = '<div class="woocommerce-message" role="alert">Coupon code applied successfully.</div>'
TOTALS = '<div class="totals">Subtotal <b class="cart-total">€129.00</b></div>'
LESS = '<div class="totals">Subtotal <b class="cart-total">€116.10</b></div>'


def went_back() -> Shopper:
    """Order, go back by the browser's button to the page of the till, and order again."""
    visit = shop().adds()
    visit.page("/checkout").orders(5122).page("/checkout", came="")
    visit.ajax("update_order_review", {"result": "success", "messages": "", "fragments": {}})
    return visit.orders(5123)


def test_an_order_that_is_paid_again_from_the_page_that_was_left() -> None:
    """The till still showed the cart; both orders were answered well, minutes apart: P3."""
    held(
        went_back().judge("I was charged two times!", "/checkout/order-received/5123"),
        "race",
        "/?wc-ajax=checkout was sent 2 times | gone back to",
        "P0",
    )


def test_whoever_bought_twice_is_no_double() -> None:
    """The same address, and something put into the cart in between."""
    visit = shop().adds().page("/checkout").orders(5122)
    visit.page("/products/dot").adds().page("/checkout").orders(5123)

    calm(visit.judge("I was charged two times!", "/checkout/order-received/5123"))


def test_two_orders_of_which_nobody_complains_are_two_orders() -> None:
    calm(went_back().judge("when will it arrive?", "/checkout/order-received/5123"))


def changed_currency(label: str = "USD") -> Shopper:
    visit = shop().adds().page("/cart").cart(1)
    visit.press(label, "a", "header > a.cur").page("/cart?cur=…")
    return visit.cart(0)


def test_a_cart_that_a_change_of_currency_began_anew() -> None:
    """A redirect set another cookie; each answer was good, and the second one held nothing."""
    held(
        changed_currency().judge("Ho cambiato valuta e il carrello è vuoto", "/cart"),
        "backend_error",
        "GET /cart.js answered 200 with “item_count” “0”, not “1” as before | USD",
        "P1 P2",
    )


@pytest.mark.parametrize("label", ["Remove", "Entfernen", "Supprimer", "Svuota il carrello"])
def test_a_cart_that_its_owner_emptied_is_empty(label: str) -> None:
    calm(changed_currency(label).judge("The cart page is empty and looks odd", "/cart"))


def test_a_cart_that_was_bought_is_empty() -> None:
    visit = shop().adds().page("/checkout").orders(5122).page("/").cart(0)

    calm(visit.judge("nothing in my cart anymore?!", "/"))


def took_a_code(totals: str, answer: str = APPLIED) -> Shopper:
    visit = shop("/cart").cart(1, 12900)
    visit.press("Apply", selector="#coupon-form > button", after=0.5)
    visit.ajax("apply_coupon", answer, sent="coupon_code=WELCOME10")
    return visit.fetch("GET", "/cart?section_id=…", totals)


def test_a_code_that_is_taken_and_takes_nothing_off() -> None:
    """The answer says that it was applied, and the total is the one from before, in cents there."""
    said = "The code WELCOME10 is accepted but I still have to pay the full price"
    held(
        took_a_code(TOTALS).judge(said, "/cart"),
        "backend_error",
        "total “129.00”, as before POST /?wc-ajax=apply_coupon was taken",
        "P1 P2",
    )


def test_a_code_that_takes_something_off_is_fine() -> None:
    said = "The code WELCOME10 is accepted but I still have to pay the full price"
    calm(took_a_code(LESS).judge(said, "/cart"))


def test_a_code_that_is_over_is_its_owner_s() -> None:
    over = '<ul class="woocommerce-error" role="alert"><li>This coupon has expired.</li></ul>'

    held(
        took_a_code(TOTALS, over).judge("my voucher does not work", "/cart"),
        "validation_rejected",
        "This coupon has expired",
        "P3",
    )


def test_a_bank_that_is_asked_after_until_somebody_gives_up() -> None:
    """The window of the bank was blocked; the page asked on, and no body was captured: P3."""
    visit = shop("/checkout").press("Place order", selector="#place_order", after=0.5)
    visit.ajax("checkout", {"result": "success", "challenge": "https://acs.bank.example/c"})
    for _ in range(5):
        visit.waits(2.3).json("GET", "/checkout/challenge-status?order=…", 200)

    held(
        visit.judge("payment doesn't go through, waiting for your bank forever", "/checkout"),
        "timeout_slow",
        "/checkout/challenge-status answered 200, 5 times, and the page went on asking",
        "P1",
    )


def test_what_is_asked_after_and_then_leads_on_is_no_wait() -> None:
    visit = shop("/checkout").press("Place order", selector="#place_order", after=0.5)
    visit.ajax("checkout", {"result": "success", "challenge": "https://acs.bank.example/c"})
    for _ in range(5):
        visit.waits(2.3).json("GET", "/checkout/challenge-status?order=…", 200)
    visit.page("/checkout/order-received/5122")

    calm(visit.judge("waiting for my parcel forever", "/checkout/order-received/5122"))


def fragments(count: int) -> str:
    cart = f'<span class="cart-count">{count}</span>'
    return json.dumps({"fragments": {".cart-count": cart}, "cart_hash": "9f3" if count else ""})


def refreshed(count: int) -> Shopper:
    visit = shop().adds().page("/collections/lamps")
    visit.ajax("get_refreshed_fragments", fragments(count), contentType=JSON).waits(2)
    visit.press(f"Cart ({count})", "a", "a.cart-link").page("/cart")
    return visit.ajax("get_refreshed_fragments", fragments(count), contentType=JSON)


def test_a_piece_of_a_page_that_shows_an_empty_cart() -> None:
    """Fragments out of a cache say nought, where the cart itself had said one."""
    held(
        refreshed(0).judge("I put a lamp in my cart and on every next page the cart says 0"),
        "backend_error",
        "get_refreshed_fragments answered 200 with “cart-count” “0”, not “1” as before",
        "P1 P2",
    )


def test_a_piece_of_a_page_that_shows_what_is_in_the_cart() -> None:
    calm(refreshed(1).judge("I put a lamp in my cart and on every next page the cart says 0"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The lamp was 49 euros and in the cart it is 58.80", True),
        ("La lampe était à 49,00 et dans le panier 58,80", True),
        ("the lamp costs 58.80, nice", False),  # one sum is no difference
        ("I waited 2 weeks and 3 days", False),
    ],
)
def test_the_answer_that_holds_a_sum_of_the_report_is_named(words: str, told: bool) -> None:
    """A page's own price is not captured; where the other one came from is."""
    dearer = {"item_count": 1, "total_price": 5880}
    visit = shop().press("Add to cart", selector="#atc", after=1)
    visit.fetch("POST", "/cart/add.js", {"id": 4120, "price": 5880})
    visit.fetch("GET", "/cart.js", dearer).page("/cart")

    said = visit.judge(words, "/cart").summary
    assert ("POST /cart/add.js answered with “price” “5880”" in said) is told
    assert ("stands in no answer" in said) is told

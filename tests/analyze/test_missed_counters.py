"""Tags of counters that a press missed, where what it was for came about, or did not."""

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import PageVisit, page, told

MISSED = [
    "ReferenceError: gtag is not defined",
    "ReferenceError: fbq is not defined",
    "ReferenceError: Can't find variable: ym",
    "ReferenceError: hj is not defined",
    "TypeError: window._paq is undefined",
    "TypeError: ttq.track is not a function",
    "TypeError: undefined is not an object (evaluating 'window.dataLayer.push')",
    "ReferenceError: lintrk is not defined",
    "ReferenceError: mixpanel is not defined",
    "TypeError: window.plausible is not a function",
]


def kept(visit: PageVisit, key: str = "shop.cart") -> PageVisit:
    told = {"area": "localStorage", "action": "set", "key": key, "size": 67}
    visit.add("storage", "info", told, after=0.1)
    return visit


@pytest.mark.parametrize("missed", MISSED)
def test_a_tag_is_missed_by_nobody_whose_cart_holds_the_thing(missed: str) -> None:
    visit = kept(page("/lamps/7").click("Add to cart").fail(missed))

    told(visit.judge("Nothing seems to happen", "/lamps/7"), "third_party", "P3")


@pytest.mark.parametrize("missed", MISSED)
def test_nor_by_whoever_bought(missed: str) -> None:
    visit = page("/checkout").click("Place order").fail(missed)
    visit.ask("POST", "/api/orders", 201).go("/thanks")

    told(visit.judge("no", "/thanks"), f"third_party {NO_CAUSE}", "P3")


@pytest.mark.parametrize("missed", MISSED)
def test_a_press_that_came_to_nothing_by_it_was_stopped(missed: str) -> None:
    visit = page("/checkout").click("Place order").fail(missed).click("Place order").fail(missed)

    told(visit.judge("Place order does nothing", "/checkout"), "third_party js_exception", "P1")


def test_a_form_that_only_loaded_its_page_anew_came_to_nothing() -> None:
    visit = page("/checkout").click("Place order").fail(MISSED[0]).go("/checkout")

    assert visit.judge("I cannot order", "/checkout").priority in ("P1", "P2")


def test_an_order_that_failed_behind_a_missing_tag_is_the_order_s() -> None:
    visit = page("/checkout").click("Place order").fail(MISSED[0]).ask("POST", "/api/orders", 500)

    told(visit.judge("I cannot order", "/checkout"), "backend_error third_party", "P1")


def test_a_name_of_the_page_s_own_is_no_tag() -> None:
    visit = kept(page("/lamps/7").click("Add to cart").fail("ReferenceError: cart is not defined"))

    assert visit.judge("It does not work", "/lamps/7").priority != "P3"


@pytest.mark.parametrize("missed", MISSED)
def test_whoever_bought_by_a_later_press_was_not_stopped_by_a_tag(missed: str) -> None:
    visit = page("/lamps/7").click("Details").fail(missed).click("In den Warenkorb")
    visit.ask("POST", "/api/cart", 201)

    told(visit.judge("schöne Lampen", "/lamps/7"), f"third_party {NO_CAUSE}", "P3")


def test_who_pressed_again_to_see_more_did_not_see_it() -> None:
    visit = page("/lamps/7").click("Details").fail(MISSED[0]).click("Details").fail(MISSED[0])
    visit.click("Add to cart").ask("POST", "/api/cart", 201)

    assert visit.judge("Details does not open", "/lamps/7").priority == "P2"

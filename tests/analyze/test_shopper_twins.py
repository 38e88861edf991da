"""The healthy or harmless twin of what the shoppers' visits taught. Not: those visits."""

from analyze.calm_visits import calm, held
from analyze.shopper_visits import shopper


def test_a_line_about_another_thing_is_not_the_reason_of_a_refusal() -> None:
    visit = shopper("/basket").press("Redeem").no("POST", "/api/basket/voucher", 422)
    visit.log("info", "[recommendations] 4 shoes picked for tonight")
    said = visit.judge("code refused", "/basket").root_cause or ""

    assert "shoes" not in said


def test_a_page_that_only_says_that_it_was_refused_gives_no_reason() -> None:
    visit = shopper("/basket").press("Redeem").no("POST", "/api/basket/voucher", 422)
    visit.log("info", "[voucher] request rejected by our nice little server")
    said = visit.judge("code refused", "/basket").root_cause or ""

    assert "nice little" not in said


def test_two_presses_that_order_are_one_order_twice_only_where_somebody_says_so() -> None:
    visit = shopper("/checkout").press("Order").ok("POST", "/api/orders", '{"id":1}', 201)
    visit.press("Order", after=20).ok("POST", "/api/orders", '{"id":2}', 201)
    calm(visit.judge("what is the status of my parcel?", "/checkout"))


def test_a_till_that_limits_payments_is_no_haste() -> None:
    visit = shopper("/checkout")
    for _ in range(3):
        visit.press("Pay now", after=5).ok("POST", "/api/pay/check", status=200)
    visit.press("Pay now", after=5).no("POST", "/api/pay", 429)
    analysis = visit.judge("paying says try later", "/checkout")
    held(analysis, "backend_error", "429", "P1 P0")


def test_a_circle_that_one_gets_out_of_is_not_all_that_was_seen() -> None:
    visit = shopper("/").ok("GET", "/api/top").press("Blog", "a").circles("/blog", "/blog/")
    visit.lands("/", "/blog/", after=9).press("Tea", "a").turns("/c/tea")
    analysis = visit.ok("GET", "/api/products?c=tea").judge("blog flickers", "/c/tea")
    held(analysis, "redirect_loop", "/blog", "P2 P3")


def test_a_lost_line_that_came_back_is_nothing() -> None:
    visit = shopper("/chat/3").log("warn", "[ws] closed 1006, again in 1 s")
    visit.log("info", "[ws] connected", after=1).log("info", "[ws] ack 12")
    visit.press("Profile", "a").turns("/u/3").ok("GET", "/api/u/3")
    calm(visit.judge("how do I change my name", "/u/3"))

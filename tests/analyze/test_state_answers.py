"""Answers of the business, money, and how urgent a failure is that was got over or was not."""

from analyze.moments import answered, arrive, came, lifeless, told


def test_goods_that_were_sold_meanwhile() -> None:
    body = '{"code":"OUT_OF_STOCK","sku":"mug"}'
    visit = answered(arrive("/checkout").click("Place order"), "POST", "/api/orders", 409, body)

    expected = "validation_rejected"
    told(visit.judge("Cannot order", "/checkout"), expected, "OUT_OF_STOCK", "P2 P3")


def test_a_voucher_that_is_over() -> None:
    body = '{"error":{"code":"COUPON_EXPIRED"}}'
    visit = answered(arrive("/cart").click("Apply code"), "POST", "/api/cart/coupon", 422, body)

    told(visit.judge("Code is not taken", "/cart"), "validation_rejected", "COUPON_EXPIRED", "P3")


def test_an_order_that_is_too_small() -> None:
    body = '{"code":"MINIMUM_ORDER_VALUE","minimum":25}'
    visit = answered(arrive("/cart").click("Checkout"), "POST", "/api/checkout", 422, body)

    expected = "validation_rejected"
    told(visit.judge("Checkout fails", "/cart"), expected, "MINIMUM_ORDER_VALUE", "P2 P3")


def test_a_place_where_nobody_delivers() -> None:
    body = '{"message":"We do not deliver to this postcode"}'
    visit = answered(arrive("/checkout").click("Continue"), "POST", "/api/shipping", 422, body)

    told(visit.judge("Cannot go on", "/checkout"), "validation_rejected", "422", "P2 P3")


def test_no_way_of_delivery_at_all() -> None:
    visit = answered(arrive("/checkout"), "GET", "/api/shipping-methods", 200, "[]")
    visit.log("warn", "no shipping methods for DE-80331")
    lifeless(visit.click("Continue"), "Continue")

    expected = "api_contract validation_rejected dead_control"
    told(visit.judge("Continue is dead", "/checkout"), expected, "", "P0 P1")


def test_a_tax_that_cannot_be_reckoned() -> None:
    visit = arrive("/checkout").click("Continue").ask("POST", "/api/tax", 503)
    visit.log("error", "tax calculation failed, checkout blocked")

    told(visit.judge("Cannot pay", "/checkout"), "backend_error", "503", "P0 P1")


def test_a_card_without_money() -> None:
    body = '{"error":{"code":"card_declined","decline_code":"insufficient_funds"}}'
    visit = answered(arrive("/checkout").click("Pay now"), "POST", "/api/payments", 402, body)

    told(visit.judge("Card refused", "/checkout"), "payment_declined", "insufficient_funds", "P3")


def test_a_bank_that_did_not_know_the_holder() -> None:
    body = '{"error":{"code":"payment_intent_authentication_failure"}}'
    visit = arrive("/checkout").click("Pay now")
    answered(visit, "POST", "https://api.stripe.com/v1/payment_intents/pi/confirm", 400, body)

    expected = "payment_declined"
    told(visit.judge("Payment failed", "/checkout"), expected, "authentication", "P3 P2")


def test_money_that_was_taken_without_an_order() -> None:
    visit = arrive("/checkout").click("Pay now")
    visit.ask("POST", "https://api.psp.test/v1/confirm", 200).ask("POST", "/api/orders", 500)

    told(visit.judge("I paid but have no order", "/checkout"), "backend_error", "500", "P0 P1")


def test_a_plan_that_has_run_out() -> None:
    body = '{"code":"subscription_expired"}'
    visit = answered(arrive("/studio").click("Export video"), "POST", "/api/export", 402, body)

    expected = "permission_denied payment_declined validation_rejected"
    told(visit.judge("Export fails", "/studio"), expected, "402", "P2 P3")


def test_a_plan_whose_limit_is_reached() -> None:
    body = '{"error":"PLAN_LIMIT_REACHED","limit":3}'
    visit = answered(arrive("/team").click("Invite member"), "POST", "/api/members", 403, body)

    expected = "permission_denied validation_rejected"
    told(visit.judge("Cannot invite", "/team"), expected, "PLAN_LIMIT_REACHED", "P2 P3")


def test_a_role_that_may_not() -> None:
    body = '{"message":"Requires role: admin"}'
    visit = answered(arrive("/projects").click("Delete"), "DELETE", "/api/projects/3", 403, body)

    told(visit.judge("Delete does not work", "/projects"), "permission_denied", "403", "P2 P3")


def test_a_shop_that_is_being_mended() -> None:
    body = '{"message":"Scheduled maintenance until 04:00 UTC"}'
    visit = answered(arrive("/checkout").click("Pay now"), "POST", "/api/checkout", 503, body)

    told(visit.judge("Payment is impossible", "/checkout"), "backend_error", "503", "P0 P1")


def test_a_login_that_is_locked_after_many_tries() -> None:
    visit = arrive("/sign-in")
    for _ in range(3):
        visit.click("Sign in").ask("POST", "/api/login", 401)
    answered(visit.click("Sign in"), "POST", "/api/login", 423, '{"code":"ACCOUNT_LOCKED"}')

    expected = "validation_rejected permission_denied auth_expired"
    told(visit.judge("Cannot log in", "/sign-in"), expected, "/api/login", "P1 P2 P3")


def test_a_search_that_worked_the_second_time() -> None:
    visit = arrive("/search").click("Search").ask("GET", "/api/search?q=mug", 500)
    visit.click("Search").ask("GET", "/api/search?q=mug", 200).go("/p/mug")

    told(visit.judge("Search failed once", "/search"), "backend_error", "500", "P2 P3")


def test_a_side_part_that_stays_empty() -> None:
    visit = arrive("/p/mug").ask("GET", "/api/recommendations", 500)
    visit.click("Add to cart").ask("POST", "/api/cart", 200)

    expected = "backend_error"
    told(visit.judge("No recommendations", "/p/mug"), expected, "recommendations", "P3 P2")


def test_an_order_that_went_through_another_way() -> None:
    visit = arrive("/checkout").click("Pay by card").ask("POST", "/api/payments", 500)
    visit.click("Pay by invoice").ask("POST", "/api/orders", 201).go("/thanks")

    told(visit.judge("Card payment fails", "/checkout"), "backend_error", "500", "P2 P1")


def test_a_sum_that_is_not_the_one_shown() -> None:
    visit = arrive("/checkout").click("Pay now").ask("POST", "/api/orders", 201)
    visit.log("error", "Total mismatch: cart 49.90 EUR, order 94.90 EUR")

    told(visit.judge("I paid too much", "/checkout"), "api_contract backend_error", "94.90", "P0")


def test_an_order_that_was_sent_twice() -> None:
    visit = arrive("/checkout").click("Buy").ask("POST", "/api/orders", 201)
    visit.ask("POST", "/api/orders", 201)
    came(visit, "/thanks")

    told(visit.judge("I was charged twice", "/thanks"), "race", "/api/orders", "P0")


def test_papers_of_somebody_else() -> None:
    visit = arrive("/invoices").click("Invoice 881").ask("GET", "/api/invoices/881", 200)
    visit.log("error", "invoice 881 belongs to customer 12, signed in is customer 77")

    expected = "backend_error permission_denied api_contract race js_exception"
    told(visit.judge("I see a stranger's invoice", "/invoices"), expected, "881", "P0 P1")

"""How urgent it is in a shop: beside the purchase, on the way to it, behind it. Judged unread."""

from analyze.calm_visits import held
from analyze.urgent_visits import work

CORE = "P0 P1"
BESIDE = "P2 P3"
SITE = "/demo/api"


def test_a_mail_when_it_is_back_is_no_purchase() -> None:
    visit = work("/demo/p/vase").hums().press("Notify me when available")
    visit.no("POST", f"{SITE}/stock-subscriptions", 500).press("Notify me when available", after=5)
    visit.no("POST", f"{SITE}/stock-subscriptions", 500)
    analysis = visit.judge("couldn't leave my mail for the vase", "/demo/p/vase")
    held(analysis, "backend_error", "500 | stock-subscriptions", BESIDE)


def test_where_a_parcel_is_is_beside_the_purchase() -> None:
    visit = work("/demo/orders").ok("GET", f"{SITE}/orders").hums().press("Track parcel", "a")
    visit.no("GET", f"{SITE}/orders/77/tracking", 502)
    analysis = visit.judge("Wo ist mein Paket? Seite geht nicht", "/demo/orders")
    held(analysis, "backend_error", "502 | tracking", BESIDE)


def test_a_search_that_fails_is_a_part_and_not_all() -> None:
    visit = work("/demo").hums().field("q").press("Search").no("GET", f"{SITE}/search?q=…", 500)
    visit.press("Lamps", "a").goes("/demo/lamps").ok("GET", f"{SITE}/products")
    analysis = visit.judge("la búsqueda no funciona", "/demo/lamps")
    held(analysis, "backend_error", "500 | search", BESIDE)


def test_who_could_not_register_and_bought_as_a_guest_bought() -> None:
    visit = work("/demo/checkout").hums().press("Create account")
    visit.no("POST", f"{SITE}/customers", 500).press("Continue as guest", after=6)
    visit.ok("POST", f"{SITE}/checkout/guest").press("Pay €40")
    visit.ok("POST", f"{SITE}/checkout", status=201).moved("/demo/thanks", "/demo/checkout")
    analysis = visit.judge("account creation failed", "/demo/thanks")
    held(analysis, "backend_error", "500 | customers", BESIDE)


def test_costs_of_delivery_that_do_not_come_keep_everybody_from_paying() -> None:
    visit = work("/demo/checkout").no("GET", f"{SITE}/checkout/rates", 500).hums()
    visit.press("Pay €40", disabled=True).press("Pay €40", disabled=True)
    analysis = visit.judge("Versandkosten laden nicht, Bezahlen ist grau", "/demo/checkout")
    held(analysis, "backend_error", "500 | rates", CORE)


def test_an_account_that_is_not_deleted_is_beside_the_purchase() -> None:
    visit = work("/demo/account").hums().press("Delete my account").press("Yes, delete")
    visit.no("DELETE", f"{SITE}/me", 500).press("Yes, delete", after=4)
    visit.no("DELETE", f"{SITE}/me", 500)
    analysis = visit.judge("GDPR! my account must go", "/demo/account")
    held(analysis, "backend_error", "500 | /me", BESIDE)


def test_days_that_came_late_did_not_keep_anybody_from_ordering() -> None:
    visit = work("/demo/checkout").slow("GET", f"{SITE}/delivery/days", 12).hums()
    visit.press("Order now").ok("POST", f"{SITE}/orders", status=201)
    visit.moved("/demo/thanks", "/demo/checkout")
    analysis = visit.judge("12 Sekunden Warten bis Liefertage da waren", "/demo/thanks")
    held(analysis, "timeout_slow", "12 s", BESIDE)


def test_a_thing_that_cannot_be_taken_into_the_cart_is_not_sold() -> None:
    visit = work("/demo/p/mug").hums().press("Add to cart").no("POST", f"{SITE}/cart/lines", 500)
    visit.press("Add to cart", after=4).no("POST", f"{SITE}/cart/lines", 500)
    analysis = visit.judge("mug won't go in", "/demo/p/mug")
    held(analysis, "backend_error", "500 | cart/lines", CORE)


def test_the_wallet_that_is_away_leaves_the_card() -> None:
    visit = work("/demo/checkout").hums().press("Pay with wallet")
    visit.no("POST", f"{SITE}/wallet/sessions", 503).press("Pay by card €40", after=9)
    visit.ok("POST", f"{SITE}/checkout", status=201).moved("/demo/confirmation", "/demo/checkout")
    analysis = visit.judge("wallet is down", "/demo/confirmation")
    held(analysis, "backend_error", "503 | wallet", BESIDE)


def test_a_letter_of_proof_that_fails_behind_a_paid_order_is_beside_it() -> None:
    visit = work("/demo/checkout").hums().press("Pay €40").ok("POST", f"{SITE}/orders", status=201)
    visit.no("POST", f"{SITE}/orders/88/confirmation-mail", 500)
    visit.moved("/demo/orders/88", "/demo/checkout", how="pushState")
    visit.ok("GET", f"{SITE}/orders/88")
    analysis = visit.judge("keine Bestätigungsmail", "/demo/orders/88")
    held(analysis, "backend_error", "500 | confirmation-mail", BESIDE)


def test_the_way_to_pay_that_throws_is_core_though_the_report_is_mild() -> None:
    error = "TypeError: Cannot read properties of undefined (reading 'mount')"
    visit = work("/demo/checkout").hums().press("Pay €40").broke(error)
    visit.press("Pay €40", after=4).broke(error)
    analysis = visit.judge(
        "nothing dramatic, maybe look at it when you have time", "/demo/checkout"
    )
    held(analysis, "js_exception", "mount", CORE)


def test_stars_that_do_not_show_are_cosmetic() -> None:
    visit = work("/demo/p/mug").no("GET", f"{SITE}/products/mug/reviews", 500).hums()
    visit.press("Add to cart").ok("POST", f"{SITE}/cart/lines", status=201)
    analysis = visit.judge("no stars on the mug", "/demo/p/mug")
    held(analysis, "backend_error", "500 | reviews", BESIDE)


def test_things_bought_again_with_one_press_are_a_purchase() -> None:
    visit = work("/demo/orders").ok("GET", f"{SITE}/orders").hums().press("Buy again")
    visit.no("POST", f"{SITE}/orders/77/reorder", 500)
    analysis = visit.judge("reordering fails", "/demo/orders")
    held(analysis, "backend_error", "500 | reorder", "P1 P2")


def test_points_that_cannot_be_spent_leave_money() -> None:
    visit = work("/demo/checkout").hums().press("Use 200 points")
    visit.no("POST", f"{SITE}/loyalty/redeem", 500).press("Pay €40", after=5)
    visit.ok("POST", f"{SITE}/checkout", status=201).moved("/demo/thanks", "/demo/checkout")
    analysis = visit.judge("mes points n'ont pas été déduits", "/demo/thanks")
    held(analysis, "backend_error", "500 | redeem", BESIDE)


def test_no_day_that_can_be_chosen_leaves_no_way_round() -> None:
    visit = work("/demo/checkout").ok("GET", f"{SITE}/pickup/times").hums().press("Pay €40")
    visit.log("warn", "[pickup] none of 4 times can be selected, order not sent")
    analysis = visit.judge("I can't choose a time", "/demo/checkout")
    held(analysis, "validation_rejected backend_error api_contract", "none of 4", CORE)


def test_another_one_that_was_changed_is_wrong_data() -> None:
    visit = work("/demo/account/cards").hums().press("Remove")
    visit.ok("DELETE", f"{SITE}/me/cards/31")
    visit.log("error", "cards: deleted 30 instead of 31")
    analysis = visit.judge("wrong card is gone", "/demo/account/cards")
    held(analysis, "backend_error api_contract race", "instead of 31", CORE)


def test_a_sample_of_words_in_the_chat_is_beside_the_purchase() -> None:
    visit = work("/demo/p/mug").hums().press("Chat with us").press("Send")
    visit.no("POST", f"{SITE}/chat/messages", 503).press("Add to cart", after=6)
    visit.ok("POST", f"{SITE}/cart/lines", status=201)
    analysis = visit.judge("chat dead", "/demo/p/mug")
    held(analysis, "backend_error", "503 | chat", BESIDE)

"""Noise without a fault, and faults beside others, a third time. Not: kinds of faults."""

from analyze.moments import arrive, came, lifeless, quiet, told, turned, untold


def test_a_worker_that_may_not_be_registered() -> None:
    visit = arrive("/blog").log("error", "ServiceWorker registration failed: SecurityError")
    visit.click("Next article").go("/blog/2").ask("GET", "/api/articles/2", 200)

    untold(visit.judge("The articles are too long", "/blog/2"))


def test_a_map_that_remarks_on_its_version() -> None:
    visit = arrive("/stores").log("warn", "Google Maps JavaScript API warning: RetiredVersion")
    visit.click("Berlin").ask("GET", "/api/stores/berlin", 200)

    untold(visit.judge("The opening hours are wrong", "/stores"))


def test_a_thing_that_nobody_reviewed_yet() -> None:
    visit = arrive("/p/new-mug").ask("GET", "/api/products/new-mug/reviews", 404)
    visit.click("Delivery").ask("GET", "/api/delivery", 200)

    untold(visit.judge("How long does delivery take?", "/p/new-mug"))


def test_a_search_without_a_hit() -> None:
    visit = arrive("/search").click("Search").ask("GET", "/api/search?q=teapot", 200)
    visit.log("info", "search: 0 results for teapot")

    untold(visit.judge("You have no teapots", "/search"))


def test_a_login_that_was_typed_wrongly_once() -> None:
    visit = arrive("/sign-in").click("Sign in").ask("POST", "/api/login", 401)
    visit.click("Sign in", 6).ask("POST", "/api/login", 200)
    came(visit, "/account").ask("GET", "/api/account", 200)

    analysis = visit.judge("The account page is ugly", "/account")
    told(analysis, "unknown validation_rejected", "", "P3")


def test_a_moment_without_a_net_long_before_a_voucher() -> None:
    visit = turned(turned(arrive("/cart"), "offline"), "online", 4)
    quiet(visit, 60).click("Apply code").ask("POST", "/api/coupon", 422)
    visit.log("warn", "coupon rejected: coupon_expired")

    told(visit.judge("Code fails", "/cart"), "validation_rejected", "coupon_expired", "P3")


def test_a_dead_picture_beside_a_failing_save() -> None:
    visit = arrive("/settings").click("Logo")
    lifeless(visit, "Logo").click("Save").ask("PUT", "/api/settings", 500)

    told(visit.judge("Settings are not saved", "/settings"), "backend_error", "500", "P2 P1")


def test_a_counter_of_our_own_beside_a_dead_button() -> None:
    visit = arrive("/checkout")
    for _ in range(3):
        visit.ask("POST", "/api/metrics", 500)
        lifeless(visit.click("Place order"), "Place order")

    told(visit.judge("Order is dead", "/checkout"), "dead_control", "Place order", "P0 P1")


def test_a_refused_card_on_a_page_that_was_drawn_anew() -> None:
    visit = arrive("/checkout").log("error", "Hydration failed because the text did not match.")
    visit.click("Pay now").ask("POST", "/api/payments", 402)

    told(visit.judge("My card does not work", "/checkout"), "payment_declined", "402", "P3")


def test_an_error_of_a_part_that_nobody_speaks_of() -> None:
    visit = arrive("/p/mug").fail("TypeError: Cannot read properties of null (reading 'stars')")
    visit.click("Add to cart").ask("POST", "/api/cart", 503).click("Add to cart")
    visit.ask("POST", "/api/cart", 503)

    words = "Add to cart fails"
    told(visit.judge(words, "/p/mug"), "backend_error", "/api/cart", "P0 P1")


def test_two_failures_of_which_the_later_is_meant() -> None:
    visit = arrive("/profile").click("Save name").ask("PUT", "/api/name", 500)
    visit.click("Change picture").ask("POST", "/api/picture", 413)

    words = "The picture is not taken"
    told(visit.judge(words, "/profile"), "validation_rejected", "/api/picture", "P2 P3")


def test_two_failures_of_which_the_earlier_is_meant() -> None:
    visit = arrive("/profile").click("Change password").ask("PUT", "/api/password", 500)
    visit.click("Newsletter", 20).ask("PUT", "/api/newsletter", 500)

    words = "I cannot change my password"
    told(visit.judge(words, "/profile"), "backend_error", "/api/password", "P1 P2")

"""Noise without a fault, and faults among louder or nearer ones. Not: single kinds of faults."""

from analyze.moments import (
    IPHONE,
    WEBVIEW,
    answered,
    arrive,
    came,
    lifeless,
    missing,
    quiet,
    told,
    untold,
    wrote,
)

REJECTED = "unhandledrejection"
EXTENSION = "chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn/inpage.js"


def test_a_price_that_somebody_finds_too_high() -> None:
    visit = arrive("/p/mug").add(
        "console", "error", {"kind": "uncaught", "message": "Script error."}
    )
    visit.fail("Error: ResizeObserver loop completed with undelivered notifications.", stack="")

    untold(visit.judge("The price is higher than yesterday", "/p/mug"))


def test_a_bridge_of_the_app_around_the_page() -> None:
    error = "TypeError: undefined is not an object (evaluating 'window.webkit.messageHandlers')"
    stack = error + "\nsendDataToNative@\nprocessLargestContentfulPaintEvent@"
    visit = arrive("/p/mug", WEBVIEW).fail(error, stack=stack)

    untold(visit.judge("The description is wrong", "/p/mug"))


def test_an_extension_that_trips_over_itself() -> None:
    error = "Error: Extension context invalidated."
    visit = arrive("/blog").fail(error, stack=f"{error}\n    at {EXTENSION}:1:99")

    untold(visit.judge("The text is hard to read", "/blog"))


def test_a_film_that_waits_for_a_press() -> None:
    error = (
        "NotAllowedError: play() failed because the user didn't interact with the document first."
    )
    visit = arrive("/").fail(error, REJECTED, stack="")

    untold(visit.judge("Where is my order 4711?"))


def test_a_guest_who_is_asked_who_they_are() -> None:
    visit = arrive("/p/mug").ask("GET", "/api/me", 401).click("Size guide")
    came(visit, "/size-guide")

    untold(visit.judge("The size guide has no EU sizes", "/size-guide"))


def test_questions_that_were_given_up_while_typing() -> None:
    visit = arrive("/search")
    for _ in range(4):
        visit.ask("GET", "/api/suggest", 0, error="AbortError: signal is aborted", aborted=True)
    visit.ask("GET", "/api/suggest", 200)

    untold(visit.judge("The font is too small", "/search"))


def test_a_visit_in_which_all_went_well() -> None:
    visit = arrive("/checkout").click("Pay now").ask("POST", "/api/orders", 201)
    came(visit, "/thanks").ask("GET", "/api/orders/9", 200)

    untold(visit.judge("Nice shop! Could you offer Klarna too?", "/thanks"))


def test_a_chat_s_socket_and_a_bill_that_is_missed() -> None:
    visit = arrive("/orders").ask("GET", "/api/orders", 200)
    visit.log("warn", "[Intercom] WebSocket connection to 'wss://nexus.intercom.io/' failed")

    untold(visit.judge("I never got an invoice by mail", "/orders"))


def test_a_scanner_of_links_that_speaks() -> None:
    message = "Object Not Found Matching Id:2, MethodName:update, ParamCount:4"
    visit = arrive("/").fail(f"Error: Non-Error promise rejection: {message}", REJECTED, stack="")

    untold(visit.judge("Please delete my account"))


def test_a_parcel_that_came_broken() -> None:
    visit = arrive("/orders/9").ask("GET", "/api/orders/9", 200).click("Contact us")
    came(visit, "/contact")

    untold(visit.judge("The parcel arrived broken and nobody answers", "/contact"))


def test_small_things_that_every_page_lacks() -> None:
    visit = arrive("/returns").ask("GET", "/favicon.ico", 404)
    visit.log("warn", "DevTools failed to load source map: Could not load content for app.js.map")
    visit.log("warn", "A preload for '/hero.webp' is found, but is not used")

    untold(visit.judge("How do I return something?", "/returns"))


def test_words_that_shout_where_nothing_fails() -> None:
    visit = arrive("/account").click("Orders").ask("GET", "/api/orders", 200).go("/orders")

    untold(visit.judge("EVERYTHING IS DOWN!!! P0 EMERGENCY FIX NOW", "/orders"))


def test_a_way_that_is_clicked_twice() -> None:
    error = 'NavigationDuplicated: Avoided redundant navigation to current location: "/sale".'
    visit = arrive("/sale").click("Sale").fail(error, REJECTED)

    untold(visit.judge("The colours on the sale page hurt", "/sale"))


def test_tags_that_are_louder_than_the_till() -> None:
    visit = arrive("/checkout").click("Pay now").ask("POST", "/api/checkout", 500)
    for _ in range(8):
        visit.fail("TypeError: t is null", stack="t@https://cdn.tag-vendor.net/t.js:1:9")

    told(visit.judge("Cannot pay", "/checkout"), "backend_error", "/api/checkout", "P0 P1")


def test_a_photo_among_failing_recommendations() -> None:
    visit = arrive("/profile").click("Upload photo").ask("POST", "/api/avatar", 413)
    for _ in range(5):
        visit.ask("GET", "/api/recommendations", 500)

    words = "My photo cannot be uploaded"
    told(visit.judge(words, "/profile"), "validation_rejected", "413", "P2 P3")


def test_a_voucher_before_a_guest_s_refusal() -> None:
    body = '{"code":"COUPON_NOT_FOUND"}'
    visit = answered(arrive("/cart").click("Apply"), "POST", "/api/cart/coupon", 404, body)
    visit.ask("GET", "/api/me", 401).ask("GET", "/api/wishlist", 401)

    told(
        visit.judge("Code refused", "/cart"), "validation_rejected api_contract", "coupon", "P3 P2"
    )


def test_a_part_that_came_at_the_second_try() -> None:
    error = "ChunkLoadError: Loading chunk 12 failed."
    visit = arrive("/cart").click("Cart").fail(error, REJECTED)
    came(visit, "/cart", "load", 2).ask("GET", "/api/cart", 200)
    visit.click("Apply code").ask("POST", "/api/coupon", 500).click("Apply code")
    visit.ask("POST", "/api/coupon", 500)

    told(visit.judge("Code cannot be applied", "/cart"), "backend_error", "/api/coupon", "P2")


def test_pictures_nearer_than_the_error() -> None:
    visit = arrive("/p/mug").click("Add to cart")
    visit.fail("TypeError: Cannot read properties of null (reading 'variant')")
    for number in range(4):
        missing(visit, f"https://cdn.example.net/related/{number}.jpg")

    words = "Add to cart does nothing"
    told(visit.judge(words, "/p/mug"), "js_exception", "variant", "P0 P1")


def test_a_full_store_of_a_counter_beside_a_refused_login() -> None:
    visit = arrive("/sign-in", IPHONE)
    for _ in range(4):
        wrote(visit, "_ga_queue", "QuotaExceededError")
    visit.click("Sign in").ask("POST", "/api/login", 403, responseBody='{"code":"captcha_failed"}')

    expected = "permission_denied third_party validation_rejected"
    told(visit.judge("I cannot log in", "/sign-in"), expected, "/api/login", "P1 P2")


def test_one_refusal_in_a_long_visit() -> None:
    visit = quiet(arrive("/articles"), 200)
    answered(visit.click("Save address"), "PUT", "/api/address", 422, '{"field":"zip"}')
    quiet(visit, 900)

    words = "The address cannot be saved"
    told(visit.judge(words, "/account"), "validation_rejected", "/api/address", "P2 P3 P1")


def test_a_search_that_recovered_before_a_card_that_did_not() -> None:
    visit = arrive("/search").click("Search").ask("GET", "/api/search", 503)
    visit.ask("GET", "/api/search", 200).go("/checkout").click("Pay now")
    visit.ask("POST", "/api/pay", 402, responseBody='{"code":"card_declined"}')

    told(visit.judge("Payment refused", "/checkout"), "payment_declined", "402", "P3")


def test_a_dead_button_under_remarks() -> None:
    visit = arrive("/checkout").log("error", "Warning: Each child in a list should have a key")
    visit.log("error", "[flags] evaluation failed for 'new-footer', using default")
    for _ in range(3):
        lifeless(visit.click("Pay now"), "Pay now")

    told(visit.judge("Pay is dead", "/checkout"), "dead_control", "Pay now", "P0 P1")


def test_a_taken_name_beside_an_extension() -> None:
    error = "TypeError: Cannot set property ethereum of #<Window>"
    visit = arrive("/sign-up").fail(error, stack=f"{error}\n    at {EXTENSION}:1:9")
    body = '{"errors":{"email":"has already been taken"}}'
    answered(visit.click("Sign up"), "POST", "/api/users", 422, body)
    visit.fail(error, stack=f"{error}\n    at {EXTENSION}:1:9")

    told(visit.judge("Sign up fails", "/sign-up"), "validation_rejected", "/api/users", "P3")


def test_a_slow_side_part_beside_a_refusal() -> None:
    visit = arrive("/settings").ask("GET", "/api/tips", 200, durationMs=12_000)
    answered(visit.click("Save name"), "PUT", "/api/profile", 403, '{"code":"FORBIDDEN"}')

    told(visit.judge("Cannot save", "/settings"), "permission_denied", "/api/profile", "P2 P3 P1")

"""Tickets about what other houses give to a page: money, sign-in, maps, chat. Not: own servers."""

from analyze.servers import Page, told


def test_a_kit_for_cards_that_was_kept_out() -> None:
    page = Page("/checkout").missing("https://js.stripe.com/v3/", "script").click("Pay now")
    page.fail("ReferenceError: Stripe is not defined")

    told(page.judge("I cannot pay"), "third_party", "P1", "js.stripe.com")


def test_payment_buttons_that_their_house_does_not_draw() -> None:
    error = (
        "Error: Unable to delegate rendering. Possibly the component is not loaded in the target "
        "window. Error: No ack for postMessage zoid_delegate_paypal_checkout in "
        "https://www.paypal.com in 10000ms"
    )
    page = Page("/checkout")
    page.rejects(error, f"{error}\n    at https://www.paypal.com/sdk/js?client-id=…:2:10145")

    told(page.judge("There are no payment buttons"), "third_party", "P1", "No ack for postMessage")


def test_a_sign_in_of_another_house_that_does_not_know_the_page() -> None:
    page = Page("/login")
    page.log("error", "[GSI_LOGGER]: The given origin is not allowed for the given client ID.")

    told(page.judge("Google login does not open"), "third_party", "P1 P2", "origin is not allowed")


def test_a_sign_in_kit_that_refuses_the_domain() -> None:
    page = Page("/login").click("Continue with Google")
    page.rejects("FirebaseError: Firebase: Error (auth/unauthorized-domain).")

    told(page.judge("Cannot log in"), "third_party", "P1", "auth/unauthorized-domain")


def test_a_sign_in_server_of_another_house_that_fails() -> None:
    page = Page("/login").click("Sign in")
    page.ask("POST", "https://shop.eu.auth0.com/oauth/token", 503)

    told(page.judge("Cannot log in"), "third_party", "P1", "shop.eu.auth0.com", "503")


def test_a_map_whose_key_is_for_other_pages() -> None:
    page = Page("/stores")
    page.log("error", "Google Maps JavaScript API error: RefererNotAllowedMapError "
             "https://developers.google.com/maps/documentation/javascript/errors")  # fmt: skip

    told(page.judge("The map is grey"), "third_party", "P2", "RefererNotAllowedMapError")


def test_a_map_that_was_kept_out() -> None:
    page = Page("/stores").missing("https://maps.googleapis.com/maps/api/js?key=…", "script")
    page.fail("ReferenceError: google is not defined")

    told(page.judge("No map"), "third_party", "P2", "maps.googleapis.com")


def test_a_check_for_robots_that_does_not_know_the_page() -> None:
    error = "TurnstileError: [Cloudflare Turnstile] Error: 110200."
    stack = f"{error}\n    at c (https://challenges.cloudflare.com/turnstile/v0/api.js:1:9011)"
    page = Page("/signup").fail(error, stack=stack)

    told(page.judge("The captcha never loads"), "third_party", "P1", "110200")


def test_a_check_for_robots_that_was_kept_out() -> None:
    page = Page("/contact").missing("https://www.google.com/recaptcha/api.js", "script")
    page.click("Send message").fail("ReferenceError: grecaptcha is not defined")

    told(page.judge("The form does not send"), "third_party", "P1 P2", "recaptcha")


def test_a_chat_that_was_kept_out() -> None:
    page = Page("/help").missing("https://static.zdassets.com/ekr/snippet.js?key=…", "script")
    page.click("Chat with us").fail("ReferenceError: zE is not defined")

    told(page.judge("Chat does not open"), "third_party", "P2 P3", "static.zdassets.com")


def test_a_consent_kit_that_was_kept_out() -> None:
    url = "https://cdn.cookielaw.org/scripttemplates/otSDKStub.js"
    page = Page("/news").missing(url, "script").click("Cookie settings")
    page.fail("TypeError: Cannot read properties of undefined (reading 'ToggleInfoDisplay')")

    told(page.judge("Cookie settings do not open"), "third_party", "P2 P3", "cdn.cookielaw.org")


def test_a_counter_without_which_a_button_fails() -> None:
    page = Page("/products/mug").missing("https://cdn.segment.com/analytics.js/v1/k/a.js", "script")
    page.click("Add to cart").fail("TypeError: window.analytics.track is not a function")

    told(page.judge("Nothing gets into the cart"), "third_party js_exception", "P1", "analytics")


def test_a_library_of_a_network_that_did_not_come() -> None:
    page = Page("/products").missing("https://cdn.jsdelivr.net/npm/jquery@3.7/jquery.js", "script")
    page.fail("ReferenceError: $ is not defined")

    told(page.judge("Filters do nothing"), "third_party asset_missing", "P1 P2", "cdn.jsdelivr.net")


def test_letters_that_did_not_come() -> None:
    page = Page("/news").missing("https://use.fontawesome.com/releases/v6/all.css", "stylesheet")

    told(page.judge("I see boxes instead of icons"), "third_party asset_missing", "P3 P2",
         "use.fontawesome.com")  # fmt: skip


def test_a_search_of_another_house_that_is_paid_no_more() -> None:
    page = Page("/search").click("Search")
    page.ask("POST", "https://k2x-dsn.algolia.net/1/indexes/*/queries", 403)
    page.log("error", "ApiError: Application is blocked")

    told(page.judge("Search finds nothing"), "third_party", "P2 P1", "algolia.net", "403")


def test_a_house_for_instalments_that_fails() -> None:
    page = Page("/checkout").click("Pay later")
    page.ask("POST", "https://eu.klarnaservices.com/payments/v1/sessions", 500)

    told(page.judge("Cannot pay"), "third_party", "P1", "klarnaservices.com", "500")

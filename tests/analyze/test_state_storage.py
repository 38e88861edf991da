"""Storage that is full, refused, old or shared, and clocks, flags, texts and scripts held back."""

from analyze.moments import IPHONE, WEBVIEW, answered, arrive, came, lifeless, told, turned, wrote

REJECTED = "unhandledrejection"


def test_a_full_store_that_takes_no_cart() -> None:
    error = "The quota has been exceeded."
    visit = wrote(arrive("/p/mug", IPHONE).click("Add to cart"), "cart-v2", error)
    visit.fail(f"QuotaExceededError: {error}")

    told(visit.judge("Cannot put anything into the cart", "/p/mug"), "storage", "quota", "P1 P2")


def test_a_store_that_may_not_be_read() -> None:
    error = "SecurityError: Failed to read the 'localStorage' property from 'Window'"
    visit = arrive("/checkout").fail(f"{error}: Access is denied for this document.")

    told(visit.judge("White page", "/checkout"), "storage", "localStorage", "P0 P1")


def test_a_database_that_the_browser_closed() -> None:
    error = "InvalidStateError: Failed to execute 'transaction' on 'IDBDatabase'"
    visit = turned(turned(arrive("/notes"), "hidden"), "visible", 900).click("Save draft")
    visit.fail(f"{error}: The database connection is closing.", REJECTED)

    told(visit.judge("My draft is not saved", "/notes"), "storage", "IDBDatabase", "P2 P1")


def test_a_database_that_is_newer_than_the_page() -> None:
    error = "VersionError: The requested version (3) is less than the existing version (4)."
    visit = arrive("/notes").fail(error, REJECTED)

    told(visit.judge("No notes are shown", "/notes"), "storage stale_version", "version", "P1 P2")


def test_a_database_that_another_tab_holds() -> None:
    visit = arrive("/notes").log("warn", "[idb] upgrade to v7 blocked: close other tabs")
    visit.click("New note").log("error", "Error: indexedDB open timed out (blocked by another tab)")

    expected = "storage stale_version race timeout_slow"
    told(visit.judge("New note does nothing", "/notes"), expected, "blocked", "P1 P2")


def test_a_database_server_that_was_lost() -> None:
    error = (
        "UnknownError: Connection to Indexed Database server lost. Refresh the page to try again"
    )
    visit = arrive("/inbox", IPHONE).click("Inbox").fail(error, REJECTED, stack="")

    told(visit.judge("Inbox stays empty", "/inbox"), "storage", "Database server lost", "P2 P1")


def test_a_kept_cart_that_is_no_json() -> None:
    error = 'SyntaxError: "[object Object]" is not valid JSON'
    frames = (
        "\n    at JSON.parse (<anonymous>)\n    at readCart (https://shop.example.com/app.js:9:2)"
    )
    visit = arrive("/cart").fail(error, stack=error + frames)

    told(visit.judge("White page", "/cart"), "storage js_exception", "JSON", "P0 P1 P2")


def test_a_kept_state_of_an_older_release() -> None:
    visit = arrive("/cart").log(
        "warn", "persist: stored state has version 3, expected 5, discarded"
    )
    visit.fail("TypeError: Cannot read properties of undefined (reading 'lines')")

    expected = "storage stale_version js_exception"
    told(visit.judge("The cart is blank since today", "/cart"), expected, "lines", "P0 P1 P2")


def test_a_cache_of_the_worker_that_is_full() -> None:
    error = "QuotaExceededError: Failed to execute 'put' on 'Cache': Quota exceeded."
    visit = arrive("/offline-maps").click("Download map").fail(error, REJECTED)

    told(visit.judge("Map is not kept", "/offline-maps"), "storage", "quota", "P2 P3")


def test_a_foreign_sign_in_whose_state_was_partitioned_away() -> None:
    visit = came(
        arrive("/sign-in", WEBVIEW).click("Sign in with Google"), "/auth/handler", "load", 9
    )
    visit.log("error", "Unable to process request due to missing initial state. sessionStorage")

    expected = "storage third_party auth_expired"
    told(visit.judge("Cannot log in", "/auth/handler"), expected, "initial state", "P1")


def test_a_sign_in_whose_state_nobody_kept() -> None:
    visit = came(arrive("/sign-in").click("Company login"), "/callback", "load", 20)
    visit.fail("Error: No matching state found in storage", REJECTED)

    expected = "storage auth_expired third_party"
    told(visit.judge("Login fails", "/callback"), expected, "state", "P1")


def test_a_token_that_the_device_s_clock_calls_early() -> None:
    visit = arrive("/sign-in").click("Sign in").ask("POST", "/api/login", 200)
    visit.log("error", "OidcError: id_token is not yet valid: nbf is in the future (clock skew?)")

    expected = "auth_expired third_party js_exception"
    told(visit.judge("Login does nothing", "/sign-in"), expected, "nbf", "P1")


def test_an_upload_that_the_clock_makes_invalid() -> None:
    url = "https://uploads.s3.eu-central-1.amazonaws.com/u/1"
    body = "<Error><Code>RequestTimeTooSkewed</Code></Error>"
    visit = answered(arrive("/profile").click("Upload photo"), "PUT", url, 403, body)

    expected = "permission_denied auth_expired third_party"
    told(visit.judge("Photo cannot be uploaded", "/profile"), expected, "403", "P2")


def test_a_kept_token_that_is_refused_after_a_long_sleep() -> None:
    visit = turned(turned(arrive("/account"), "hidden"), "visible", 3000).click("Save address")
    visit.ask("PUT", "/api/address", 401).ask("POST", "/api/token/refresh", 400)

    told(visit.judge("Address is not saved", "/account"), "auth_expired", "401", "P1 P2")


def test_a_session_that_another_device_took_over() -> None:
    body = '{"code":"SESSION_REPLACED","message":"You signed in on another device"}'
    visit = answered(arrive("/board").click("Move card"), "PATCH", "/api/cards/4", 401, body)
    came(visit, "/sign-in?reason=replaced")

    told(visit.judge("I am thrown out again and again", "/board"), "auth_expired", "401", "P1 P2")


def test_a_user_who_changed_in_another_tab() -> None:
    visit = turned(turned(arrive("/cart"), "hidden"), "visible", 300).click("Place order")
    visit.ask("POST", "/api/orders", 409, responseBody='{"code":"CART_OWNER_CHANGED"}')

    expected = "race validation_rejected stale_version auth_expired"
    told(visit.judge("Order fails", "/cart"), expected, "409", "P1 P2")


def test_flags_that_did_not_come() -> None:
    visit = arrive("/reports")
    visit.ask("GET", "https://app.launchdarkly.com/sdk/evalx/1/context", 0, error="Failed to fetch")
    visit.log("error", "[LaunchDarkly] Network error; using default flag values")

    expected = "third_party unknown"
    told(visit.judge("The export button is gone", "/reports"), expected, "", "P2 P3")


def test_an_experiment_s_arm_that_the_page_does_not_know() -> None:
    visit = arrive("/checkout").ask("GET", "/api/experiments", 200)
    visit.fail('Error: Unknown variation "B2" for experiment "checkout_cta"')

    told(visit.judge("Blank page", "/checkout"), "api_contract js_exception", "B2", "P0 P1")


def test_a_setting_that_the_build_lacks() -> None:
    visit = arrive("/orders").ask("GET", "/undefined/orders", 404)
    visit.log("error", "Error: NEXT_PUBLIC_API_URL is not set")

    expected = "api_contract js_exception"
    told(visit.judge("No orders", "/orders"), expected, "undefined", "P1 P2")


def test_a_riddle_s_script_that_consent_holds_back() -> None:
    visit = arrive("/contact").click("Only necessary cookies")
    visit.log("info", "[cmp] blocked until consent: https://www.google.com/recaptcha/api.js")
    visit.click("Send message").fail("ReferenceError: grecaptcha is not defined")

    expected = "third_party js_exception"
    told(visit.judge("The form cannot be sent", "/contact"), expected, "grecaptcha", "P1 P2")


def test_texts_of_a_language_that_are_not_there() -> None:
    visit = arrive("/checkout").ask("GET", "/locales/de/checkout.json", 404)
    visit.log("warn", "i18next::translator: missingKey de checkout pay.button pay.button")

    expected = "asset_missing js_exception"
    told(visit.judge("I only see pay.button", "/checkout"), expected, "de/checkout", "P2 P3")


def test_a_message_that_was_never_translated() -> None:
    error = "Error: MISSING_MESSAGE: Could not resolve `Cart.empty` in messages for locale `pt`."
    visit = arrive("/cart").log("error", error)

    expected = "asset_missing js_exception"
    told(visit.judge("It says Cart.empty", "/cart"), expected, "Cart.empty", "P2 P3")


def test_a_zone_that_the_browser_does_not_know() -> None:
    error = "RangeError: Invalid time zone specified: Europe/Kyiv"
    visit = arrive("/calendar").ask("GET", "/api/events", 200).fail(error)

    told(visit.judge("Calendar is empty", "/calendar"), "js_exception", "time zone", "P1 P2")


def test_a_number_in_the_writing_of_a_country() -> None:
    body = '{"errors":[{"field":"price","message":"must be a number"}]}'
    visit = answered(arrive("/sell").click("Publish offer"), "POST", "/api/offers", 422, body)

    expected = "validation_rejected api_contract"
    told(visit.judge("12,50 is not taken", "/sell"), expected, "422", "P1 P2")


def test_a_press_that_waits_for_consent_for_ever() -> None:
    visit = arrive("/book").log("info", "[cmp] waiting for user choice, 4 vendors held back")
    visit = lifeless(visit.click("Book now"), "Book now")

    told(visit.judge("Book now is dead", "/book"), "dead_control third_party", "Book now", "P1 P2")

"""Usual faults from the far corners of a page: windows, frames, offline kits, formats, uploads."""

from analyze.experts import NO_CAUSE, agree
from analyze.visits import PAGE, Visit

REJECTED = "unhandledrejection"


def shop(path: str) -> Visit:
    return Visit().go("/").ask("GET", "/api/products", 200).go(path).ask("GET", "/api/cart", 200)


def test_a_window_that_a_blocker_kept_shut() -> None:
    error = "TypeError: Cannot set properties of null (setting 'location')"
    visit = shop("/orders").click("Print label").fail(error)

    agree(visit.judge("The label does not open"), "js_exception", "P2")


def test_a_frame_that_is_not_allowed_to_be_shown() -> None:
    visit = shop("/checkout").click("Pay now")
    visit.log("error", "Refused to display 'https://bank.test/' in a frame because it set "
              "'X-Frame-Options' to 'deny'.")  # fmt: skip

    agree(visit.judge(), "csp", "P1")


def test_a_message_of_a_frame_that_cannot_be_cloned() -> None:
    error = (
        "DataCloneError: Failed to execute 'postMessage' on 'Window': #<Promise> could not be "
        "cloned."
    )
    visit = shop("/designer").click("Preview").fail(error)

    agree(visit.judge(), "js_exception", "P2")


def test_an_upload_whose_line_broke() -> None:
    visit = shop("/support").click("Upload")
    visit.ask("PUT", "https://files.s3.amazonaws.com/a.pdf", 0, error="net::ERR_CONNECTION_RESET")

    agree(visit.judge(), "backend_error", "P2")


def test_an_upload_that_the_proxy_cut_after_a_minute() -> None:
    visit = shop("/support").click("Upload")

    agree(visit.ask("POST", "/api/files", 504, durationMs=60_000).judge(),
          "backend_error timeout_slow", "P2")  # fmt: skip


def test_a_picture_that_cannot_be_read_after_it_was_chosen() -> None:
    error = "InvalidStateError: The source image could not be decoded."
    visit = shop("/profile").click("Upload photo").fail(error, REJECTED)

    agree(visit.judge(), "js_exception validation_rejected", "P2 P3")


def test_a_currency_that_has_no_format() -> None:
    visit = shop("/products").click("EUR").fail("RangeError: Invalid currency code : €")

    agree(visit.judge(), "js_exception", "P2 P3")


def test_a_language_that_does_not_come() -> None:
    visit = shop("/products").click("Deutsch").ask("GET", "/locales/de/shop.json", 404)
    visit.log("warn", "i18next::backendConnector: loading namespace shop for language de failed")

    agree(visit.judge("It stays English"), "asset_missing api_contract", "P2 P3")


def test_a_storage_that_a_private_window_keeps_shut() -> None:
    error = (
        "InvalidStateError: A mutation operation was attempted on a database that did not allow "
        "mutations."
    )
    visit = shop("/notes").click("Save draft").fail(error, REJECTED)

    agree(visit.judge(), "storage", "P2")


def test_a_cookie_that_another_site_may_not_set() -> None:
    visit = shop("/embed").click("Sign in").ask("POST", "https://id.shop-id.test/session", 200)
    visit.log("error", "Third-party cookies are blocked, the session could not be kept")

    agree(visit.judge("I am signed out again"), "storage auth_expired", "P1 P2")


def test_a_line_that_is_lost_while_paying() -> None:
    visit = shop("/checkout")
    visit.add("console", "warn", {"kind": "offline", "online": False, "message": "offline"})
    visit.click("Pay now").ask("POST", "/api/pay", 0, error="Failed to fetch")

    agree(visit.judge(), "offline", "P3")


def test_a_name_that_is_not_resolved() -> None:
    visit = shop("/checkout").click("Pay now")
    visit.ask("POST", "/api/pay", 0, error="net::ERR_NAME_NOT_RESOLVED")

    agree(visit.judge(), "backend_error", "P1")


def test_a_certificate_that_ran_out() -> None:
    visit = shop("/search").click("Search")
    visit.ask("GET", "https://search.shop.example.com/q", 0, error="net::ERR_CERT_DATE_INVALID")

    agree(visit.judge(), "backend_error", "P2")


def test_a_style_of_another_build() -> None:
    visit = shop("/cart").click("Go to checkout")
    visit.fail("Error: Unable to preload CSS for /assets/Checkout-1a2b3c.css", REJECTED)

    agree(visit.judge(), "chunk_load", "P1")


def test_a_module_that_needs_what_the_other_lacks() -> None:
    error = (
        "SyntaxError: The requested module './cart-1a2b3c.js' does not provide an export named "
        "'total'"
    )
    visit = shop("/cart").click("Go to checkout").fail(error, REJECTED)

    agree(visit.judge(), "stale_version chunk_load", "P1")


def test_a_worker_s_message_that_was_never_answered() -> None:
    visit = shop("/reports").click("Calculate")
    visit.fail("Error: Worker did not answer within 20 s", REJECTED)

    agree(visit.judge(), "timeout_slow", "P2")


def test_a_server_that_is_being_mended() -> None:
    visit = shop("/checkout").click("Pay now")
    body = '{"message":"Down for maintenance"}'

    agree(visit.ask("POST", "/api/pay", 503, responseBody=body).judge(), "backend_error", "P1")


def test_a_graph_that_failed_in_a_part() -> None:
    visit = shop("/account").click("Addresses")
    body = '{"data":{"addresses":null},"errors":[{"message":"connect ECONNREFUSED 10.0.0.4"}]}'

    agree(visit.ask("POST", "/graphql", 200, responseBody=body).judge(), "backend_error", "P2")


def test_an_answer_without_what_the_page_reads() -> None:
    visit = shop("/account").click("Points").ask("GET", "/api/points", 200)
    visit.fail("TypeError: Cannot read properties of undefined (reading 'balance')", REJECTED)

    agree(visit.judge(), "api_contract", "P2")


def test_an_address_with_no_id() -> None:
    visit = shop("/products").click("Details").ask("GET", "/api/products/undefined", 404)

    agree(visit.judge(), "api_contract", "P2")


def test_a_field_of_another_type() -> None:
    visit = shop("/account").click("Save")
    body = '{"message":"birthday must be a string"}'
    visit.ask("PATCH", "/api/me", 400, responseBody=body)

    agree(visit.judge(), "validation_rejected api_contract", "P2")


def test_a_right_that_a_role_does_not_have() -> None:
    visit = shop("/admin").click("Export").ask("GET", "/api/export", 403)

    agree(visit.judge(), "permission_denied", "P2")


def test_a_code_for_two_steps_that_was_mistyped() -> None:
    visit = shop("/login/code").click("Confirm")
    visit.ask("POST", "/api/login/verify", 400, responseBody='{"error":"invalid_otp"}')

    agree(visit.judge(), "validation_rejected", "P3")


def test_an_account_that_is_locked() -> None:
    visit = shop("/login").click("Log in")
    visit.ask("POST", "/api/login", 403, responseBody='{"error":"account_locked"}')

    agree(visit.judge(), "permission_denied validation_rejected", "P1 P2 P3")


def test_a_button_that_something_lies_over() -> None:
    visit = shop("/checkout").click("Pay now").click("Pay now", after=3).click("Pay now", after=3)

    agree(visit.judge(), "dead_control", "P1")


def test_a_press_that_makes_two_orders() -> None:
    visit = shop("/checkout").click("Place order").ask("POST", "/api/orders", 201)
    visit.click("Place order", after=0.3).ask("POST", "/api/orders", 201)

    agree(visit.judge("I was charged twice"), "race", "P0 P1")


def test_a_picture_of_the_shelf_that_is_missing() -> None:
    visit = shop("/products").ask("GET", "/img/mug.jpg", 404, resource="img")
    visit.click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("A picture is missing"), "asset_missing", "P3")


def test_a_sum_that_is_not_the_other_one() -> None:
    visit = shop("/cart").log("warn", "cart total 28.90 EUR, server says 31.40 EUR")

    agree(visit.judge("The total changed"), "api_contract", "P0 P1 P2")


def test_a_test_of_two_kinds_that_flickers_is_noise() -> None:
    visit = shop("/products").log("warn", "[AB] anti-flicker timeout, showing control")
    visit.click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("Prices seem high"), NO_CAUSE, "P3")


def test_a_focus_that_cannot_be_trapped() -> None:
    error = (
        "Error: Your focus-trap must have at least one container with at least one tabbable node"
    )
    visit = shop("/products/mug").click("Size guide").fail(error)

    agree(visit.judge(), "js_exception", "P2")


def test_an_advert_s_blocker_that_takes_an_own_address() -> None:
    visit = shop("/products").click("Offers")
    visit.ask("GET", "/api/ads/offers", 0, error="net::ERR_BLOCKED_BY_CLIENT")

    agree(visit.judge("No offers"), "third_party", "P2 P3")


def test_a_device_that_was_not_found() -> None:
    visit = shop("/consultation").click("Start video")
    visit.fail("NotFoundError: Requested device not found", REJECTED)

    agree(visit.judge(), "permission_denied js_exception", "P2 P3")


def test_a_notification_that_the_user_forbade() -> None:
    visit = shop("/settings").click("Enable notifications")
    visit.log("warn", "Notification permission denied")

    agree(visit.judge(), "permission_denied", "P2 P3")


def test_a_loop_of_effects_that_asks_for_ever() -> None:
    visit = shop("/products").click("Filter")
    for number in range(20):
        visit.ask("GET", f"/api/products?page=1&n={number}", 200)

    agree(visit.judge("It keeps loading"), "timeout_slow", "P2 P3")


def test_a_page_that_freezes_under_a_press() -> None:
    visit = shop("/products").click("Filter")
    visit.add("console", "debug", {"kind": "vital", "name": "INP", "message": "INP 3400"})

    agree(visit.judge("It hangs"), "timeout_slow", "P2 P3")


def test_a_drawing_context_that_was_lost() -> None:
    visit = shop("/designer").click("Rotate")
    visit.log("error", "THREE.WebGLRenderer: Context Lost.")

    agree(visit.judge("The model is gone"), "js_exception", "P2 P3")


def test_a_source_that_is_not_trusted() -> None:
    error = (
        "TypeError: Failed to set the 'innerHTML' property on 'Element': This document requires "
        "'TrustedHTML' assignment."
    )
    visit = shop("/products/mug").click("Description").fail(error)

    agree(visit.judge(), "csp js_exception", "P2")


def test_a_link_back_that_is_kept_from_before_is_noise() -> None:
    visit = shop("/products").log("warn", "Page restored from bfcache")
    visit.click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("Prices seem high"), NO_CAUSE, "P3")


def test_an_old_app_that_wraps_the_page() -> None:
    error = f"TypeError: window.AppBridge.share is not a function. (In '{PAGE}', undefined)"
    visit = shop("/products/mug").click("Share").fail(error)

    agree(visit.judge(), "js_exception third_party", "P2")

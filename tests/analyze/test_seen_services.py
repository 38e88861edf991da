"""Usual faults of services that a page embeds: sign-in, payment, maps, search, calls, consent."""

from analyze.experts import NO_CAUSE, agree
from analyze.visits import Visit

REJECTED = "unhandledrejection"


def shop(path: str) -> Visit:
    return Visit().go("/").ask("GET", "/api/products", 200).go(path).ask("GET", "/api/cart", 200)


def test_a_sign_in_of_another_house_that_has_no_network_is_theirs() -> None:
    error = "FirebaseError: Firebase: Error (auth/network-request-failed)."
    visit = shop("/sign-in").click("Sign in with Google").fail(error, REJECTED)

    agree(visit.judge(), "third_party", "P1 P2")


def test_a_password_that_the_sign_in_s_service_does_not_know_is_the_user_s_slip() -> None:
    visit = shop("/login").click("Log in")
    body = '{"code":"invalid_credentials","message":"Invalid login credentials"}'
    visit.ask("POST", "https://xyz.supabase.co/auth/v1/token", 400, responseBody=body)
    visit.fail("AuthApiError: Invalid login credentials", REJECTED)

    agree(visit.judge(), "validation_rejected", "P3")


def test_a_payment_field_that_its_vendor_could_not_load_is_theirs() -> None:
    visit = shop("/checkout").click("Pay now")
    visit.log("error", "Unhandled payment Element loaderror: api_connection_error")

    agree(visit.judge(), "third_party", "P1")


def test_a_wallet_that_refuses_the_merchant_is_theirs() -> None:
    visit = shop("/checkout").click("Buy with G Pay")
    told = "DEVELOPER_ERROR in loadPaymentData: This merchant profile has no access to this feature"

    agree(visit.log("error", f"Google Pay API error: {told}").judge(), "third_party", "P1")


def test_a_wallet_s_sheet_that_is_opened_twice_is_the_page_s_mistake() -> None:
    error = "InvalidAccessError: Page already has an active payment session."
    visit = shop("/checkout").click("Pay now").click("Pay now").fail(error)

    agree(visit.judge(), "js_exception race", "P1")


def test_a_captcha_with_a_key_that_is_not_valid_is_theirs() -> None:
    error = "Error: Invalid site key or not loaded in api.js: 6LcAAAAA"
    visit = shop("/sign-up").click("Create account").fail(error, stack="")

    agree(visit.judge(), "third_party", "P1")


def test_tiles_that_a_map_s_vendor_refuses_are_theirs() -> None:
    visit = shop("/stores").click("Show map")
    visit.log("error", "Error: Forbidden (403): https://api.mapbox.com/v4/tiles.json?token=x")

    agree(visit.judge(), "third_party", "P2 P3")


def test_a_search_service_that_no_host_of_is_reached_is_theirs() -> None:
    error = "RetryError: Unreachable hosts - your application id may be incorrect."
    visit = shop("/products").click("Search")
    stack = f"{error}\n    at r (https://cdn.jsdelivr.net/npm/algoliasearch@4/lite.js:2:1)"

    agree(visit.fail(error, REJECTED, stack=stack).judge(), "third_party", "P2")


def test_a_counter_s_own_logger_that_fails_is_noise() -> None:
    visit = shop("/products").log("error", "Amplitude Logger [Error]: Failed to fetch")
    visit.click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("The list looks odd"), NO_CAUSE, "P3")


def test_a_banner_for_consent_that_is_not_set_up_is_noise() -> None:
    visit = shop("/products")
    visit.log("error", "Error: The domain SHOP.EXAMPLE.COM is not authorized to show the cookie "
              "banner for domain group ID 1b2c.")  # fmt: skip
    visit.click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("The list looks odd"), NO_CAUSE, "P3")


def test_flags_that_do_not_come_are_noise_where_all_goes_well() -> None:
    visit = shop("/products").log("error", "[LaunchDarkly] Received error 401 for stream request")
    visit.click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("Prices seem high"), NO_CAUSE, "P3")


def test_a_crash_report_that_is_blocked_is_noise() -> None:
    visit = shop("/products")
    visit.ask("POST", "https://o1.ingest.sentry.io/api/1/envelope/", 0, error="Failed to fetch")
    visit.click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("Prices seem high"), NO_CAUSE, "P3")


def test_a_sign_in_that_cannot_be_renewed_in_silence_has_ended() -> None:
    visit = shop("/account").click("Save")
    visit.fail("Error: login_required: Login required", REJECTED)

    agree(visit.judge(), "auth_expired", "P1 P2")


def test_a_directory_that_wants_the_user_again_is_a_sign_in_that_ended() -> None:
    error = "InteractionRequiredAuthError: interaction_required: AADSTS50058: no user signed in"
    visit = shop("/reports").click("Export").fail(error, REJECTED)

    agree(visit.judge(), "auth_expired", "P1 P2")


def test_a_pay_later_widget_that_refuses_is_its_vendor_s() -> None:
    visit = shop("/checkout").click("Pay now")
    visit.log("error", "[Klarna Payments SDK] authorize() failed: invalid_client_token")

    agree(visit.judge(), "third_party", "P1")


def test_a_call_that_its_vendor_cannot_connect_is_theirs() -> None:
    error = "AgoraRTCError: AgoraRTCException: CAN_NOT_GET_GATEWAY_SERVER: no active status"
    visit = shop("/consultation").click("Join call").fail(error, REJECTED)

    agree(visit.judge(), "third_party", "P2")


def test_a_film_s_frame_that_misses_its_window_is_noise() -> None:
    visit = shop("/products/mug")
    told = (
        "Failed to execute 'postMessage' on 'DOMWindow': The target origin provided "
        "('https://www.youtube.com') does not match the recipient window's origin"
    )
    visit.log("error", told)
    visit.click("Reviews").ask("GET", "/api/reviews", 200)

    agree(visit.judge("The reviews are old"), NO_CAUSE, "P3")


def test_a_tag_that_a_blocker_took_and_a_click_needs_is_somebody_else_s() -> None:
    visit = shop("/products/mug").click("Add to cart")
    visit.fail("ReferenceError: gtag is not defined").click("Add to cart")
    visit.fail("ReferenceError: gtag is not defined")

    agree(visit.judge(), "third_party", "P1")

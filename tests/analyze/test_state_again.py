"""More states, places, devices and answers, written when the first ones had been mended.

Judged before they were run, like the others: what holds here was not aimed at.
"""

from analyze.moments import IPHONE, arrive, came, told, turned, wrote
from analyze.visits import PAGE

REJECTED = "unhandledrejection"


def test_cookies_that_grew_too_large() -> None:
    visit = arrive("/account").click("Orders").ask("GET", "/api/orders", 431)
    visit.click("Orders").ask("GET", "/api/orders", 431)

    expected = "api_contract backend_error storage validation_rejected"
    told(visit.judge("My orders do not open", "/account"), expected, "431", "P1 P2")


def test_a_key_that_the_device_does_not_give() -> None:
    error = "NotAllowedError: The operation either timed out or was not allowed."
    visit = arrive("/sign-in", IPHONE).click("Sign in with passkey").fail(error, REJECTED)

    expected = "permission_denied auth_expired timeout_slow"
    told(visit.judge("Passkey does not work", "/sign-in"), expected, "not allowed", "P1 P2")


def test_a_sign_in_that_is_not_kept() -> None:
    visit = arrive("/sign-in").click("Sign in").ask("POST", "/api/login", 200)
    came(visit, "/account").ask("GET", "/api/account", 401)
    came(visit, "/sign-in").click("Sign in").ask("POST", "/api/login", 200)
    came(visit, "/account").ask("GET", "/api/account", 401)
    came(visit, "/sign-in")

    expected = "auth_expired redirect_loop storage"
    told(visit.judge("I log in and am out again", "/sign-in"), expected, "/", "P1 P2")


def test_a_file_that_the_page_cannot_make() -> None:
    error = "RangeError: Invalid string length"
    visit = (
        arrive("/reports").click("Export all").ask("GET", "/api/rows", 200).fail(error, REJECTED)
    )

    told(visit.judge("Export fails", "/reports"), "js_exception", "string length", "P2")


def test_a_worker_that_died() -> None:
    visit = arrive("/editor").click("Render preview")
    visit.log("error", "Worker terminated due to reaching memory limit: JS heap out of memory")

    told(visit.judge("Preview never comes", "/editor"), "js_exception", "memory", "P2")


def test_a_clock_that_a_one_time_code_does_not_like() -> None:
    visit = arrive("/sign-in/2fa")
    for _ in range(3):
        visit.click("Verify").ask("POST", "/api/2fa", 401)
        visit.log("warn", "2fa: code rejected (totp_window_exceeded)")

    expected = "validation_rejected auth_expired"
    told(visit.judge("My code is always wrong", "/sign-in/2fa"), expected, "/api/2fa", "P1 P2 P3")


def test_a_payment_that_the_shop_never_heard_of() -> None:
    visit = came(arrive("/checkout").click("Pay with iDEAL"), "/checkout/return", "load", 40)
    for _ in range(6):
        visit.ask("GET", "/api/orders/91/status", 200, after=2)
    visit.log("error", "order 91 still pending after 60 s, giving up")

    expected = "timeout_slow"
    told(visit.judge("Paid, but it only spins", "/checkout/return"), expected, "pending", "P0 P1")


def test_delivery_days_that_cannot_be_had() -> None:
    visit = arrive("/checkout").click("Choose a day").ask("GET", "/api/slots", 200)
    visit.log("warn", "slots: none available for zone 7 in the next 14 days")

    expected = "validation_rejected js_exception unknown"
    told(visit.judge("No day can be chosen", "/checkout"), expected, "", "P1 P2 P3")


def test_an_age_that_has_to_be_shown_first() -> None:
    visit = arrive("/checkout").click("Place order").ask("POST", "/api/orders", 403)
    visit.log("warn", "order refused: age_verification_required")

    expected = "permission_denied validation_rejected"
    told(visit.judge("Order is refused", "/checkout"), expected, "age_verification", "P2 P3")


def test_a_gift_card_that_is_empty() -> None:
    visit = arrive("/checkout").click("Redeem").ask("POST", "/api/gift-cards", 422)
    visit.log("warn", "gift card rejected: balance_zero")

    told(
        visit.judge("Gift card fails", "/checkout"), "validation_rejected", "balance_zero", "P2 P3"
    )


def test_an_account_that_must_be_confirmed() -> None:
    visit = arrive("/sign-in").click("Sign in").ask("POST", "/api/login", 403)
    visit.log("error", "login failed: EMAIL_NOT_VERIFIED")

    expected = "permission_denied validation_rejected auth_expired"
    told(visit.judge("Cannot log in", "/sign-in"), expected, "EMAIL_NOT_VERIFIED", "P1 P2 P3")


def test_a_trial_that_is_over() -> None:
    visit = arrive("/app/projects").click("New project").ask("POST", "/api/projects", 402)
    visit.log("warn", "upgrade needed: trial_ended")

    expected = "payment_declined permission_denied validation_rejected"
    told(visit.judge("Cannot make a project", "/app/projects"), expected, "402", "P2 P3")


def test_a_place_on_a_map_that_is_asked_for_without_a_lock() -> None:
    error = "getCurrentPosition() and watchPosition() no longer work on insecure origins."
    visit = arrive("/stores").click("Use my location").log("warn", error)

    expected = "permission_denied js_exception csp"
    told(visit.judge("Location does nothing", "/stores"), expected, "insecure origins", "P2 P3")


def test_a_frame_that_waits_for_a_message() -> None:
    error = "Failed to execute 'postMessage' on 'DOMWindow': The target origin provided"
    visit = arrive("/checkout").click("Pay now")
    visit.log("error", f"{error} ('https://pay.example.test') does not match '{PAGE}'.")

    expected = "third_party js_exception cors"
    told(visit.judge("Pay does nothing", "/checkout"), expected, "postMessage", "P0 P1")


def test_a_picture_that_a_canvas_may_not_give_back() -> None:
    error = "SecurityError: Failed to execute 'toDataURL' on 'HTMLCanvasElement'"
    visit = (
        arrive("/card")
        .click("Save picture")
        .fail(f"{error}: Tainted canvases may not be exported.")
    )

    expected = "js_exception cors"
    told(visit.judge("Saving fails", "/card"), expected, "Tainted", "P2")


def test_a_share_that_a_browser_lacks() -> None:
    error = "TypeError: navigator.share is not a function"
    visit = arrive("/p/mug").click("Share").fail(error)

    told(visit.judge("Share is dead", "/p/mug"), "js_exception", "navigator.share", "P2 P3")


def test_a_secure_function_without_a_lock() -> None:
    error = "TypeError: Cannot read properties of undefined (reading 'digest')"
    visit = arrive("/sign-up").click("Create account").fail(error)

    told(visit.judge("Nothing happens", "/sign-up"), "js_exception", "digest", "P0 P1")


def test_a_list_that_shows_things_twice() -> None:
    visit = arrive("/products").ask("GET", "/api/products?page=2", 200)
    visit.log("error", "Warning: Encountered two children with the same key, `mug-7`.")

    expected = "js_exception api_contract race unknown"
    told(visit.judge("The same mug is there twice", "/products"), expected, "", "P2 P3")


def test_a_day_that_is_the_one_before() -> None:
    visit = arrive("/booking").click("Book 14 May").ask("POST", "/api/bookings", 201)
    visit.log("warn", "booking date differs: picked 2026-05-14, stored 2026-05-13T22:00:00Z")

    expected = "api_contract js_exception"
    told(visit.judge("Booked on the wrong day", "/booking"), expected, "2026-05-14", "P0 P1 P2")


def test_a_rate_that_turned_into_no_number() -> None:
    visit = arrive("/checkout").ask("GET", "/api/rates", 200)
    visit.log("error", "price could not be formatted: NaN EUR").click("Pay NaN EUR")
    visit.ask("POST", "/api/payments", 400)

    expected = "api_contract js_exception"
    told(visit.judge("It says NaN", "/checkout"), expected, "", "P0 P1")


def test_a_connection_that_is_too_thin_for_a_file() -> None:
    visit = arrive("/claims", IPHONE).click("Upload photos")
    visit.ask("POST", "/api/photos", 0, error="Load failed", durationMs=62_000)

    told(
        visit.judge("Photos do not upload", "/claims"), "timeout_slow offline", "/api/photos", "P2"
    )


def test_a_name_that_cannot_be_found() -> None:
    visit = arrive("/checkout").click("Pay now")
    url = "https://pay.shop.example.com/v1/charge"
    visit.ask("POST", url, 0, error="net::ERR_NAME_NOT_RESOLVED")

    told(visit.judge("Pay fails", "/checkout"), "backend_error offline", "pay.shop", "P0 P1")


def test_a_certificate_that_ran_out() -> None:
    visit = arrive("/").click("Load more")
    url = "https://api.shop.example.com/items"
    visit.ask("GET", url, 0, error="net::ERR_CERT_DATE_INVALID")

    told(visit.judge("Nothing loads"), "backend_error", "api.shop.example.com", "P1 P2")


def test_a_worker_s_old_page_after_a_release() -> None:
    visit = arrive("/app").log("info", "[sw] serving shell 4.1.0 from cache")
    visit.click("Calendar").ask("GET", "/assets/calendar-8d2f.js", 404, resource="script")
    visit.fail("TypeError: error loading dynamically imported module", REJECTED)

    told(visit.judge("Calendar is white", "/app"), "chunk_load stale_version", "calendar", "P1 P2")


def test_a_tab_whose_draft_another_one_took() -> None:
    visit = wrote(turned(turned(arrive("/draft"), "hidden"), "visible", 400), "draft:7")
    visit.click("Publish").ask("POST", "/api/posts", 412)
    visit.log("warn", "draft 7 was saved by another tab, revision 12 is newer than 9")

    told(visit.judge("Cannot publish", "/draft"), "race stale_version", "412", "P1 P2 P3")


def test_a_code_that_is_read_by_a_camera_without_an_answer() -> None:
    visit = arrive("/scan", IPHONE).click("Scan")
    visit.fail("OverconstrainedError: Invalid constraint", REJECTED)

    expected = "js_exception permission_denied third_party validation_rejected"
    told(visit.judge("Camera does not open", "/scan"), expected, "constraint", "P2 P3")

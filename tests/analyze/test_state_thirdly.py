"""States, places and devices once more, written when the second ones had been mended.

Judged before they were run, like the others.
"""

from analyze.moments import IPHONE, arrive, came, told, turned

REJECTED = "unhandledrejection"


def test_a_transaction_that_the_browser_gave_up() -> None:
    error = "AbortError: The transaction was aborted, so the request cannot be fulfilled."
    visit = arrive("/notes").click("Save note").fail(error, REJECTED)

    told(visit.judge("Note is gone", "/notes"), "storage", "transaction", "P2 P1")


def test_a_store_that_an_older_database_lacks() -> None:
    error = "NotFoundError: Failed to execute 'transaction' on 'IDBDatabase'"
    visit = arrive("/notes").click("Tags")
    visit.fail(f"{error}: One of the specified object stores was not found.", REJECTED)

    told(visit.judge("Tags do not open", "/notes"), "storage", "object stores", "P2")


def test_a_state_that_cannot_be_copied_into_the_history() -> None:
    error = (
        "DataCloneError: Failed to execute 'pushState' on 'History': ()=>{} could not be cloned."
    )
    visit = arrive("/products").click("Mug").fail(error)

    told(visit.judge("Product does not open", "/products"), "js_exception", "pushState", "P2 P1")


def test_the_data_of_a_page_of_a_release_before() -> None:
    visit = arrive("/").click("Sale").ask("GET", "/_next/data/8fQ2kd/sale.json", 404)

    expected = "stale_version chunk_load asset_missing api_contract"
    told(visit.judge("Sale does not open"), expected, "/_next/data", "P2 P3")


def test_a_way_back_that_is_not_allowed() -> None:
    visit = arrive("/sign-in").click("Sign in").ask("POST", "/api/login", 200)
    visit.log("warn", "returnTo ignored: https://shop.example.com.evil.test not allowed")
    came(visit, "/home")

    expected = "unknown js_exception permission_denied validation_rejected dead_control"
    told(visit.judge("I land on the wrong page", "/home"), expected, "", "P2 P3")


def test_a_voice_that_may_not_be_heard() -> None:
    visit = arrive("/search").click("Speak").log("error", "SpeechRecognition error: not-allowed")

    told(
        visit.judge("Voice search is dead", "/search"), "permission_denied", "not-allowed", "P2 P3"
    )


def test_a_device_that_nobody_chose() -> None:
    error = "NotFoundError: User cancelled the requestDevice() chooser."
    visit = arrive("/scale").click("Connect scale").fail(error, REJECTED)

    expected = "permission_denied unknown"
    told(visit.judge("Scale does not connect", "/scale"), expected, "", "P2 P3")


def test_a_screen_that_the_system_does_not_share() -> None:
    error = "NotAllowedError: Permission denied by system"
    visit = arrive("/call").click("Share screen").fail(error, REJECTED)

    told(visit.judge("Cannot share", "/call"), "permission_denied", "system", "P2 P3")


def test_a_push_service_that_fails() -> None:
    error = "AbortError: Registration failed - push service error"
    visit = arrive("/alerts").click("Turn on alerts").fail(error, REJECTED)

    expected = "third_party permission_denied backend_error js_exception"
    told(visit.judge("Alerts stay off", "/alerts"), expected, "push service", "P2 P3")


def test_a_notice_that_a_phone_does_not_know() -> None:
    error = "ReferenceError: Can't find variable: Notification"
    visit = arrive("/", IPHONE).click("Open menu").fail(error)

    told(visit.judge("Menu does not open"), "js_exception", "Notification", "P2 P1")


def test_a_purchase_on_account_that_is_not_approved() -> None:
    visit = arrive("/checkout").click("Pay later").ask("POST", "/api/klarna/authorize", 200)
    visit.log("warn", "klarna authorize: approved=false, show_form=false")

    expected = "payment_declined third_party"
    told(visit.judge("Pay later is refused", "/checkout"), expected, "approved", "P3 P2")


def test_a_purse_whose_bank_refuses() -> None:
    visit = arrive("/checkout").click("PayPal").ask("POST", "/api/paypal/capture", 422)
    visit.log("error", "PayPal capture failed: INSTRUMENT_DECLINED")

    told(
        visit.judge("PayPal fails", "/checkout"), "payment_declined", "INSTRUMENT_DECLINED", "P3 P2"
    )


def test_a_sum_that_the_bank_got_otherwise() -> None:
    visit = arrive("/checkout").click("Pay now").ask("POST", "/api/pay", 400)
    visit.log("error", "amount_mismatch: expected 49.90, got 44.90")

    expected = "api_contract"
    told(visit.judge("Payment fails", "/checkout"), expected, "49.90", "P0 P1")


def test_an_office_that_does_not_answer_about_a_number() -> None:
    visit = arrive("/checkout").click("Check VAT number").ask("POST", "/api/vat-check", 504)
    visit.log("error", "VAT ID check unavailable")

    expected = "backend_error timeout_slow third_party"
    told(visit.judge("VAT number is not checked", "/checkout"), expected, "504", "P1 P2")


def test_more_than_there_is() -> None:
    visit = arrive("/cart").click("Update quantity").ask("PATCH", "/api/cart/lines/1", 422)
    visit.log("warn", "cart line refused: max_quantity_exceeded")

    told(visit.judge("Cannot take 5", "/cart"), "validation_rejected", "max_quantity", "P2 P3")


def test_flags_without_the_one_that_is_read() -> None:
    visit = arrive("/checkout").ask("GET", "/api/flags", 200)
    visit.fail("TypeError: Cannot read properties of undefined (reading 'enabled')", REJECTED)

    expected = "js_exception api_contract"
    told(visit.judge("Checkout is blank", "/checkout"), expected, "enabled", "P0 P1")


def test_a_key_that_the_settings_lack() -> None:
    visit = arrive("/checkout").fail("Error: Missing required config value: payments.publicKey")

    expected = "js_exception third_party api_contract"
    told(visit.judge("Checkout is blank", "/checkout"), expected, "publicKey", "P0 P1")


def test_a_house_that_is_shut_for_everybody() -> None:
    visit = arrive("/account").click("Orders")
    for path in ("/api/orders", "/api/me", "/api/cart"):
        visit.ask("GET", path, 503)
    visit.log("warn", "maintenance mode until 06:00")

    told(visit.judge("Nothing works", "/account"), "backend_error", "503", "P0 P1 P2")


def test_a_mail_s_link_that_is_too_old() -> None:
    visit = came(arrive("/"), "/verify", "load").ask("POST", "/api/verify", 410)
    visit.log("warn", "verification link expired")

    expected = "auth_expired validation_rejected api_contract"
    told(visit.judge("My mail link does not work", "/verify"), expected, "410", "P1 P2 P3")


def test_a_picture_of_a_kind_that_is_not_taken() -> None:
    visit = arrive("/profile", IPHONE).click("Choose photo")
    visit.log("warn", "File type image/heic is not supported")

    told(visit.judge("Photo is not taken", "/profile"), "validation_rejected", "heic", "P2 P3")


def test_an_hour_that_is_over_elsewhere() -> None:
    visit = arrive("/booking").click("Book 09:00").ask("POST", "/api/bookings", 422)
    visit.log("warn", "booking refused: start must be in the future")

    told(visit.judge("Cannot book", "/booking"), "validation_rejected", "/api/bookings", "P2 P1")


def test_a_sign_in_that_ran_out_in_the_background() -> None:
    visit = turned(turned(arrive("/editor"), "hidden"), "visible", 7200)
    visit.log("warn", "autosave failed: not signed in").click("Save")
    visit.ask("PUT", "/api/documents/4", 401).ask("GET", "/api/me", 401)

    told(visit.judge("My text is not saved", "/editor"), "auth_expired", "401", "P1 P2")


def test_a_page_s_part_that_a_frame_may_not_use() -> None:
    error = "NotAllowedError: Fullscreen request denied: disallowed by permissions policy"
    visit = arrive("/course").click("Full screen").fail(error, REJECTED)

    told(
        visit.judge("Full screen fails", "/course"), "permission_denied csp", "Fullscreen", "P2 P3"
    )

"""A last lot of servers, lines and other houses, judged beforehand. Not: those before it."""

from analyze.experts import NO_CAUSE
from analyze.servers import Page, told
from analyze.visits import PAGE

JSON = "application/json"


def test_a_reading_copy_that_lags_behind_is_an_answer_that_is_old() -> None:
    page = Page("/profile").click("Save").ask("PUT", "/api/profile", 200)
    page.ask("GET", "/api/profile", 200).log(
        "warn", "[profile] answer is older than what was saved"
    )

    told(page.judge("My new name is gone again"), "race stale_version api_contract", "P2 P3")


def test_a_queue_before_a_sale_is_a_limit() -> None:
    page = Page("/sale").click("Buy").ask("POST", "/api/orders", 503,
                                          responseBody='{"error":"queue_full"}')  # fmt: skip
    page.click("Buy").ask("POST", "/api/orders", 503)

    told(page.judge("Cannot buy"), "backend_error", "P1", "503", "/api/orders")


def test_a_body_that_was_encoded_twice_is_a_contract() -> None:
    page = Page("/form").click("Senden")
    page.ask("POST", "/api/leads", 400, responseBody='{"error":"malformed JSON in body"}')

    told(page.judge("Formular geht nicht"), "api_contract", "P2", "400", "/api/leads")


def test_a_missing_field_in_what_the_page_sends_is_a_contract() -> None:
    page = Page("/book").click("Book").ask("POST", "/api/slots", 422,
        responseBody='{"detail":[{"loc":["body","tz"],"type":"missing"}]}')  # fmt: skip
    page.log("error", "[book] 422 for a request without tz")

    told(page.judge("Booking fails"), "api_contract validation_rejected", "P1 P2", "422", "slots")


def test_a_region_that_is_down_shows_in_every_call() -> None:
    page = Page("/").ask("GET", "/api/me", 200)
    for name in ("menu", "offers", "stock", "news"):
        page.lost("GET", f"/api/{name}")

    told(page.judge("Rien ne s'affiche"), "backend_error", "P1 P2", "/api/")


def test_a_report_that_is_too_large_to_be_answered_is_the_server() -> None:
    page = Page("/reports").click("Download CSV").ask("GET", "/api/reports/all.csv", 500)
    page.log("error", "[reports] Lambda response payload size exceeded maximum allowed")

    told(page.judge("CSV does not download"), "backend_error", "P2", "500", "all.csv")


def test_a_host_that_is_only_known_inside_is_named() -> None:
    page = Page("/docs").click("Open").lost("GET", "http://documents.internal/7.pdf")

    told(page.judge("Document does not open"), "csp cors backend_error", "P2", "documents.internal")


def test_an_old_way_in_that_was_switched_off_is_a_contract() -> None:
    page = Page("/account").click("Load history").ask("GET", "/api/v1/history", 410)

    told(page.judge("No history"), "api_contract stale_version", "P2", "410", "/api/v1/history")


def test_a_right_that_only_the_answer_s_words_tell_is_a_right() -> None:
    page = Page("/team").click("Remove")
    body = '{"success":false,"message":"Permission denied: owner only"}'
    page.ask("POST", "/api/team/remove", 200, contentType=JSON, responseBody=body)

    told(page.judge("Cannot remove a member"), "permission_denied", "P2 P3", "team/remove")


def test_a_second_tab_that_signed_out_is_a_session_that_ended() -> None:
    page = Page("/board").ask("GET", "/api/board", 200).click("Move card")
    page.ask("PATCH", "/api/cards/7", 401).log("warn", "[session] signed out in another tab")

    told(page.judge("Cards jump back"), "auth_expired", "P1 P2", "401", "/api/cards")


def test_a_code_by_text_message_that_came_too_late_is_a_refusal() -> None:
    page = Page("/login").click("Verify").ask("POST", "/api/login/otp", 400,
                                              responseBody='{"error":"otp_expired"}')  # fmt: skip

    told(
        page.judge("Code refused", "/login"), "validation_rejected auth_expired", "P1 P2 P3", "400"
    )


def test_a_wallet_whose_merchant_is_not_set_up_is_another_house() -> None:
    page = Page("/checkout").click("Apple Pay")
    page.rejects("InvalidAccessError: Apple Pay merchant validation failed")

    categories = "third_party payment_declined"
    told(page.judge("Apple Pay closes at once", "/checkout"), categories, "P1 P2", "merchant")


def test_a_search_house_that_does_not_answer_is_another_house() -> None:
    page = Page("/search").click("Search").lost("POST", "https://x9-dsn.algolia.net/1/indexes")
    page.rejects("RetryError: Unreachable hosts - your application id may be incorrect.")

    categories = "third_party backend_error cors"
    told(page.judge("Search finds nothing"), categories, "P2", "algolia.net")


def test_a_letter_of_a_bank_that_never_comes_back_is_a_dead_end() -> None:
    page = Page("/checkout").click("Pay").ask("POST", "/api/payments", 200)
    page.log("error", "[3ds] challenge window did not answer after 120 s", after=120)

    categories = "third_party timeout_slow payment_declined"
    told(page.judge("Bank window hangs", "/checkout"), categories, "P1 P3", "challenge")


def test_a_part_from_two_builds_is_an_old_page() -> None:
    page = Page("/").click("Cart").fail("TypeError: n.useCart is not a function")
    page.log("error", "[shell] remote cart was built for shell 3.2.0, this is 3.4.1")

    told(page.judge("Cart does not open"), "stale_version js_exception", "P1 P2")


def test_a_maintenance_page_in_place_of_the_api_is_the_server() -> None:
    page = Page("/").ask("GET", "/api/products", 503, contentType="text/html")
    page.rejects("SyntaxError: Unexpected token '<', \"<html><hea\"... is not valid JSON")

    told(page.judge("Shop leer"), "backend_error", "P1", "503", "/api/products")


def test_a_limit_of_the_house_that_sends_mail_is_the_server() -> None:
    page = Page("/register").click("Create account").ask("POST", "/api/register", 200, contentType=
        JSON, responseBody='{"ok":false,"error":"mail_quota_exceeded"}')  # fmt: skip

    categories = "backend_error validation_rejected third_party"
    told(page.judge("No mail to confirm", "/register"), categories, "P1 P2", "register")


def test_a_socket_that_only_some_networks_allow_is_a_dropped_line() -> None:
    page = Page("/call").click("Join call")
    page.log("error", "ICE failed, your TURN server appears to be broken")
    page.log("error", "[call] connection failed after 15000 ms", after=15)

    told(page.judge("Call never connects"), "socket_drop timeout_slow backend_error", "P2")


def test_a_picture_host_that_is_down_is_a_missing_part() -> None:
    page = Page("/gallery").missing("https://img.shop-cdn.test/1.jpg", "img")
    for number in range(2, 9):
        page.missing(f"https://img.shop-cdn.test/{number}.jpg", "img")

    told(page.judge("All pictures are missing"), "asset_missing third_party", "P2 P3", "shop-cdn")


def test_a_question_of_the_browser_before_the_answer_is_no_fault() -> None:
    page = Page("/").ask("OPTIONS", "https://api.shop-services.test/a", 204)
    page.ask("GET", "https://api.shop-services.test/a", 200)

    told(page.judge("Is there a student price?"), NO_CAUSE, "P3")


def test_a_poll_that_missed_once_is_no_fault() -> None:
    page = Page("/inbox")
    for status in (200, 200, 504, 200, 200):
        page.ask("GET", "/api/unread", status)

    told(page.judge("Could you make the letters larger?"), NO_CAUSE, "P3")


def test_a_session_that_was_renewed_in_the_background_is_no_fault() -> None:
    page = Page("/").log("warn", "[auth] access token expired, refreshing")
    page.ask("POST", "/oauth/token", 200).ask("GET", "/api/cart", 200)

    told(page.judge("When is the next sale?"), NO_CAUSE, "P3")


def test_a_tag_that_complains_of_its_own_time_is_no_fault() -> None:
    page = Page("/").log("error", "[GTM] consent default was set too late: 6200 ms")
    page.log("error", "Error: Timeout (h)")

    told(page.judge("How long does delivery take?"), NO_CAUSE, "P3")


def test_a_helper_s_stream_does_not_hide_a_refused_upload() -> None:
    page, body = Page("/files").click("Upload"), '{"error":"unsupported_type"}'
    page.ask("POST", "/api/files", 415, contentType=JSON, responseBody=body)
    for _ in range(3):
        page.log("error", f"EventSource: {PAGE}/hot-reload failed, retrying", after=2)

    told(page.judge("My HEIC photo is refused"), "validation_rejected api_contract", "P2 P3", "415")


def test_a_blocked_count_does_not_hide_a_queue() -> None:
    page = Page("/tickets").click("Reserve").ask("POST", "/api/reservations", 409,
                                                 responseBody='{"error":"seats_gone"}')  # fmt: skip
    page.lost("POST", "/api/analytics/events").lost("POST", "/api/analytics/events")

    told(page.judge("Cannot reserve"), "validation_rejected race", "P2 P3", "409", "reservations")

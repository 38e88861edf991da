"""Usual faults between a page and its servers: edits, refusals, skew, waits, sockets, uploads."""

from analyze.experts import agree
from analyze.visits import PAGE, Visit

REJECTED = "unhandledrejection"


def shop(path: str) -> Visit:
    return Visit().go("/").ask("GET", "/api/products", 200).go(path).ask("GET", "/api/cart", 200)


def test_a_file_that_is_too_large_is_refused() -> None:
    visit = shop("/support").click("Upload").ask("POST", "/api/files", 413)

    agree(visit.judge(), "validation_rejected", "P2 P3")


def test_a_shelf_s_address_that_has_run_out_is_a_right_that_ended() -> None:
    visit = shop("/documents").click("Download")
    body = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>"
    visit.ask("GET", "https://files.s3.amazonaws.com/a.pdf", 403, responseBody=body)

    agree(visit.judge(), "permission_denied auth_expired", "P2")


def test_a_preflight_that_does_not_pass_is_cross_origin() -> None:
    visit = shop("/checkout").click("Pay now")
    visit.ask("POST", "https://pay.shop-api.test/charge", 0, error="Failed to fetch")
    visit.log("error", f"Access to fetch at 'https://pay.shop-api.test/charge' from origin '{PAGE}'"
              " has been blocked by CORS policy: Response to preflight request doesn't pass access "
              "control check")  # fmt: skip

    agree(visit.judge(), "cors", "P1")


def test_an_insecure_address_on_a_secure_page_is_refused_by_policy() -> None:
    visit = shop("/orders").click("Track parcel")
    visit.ask("GET", "http://track.parcels.test/1", 0, error="Failed to fetch")
    visit.log("error", f"Mixed Content: The page at '{PAGE}/orders' was loaded over HTTPS, but "
              "requested an insecure resource 'http://track.parcels.test/1'. This request has been "
              "blocked")  # fmt: skip

    agree(visit.judge(), "csp", "P2")


def test_a_stream_that_is_answered_with_a_page_is_a_dropped_line() -> None:
    told = (
        'EventSource\'s response has a MIME type ("text/html") that is not "text/event-stream". '
        "Aborting the connection."
    )
    visit = shop("/live").log("error", told)

    agree(visit.judge("Scores do not move"), "socket_drop", "P2 P3")


def test_a_chat_whose_line_is_closed_is_a_dropped_line() -> None:
    visit = shop("/chat").click("Send").log("error", "[chat] WebSocket closed: code 1006")

    agree(visit.judge(), "socket_drop", "P2")


def test_a_save_whose_tag_no_longer_matches_came_too_late() -> None:
    visit = shop("/documents/9").click("Save")
    visit.ask("PUT", "/api/documents/9", 412, responseBody='{"error":"etag_mismatch"}')

    agree(visit.judge(), "race", "P2 P3")


def test_a_save_of_what_somebody_else_has_changed_came_too_late() -> None:
    visit = shop("/documents/9").click("Save")
    body = '{"message":"The document was modified by another user"}'
    visit.ask("PUT", "/api/documents/9", 409, responseBody=body)

    agree(visit.judge(), "race", "P2 P3")


def test_a_save_that_the_page_says_was_overtaken_came_too_late() -> None:
    visit = shop("/board").click("Save").ask("PATCH", "/api/cards/3", 409)
    visit.log("warn", "card 3 has a newer revision (14 > 12)")

    agree(visit.judge(), "race", "P2 P3")


def test_a_seat_that_is_gone_is_no_old_page() -> None:
    visit = shop("/events/7").click("Reserve").ask("POST", "/api/bookings", 409)
    visit.log("warn", "booking refused: seat_already_reserved")

    agree(visit.judge(), "validation_rejected race", "P2 P3")


def test_a_limit_that_is_reached_is_a_refusal_with_a_reason() -> None:
    visit = shop("/checkout").click("Place order").ask("POST", "/api/orders", 409)
    visit.log("warn", "order refused: credit_limit_exceeded")

    agree(visit.judge(), "validation_rejected", "P2 P3")


def test_an_age_that_the_shop_asks_for_is_a_refusal_with_a_reason() -> None:
    visit = shop("/checkout").click("Place order").ask("POST", "/api/orders", 422)
    visit.log("warn", "order refused: age_restricted")

    agree(visit.judge(), "validation_rejected", "P2 P3")


def test_a_build_that_is_no_longer_served_is_an_old_page() -> None:
    visit = shop("/checkout").click("Pay now").ask("POST", "/api/checkout", 404)
    visit.log("error", "build 2026.11.02 is not served any more, a newer deployment is live")

    agree(visit.judge(), "stale_version", "P1")


def test_an_api_that_was_retired_is_an_old_page_s() -> None:
    visit = shop("/checkout").click("Pay now").ask("POST", "/api/v1/checkout", 410)
    visit.log("error", "API version v1 has been retired, use v2")

    agree(visit.judge(), "stale_version api_contract", "P1")


def test_a_client_s_deadline_that_is_logged_as_an_object_is_a_wait() -> None:
    visit = shop("/checkout").click("Pay now")
    error = {"name": "AxiosError", "code": "ECONNABORTED", "message": "timeout of 10000ms exceeded"}
    visit.ask("POST", "/api/orders", 0, error="canceled", durationMs=10_000)
    told = {"method": "error", "message": "[checkout] order failed", "args": ["[checkout]", error]}

    agree(visit.add("console", "error", told, after=10).judge(), "timeout_slow", "P1")


def test_a_job_that_never_gets_ready_is_a_wait() -> None:
    visit = shop("/reports").click("Export").ask("POST", "/api/exports", 202)
    for _ in range(3):
        visit.ask("GET", "/api/exports/881", 200)
    visit.log("error", "export 881 is still pending after 4 polls, giving up", after=1)

    agree(visit.judge("No file comes"), "timeout_slow", "P2")


def test_a_gateway_that_gave_up_is_the_server_s_or_a_wait() -> None:
    visit = shop("/reports").click("Export").ask("GET", "/api/report", 504, durationMs=30_000)

    agree(visit.judge(), "backend_error timeout_slow", "P2")


def test_a_deadline_that_is_thrown_is_a_wait() -> None:
    error = f"TimeoutError: Request timed out: POST {PAGE}/api/orders"
    visit = shop("/checkout").click("Place order")
    visit.ask("POST", "/api/orders", 0, error="AbortError", durationMs=10_000)

    agree(visit.fail(error, REJECTED).judge(), "timeout_slow", "P1")


def test_a_renewal_that_is_refused_is_a_sign_in_that_ended() -> None:
    visit = shop("/account").click("Orders").ask("GET", "/api/orders", 401)
    visit.ask("POST", "/auth/refresh", 401).log("error", "refresh token reuse detected")

    agree(visit.judge(), "auth_expired", "P1 P2")


def test_a_form_s_token_that_ran_out_is_a_sign_in_that_ended() -> None:
    visit = shop("/contact").click("Send").ask("POST", "/contact", 419)

    agree(visit.judge(), "auth_expired", "P2")


def test_a_form_s_token_that_is_missing_is_told_as_such() -> None:
    visit = shop("/checkout").click("Pay now")
    visit.ask("POST", "/api/pay", 403, responseBody='{"detail":"CSRF token missing or incorrect"}')

    agree(visit.judge(), "auth_expired permission_denied", "P1")


def test_a_sign_in_that_is_throttled_is_the_server_s() -> None:
    visit = shop("/login").click("Log in").ask("POST", "/api/login", 429)

    agree(visit.judge(), "backend_error", "P1 P2")


def test_a_card_that_an_answer_of_200_calls_expired_is_declined() -> None:
    visit = shop("/checkout").click("Pay now")
    body = '{"ok":false,"error":"card_expired","message":"Your card has expired."}'

    agree(visit.ask("POST", "/api/pay", 200, responseBody=body).judge(), "payment_declined", "P3")


def test_a_key_that_is_still_in_use_is_a_second_try_of_one_order() -> None:
    visit = shop("/checkout").click("Place order")
    visit.ask("POST", "/api/orders", 0, error="timeout", durationMs=8_000).click("Place order")
    body = '{"error":"a request with the same idempotency key is still in progress"}'

    agree(visit.ask("POST", "/api/orders", 409, responseBody=body).judge(),
          "race timeout_slow", "P1")  # fmt: skip

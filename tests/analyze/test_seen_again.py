"""More usual faults of services, pages and servers, in other words than those that were mended."""

from analyze.experts import agree
from analyze.visits import PAGE, Visit

REJECTED = "unhandledrejection"


def shop(path: str) -> Visit:
    return Visit().go("/").ask("GET", "/api/products", 200).go(path).ask("GET", "/api/cart", 200)


def test_a_window_of_another_sign_in_that_cannot_open() -> None:
    error = "BrowserAuthError: popup_window_error: Error opening popup window"
    visit = shop("/sign-in").click("Sign in with Microsoft").fail(error, REJECTED)

    agree(visit.judge(), "third_party permission_denied", "P1 P2")


def test_a_window_of_another_sign_in_that_was_closed() -> None:
    visit = shop("/sign-in").click("Sign in with Apple")
    visit.log("error", 'AppleID.auth.signIn failed: {"error":"popup_closed_by_user"}')

    agree(visit.judge(), "third_party permission_denied validation_rejected", "P2 P3")


def test_a_payment_s_button_that_is_not_drawn() -> None:
    visit = shop("/checkout").click("PayPal")
    visit.log("error", "paypal_js_sdk_v5_unhandled_exception: Buttons could not be rendered")

    agree(visit.judge(), "third_party", "P1")


def test_a_payment_s_form_that_refuses_the_shop() -> None:
    visit = shop("/checkout").click("Pay now")
    visit.log("error", "[SquareSDK] card.tokenize failed: UNAUTHORIZED_APPLICATION")

    agree(visit.judge(), "third_party", "P1")


def test_a_map_s_style_that_its_vendor_refuses() -> None:
    visit = shop("/stores").click("Show map")
    visit.log("error", "Unauthorized (401): https://api.maptiler.com/maps/streets/style.json")

    agree(visit.judge(), "third_party", "P2 P3")


def test_a_bank_s_link_that_is_down() -> None:
    visit = shop("/settings/bank").click("Connect bank")
    visit.log("error", "Plaid Link exited: INSTITUTION_DOWN")

    agree(visit.judge(), "third_party", "P2")


def test_a_riddle_for_robots_that_fails() -> None:
    visit = shop("/sign-up").click("Sign up").log("error", "[Cloudflare Turnstile] Error: 300030.")

    agree(visit.judge(), "third_party", "P1")


def test_a_live_film_without_its_list() -> None:
    visit = shop("/live").click("Watch live").log("error", "hls.js fatal error: manifestLoadError")

    agree(visit.judge("The stream does not start"), "asset_missing", "P2 P3")


def test_a_sound_without_a_source() -> None:
    error = "NotSupportedError: Failed to load because no supported source was found."
    visit = shop("/podcast/3").click("Listen").fail(error, REJECTED, stack="")

    agree(visit.judge(), "asset_missing", "P2 P3")


def test_a_block_of_a_new_type() -> None:
    visit = shop("/sale").ask("GET", "/api/pages/sale", 200)
    visit.fail('Error: Cannot render block of type "carousel_v2"', REJECTED)

    agree(visit.judge("The page is empty"), "api_contract", "P2 P3")


def test_a_widget_of_a_new_kind() -> None:
    visit = shop("/home").click("Dashboard").ask("GET", "/api/layout", 200)
    visit.log("error", "No renderer registered for widget kind 'countdown'")

    agree(visit.judge("A box is empty"), "api_contract", "P2")


def test_a_case_that_was_never_to_be_reached() -> None:
    visit = shop("/account").click("Rewards").ask("GET", "/api/rewards", 200)
    visit.fail('Error: Didn\'t expect to get here: {"kind":"gift"}', REJECTED)

    agree(visit.judge(), "api_contract", "P2")


def test_an_edit_of_another_version() -> None:
    visit = shop("/account").click("Save")
    visit.ask("PUT", "/api/profile", 409, responseBody='{"error":"version_conflict","current":7}')

    agree(visit.judge(), "race", "P2 P3")


def test_a_record_that_changed_since() -> None:
    visit = shop("/tickets/3").click("Assign").ask("PATCH", "/api/tickets/3", 412)

    agree(visit.log("warn", "Record changed since you opened it").judge(), "race", "P2 P3")


def test_a_thing_that_is_in_use_and_cannot_go() -> None:
    visit = shop("/rooms").click("Delete")
    visit.ask("DELETE", "/api/rooms/4", 409, responseBody='{"error":"room_has_bookings"}')

    agree(visit.judge(), "validation_rejected", "P2 P3")


def test_an_hour_of_delivery_that_is_gone() -> None:
    visit = shop("/checkout").click("Place order").ask("POST", "/api/orders", 409)
    visit.log("warn", "[checkout] the delivery slot is no longer free")

    agree(visit.judge(), "validation_rejected", "P2 P3")


def test_a_box_that_nothing_is_sent_to() -> None:
    visit = shop("/checkout").click("Place order")
    body = '{"message":"We do not ship to PO boxes"}'

    agree(visit.ask("POST", "/api/address", 422, responseBody=body).judge(),
          "validation_rejected", "P2 P3")  # fmt: skip


def test_a_sum_that_is_too_much_for_a_day() -> None:
    visit = shop("/transfer").click("Send money")
    visit.ask("POST", "/api/transfers", 403, responseBody='{"error":"daily_limit_exceeded"}')

    agree(visit.judge(), "validation_rejected permission_denied", "P2 P3")


def test_a_procedure_that_the_server_does_not_have() -> None:
    visit = shop("/products/mug").click("Add to cart").ask("POST", "/api/trpc/cart.add", 404)
    visit.fail('TRPCClientError: No procedure found on path "cart.add"', REJECTED)

    agree(visit.judge(), "api_contract stale_version", "P1")


def test_a_client_that_a_server_calls_outdated() -> None:
    visit = shop("/board").click("Save").ask("POST", "/api/cards", 400)
    visit.log("error", "client is outdated: reload required (client 41, server 44)")

    agree(visit.judge(), "stale_version", "P2")


def test_a_question_that_took_too_long() -> None:
    visit = shop("/reports").click("Show").ask("GET", "/api/report", 200, durationMs=900)
    visit.log("error", "query 'sales' took longer than 15000 ms and was cancelled", after=3)

    agree(visit.judge(), "timeout_slow", "P2")


def test_a_confirmation_that_never_comes() -> None:
    visit = shop("/checkout").click("Pay now").ask("POST", "/api/payments", 202)
    visit.fail("Error: Polling for payment confirmation exceeded 60 seconds", REJECTED)

    agree(visit.judge(), "timeout_slow", "P1")


def test_a_job_that_is_stuck() -> None:
    visit = shop("/reports").click("Export").ask("POST", "/api/exports", 202)
    visit.log("error", "[export] job is stuck in the queue for 90 s, stopping", after=2)

    agree(visit.judge("No file comes"), "timeout_slow", "P2")


def test_a_script_with_a_name_that_is_there_twice() -> None:
    told = {
        "kind": "uncaught",
        "name": "SyntaxError",
        "message": "Identifier 'cart' has already been declared",
        "source": f"{PAGE}/assets/cart-11aa22.js",
        "line": 1,
        "column": 1,
    }
    visit = shop("/products/mug").add("console", "error", told)

    agree(visit.click("Add to cart").click("Add to cart", after=3).judge(), "js_exception", "P1")


def test_a_file_of_a_kind_that_is_not_taken() -> None:
    visit = shop("/profile").click("Upload").log("warn", "File type image/heic is not supported")

    agree(visit.judge(), "validation_rejected", "P2 P3")


def test_a_chat_that_cannot_connect() -> None:
    visit = shop("/chat").click("Send").log("error", "socket.io connect_error: xhr poll error")

    agree(visit.judge(), "socket_drop", "P2")


def test_a_camera_that_another_program_has() -> None:
    visit = shop("/tickets").click("Scan ticket")
    visit.fail("NotReadableError: Could not start video source", REJECTED)

    agree(visit.judge(), "permission_denied js_exception", "P2 P3")


def test_a_date_that_is_none() -> None:
    visit = shop("/appointments").click("Book").fail("RangeError: Invalid time value")

    agree(visit.judge(), "js_exception", "P2")


def test_a_draft_whose_transaction_was_aborted() -> None:
    error = "AbortError: The transaction was aborted, so the request cannot be fulfilled."
    visit = shop("/notes").click("Save draft").fail(error, REJECTED)

    agree(visit.judge(), "storage", "P2")


def test_a_graph_s_answer_that_wants_a_sign_in() -> None:
    visit = shop("/account").click("Orders")
    body = '{"errors":[{"message":"x","extensions":{"code":"UNAUTHENTICATED"}}]}'

    agree(visit.ask("POST", "/graphql", 200, responseBody=body).judge(), "auth_expired", "P1 P2")


def test_an_answer_of_200_that_refuses_a_voucher() -> None:
    visit = shop("/cart").click("Apply")
    body = '{"status":"error","message":"This voucher has expired"}'

    agree(visit.ask("POST", "/api/voucher", 200, responseBody=body).judge(),
          "validation_rejected", "P2 P3")  # fmt: skip

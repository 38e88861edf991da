"""Tickets of shops, banks and newspapers: what servers answered, and why. Not: the page itself."""

from analyze.servers import Page, told


def refused(
    page: Page, method: str, path: str, status: int, body: str = "", line: str = ""
) -> Page:
    """Add an answer with what the visit tells of its reason: its body, or a line of the page's."""
    more = {"responseBody": body, "contentType": "application/json"} if body else {}
    page.ask(method, path, status, **more)
    if line:
        page.log("error", line)
    return page


def test_a_seat_that_somebody_else_was_quicker_to_take() -> None:
    page = Page("/shows/12/seats").click("Book seats")
    refused(page, "POST", "/api/bookings", 409, '{"code":"SEAT_UNAVAILABLE","seat":"F12"}')

    told(page.judge("Cannot book my seat"), "validation_rejected", "P3 P2", "409", "/api/bookings")


def test_goods_that_the_stock_does_not_hold() -> None:
    page = Page("/products/mug").click("Add to cart")
    refused(page, "POST", "/api/cart/lines", 409,
            line='Add to cart failed {"code":"insufficient_stock","available":0}')  # fmt: skip

    told(page.judge("Cannot add the mug"), "validation_rejected", "P3 P2", "409")


def test_a_record_that_was_changed_since_it_was_opened() -> None:
    page = Page("/articles/77/edit").ask("GET", "/api/articles/77", 200).click("Save article")
    refused(page, "PUT", "/api/articles/77", 412)

    told(page.judge("My changes are not saved"), "stale_version race", "P2", "412")


def test_a_page_that_a_colleague_has_open() -> None:
    page = Page("/pages/about/edit").click("Edit")
    refused(page, "POST", "/api/pages/about/lock", 423, '{"error":"locked","lockedBy":"Kim"}')

    told(page.judge(), "validation_rejected permission_denied race stale_version", "P2 P3", "423")


def test_a_transfer_that_wants_a_second_proof() -> None:
    page = Page("/transfers/new").ask("GET", "/api/accounts", 200).click("Transfer")
    refused(page, "POST", "/api/transfers", 403, '{"error":"step_up_required"}')

    told(page.judge("I cannot transfer"), "permission_denied auth_expired", "P1 P2", "403")


def test_a_transfer_over_the_day_s_limit() -> None:
    page = Page("/transfers/new").ask("GET", "/api/accounts", 200).click("Transfer")
    refused(page, "POST", "/api/transfers", 422, '{"code":"DAILY_LIMIT_EXCEEDED","limit":500}')

    told(page.judge("Transfer refused"), "validation_rejected payment_declined", "P3 P2", "422")


def test_an_account_without_the_money() -> None:
    page = Page("/transfers/new").ask("GET", "/api/accounts", 200).click("Transfer")
    refused(page, "POST", "/api/transfers", 400, line="Transfer rejected: insufficient_funds")

    told(page.judge("Does not send"), "payment_declined validation_rejected", "P3 P2", "400")


def test_a_plan_that_does_not_hold_what_was_asked() -> None:
    page = Page("/reports").click("Export to PDF")
    refused(page, "POST", "/api/exports", 402, '{"error":{"code":"plan_upgrade_required"}}')

    refusals = "permission_denied payment_declined validation_rejected"
    told(page.judge("Export does nothing"), refusals, "P3 P2", "402")


def test_an_invitation_that_is_too_old() -> None:
    page = Page("/invitations/8f2").click("Accept invitation")
    refused(page, "POST", "/api/invitations/8f2/accept", 410)

    told(page.judge("Link does not work"), "validation_rejected auth_expired", "P2 P3", "410")


def test_a_password_link_that_is_too_old() -> None:
    page = Page("/password/reset").click("Set password")
    refused(page, "POST", "/api/password/reset", 400, '{"error":"token_expired"}')

    told(page.judge("Cannot set a password"), "auth_expired validation_rejected", "P1 P2 P3", "400")


def test_a_voucher_whose_time_is_over() -> None:
    page = Page("/cart").click("Apply voucher")
    refused(page, "POST", "/api/cart/voucher", 422, line="Voucher refused: voucher_expired")

    told(page.judge("My code is not taken"), "validation_rejected", "P3", "422")


def test_a_sign_in_that_was_tried_too_often() -> None:
    page = Page("/login").click("Sign in").ask("POST", "/api/login", 401)
    page.click("Sign in").ask("POST", "/api/login", 401).click("Sign in")
    refused(page, "POST", "/api/login", 429, '{"error":"too_many_attempts","retryAfter":900}')

    told(page.judge("I cannot log in"), "auth_expired permission_denied validation_rejected",
         "P1 P2 P3", "/api/login")  # fmt: skip


def test_a_file_that_is_too_large() -> None:
    page = Page("/messages/4").click("Attach").ask("POST", "/api/messages/4/files", 413)

    told(page.judge("Attachment fails"), "validation_rejected", "P2 P3", "413")


def test_a_picture_of_a_kind_that_is_not_taken() -> None:
    page = Page("/profile").click("Upload photo").ask("PUT", "/api/me/photo", 415)

    told(page.judge("Photo of my phone is refused"), "validation_rejected", "P2 P3", "415")


def test_a_shop_that_is_closed_for_work() -> None:
    page = Page("/checkout").ask("GET", "/api/cart", 503).click("Place order")
    refused(page, "POST", "/api/orders", 503, '{"error":"maintenance"}')

    told(page.judge("Cannot order"), "backend_error", "P1", "503")


def test_a_film_that_is_not_shown_in_this_country() -> None:
    page = Page("/videos/9").click("Play").ask("GET", "/api/videos/9/stream", 451)

    told(page.judge("Video does not play"), "permission_denied", "P2 P3", "451")


def test_an_address_that_takes_no_such_method() -> None:
    page = Page("/profile").click("Save profile").ask("PATCH", "/api/profile", 405)

    told(page.judge("Profile cannot be saved"), "api_contract", "P2", "405", "/api/profile")


def test_a_number_of_another_country_that_a_form_does_not_take() -> None:
    page = Page("/signup").click("Create account")
    refused(page, "POST", "/api/signup", 422, '{"errors":{"phone":["is invalid"]}}')

    told(page.judge("My number +49 is correct!"), "validation_rejected", "P1 P2", "422")


def test_a_date_that_the_page_writes_in_a_way_of_its_own() -> None:
    page = Page("/rooms/3").click("Reserve")
    refused(page, "POST", "/api/reservations", 400,
            line="Unhandled API error: Invalid date '31.12.2026', expected YYYY-MM-DD")  # fmt: skip

    told(page.judge("Cannot reserve"), "api_contract validation_rejected", "P1 P2", "400")


def test_a_sign_in_that_ran_out_in_the_middle() -> None:
    page = Page("/transfers").ask("GET", "/api/accounts", 200).click("Transfer")
    page.ask("POST", "/api/transfers", 401).ask("POST", "/oauth/refresh", 400).load("/login")

    told(page.judge("Thrown out while I pay"), "auth_expired", "P1 P2", "401")


def test_a_form_whose_page_stood_open_too_long() -> None:
    page = Page("/articles/5").click("Post comment").ask("POST", "/comments", 419)

    told(page.judge("Comment is lost"), "auth_expired", "P2", "419")


def test_a_guard_before_the_server_that_takes_a_text_for_an_attack() -> None:
    page = Page("/articles/5").click("Post review")
    page.ask("POST", "/api/reviews", 403, contentType="text/html",
             responseBody="<html><title>Attention Required! | Cloudflare</title>")  # fmt: skip

    told(page.judge("Review not sent"), "permission_denied third_party", "P2 P3", "403")


def test_a_server_without_room_for_files() -> None:
    page = Page("/files").click("Upload").ask("POST", "/api/files", 507)

    told(page.judge("Upload fails"), "backend_error storage validation_rejected", "P2", "507")


def test_an_answer_that_is_good_by_its_number_only() -> None:
    page = Page("/newsletter").click("Subscribe")
    refused(page, "POST", "/api/subscribe", 200, '{"success":false,"errorCode":"INTERNAL"}')

    told(page.judge("Not subscribed"), "backend_error", "P2", "/api/subscribe")


def test_a_question_that_this_user_may_not_ask() -> None:
    body = '{"data":null,"errors":[{"message":"Forbidden","extensions":{"code":"FORBIDDEN"}}]}'
    page = Page("/team").click("Remove member")
    refused(page, "POST", "/graphql", 200, body)

    told(page.judge("Cannot remove"), "permission_denied", "P2 P3", "/graphql")


def test_a_report_that_its_gateway_did_not_wait_for() -> None:
    page = Page("/reports").click("Create report")
    page.ask("POST", "/api/reports", 504, durationMs=30012)

    told(page.judge("No report"), "timeout_slow backend_error", "P2", "504")


def test_an_order_that_somebody_deleted_meanwhile() -> None:
    page = Page("/orders").ask("GET", "/api/orders", 200).click("Cancel order")
    page.ask("DELETE", "/api/orders/88", 404)

    gone = "api_contract backend_error validation_rejected stale_version"
    told(page.judge("Cannot cancel"), gone, "P2 P3", "404")

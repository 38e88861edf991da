"""Blame once more, written when the first forty had been mended. Not: those.

Judged before they were run, like the others.
"""

from analyze.moments import IPHONE, WEBVIEW, answered, arrive, told, untold
from usercontext.domain.analysis import Analysis

REJECTED = "unhandledrejection"
OWN = "validation_rejected"


def after_a_good_answer(error: str, kind: str = REJECTED) -> Analysis:
    visit = arrive("/account").click("Save address")
    visit.ask("PUT", "/api/addresses/7", 200).fail(error, kind)
    return visit.judge("Saving the address does not finish", "/account")


def refused(page: str, press: str, path: str, status: int, line: str, words: str) -> Analysis:
    visit = arrive(page).click(press).ask("POST", path, status).log("warn", line)
    return visit.judge(words, page)


def test_a_plugin_that_is_not_there_when_the_answer_is() -> None:
    error = "TypeError: $(...).datepicker is not a function"

    told(after_a_good_answer(error), "js_exception", "datepicker", "P2")


def test_a_method_of_the_page_s_own_object() -> None:
    error = "TypeError: this.dialog.showSaved is not a function"

    told(after_a_good_answer(error), "js_exception", "showSaved", "P2")


def test_a_callback_that_nobody_gave() -> None:
    told(
        after_a_good_answer("TypeError: onSaved is not a function"), "js_exception", "onSaved", "P2"
    )


def test_a_number_that_came_as_words() -> None:
    error = "TypeError: answer.price.toFixed is not a function"

    told(after_a_good_answer(error), "api_contract", "/api/addresses/7", "P2")


def test_a_node_that_is_none() -> None:
    error = (
        "TypeError: Failed to execute 'appendChild' on 'Node': parameter 1 is not of type 'Node'."
    )

    told(after_a_good_answer(error), "js_exception", "appendChild", "P2")


def test_markup_that_is_set_on_undefined() -> None:
    error = "TypeError: Cannot set properties of undefined (setting 'innerHTML')"

    told(after_a_good_answer(error), "js_exception", "innerHTML", "P2")


def test_a_list_that_lacks_in_safari() -> None:
    error = "TypeError: undefined is not a function (near '...answer.lines.map...')"

    told(after_a_good_answer(error), "api_contract", "/api/addresses/7", "P2")


def test_an_assertion_about_a_container() -> None:
    error = "AssertionError: options.container is required"
    visit = arrive("/stores").click("Show on map").fail(error)

    told(visit.judge("No map", "/stores"), "js_exception", "container", "P2")


def test_a_schema_that_speaks_of_what_was_typed() -> None:
    error = "ValidationError: email must be a valid email"
    visit = arrive("/sign-up").click("Create account").fail(error, REJECTED)

    told(visit.judge("Cannot sign up", "/sign-up"), f"{OWN} js_exception", "email", "P1 P2 P3")


def test_a_sign_in_kit_without_its_client() -> None:
    visit = arrive("/sign-in").click("Continue with Google")
    visit.log("error", "[GSI_LOGGER]: Missing required parameter: client_id.")

    told(
        visit.judge("Google does nothing", "/sign-in"),
        "third_party js_exception",
        "client_id",
        "P1",
    )


def test_a_limit_of_a_day() -> None:
    line = "withdrawal refused: You have reached your daily limit of EUR 500"
    analysis = refused("/wallet", "Withdraw", "/api/withdrawals", 400, line, "Cannot withdraw")

    told(analysis, OWN, "400 | daily limit", "P3 P2")


def test_a_code_for_another_country() -> None:
    line = "voucher refused: This code is not valid in your country"
    analysis = refused("/cart", "Apply", "/api/voucher", 422, line, "My code does not work")

    told(analysis, OWN, "422 | country", "P3 P2")


def test_a_table_that_somebody_has_at_that_hour() -> None:
    line = "booking refused: conflicts with an existing reservation at 14:00"
    analysis = refused("/book", "Book table", "/api/bookings", 409, line, "Cannot book")

    told(analysis, f"{OWN} race", "409 | existing reservation", "P3 P2")


def test_a_gift_below_the_least() -> None:
    line = "donation refused: amount must be at least 5.00"
    analysis = refused("/donate", "Donate", "/api/donations", 422, line, "Cannot donate")

    told(analysis, OWN, "422 | at least", "P3 P2")


def test_a_body_that_the_server_cannot_read() -> None:
    visit = arrive("/notes").click("Save note")
    answered(visit, "POST", "/api/notes", 400, '{"error":"Malformed JSON in request body"}')

    told(visit.judge("Note is not saved", "/notes"), "api_contract", "400 | /api/notes", "P2")


def test_a_place_that_was_shut_for_its_owner() -> None:
    line = "login refused: account suspended for violating the terms"
    analysis = refused("/sign-in", "Sign in", "/api/login", 403, line, "Cannot sign in")

    told(analysis, f"permission_denied {OWN}", "403 | suspended", "P3 P2")


def test_a_film_that_is_not_shown_in_this_country() -> None:
    visit = arrive("/watch/7").click("Play").ask("GET", "/api/streams/7", 451)
    visit.log("warn", "playback refused: not available in your region")

    expected = f"permission_denied {OWN}"
    told(visit.judge("Film does not play", "/watch/7"), expected, "451", "P3 P2")


def test_two_requests_for_one_cart() -> None:
    line = "cart is being modified by another request"
    analysis = refused("/cart", "Add gift wrap", "/api/cart/extras", 409, line, "No gift wrap")

    told(analysis, "race", "409 | another request", "P2 P1")


def test_a_seller_without_that_currency() -> None:
    visit = arrive("/checkout").click("Pay now")
    answered(
        visit, "POST", "/api/payments", 422, '{"error":"merchant not enabled for currency SEK"}'
    )

    told(visit.judge("Cannot pay", "/checkout"), "third_party", "422", "P1 P0")


def test_a_link_that_was_used_before() -> None:
    line = "confirmation failed: link has already been used"
    analysis = refused("/confirm", "Confirm", "/api/confirm", 400, line, "Cannot confirm")

    told(analysis, f"{OWN} auth_expired", "400 | already been used", "P3 P2")


def test_a_review_that_needs_a_purchase() -> None:
    line = "review refused: only verified buyers can review this product"
    analysis = refused("/products/7", "Send review", "/api/reviews", 403, line, "No review")

    told(analysis, f"permission_denied {OWN}", "403 | verified buyers", "P3 P2")


def test_a_password_of_before() -> None:
    line = "password not changed: must not be one of your last 5 passwords"
    analysis = refused("/account", "Change password", "/api/password", 422, line, "Not changed")

    told(analysis, OWN, "422", "P3 P2")


def test_an_app_s_name_on_an_iphone() -> None:
    visit = arrive("/", IPHONE).fail("ReferenceError: Can't find variable: gmo", stack="")
    visit.click("Basket").go("/cart")

    untold(visit.judge("Where is my parcel?", "/cart"))


def test_a_logger_of_an_app_that_is_gone() -> None:
    error = "Error: Java exception was raised during method invocation"
    visit = arrive("/", WEBVIEW).fail(error, stack="").click("Basket").go("/cart")

    untold(visit.judge("Where is my parcel?", "/cart"))


def test_a_conflict_that_says_nothing() -> None:
    visit = arrive("/notes").click("Save note").ask("PUT", "/api/notes/4", 409)

    told(visit.judge("Note is not saved", "/notes"), "race stale_version", "409", "P2")

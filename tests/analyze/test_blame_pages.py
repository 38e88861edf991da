"""Whose it is: the page's own code, its API, a kit's maker, nobody. Not: what a business refuses.

Made by hand from what engines, kits and servers really write, and judged before they were run.
"""

from analyze.moments import CHROME, IPHONE, WEBVIEW, answered, arrive, lifeless, told, untold
from usercontext.domain.analysis import Analysis

REJECTED = "unhandledrejection"


def after_a_good_answer(error: str, agent: str = CHROME) -> Analysis:
    visit = arrive("/account", agent).click("Save address")
    visit.ask("PUT", "/api/addresses/7", 200).fail(error, REJECTED)
    return visit.judge("Saving the address does not finish", "/account")


def test_a_list_that_is_not_drawn_where_rows_are_added() -> None:
    error = "TypeError: Cannot read properties of null (reading 'appendChild')"

    told(after_a_good_answer(error), "js_exception", "appendChild", "P2")


def test_a_field_that_lacks_in_the_answer() -> None:
    error = "TypeError: Cannot read properties of undefined (reading 'street')"

    told(after_a_good_answer(error), "api_contract", "/api/addresses/7", "P2")


def test_a_node_that_firefox_does_not_find() -> None:
    error = 'TypeError: can\'t access property "classList", panel is null'

    told(after_a_good_answer(error), "js_exception", "classList", "P2")


def test_a_look_up_that_safari_shows_whole() -> None:
    error = (
        "TypeError: null is not an object (evaluating 'document.querySelector(\".saved\").hidden')"
    )

    told(after_a_good_answer(error, IPHONE), "js_exception", "querySelector", "P2")


def test_a_total_that_lacks_in_safari() -> None:
    error = "TypeError: undefined is not an object (evaluating 'answer.totals.gross')"

    told(after_a_good_answer(error, IPHONE), "api_contract", "/api/addresses/7", "P2")


def test_a_ref_that_was_unmounted_before_it_was_focused() -> None:
    error = "TypeError: Cannot read properties of null (reading 'focus')"

    told(after_a_good_answer(error), "js_exception", "focus", "P2")


def test_a_list_of_the_answer_that_is_none() -> None:
    error = "TypeError: answer.lines.map is not a function"

    told(after_a_good_answer(error), "api_contract", "/api/addresses/7", "P2")


def test_a_listener_on_what_is_no_node() -> None:
    error = "TypeError: button.addEventListener is not a function"

    told(after_a_good_answer(error), "js_exception", "addEventListener", "P2")


def test_a_state_that_the_page_writes_into_nothing() -> None:
    error = "TypeError: Cannot set properties of null (setting 'isSaved')"

    told(after_a_good_answer(error), "js_exception", "isSaved", "P2")


def test_a_payment_field_that_was_never_mounted() -> None:
    error = (
        "IntegrationError: Invalid value for stripe.confirmPayment(): elements should have a "
        "mounted Payment Element or Express Checkout Element."
    )
    visit = arrive("/checkout").click("Pay now").ask("POST", "/api/intent", 200)
    visit.fail(error, REJECTED)

    expected = "js_exception third_party"
    told(visit.judge("Cannot pay", "/checkout"), expected, "mounted Payment Element", "P1 P0")


def test_a_kit_without_its_key() -> None:
    error = "Error: You did not set a valid publishable key. Call Stripe.setPublishableKey()."
    visit = arrive("/checkout").click("Pay now").fail(error)

    expected = "js_exception third_party"
    told(visit.judge("Cannot pay", "/checkout"), expected, "publishable key", "P1 P0")


def test_a_picker_that_was_given_no_element() -> None:
    error = "Error: Invalid element passed to createPicker(): expected an HTMLElement, got null"
    visit = arrive("/booking").click("Choose a day").fail(error)

    told(visit.judge("No calendar", "/booking"), "js_exception", "createPicker", "P2 P1")


def test_a_chart_whose_option_is_not_valid() -> None:
    error = "Error: Option 'scales.y.type' is not valid: expected one of linear, logarithmic"
    visit = arrive("/reports").click("Show by month").fail(error)

    told(visit.judge("Chart is empty", "/reports"), "js_exception", "scales.y.type", "P2")


def test_an_uploader_that_was_given_undefined() -> None:
    error = "InvalidArgumentError: Expected a File or Blob, received undefined"
    visit = arrive("/profile").click("Upload photo").fail(error, REJECTED)

    told(visit.judge("Photo does not upload", "/profile"), "js_exception", "undefined", "P2")


def test_a_locale_that_no_engine_knows() -> None:
    error = "RangeError: Invalid currency code : undefined"
    visit = arrive("/cart").click("Show total").fail(error)

    told(visit.judge("No total", "/cart"), "js_exception", "currency code", "P2 P1")


def test_a_form_that_says_what_somebody_typed() -> None:
    visit = arrive("/sign-up").click("Create account")
    visit.log("warn", "form invalid: phone must have at least 7 digits")

    expected = "validation_rejected"
    told(visit.judge("Cannot sign up", "/sign-up"), expected, "phone", "P1 P2 P3")


def test_a_part_that_was_defined_twice_and_nobody_missed() -> None:
    error = (
        "NotSupportedError: Failed to execute 'define' on 'CustomElementRegistry': the name "
        '"lit-tooltip" has already been used with this registry'
    )
    visit = arrive("/").fail(error).click("Basket").go("/cart").ask("GET", "/api/cart", 200)

    untold(visit.judge("Where is my invoice?", "/cart"))


def test_a_stepper_that_was_defined_twice_and_stays_dead() -> None:
    error = (
        "NotSupportedError: CustomElementRegistry.define: 'quantity-stepper' has already been "
        "defined as a custom element"
    )
    visit = arrive("/cart").fail(error).click("Increase quantity")
    lifeless(visit, "Increase quantity")

    told(visit.judge("Plus does nothing", "/cart"), "js_exception", "quantity-stepper", "P2 P1")


def test_a_bridge_of_an_app_that_closed() -> None:
    error = "Error: Error invoking enableDidUserTypeOnKeyboardLogging: Java object is gone"
    visit = arrive("/", WEBVIEW).fail(error, stack="").click("Basket").go("/cart")

    untold(visit.judge("Do you ship to Malta?", "/cart"))


def test_a_reader_that_a_phone_s_browser_adds() -> None:
    error = "TypeError: undefined is not an object (evaluating 'window.__firefox__.reader')"
    visit = arrive("/", IPHONE).fail(error, stack="").click("Basket").go("/cart")

    untold(visit.judge("Do you ship to Malta?", "/cart"))


def test_a_name_that_an_app_calls_in_every_page() -> None:
    error = "ReferenceError: tapAt is not defined"
    visit = arrive("/", WEBVIEW).fail(error, stack="").click("Basket").go("/cart")

    untold(visit.judge("Do you ship to Malta?", "/cart"))


def test_a_wallet_of_an_extension_that_redefines_itself() -> None:
    error = "TypeError: Cannot redefine property: ethereum"
    visit = arrive("/").fail(error, stack="").click("Basket").go("/cart")

    untold(visit.judge("Do you ship to Malta?", "/cart"))


def test_an_answer_that_says_what_the_page_sent_wrongly() -> None:
    visit = arrive("/search").click("Filter by price")
    body = '{"error":"invalid query parameter: sort must be one of price_asc, price_desc"}'
    answered(visit, "GET", "/api/products?sort=undefined", 400, body)

    told(visit.judge("Filter fails", "/search"), "api_contract", "400 | /api/products", "P2")

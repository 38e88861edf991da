"""State that goes wrong, and controls that do nothing. Not: exceptions that say what is wrong."""

from analyze.page_visits import page, told


def test_an_older_answer_that_comes_last_is_a_race() -> None:
    visit = page("/search")
    visit.ask("GET", "/api/search/mug", 200, durationMs=4200)
    visit.ask("GET", "/api/search/muga", 200, durationMs=200)

    analysis = visit.judge("I typed muga and see the results of mug", "/search")
    told(analysis, "race", "P2 P3", "/api/search")


def test_an_order_placed_twice_with_two_presses_is_a_race() -> None:
    visit = page("/checkout").click("Place order").click("Place order", after=0.3)
    visit.ask("POST", "/api/orders", 201).ask("POST", "/api/orders", 201)
    visit.go("/thank-you")

    told(visit.judge("I was charged twice", "/thank-you"), "race", "P0 P1", "/api/orders")


def test_a_heart_that_was_taken_back_is_the_servers_refusal() -> None:
    visit = page("/products/mug").click("Add to wishlist").ask("PUT", "/api/wishlist/5", 500)
    visit.log("warn", "useMutation: rolling back optimistic update of ['wishlist']")

    told(visit.judge("The heart goes grey again"), "backend_error", "P2 P3", "/api/wishlist", "500")


def test_a_total_that_is_no_number_is_an_error_of_the_page() -> None:
    visit = page("/checkout").ask("GET", "/api/totals", 200)
    visit.log("error", "Warning: Received NaN for the `children` attribute. If this is expected, "
              "cast the value to a string. at OrderTotal")  # fmt: skip

    analysis = visit.judge("Total says NaN €", "/checkout")
    told(analysis, "js_exception api_contract", "P0 P1 P2", "NaN")


def test_a_refusal_shown_as_an_object_is_still_the_refusal() -> None:
    visit = page("/sign-up").click("Create account").ask("POST", "/api/users", 422)
    visit.click("Create account").ask("POST", "/api/users", 422)

    analysis = visit.judge("It only says [object Object]", "/sign-up")
    told(analysis, "validation_rejected", "P1", "/api/users", "422")


def test_a_currency_that_does_not_fit_is_money_that_is_wrong() -> None:
    visit = page("/checkout").click("Pay now")
    visit.log("error", "Currency mismatch: cart in USD, payment intent in EUR")
    visit.ask("POST", "/api/pay", 200)

    analysis = visit.judge("I was charged in the wrong currency", "/checkout")
    told(analysis, "js_exception api_contract", "P0 P1", "Currency mismatch")


def test_an_assertion_of_the_page_is_the_only_evidence() -> None:
    visit = page("/cart").click("Update")
    visit.log("error", "Assertion failed: subtotal 44.00 does not equal the sum of lines 54.00")

    analysis = visit.judge("The sum of my cart is wrong", "/cart")
    told(analysis, "js_exception api_contract race", "P0 P1 P2", "subtotal")


def test_a_button_to_pay_that_nothing_follows_is_dead() -> None:
    visit = page("/checkout").dead("Pay now", 3)

    told(visit.judge("Pay does nothing", "/checkout"), "dead_control", "P1", "Pay now")


def test_a_button_that_stays_disabled_is_dead() -> None:
    visit = page("/checkout")
    for _ in range(4):
        visit.press("button#continue", "button", "Continue", disabled=True)

    analysis = visit.judge("The button is grey whatever I do", "/checkout")
    told(analysis, "dead_control validation_rejected", "P1", "Continue")


def test_a_hidden_field_that_is_required_keeps_the_form() -> None:
    visit = page("/checkout")
    for _ in range(2):
        visit.click("Place order")
        visit.log("error", "An invalid form control with name='vat_id' is not focusable.")

    analysis = visit.judge("Place order does nothing", "/checkout")
    told(analysis, "validation_rejected dead_control", "P1", "vat_id")


def test_a_veil_that_stays_takes_every_press() -> None:
    visit = page("/products/mug").click("Close")
    for _ in range(5):
        visit.press("div.modal-backdrop", "div", "")

    analysis = visit.judge("Nothing on the page can be clicked any more")
    told(analysis, "dead_control", "P1 P2", "modal-backdrop")


def test_a_wheel_that_turns_without_an_answer_is_named() -> None:
    visit = page("/checkout").click("Pay now")
    visit.add("console", "debug", {"kind": "visible", "message": "Tab visible"}, after=50)

    analysis = visit.judge("It spins for ever", "/checkout")
    told(analysis, "dead_control timeout_slow", "P1", "Pay now")


def test_a_page_that_asks_the_same_without_end_is_named() -> None:
    visit = page("/profile")
    for _ in range(60):
        visit.ask("GET", "/api/profile", 200)

    analysis = visit.judge("The page flickers and my fan is loud", "/profile")
    told(analysis, "js_exception race timeout_slow redirect_loop", "P2 P3", "/api/profile")


def test_a_page_that_stood_still_is_slow() -> None:
    visit = page("/configurator").click("Add wheels")
    visit.log("warn", "[Violation] 'click' handler took 8211ms").vital("INP", 8240, "poor")

    told(visit.judge("Everything freezes for seconds"), "timeout_slow", "P2 P3")


def test_a_window_that_does_not_close_is_dead() -> None:
    visit = page("/products/mug").click("Newsletter").dead("Close", 4)

    told(visit.judge("The popup does not go away"), "dead_control", "P1 P2 P3", "Close")


def test_a_field_that_refuses_what_is_right_is_a_refusal() -> None:
    visit = page("/sign-up")
    for _ in range(3):
        visit.click("Create account")
        visit.log("warn", "Validation failed: postcode must match ^[0-9]{5}$")

    analysis = visit.judge("It refuses my British postcode", "/sign-up")
    told(analysis, "validation_rejected", "P1", "postcode")


def test_a_script_that_cannot_be_read_stops_the_button_it_follows() -> None:
    visit = page("/products/mug")
    for _ in range(3):
        visit.click("Add to cart").fail("Script error.", stack="")

    analysis = visit.judge("Cannot add anything", "/products/mug")
    told(analysis, "js_exception third_party", "P1 P2", "Script error")

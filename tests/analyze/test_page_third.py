"""Page faults that leave little behind, written after two mendings, before they were run."""

from analyze.experts import NO_CAUSE
from analyze.page_visits import REJECTED, page, told

ABORTED = "AbortError: signal is aborted without reason"


def test_a_hidden_error_of_the_start_leaves_the_buttons_dead() -> None:
    visit = page("/checkout").fail("Script error.").dead("Pay now", 2).dead("Back")

    analysis = visit.judge("Buttons are dead", "/checkout")
    told(analysis, "js_exception third_party", "P1 P2", "Script error")


def test_a_warning_that_is_all_that_came_of_a_press_is_the_reason() -> None:
    visit = page("/products/mug")
    for _ in range(2):
        visit.click("Add to cart")
        visit.log("warn", "[cart] add failed: variant is undefined")

    told(visit.judge("Nothing in my cart"), "js_exception", "P1 P2", "variant is undefined")


def test_a_place_that_no_route_matches_is_said_in_a_warning() -> None:
    visit = page("/").dead("My orders")
    visit.log("warn", '[Vue Router warn]: No match found for location with path "/konto/orders"')
    visit.dead("My orders")
    visit.log("warn", '[Vue Router warn]: No match found for location with path "/konto/orders"')

    analysis = visit.judge("The link leads nowhere")
    told(analysis, "js_exception dead_control", "P1 P2", "My orders")


def test_a_request_that_the_page_gives_up_at_every_press_is_the_pages() -> None:
    visit = page("/checkout")
    for _ in range(3):
        visit.click("Pay now").ask("POST", "/api/checkout", 0, error=ABORTED, durationMs=12)
        visit.fail(ABORTED, REJECTED)

    analysis = visit.judge("Payment never goes through", "/checkout")
    told(analysis, "js_exception race timeout_slow backend_error", "P1", "/api/checkout")


def test_a_window_that_was_kept_from_opening_breaks_the_sign_in() -> None:
    visit = page("/login").click("Continue with Microsoft")
    visit.fail("TypeError: Cannot read properties of null (reading 'focus')")

    analysis = visit.judge("No window opens", "/login")
    told(analysis, "js_exception permission_denied third_party", "P1", "focus")


def test_a_form_that_shows_nothing_and_sends_nothing_is_dead() -> None:
    visit = page("/sign-up").click("Create account").click("Create account", after=3)
    visit.click("Create account", after=3)
    visit.add("console", "debug", {"kind": "hidden", "message": "hidden"}, after=6)

    analysis = visit.judge("Nothing happens when I register", "/sign-up")
    told(analysis, "dead_control validation_rejected", "P1", "Create account")


def test_a_number_that_the_server_does_not_have_is_told_by_the_page() -> None:
    visit = page("/cart").click("+").ask("PATCH", "/api/cart/1", 200)
    visit.click("+").ask("PATCH", "/api/cart/1", 200)
    visit.log("error", "cart: shown quantity 3, stored quantity 2, reverting")

    analysis = visit.judge("Quantity jumps back", "/cart")
    told(analysis, "race js_exception api_contract", "P1 P2", "quantity")


def test_a_sum_that_differs_in_a_warning_is_wrong_money() -> None:
    visit = page("/cart").click("Remove").ask("DELETE", "/api/cart/2", 200)
    visit.log("warn", "total mismatch: cart says 54.80, lines add up to 44.90")

    analysis = visit.judge("The total is too high", "/cart")
    told(analysis, "api_contract js_exception race", "P0 P1 P2", "54.80")


def test_a_saga_that_died_swallows_all_that_follows() -> None:
    visit = page("/checkout").click("Pay now")
    visit.log("error", "The above error occurred in task checkoutSaga created by takeLatest")
    visit.logged("", "TypeError: Cannot destructure property 'intent' of 'undefined'")
    visit.click("Pay now").click("Pay now")

    told(visit.judge("Pay dead", "/checkout"), "js_exception", "P1", "checkoutSaga")


def test_a_loader_of_pages_that_logs_only_a_line_is_the_reason() -> None:
    visit = page("/").click("Offers")
    visit.log("error", "Abort fetching component for route: /offers, failed to load data")

    told(visit.judge("Offers do not open"), "js_exception backend_error chunk_load", "P2 P3",
         "/offers")  # fmt: skip


def test_a_slow_filter_that_keeps_the_page_busy_is_slow() -> None:
    visit = page("/catalogue").click("Red").vital("INP", 3100, "poor")
    visit.log("warn", "render of 4000 rows blocked for 3020 ms")

    told(visit.judge("It hangs when I filter", "/catalogue"), "timeout_slow", "P2 P3")


def test_a_page_that_asks_steadily_by_itself_is_a_storm() -> None:
    visit = page("/dashboard")
    for _ in range(70):
        visit.ask("GET", "/api/stats", 200).log("debug", "rendered", after=0.15)

    analysis = visit.judge("My laptop gets hot", "/dashboard")
    told(analysis, "timeout_slow js_exception race", "P2 P3", "/api/stats")


def test_a_refusal_that_the_page_shows_as_success_is_the_refusal() -> None:
    visit = page("/contact").click("Send").ask("POST", "/api/messages", 500)
    visit.log("info", "toast: Thank you! Message sent")

    analysis = visit.judge("Nobody answered my message", "/contact")
    told(analysis, "backend_error", "P1 P2", "/api/messages", "500")


def test_warnings_of_a_toggle_that_worked_are_noise() -> None:
    visit = page("/mugs").click("Menu").log("warn", "Warning: [antd: Drawer] `visible` is "
                                            "deprecated. Use `open` instead.")  # fmt: skip
    visit.click("Mugs").go("/mugs/all").ask("GET", "/api/mugs", 200)

    told(visit.judge("Any news on the blue one?"), NO_CAUSE, "P3")


def test_a_search_that_was_given_up_for_the_next_letter_is_noise() -> None:
    visit = page("/search")
    for _ in range(4):
        visit.ask("GET", "/api/search", 0, error=ABORTED, durationMs=80)
    visit.ask("GET", "/api/search", 200).click("Blue mug").go("/mugs/blue")

    told(visit.judge("The search is great"), NO_CAUSE, "P3")


def test_one_hidden_error_on_a_page_where_presses_work_is_noise() -> None:
    visit = page("/mugs").fail("Script error.").click("Add to cart")
    visit.ask("POST", "/api/cart", 201).click("Checkout").go("/checkout")

    told(visit.judge("Is tax included?", "/checkout"), NO_CAUSE, "P3")

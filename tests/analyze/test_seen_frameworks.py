"""Usual faults of frameworks and builds: loops, hydration, chunks, locales, flags, old browsers."""

from analyze.experts import NO_CAUSE, agree
from analyze.visits import PAGE, Visit

REJECTED = "unhandledrejection"


def shop(path: str) -> Visit:
    return Visit().go("/").ask("GET", "/api/products", 200).go(path).ask("GET", "/api/cart", 200)


def test_a_component_that_draws_itself_without_end_stops_its_button() -> None:
    error = "Error: Minified React error #185; visit https://react.dev/errors/185"
    visit = shop("/products/mug").click("Add to cart").fail(error)

    agree(visit.judge(), "js_exception", "P1")


def test_too_many_renders_of_a_page_that_was_opened_are_its_exception() -> None:
    error = "Error: Too many re-renders. React limits the number of renders."
    visit = shop("/products").click("Mugs").go("/products/mugs").fail(error)

    agree(visit.judge(), "js_exception", "P2 P3")


def test_a_page_that_was_drawn_anew_and_works_is_minor() -> None:
    error = "Error: Minified React error #418; visit https://react.dev/errors/418"
    visit = Visit().go("/products").fail(error).click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("It flickers"), "hydration", "P3")


def test_a_handler_s_error_that_a_framework_warns_of_first_is_one_exception() -> None:
    visit = shop("/checkout").click("Pay now")
    visit.log("warn", "[Vue warn]: Unhandled error during execution of component event handler")
    visit.fail("TypeError: Cannot read properties of null (reading 'iban')")

    agree(visit.judge(), "js_exception", "P1")


def test_a_handler_s_error_that_a_framework_logs_stops_a_sign_up() -> None:
    visit = shop("/register").click("Register")
    visit.log("error", "ERROR TypeError: this.form.get(...) is null")

    agree(visit.judge(), "js_exception", "P1")


def test_a_check_of_development_builds_is_noise() -> None:
    visit = shop("/products")
    visit.log("error", "ERROR Error: NG0100: ExpressionChangedAfterItHasBeenCheckedError: "
              "Expression has changed after it was checked.")  # fmt: skip
    visit.click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("The list looks odd"), NO_CAUSE, "P3")


def test_a_router_that_falls_back_to_the_browser_is_noise() -> None:
    visit = shop("/products").click("Sale")
    visit.log("error", f"Failed to fetch RSC payload for {PAGE}/sale. Falling back to browser "
              "navigation. TypeError: Failed to fetch")  # fmt: skip
    visit.add("console", "info", {"kind": "load", "to": f"{PAGE}/sale"}, event="navigation")
    visit.click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("Prices seem high"), NO_CAUSE, "P3")


def test_a_page_that_was_left_before_it_was_loaded_is_noise() -> None:
    visit = shop("/products").click("Sale").fail("Error: Loading initial props cancelled", REJECTED)
    visit.go("/sale").click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("Prices seem high"), NO_CAUSE, "P3")


def test_a_fetch_error_with_its_status_is_the_server_s() -> None:
    visit = Visit().go("/products").ask("GET", "/api/products", 500)
    visit.fail('FetchError: [GET] "/api/products": 500 Internal Server Error', REJECTED)

    agree(visit.judge(), "backend_error", "P1 P2")


def test_a_chunk_that_timed_out_is_a_chunk() -> None:
    error = f"ChunkLoadError: Loading chunk 421 failed. (timeout: {PAGE}/assets/421.9f1c.js)"
    visit = shop("/cart").click("Go to checkout").fail(error, REJECTED)

    agree(visit.judge(), "chunk_load", "P1")


def test_a_module_of_another_build_is_a_chunk() -> None:
    error = (
        "TypeError: Failed to fetch dynamically imported module: "
        f"{PAGE}/assets/Checkout-4a5b6c7d.js"
    )
    visit = shop("/cart").click("Go to checkout").fail(error, REJECTED)

    agree(visit.judge(), "chunk_load", "P1")


def test_a_time_zone_that_the_browser_does_not_know_is_an_exception() -> None:
    error = "RangeError: Invalid time zone specified: US/Pacific-New"
    visit = shop("/appointments").click("Book").fail(error)

    agree(visit.judge(), "js_exception", "P2")


def test_a_translation_that_is_missing_is_noise() -> None:
    visit = shop("/products").log("error", "i18next::translator: missingKey en shop filter.title")
    visit.click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("The list looks odd"), NO_CAUSE, "P3")


def test_a_recursion_without_end_is_an_exception() -> None:
    error = "RangeError: Maximum call stack size exceeded"
    visit = shop("/products").click("Search").fail(error)

    agree(visit.judge(), "js_exception", "P2")


def test_an_export_that_runs_out_of_memory_is_an_exception() -> None:
    visit = shop("/reports").click("Export").fail("RangeError: Array buffer allocation failed")

    agree(visit.judge(), "js_exception", "P2")


def test_a_kind_of_thing_that_the_answer_has_and_the_page_does_not_know_is_the_api_s() -> None:
    visit = shop("/cart").click("Go to checkout").go("/checkout")
    visit.ask("GET", "/api/payment-methods", 200)
    visit.fail("Error: Unsupported payment method type: blik", REJECTED)

    agree(visit.judge(), "api_contract", "P1 P2")


def test_a_value_that_falls_through_a_switch_after_an_answer_is_the_api_s() -> None:
    visit = shop("/account").click("Orders").ask("GET", "/api/orders", 200)
    visit.log("error", 'Unexpected value for OrderStatus: "PARTIALLY_SHIPPED"')

    agree(visit.judge("I do not see my orders"), "api_contract", "P2")


def test_a_value_that_a_click_makes_without_an_answer_is_the_code_s_own() -> None:
    visit = shop("/cart").click("Sort", after=5).fail("Error: Unknown sort order: undefined")

    agree(visit.judge(), "js_exception", "P2")


def unread(message: str) -> Visit:
    told = {"kind": "uncaught", "name": "SyntaxError", "message": message, "stack": ""}
    source = {"source": f"{PAGE}/assets/buttons-9e07aa.js", "line": 1, "column": 5120}
    visit = Visit().go("/products").add("console", "error", told | source)
    return visit.ask("GET", "/api/products", 200)


def test_a_script_that_an_old_browser_cannot_read_leaves_its_buttons_dead() -> None:
    visit = unread("Unexpected token '?'").click("Add to cart").click("Add to cart", after=3)

    agree(visit.judge("Nothing goes into the cart"), "js_exception", "P1")


def test_a_script_that_cannot_be_read_takes_a_menu_with_it() -> None:
    visit = unread("missing ) after argument list").click("Menu").click("Menu", after=3)

    agree(visit.judge("The menu does not open"), "js_exception", "P2")


def test_a_script_that_cannot_be_read_and_nobody_misses_is_minor() -> None:
    visit = unread("Unexpected token '?'").click("Add to cart").ask("POST", "/api/cart", 201)

    agree(visit.go("/thanks").judge("Hm"), "js_exception unknown", "P3")


def test_a_boundary_s_remark_belongs_to_the_error_that_it_caught() -> None:
    visit = shop("/checkout").click("Pay now")
    visit.fail("TypeError: Cannot read properties of undefined (reading 'city')")
    visit.log("error", "The above error occurred in the <Checkout> component: at Checkout")

    agree(visit.judge(), "js_exception", "P1")


def test_a_query_that_the_schema_does_not_know_is_the_api_s() -> None:
    visit = shop("/products/mug").click("Add to cart")
    body = '{"errors":[{"message":"Cannot query field \\"bundle\\" on type \\"Cart\\"."}]}'
    visit.ask("POST", "/graphql", 400, responseBody=body)
    visit.fail("ApolloError: Response not successful: Received status code 400", REJECTED)

    agree(visit.judge(), "api_contract", "P1")


def test_a_kept_query_that_is_sent_whole_the_second_time_is_noise() -> None:
    visit = shop("/products").click("Filter")
    body = '{"errors":[{"message":"PersistedQueryNotFound"}]}'
    visit.ask("POST", "/graphql", 200, responseBody=body)
    visit.ask("POST", "/graphql", 200, responseBody='{"data":{"products":[]}}')

    agree(visit.judge("Prices seem high"), NO_CAUSE, "P3")

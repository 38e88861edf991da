"""What frameworks and their libraries log when a page breaks. Not: the browsers' own wordings."""

from analyze.page_visits import REJECTED, page, told
from analyze.visits import PAGE


def test_hooks_in_another_order_take_the_checkout_down() -> None:
    error = "Error: Minified React error #310; visit https://react.dev/errors/310 for the full"
    visit = page("/checkout").click("Continue").fail(error).logged("", error)

    told(visit.judge("White page", "/checkout"), "js_exception", "P1", "#310")


def test_an_object_is_no_child() -> None:
    visit = page("/orders").ask("GET", "/api/orders", 200)
    visit.fail("Error: Objects are not valid as a React child (found: object with keys {amount, "
               "currency}).")  # fmt: skip

    told(visit.judge("Orders crash"), "js_exception api_contract", "P1 P2", "amount, currency")


def test_an_error_that_only_the_boundary_logged_is_the_cause() -> None:
    visit = page("/account").click("Invoices")
    visit.logged("[ErrorBoundary] Invoices crashed",
                 "TypeError: Cannot read properties of null (reading 'pdf')")  # fmt: skip

    told(visit.judge("Something went wrong is shown"), "js_exception", "P2", "pdf")


def test_a_page_that_was_drawn_twice_loses_clicks() -> None:
    visit = page("/products/mug")
    visit.fail("Error: Minified React error #418; visit https://react.dev/errors/418")
    visit.fail("Error: Minified React error #423; visit https://react.dev/errors/423")
    visit.click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.judge("The page flickers"), "hydration", "P2 P3")


def test_a_handler_that_vue_caught_is_told_with_its_error() -> None:
    visit = page("/checkout").click("Apply voucher")
    visit.log("warn", "[Vue warn]: Unhandled error during execution of native event handler "
              "at <VoucherForm> at <Checkout>")  # fmt: skip
    visit.logged("", "TypeError: Cannot read properties of undefined (reading 'trim')")

    told(visit.judge("Voucher does not apply"), "js_exception", "P1 P2", "trim")


def test_a_store_without_its_home_leaves_nothing_drawn() -> None:
    visit = page("/cart")
    visit.fail('Error: [🍍]: "getActivePinia()" was called but there was no active Pinia. Are '
               'you trying to use a store before calling "app.use(pinia)"?')  # fmt: skip

    told(visit.judge("Cart is blank", "/cart"), "js_exception", "P1 P2", "getActivePinia")


def test_an_effect_that_sets_itself_off_is_stopped() -> None:
    visit = page("/search").click("Sort by price")
    visit.fail("Error: effect_update_depth_exceeded\nMaximum update depth exceeded. This can "
               "happen when an effect repeatedly sets a new value", REJECTED)  # fmt: skip

    told(visit.judge("Sorting hangs"), "js_exception", "P2", "effect_update_depth_exceeded")


def test_a_service_that_nobody_provides_stops_the_route() -> None:
    visit = page("/cart").click("Checkout")
    visit.logged("ERROR", "NullInjectorError: R3InjectorError(CheckoutModule)[PaymentService -> "
                 "PaymentService]: NullInjectorError: No provider for PaymentService!")  # fmt: skip

    told(visit.judge("Checkout does not open"), "js_exception", "P1", "PaymentService")


def test_a_value_that_changed_after_it_was_checked_is_named() -> None:
    visit = page("/planner").click("Add room")
    visit.logged("ERROR", "Error: NG0100: ExpressionChangedAfterItHasBeenCheckedError: Expression "
                 "has changed after it was checked. Previous value: '2'.")  # fmt: skip

    told(visit.judge("The number of rooms is wrong"), "js_exception", "P2 P3", "NG0100")


def test_a_chunk_inside_a_zone_is_a_chunk() -> None:
    visit = page("/").click("My account")
    visit.logged("ERROR", "Error: Uncaught (in promise): ChunkLoadError: Loading chunk 412 "
                 f"failed. ({PAGE}/412.9c1d.js)")  # fmt: skip

    told(visit.judge("Account does not open"), "chunk_load stale_version", "P1 P2", "412")


def test_a_route_that_no_table_knows_is_named() -> None:
    visit = page("/").click("Mein Konto")
    visit.logged(
        "ERROR",
        "Error: NG04002: Cannot match any routes. URL Segment: 'konto/daten'",
    )

    told(visit.judge("Link geht nicht"), "js_exception", "P2 P3", "konto/daten")


def test_a_part_that_the_server_could_not_draw_is_the_servers() -> None:
    visit = page("/").click("Orders").ask("GET", "/orders?_rsc=1ab2", 500)
    visit.fail("Error: An error occurred in the Server Components render. The specific message "
               "is omitted in production builds to avoid leaking sensitive details.")  # fmt: skip

    told(visit.judge("Application error", "/orders"), "backend_error", "P1 P2", "500", "/orders")


def test_a_loader_that_returned_nothing_is_named() -> None:
    visit = page("/").click("Invoices")
    visit.logged("", 'Error: You defined a loader for route "routes/invoices" but didn\'t return '
                 "anything from your `loader` function.")  # fmt: skip

    analysis = visit.judge("Unexpected Application Error")
    told(analysis, "js_exception backend_error api_contract", "P2", "routes/invoices")


def test_a_remote_that_does_not_load_takes_its_part_with_it() -> None:
    remote = "https://checkout.shop.example.com/remoteEntry.js"
    visit = page("/cart").click("Checkout").lost(remote, "script")
    visit.fail(f"ScriptExternalLoadError: Loading script failed.\n(missing: {remote})", REJECTED)

    told(visit.judge("Checkout stays empty"), "chunk_load", "P1", "remoteEntry.js")


def test_a_part_of_the_page_that_died_tells_why() -> None:
    visit = page("/").click("Basket")
    visit.fail("Error: application 'basket' died in status NOT_MOUNTED: Cannot read properties of "
               "undefined (reading 'lines')")  # fmt: skip

    told(visit.judge("Basket is empty space"), "js_exception", "P1 P2", "basket")


def test_a_plugin_that_is_not_there_opens_nothing() -> None:
    visit = page("/products/mug").click("Enlarge")
    visit.fail("TypeError: $(...).modal is not a function")

    told(visit.judge("Picture does not enlarge"), "js_exception", "P2 P3", "modal")


def test_an_expression_in_the_markup_tells_of_itself_as_a_warning() -> None:
    visit = page("/checkout")
    visit.log("warn", "Alpine Expression Error: shippingForm is not defined\n\nExpression: "
              '"shippingForm()"\n\n <form x-data="shippingForm()">')  # fmt: skip
    visit.fail("ReferenceError: shippingForm is not defined")
    visit.dead("Continue", 2)

    told(visit.judge("Continue does nothing"), "js_exception", "P1", "shippingForm")


def test_a_reaction_whose_error_was_swallowed_is_named() -> None:
    visit = page("/planner").click("Next week")
    visit.logged("[mobx] uncaught error in 'Reaction[observerPlanner]'",
                 "TypeError: Cannot read properties of undefined (reading 'days')")  # fmt: skip

    told(visit.judge("The planner stands still"), "js_exception", "P2", "days")


def test_an_action_that_a_controller_could_not_do_is_named() -> None:
    visit = page("/products/mug").click("Add to cart")
    visit.logged('Error invoking action "click->cart#add"', "TypeError: this.countTarget is null")
    visit.click("Add to cart")
    visit.logged('Error invoking action "click->cart#add"', "TypeError: this.countTarget is null")

    told(visit.judge("Cannot add"), "js_exception", "P1 P2", "countTarget")

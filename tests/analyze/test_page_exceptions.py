"""Exceptions of every common kind in the wordings of several browsers. Not: frameworks' own."""

from analyze.page_visits import REJECTED, page, told


def test_a_property_of_nothing_stops_the_payment() -> None:
    visit = page("/checkout").click("Pay now")
    visit.fail("TypeError: Cannot read properties of undefined (reading 'total')")
    visit.click("Pay now").fail("TypeError: Cannot read properties of undefined (reading 'total')")

    told(visit.judge("I cannot pay", "/checkout"), "js_exception", "P1", "total")


def test_safari_words_the_same_for_a_button_that_adds() -> None:
    visit = page("/products/mug")
    for _ in range(3):
        visit.click("Add to cart")
        visit.fail("TypeError: undefined is not an object (evaluating 'variant.options.length')")

    told(visit.judge("Nothing is added"), "js_exception", "P1 P2", "variant.options.length")


def test_firefox_words_the_same_for_a_page_that_stays_white() -> None:
    visit = page("/account")
    visit.fail('TypeError: can\'t access property "address", customer is undefined')

    told(visit.judge("Only a white page", "/account"), "js_exception", "P1 P2", "address")


def test_what_is_no_list_cannot_be_mapped() -> None:
    visit = page("/orders").ask("GET", "/api/orders", 200)
    visit.fail("TypeError: e.orders.map is not a function")

    analysis = visit.judge("My orders do not show", "/orders")
    told(analysis, "js_exception api_contract", "P1 P2", "map is not a function")


def test_what_cannot_be_iterated_is_told_with_its_words() -> None:
    visit = page("/wishlist").click("Share list")
    visit.fail("TypeError: object null is not iterable (cannot read property "
               "Symbol(Symbol.iterator))")  # fmt: skip

    told(visit.judge("Sharing does nothing"), "js_exception", "P2 P3", "not iterable")


def test_a_node_that_is_not_there_breaks_its_widget() -> None:
    visit = page("/products/mug").click("Size chart")
    visit.fail("TypeError: Cannot set properties of null (setting 'innerHTML')")

    told(visit.judge("The size chart stays empty"), "js_exception", "P2 P3", "innerHTML")


def test_a_translated_page_loses_its_nodes_at_the_checkout() -> None:
    visit = page("/checkout").click("Weiter zur Zahlung")
    visit.fail("NotFoundError: Failed to execute 'removeChild' on 'Node': The node to be removed "
               "is not a child of this node.")  # fmt: skip

    told(visit.judge("Weisse Seite", "/checkout"), "js_exception", "P1", "removeChild")


def test_safari_does_not_find_the_object_it_should_put_before() -> None:
    visit = page("/search").click("Filter")
    visit.fail("NotFoundError: The object can not be found here.")

    told(visit.judge("Filtering breaks the page"), "js_exception", "P2", "can not be found here")


def test_a_cyclic_value_is_not_saved() -> None:
    visit = page("/designer").click("Save design").fail("TypeError: cyclic object value", REJECTED)

    told(visit.judge("Saving fails"), "js_exception", "P1 P2", "cyclic object value")


def test_a_day_that_is_no_time_stops_the_delivery_step() -> None:
    visit = page("/checkout/delivery").click("Choose day")
    visit.fail("RangeError: Invalid time value")

    analysis = visit.judge("I cannot choose a day", "/checkout/delivery")
    told(analysis, "js_exception", "P1 P2", "Invalid time value")


def test_an_address_that_is_none_cannot_be_built() -> None:
    visit = page("/help").click("Open chat")
    visit.fail("TypeError: Failed to construct 'URL': Invalid URL")

    told(visit.judge("Chat does not open"), "js_exception", "P2 P3", "Invalid URL")


def test_an_expression_that_safari_does_not_know_leaves_the_page_white() -> None:
    visit = page("/shop")
    error = "SyntaxError: Invalid regular expression: invalid group specifier name"
    visit.fail(error, stack="")
    visit.dead("Add to cart", 3)

    told(visit.judge("Nothing reacts"), "js_exception", "P1 P2", "invalid group specifier name")


def test_a_large_number_is_not_sent_with_the_order() -> None:
    visit = page("/checkout").click("Place order")
    visit.fail("TypeError: Do not know how to serialize a BigInt", REJECTED)

    told(visit.judge("Order does not go through"), "js_exception", "P1", "serialize a BigInt")


def test_a_call_that_calls_itself_ends() -> None:
    visit = page("/categories").click("All brands").fail("InternalError: too much recursion")

    told(visit.judge("The menu hangs"), "js_exception", "P2 P3", "too much recursion")


def test_memory_that_is_not_there_ends_an_upload() -> None:
    visit = page("/photos").click("Upload").fail("RangeError: Array buffer allocation failed")

    told(visit.judge("Upload of my film fails"), "js_exception", "P2", "allocation failed")


def test_an_element_that_was_defined_twice_breaks_its_widget() -> None:
    visit = page("/products/mug")
    visit.fail("NotSupportedError: Failed to execute 'define' on 'CustomElementRegistry': the "
               'name "star-rating" has already been used with this registry')  # fmt: skip
    visit.dead("Rate it", 2)

    told(visit.judge("I cannot rate"), "js_exception", "P2 P3", "star-rating")


def test_a_variable_that_a_blocked_tag_should_have_set_stops_the_purchase() -> None:
    visit = page("/cart").click("Go to checkout").fail("ReferenceError: Can't find variable: gtag")
    visit.click("Go to checkout").fail("ReferenceError: Can't find variable: gtag")

    told(visit.judge("Checkout button dead"), "js_exception third_party", "P1", "gtag")


def test_what_cannot_be_cloned_is_not_kept_in_the_history() -> None:
    visit = page("/search").click("Next page")
    visit.fail("DataCloneError: Failed to execute 'pushState' on 'History': () => {} could not "
               "be cloned.")  # fmt: skip

    told(visit.judge("No second page of results"), "js_exception", "P2", "could not be cloned")


def test_a_dialog_that_is_open_already_does_not_open() -> None:
    visit = page("/account").click("Delete address")
    visit.fail("InvalidStateError: Failed to execute 'showModal' on 'HTMLDialogElement': The "
               "element already has an 'open' attribute, and therefore cannot be opened "
               "modally.")  # fmt: skip

    told(visit.judge("No dialog comes up"), "js_exception", "P2 P3", "showModal")


def test_an_object_thrown_for_an_error_still_names_what_it_says() -> None:
    visit = page("/account").click("Save")
    payload = {"kind": REJECTED, "message": '{"code":-32000,"message":"header not found"}'}
    visit.add("console", "error", payload | {"stack": ""}, after=0.2)

    analysis = visit.judge("Settings are not saved", "/account")
    told(analysis, "js_exception backend_error unknown", "P2 P3", "header not found")

"""Tickets about the page itself: exceptions, controls, waits, storage, versions. Not: servers."""

from analyze.servers import Page, told
from analyze.visits import PAGE


def test_a_page_that_a_translator_took_apart() -> None:
    page = Page("/signup").click("Continue")
    page.fail("NotFoundError: Failed to execute 'removeChild' on 'Node': The node to be removed is "
              "not a child of this node.")  # fmt: skip

    told(page.judge("White page"), "js_exception", "P1 P2", "removeChild")


def test_a_date_that_one_browser_does_not_read() -> None:
    page = Page("/orders").ask("GET", "/api/orders", 200).fail("RangeError: Invalid time value")

    told(page.judge("Orders are empty"), "js_exception api_contract", "P2", "Invalid time value")


def test_an_address_that_is_null_in_a_checkout() -> None:
    page = Page("/checkout").ask("GET", "/api/addresses", 200)
    page.fail("TypeError: null is not an object (evaluating 'e.address.street')")

    told(page.judge("Checkout is blank"), "js_exception api_contract", "P1", "e.address.street")


def test_a_list_that_is_missing_from_an_answer() -> None:
    page = Page("/orders").click("Older orders").ask("GET", "/api/orders?page=…", 200)
    page.fail('TypeError: can\'t access property "map", t.items is undefined')

    told(page.judge("Old orders do not show"), "js_exception api_contract", "P2", "t.items")


def test_a_tree_that_calls_itself_for_ever() -> None:
    page = Page("/files").click("Expand all")
    page.fail("RangeError: Maximum call stack size exceeded")

    told(page.judge("Folders stay shut"), "js_exception", "P2", "Maximum call stack size")


def test_a_browser_that_lacks_a_function_where_one_buys() -> None:
    page = Page("/products/mug").click("Add to cart")
    page.fail("TypeError: crypto.randomUUID is not a function")

    told(page.judge("Cannot add"), "js_exception", "P1", "crypto.randomUUID")


def test_a_clipboard_that_the_browser_keeps_shut() -> None:
    page = Page("/posts/9").click("Copy link").rejects("NotAllowedError: Write permission denied.")

    told(page.judge("Link is not copied"), "js_exception permission_denied", "P2 P3",
         "Write permission denied")  # fmt: skip


def test_a_microphone_that_was_not_allowed() -> None:
    page = Page("/calls/3").click("Join call").rejects("NotAllowedError: Permission denied")

    told(page.judge("Nobody hears me"), "permission_denied js_exception", "P2 P1 P3",
         "Permission denied")  # fmt: skip


def test_code_that_an_old_browser_does_not_read() -> None:
    message = "Invalid regular expression: invalid group specifier name"
    where = {"source": f"{PAGE}/assets/app-3f2a9c.js", "line": 10, "column": 5}
    thrown = {"kind": "uncaught", "name": "SyntaxError", "message": message, "stack": ""}
    page = Page("/login").add("console", "error", thrown | where, after=0.1)

    told(page.judge("The page stays white"), "js_exception", "P1", "invalid group specifier name")


def test_a_component_that_draws_itself_without_end() -> None:
    page = Page("/products").click("Filter")
    page.fail("Error: Minified React error #185; visit https://react.dev/errors/185 for the full "
              "message")  # fmt: skip

    told(page.judge("Everything is gone after filtering"), "js_exception", "P1 P2", "#185")


def test_an_error_that_a_framework_only_writes_down() -> None:
    page = Page("/transfers/new").click("Confirm transfer")
    message = "Cannot read properties of undefined (reading 'iban')"
    stack = f"TypeError: {message}\n    at confirm ({PAGE}/main-4f1b2c.js:1:5)"
    told_of = {"name": "TypeError", "message": message, "stack": stack}
    line = {"method": "error", "message": f"ERROR TypeError: {message}", "error": told_of}
    page.add("console", "error", line, after=0.1)

    told(page.judge("Transfer is not sent"), "js_exception", "P1", "iban")


def test_a_window_that_is_open_already() -> None:
    page = Page("/rooms").click("Choose dates")
    page.fail("InvalidStateError: Failed to execute 'showModal' on 'HTMLDialogElement': The "
              "element already has an 'open' attribute.")  # fmt: skip

    told(page.judge("Dates do not open"), "js_exception", "P1 P2", "showModal")


def test_a_picture_that_may_not_be_read() -> None:
    page = Page("/designer").click("Export")
    page.fail("SecurityError: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted "
              "canvases may not be exported.")  # fmt: skip

    told(page.judge("Export does nothing"), "js_exception cors", "P2", "Tainted")


def test_a_language_that_no_browser_knows() -> None:
    page = Page("/news").fail("RangeError: Incorrect locale information provided")

    told(page.judge("No articles"), "js_exception", "P1 P2", "Incorrect locale information")


def test_an_error_that_a_page_shows_and_tells() -> None:
    page = Page("/feed").click("Like")
    page.log("error", "Uncaught error in event handler: TypeError: t.likes.push is not a function")

    told(page.judge("Likes do not count"), "js_exception", "P2", "t.likes.push")


def test_a_save_button_that_does_nothing() -> None:
    page = Page("/settings").click("Save").dead("Save").click("Save").dead("Save")

    told(page.judge("Settings are not saved"), "dead_control", "P2", "Save")


def test_an_account_that_cannot_be_made() -> None:
    page = Page("/signup").click("Create account").dead("Create account")
    page.click("Create account").dead("Create account")

    told(page.judge("The button does nothing"), "dead_control", "P1", "Create account")


def test_a_payment_that_never_ends() -> None:
    page = Page("/checkout").ask("GET", "/api/cart", 200).click("Pay now").dead("Pay now")

    told(page.judge("It spins and spins"), "dead_control timeout_slow", "P1", "Pay now")


def test_a_report_that_takes_most_of_a_minute() -> None:
    page = Page("/reports").click("Export").ask("POST", "/api/exports", 200, durationMs=45200)

    told(page.judge("Export takes ages"), "timeout_slow", "P2", "/api/exports")


def test_a_search_that_is_slow() -> None:
    page = Page("/search").click("Search").ask("GET", "/api/search?q=…", 200, durationMs=12400)

    told(page.judge("Search is so slow"), "timeout_slow", "P2", "/api/search")


def test_two_pages_that_send_each_other_back() -> None:
    page = Page("/login")
    for _ in range(4):
        page.load("/account", "/login", after=0.4).load("/login", "/account", after=0.4)

    told(page.judge("It reloads all the time"), "redirect_loop", "P1", "/login")


def test_a_chat_whose_line_breaks() -> None:
    page = Page("/messages")
    for _ in range(3):
        page.log("error", "WebSocket connection to 'wss://live.example.com/socket' failed: ")

    told(page.judge("Messages do not arrive"), "socket_drop", "P1 P2", "live.example.com")


def test_a_payment_that_was_sent_twice() -> None:
    page = Page("/checkout").click("Pay now").click("Pay now", after=0.2)
    page.ask("POST", "/api/payments", 201).ask("POST", "/api/payments", 201)

    told(page.judge("I was charged twice"), "race", "P0 P1", "/api/payments")


def test_an_older_answer_over_a_newer_one() -> None:
    page = Page("/search").click("Search").ask("GET", "/api/search?q=sh", 200, durationMs=3000)
    page.ask("GET", "/api/search?q=shoes", 200, durationMs=150)

    told(page.judge("The results are of another word"), "race", "P2", "/api/search")


def test_a_checkout_whose_part_is_gone_since_a_release() -> None:
    page = Page("/cart").click("Checkout")
    page.rejects("TypeError: Failed to fetch dynamically imported module: "
                 "https://shop.example.com/assets/Checkout-a1b2c3.js")  # fmt: skip

    told(page.judge("Checkout does not open"), "chunk_load stale_version", "P1", "Checkout-a1b2c3")


def test_a_menu_that_does_not_open() -> None:
    page = Page("/news").click("Menu").dead("Menu").click("Menu").dead("Menu")

    told(page.judge("Menu is broken on my phone"), "dead_control", "P2", "Menu")


def test_a_cart_that_finds_no_room() -> None:
    page = Page("/products/mug").click("Add to cart")
    page.fail("QuotaExceededError: Failed to execute 'setItem' on 'Storage': Setting the value of "
              "'cart' exceeded the quota.")  # fmt: skip

    told(page.judge("The cart stays empty"), "storage", "P1", "exceeded the quota")


def test_a_comment_that_was_sent_without_a_line() -> None:
    page = Page("/articles/5").line(False).click("Post comment").lost("POST", "/api/comments")
    page.line(True, after=20)

    told(page.judge("My comment is not there"), "offline", "P2 P3", "offline")


def test_a_database_of_a_phone_that_went_away() -> None:
    page = Page("/notes").click("Save note")
    page.rejects("UnknownError: Connection to Indexed Database server lost. Refresh the page to "
                 "try again")  # fmt: skip

    told(page.judge("Note is lost"), "storage", "P2", "Indexed Database server lost")


def test_a_page_that_is_too_old_for_its_server() -> None:
    page = Page("/board").click("Save card").ask("POST", "/api/sync", 426)
    page.log("error", "[sync] client_outdated, please reload")

    told(page.judge("Cards are not saved"), "stale_version", "P2", "426")

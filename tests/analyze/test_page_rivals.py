"""Two faults in one visit, of which the nearer or the louder one is not the cause."""

from analyze.page_visits import REJECTED, page, told


def test_a_server_that_fails_outweighs_a_page_that_was_drawn_twice() -> None:
    visit = page("/checkout")
    for number in (418, 423, 425):
        visit.fail(f"Error: Minified React error #{number}; visit https://react.dev/errors")
    visit.click("Pay now").ask("POST", "/api/checkout", 500)
    visit.click("Pay now").ask("POST", "/api/checkout", 500)

    told(visit.judge("Cannot pay", "/checkout"), "backend_error", "P1", "/api/checkout", "500")


def test_an_exception_of_a_press_outweighs_twenty_remarks() -> None:
    visit = page("/mugs").click("Compare")
    visit.fail("TypeError: Cannot read properties of undefined (reading 'specs')")
    for _ in range(20):
        visit.log("error", 'Warning: Each child in a list should have a unique "key" prop.')

    told(visit.judge("Compare does not work"), "js_exception", "P2 P3", "specs")


def test_a_refusal_at_the_end_outweighs_a_part_that_was_loaded_again() -> None:
    visit = page("/reviews")
    visit.fail("ChunkLoadError: Loading chunk reviews failed.", REJECTED)
    visit.go("/reviews").ask("GET", "/api/reviews", 200).go("/checkout")
    visit.click("Continue").ask("POST", "/api/address", 422)
    visit.click("Continue").ask("POST", "/api/address", 422)

    analysis = visit.judge("It does not take my address", "/checkout")
    told(analysis, "validation_rejected", "P1", "/api/address", "422")


def test_a_guest_who_is_nobody_is_not_why_the_search_breaks() -> None:
    visit = page("/").ask("GET", "/api/me", 401).click("Search")
    visit.fail("TypeError: n.facets is undefined").click("Search")
    visit.fail("TypeError: n.facets is undefined")

    told(visit.judge("Search does nothing"), "js_exception", "P2", "facets")


def test_a_crash_outweighs_what_an_observer_says_after_it() -> None:
    visit = page("/checkout").click("Edit address")
    visit.fail("NotFoundError: Failed to execute 'insertBefore' on 'Node': The node before which "
               "the new node is to be inserted is not a child of this node.")  # fmt: skip
    for _ in range(4):
        visit.fail("ResizeObserver loop limit exceeded", stack="")

    told(visit.judge("Page went white", "/checkout"), "js_exception", "P1", "insertBefore")


def test_a_dead_button_outweighs_a_chat_that_throws() -> None:
    stack = "TypeError: t is null\n    at open (https://widget.talkly.io/loader.js:1:999)"
    visit = page("/checkout").fail("TypeError: t is null", stack=stack)
    visit.dead("Pay now", 2).fail("TypeError: t is null", stack=stack).dead("Pay now", 2)

    told(visit.judge("Pay does nothing", "/checkout"), "dead_control", "P1", "Pay now")


def test_the_answer_that_failed_outweighs_what_it_made_the_page_throw() -> None:
    visit = page("/basket").ask("GET", "/api/basket", 503)
    for _ in range(5):
        visit.logged("render failed", "TypeError: Cannot read properties of undefined "
                     "(reading 'items')")  # fmt: skip

    analysis = visit.judge("My basket does not show", "/basket")
    told(analysis, "backend_error", "P1 P2", "/api/basket", "503")


def test_an_answer_that_never_came_outweighs_words_that_are_missing() -> None:
    visit = page("/delivery")
    for name in ("slot.title", "slot.hint", "slot.none"):
        visit.log("warn", f"[intlify] Not found '{name}' key in 'nl' locale messages.")
    visit.click("Choose slot")
    visit.ask("GET", "/api/slots", 0, durationMs=30000, error="timeout of 30000ms exceeded")

    told(visit.judge("No delivery slots"), "timeout_slow", "P1 P2", "/api/slots")


def test_an_exception_of_the_press_outweighs_pictures_that_are_missing() -> None:
    visit = page("/events")
    for number in range(5):
        visit.lost(f"https://shop.example.com/img/{number}.webp", "img")
    visit.click("Pick a date").fail("RangeError: date value is not finite in "
                                    "DateTimeFormat.format()")  # fmt: skip

    told(visit.judge("I cannot pick a date"), "js_exception", "P2", "not finite")


def test_a_browser_that_went_offline_outweighs_the_part_it_could_not_load() -> None:
    visit = page("/mugs")
    visit.add("console", "warn", {"kind": "offline", "online": False,
                                  "message": "The browser went offline"})  # fmt: skip
    visit.click("Account").fail("ChunkLoadError: Loading chunk 7 failed.", REJECTED)
    visit.ask("GET", "/api/me", 0, error="Failed to fetch")

    told(visit.judge("Account does not open"), "offline", "P2 P3")

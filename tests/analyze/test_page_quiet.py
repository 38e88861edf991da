"""Pages that are well but not silent: naming a cause would be wrong. Not: faults."""

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import REJECTED, page, told

LOOP = "ResizeObserver loop completed with undelivered notifications."


def test_a_loop_of_an_observer_is_noise_in_a_purchase() -> None:
    visit = page("/checkout").fail(LOOP, stack="").click("Pay now")
    visit.fail(LOOP, stack="").ask("POST", "/api/orders", 201).go("/thank-you")

    told(visit.judge("The colours look odd", "/thank-you"), NO_CAUSE, "P3")


def test_an_attribute_of_an_extension_is_no_fault_of_the_page() -> None:
    visit = page("/products/mug")
    visit.log("error", "Warning: Extra attributes from the server: data-gr-ext-installed,"
              "data-new-gr-c-s-check-loaded at body")  # fmt: skip
    visit.click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.judge("How long is delivery?"), NO_CAUSE, "P3")


def test_a_request_that_the_page_gave_up_itself_is_noise() -> None:
    visit = page("/search").fail("AbortError: signal is aborted without reason", REJECTED)
    visit.ask("GET", "/api/search", 200).click("Mug").go("/products/mug")

    told(visit.judge("Please add a dark theme"), NO_CAUSE, "P3")


def test_one_error_of_a_foreign_script_long_ago_is_noise() -> None:
    visit = page("/").fail("Script error.", stack="").click("Mugs").go("/mugs")
    visit.ask("GET", "/api/mugs", 200).click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.judge("The text is small"), NO_CAUSE, "P3")


def test_remarks_for_developers_are_noise() -> None:
    visit = page("/mugs")
    visit.log("error", 'Warning: Each child in a list should have a unique "key" prop. at Grid')
    visit.log("error", "Warning: componentWillReceiveProps has been renamed, and is not "
              "recommended for use. at Carousel")  # fmt: skip
    visit.click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.judge("I would like another colour"), NO_CAUSE, "P3")


def test_a_film_that_was_stopped_before_it_began_is_noise() -> None:
    visit = page("/").fail("AbortError: The play() request was interrupted by a call to pause().",
                           REJECTED)  # fmt: skip
    visit.click("Mugs").go("/mugs").ask("GET", "/api/mugs", 200)

    told(visit.judge("Nice shop"), NO_CAUSE, "P3")


def test_what_an_extension_throws_is_noise() -> None:
    stack = "TypeError: x is null\n    at chrome-extension://abcdefgh/inject.js:3:9"
    visit = page("/mugs").fail("TypeError: x is null", stack=stack)
    visit.click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.judge("Which sizes are there?"), NO_CAUSE, "P3")


def test_a_share_that_the_user_cancelled_is_noise() -> None:
    visit = page("/mugs").click("Share").fail("AbortError: Share canceled", REJECTED)
    visit.click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.judge("More pictures please"), NO_CAUSE, "P3")


def test_what_a_scanner_of_mails_leaves_is_noise() -> None:
    visit = page("/newsletter")
    visit.fail("Object Not Found Matching Id:3, MethodName:update, ParamCount:4", REJECTED, "")
    visit.click("Unsubscribe").ask("POST", "/api/unsubscribe", 204)

    told(visit.judge("Too many mails"), NO_CAUSE, "P3")


def test_a_passage_that_was_skipped_is_noise() -> None:
    visit = page("/mugs").click("Red mug").fail("AbortError: Transition was skipped", REJECTED)
    visit.go("/mugs/red").ask("GET", "/api/mugs/red", 200)

    told(visit.judge("The red is not that red"), NO_CAUSE, "P3")


def test_a_link_to_where_one_stands_is_noise() -> None:
    visit = page("/mugs").click("Mugs")
    visit.fail("NavigationDuplicated: Avoided redundant navigation to current location: "
               '"/mugs".', REJECTED)  # fmt: skip
    visit.click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.judge("Do you ship to Norway?"), NO_CAUSE, "P3")


def test_a_press_on_plain_words_is_no_dead_control() -> None:
    visit = page("/mugs").press("h1.title", "h1", "Mugs").press("p.lead", "p", "Made in Delft")
    visit.click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.judge("A typo in the heading"), NO_CAUSE, "P3")


@pytest.mark.parametrize(
    "line",
    [
        "Chart: width is NaN, using 0",
        "[sync] local revision 12, server revision 14, pulling",
        "Currency: showing USD instead of EUR for your region",
    ],
)
def test_a_warning_that_nobody_pressed_for_is_noise(line: str) -> None:
    visit = page("/mugs").log("warn", line).click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.go("/cart").judge("How long is delivery?"), NO_CAUSE, "P3")


def test_a_menu_that_is_opened_and_closed_with_a_warning_is_well() -> None:
    visit = page("/mugs")
    for _ in range(2):
        visit.click("Menu").log("warn", "Popper: reference element not found")
    visit.click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.judge("How long is delivery?"), NO_CAUSE, "P3")


def test_a_change_that_was_given_up_and_sent_again_is_noise() -> None:
    visit = page("/mugs").click("Wishlist")
    visit.ask("PUT", "/api/wishlist", 0, error="AbortError: aborted", durationMs=30)
    visit.ask("PUT", "/api/wishlist", 200)

    told(visit.judge("How long is delivery?"), NO_CAUSE, "P3")

"""Tickets of visits in which nothing broke, or nothing that the words are about. Not: faults."""

from analyze.experts import NO_CAUSE, agree
from analyze.servers import Page


def test_a_question_about_money_after_a_good_visit() -> None:
    page = Page("/orders/7").ask("GET", "/api/orders/7", 200)

    agree(page.judge("Where is my refund?"), NO_CAUSE, "P3")


def test_a_question_beside_an_observer_s_complaint() -> None:
    page = Page("/account").fail("Error: ResizeObserver loop completed with undelivered "
                                 "notifications.", stack="")  # fmt: skip

    agree(page.judge("How do I change my address?"), NO_CAUSE, "P3")


def test_a_slow_feeling_beside_an_extension_s_error() -> None:
    error = "TypeError: Cannot read properties of null (reading 'postMessage')"
    stack = f"{error}\n    at a (chrome-extension://kbfnbcaeplbcioakkpcpgfkobkghlhen/page.js:1:99)"
    page = Page("/news").fail(error, stack=stack)

    agree(page.judge("The font is too small"), NO_CAUSE, "P3")


def test_a_late_parcel_beside_blocked_advertisements() -> None:
    page = Page("/orders").ask("GET", "/api/orders", 200)
    page.missing("https://securepubads.g.doubleclick.net/tag/js/gpt.js", "script")
    page.lost("POST", "https://region1.google-analytics.com/g/collect")

    agree(page.judge("My parcel is late"), NO_CAUSE, "P3")


def test_a_misprint_seen_by_a_guest() -> None:
    page = Page("/about").ask("GET", "/api/me", 401)

    agree(page.judge("There is a typo in your text"), NO_CAUSE, "P3")


def test_a_price_beside_a_film_that_was_not_started() -> None:
    page = Page("/plans").rejects("AbortError: The play() request was interrupted by a call to "
                                  "pause(). https://goo.gl/LdLk22")  # fmt: skip

    agree(page.judge("The price is too high"), NO_CAUSE, "P3")


def test_opening_hours_beside_an_icon_that_is_missing() -> None:
    page = Page("/stores").missing("https://shop.example.com/apple-touch-icon.png", "img")

    agree(page.judge("Your opening hours are wrong"), NO_CAUSE, "P3")


def test_an_invoice_after_a_payment_whose_kit_was_cleared_away() -> None:
    page = Page("/checkout").click("Pay now").ask("POST", "/api/orders", 201)
    error = "Error: zoid destroyed all components"
    page.rejects(error, f"{error}\n    at https://www.paypal.com/sdk/js?client-id=…:3:131290")
    page.go("/orders/8/thanks").ask("GET", "/api/orders/8", 200)

    agree(page.judge("I want an invoice"), NO_CAUSE, "P3")


def test_a_sign_in_that_works_beside_a_picture_that_is_missing() -> None:
    page = Page("/login").click("Sign in").ask("POST", "/api/login", 200).go("/account")
    page.missing("https://shop.example.com/avatars/9.png", "img")

    agree(page.judge("Please delete my account"), f"{NO_CAUSE} asset_missing", "P3")


def test_a_wish_after_a_failure_that_was_made_good() -> None:
    page = Page("/checkout").click("Place order").ask("POST", "/api/orders", 500)
    page.click("Place order").ask("POST", "/api/orders", 201).go("/orders/8/thanks")

    agree(page.judge("Please add a dark mode"), f"{NO_CAUSE} backend_error", "P3 P2")

"""What people write though nothing failed, or of what nothing in the log speaks. Not: faults."""

from analyze.desk import Desk
from analyze.experts import NO_CAUSE, agree


def test_a_window_for_signing_in_that_the_user_closed() -> None:  # firebase forums
    page = Desk("/login").click("Sign in with Google").hum()
    page.log("warn", "FirebaseError: Firebase: Error (auth/popup-closed-by-user).")
    page.click("Sign in with Google").no("POST", "/api/session", 200).go("/home")

    agree(page.judge("Where do I change my password?", path="/home"), NO_CAUSE, "P3")


def test_a_coupon_that_was_taken_and_changes_nothing() -> None:  # nopCommerce 4868
    page = Desk("/cart").click("Apply coupon").no("POST", "/api/cart/coupon", 200).hum()
    page.no("GET", "/api/cart", 200)

    agree(page.judge("It says the coupon was applied but the total is the same"), NO_CAUSE, "P3")


def test_another_s_name_of_which_only_words_tell() -> None:  # terminalizer 53
    page = Desk("/docs").no("GET", "/api/me", 200).hum()

    agree(page.judge("I am logged in as somebody else", path="/docs"), NO_CAUSE, "P3")


def test_a_table_that_came_empty() -> None:  # Tangerine 3697
    page = Desk("/exports").hum().click("Download CSV")
    page.ask("GET", "/api/exports/3.csv", 200, contentType="text/csv")

    agree(page.judge("The CSV is empty"), NO_CAUSE, "P3")


def test_a_price_in_another_currency_than_wished() -> None:  # scandipwa 1744
    page = Desk("/products/7").click("EUR").no("POST", "/api/currency", 204).hum()
    page.no("GET", "/api/products/7", 200).go("/cart").no("GET", "/api/cart", 200)

    agree(page.judge("The cart still shows dollars", path="/cart"), NO_CAUSE, "P3")


def test_a_search_that_finds_nothing() -> None:  # scandipwa 1947
    page = Desk("/search").hum().click("Search")
    page.no("GET", "/api/search", 200, '{"hits":[],"total":0}').click("Search")
    page.no("GET", "/api/search", 200, '{"hits":[],"total":0}')

    agree(page.judge("No results found though you sell it", path="/search"), NO_CAUSE, "P3")


def test_a_wish_beside_a_picture_of_the_tab() -> None:  # any forum of wishes
    page = Desk("/").ask("GET", "/favicon-32.png", 404).hum().click("Menu")
    page.no("GET", "/api/menu", 200)

    agree(page.judge("Please add a dark mode"), NO_CAUSE, "P3")


def test_a_question_after_an_order_that_went_through() -> None:  # shop's help desk
    page = Desk("/checkout").no("GET", "/api/me", 401).hum().click("Pay €20.00")
    page.no("POST", "/api/orders", 201).go("/thank-you")

    agree(page.judge("Can I have an invoice with my VAT number?", path="/thank-you"),
          NO_CAUSE, "P3")  # fmt: skip


def test_an_advertisement_that_a_blocker_kept_away() -> None:  # easylist 11948
    page = Desk("/news").lost("GET", "https://securepubads.g.doubleclick.net/tag/js/gpt.js")
    page.lost("GET", "/ads/banner.json").hum().click("Sport").no("GET", "/api/news", 200)
    page.go("/news/sport")

    agree(page.judge("How can I subscribe?", path="/news/sport"), NO_CAUSE, "P3")


def test_a_password_that_was_right_at_the_second_try() -> None:  # any sign-in
    page = Desk("/login").click("Log in")
    page.no("POST", "/api/login", 401, '{"message":"Wrong password"}').click("Log in", after=6)
    page.no("POST", "/api/login", 200).go("/home").hum()

    agree(page.judge("I get too many newsletters", path="/home"), NO_CAUSE, "P3")


def test_questions_that_typing_overtook() -> None:  # spartacus 18757
    page = Desk("/search")
    for _ in range(4):
        page.ask("GET", "/api/suggest", 0, error="AbortError: signal is aborted", aborted=True)
    page.no("GET", "/api/suggest", 200).hum().click("Show results").no("GET", "/api/search", 200)

    agree(page.judge("How do I return an item?", path="/search"), NO_CAUSE, "P3")


def test_a_limit_that_a_page_waited_out() -> None:  # any client that tries again
    page = Desk("/feed").no("GET", "/api/feed", 429, '{"retryAfter":1}')
    page.no("GET", "/api/feed", 200).hum().click("Like").no("POST", "/api/likes", 201)

    agree(page.judge("Could you show the newest first?", path="/feed"), NO_CAUSE, "P3")

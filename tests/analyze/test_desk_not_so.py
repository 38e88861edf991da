"""What people write when all was answered well, and not as they wished. Not: failed requests.

The page wrote down that what came back is not what was sent or chosen: nothing else in these visits
says so, and nobody else would know where to look.
"""

import pytest

from analyze.desk import Desk
from analyze.servers import told
from analyze.test_desk_lacking import open_page
from analyze.visits import PAGE


def test_a_report_of_no_page_where_loans_are_listed() -> None:
    page = Desk("/library").hum().click("Print my loans")
    page.no("GET", "/api/loans/report", 200)
    page.log("warn", "[report] loans.pdf holds 0 pages, 12 loans are listed")

    told(
        page.judge("the paper is blank"), "api_contract backend_error", "P2 P3", "/api/loans/report"
    )


def test_a_recipe_that_is_still_there_after_it_was_taken_off() -> None:
    page = Desk("/recipes/9").hum().click("Remove from favourites")
    page.no("DELETE", "/api/favourites/9", 200)
    page.log("warn", "[favourites] recipe 9 is still on the list")

    told(
        page.judge("I cannot get rid of it"), "api_contract backend_error", "P2 P3", "/favourites/9"
    )


def test_a_ticket_without_the_seat_that_was_chosen() -> None:
    page = Desk("/concert/4").hum().click("Book seat 12")
    page.no("POST", "/api/tickets", 201).log("warn", "[tickets] T-88 is booked, no seat in it")

    told(
        page.judge("my seat is missing"), "api_contract backend_error", "P0 P1 P2", "no seat in it"
    )


def test_a_line_of_an_answer_counts_though_another_page_is_opened_by_its_address() -> None:
    """A page that somebody opened themselves was taken for the page going on without trouble."""
    page = open_page(Desk("/"), "/frames", came_from=f"{PAGE}/").hum().click("Add to album")
    page.no("POST", "/api/album/photos", 201)
    page.log("warn", "[album] photo 3 came back without its caption")
    open_page(page, "/frames/2", came_from="").no("GET", "/api/frames/2", 200)

    told(page.judge("where is my caption?"), "api_contract backend_error", "P2 P3", "its caption")


def test_a_line_is_of_the_one_thing_that_a_press_asked_for() -> None:
    page = Desk("/flats").hum().click("Nearest first").no("GET", "/api/objects", 200)
    page.log("warn", "[map] distances 9, 2, 5 are not in the order that was asked for")

    told(page.judge("sorting is broken"), "api_contract backend_error", "P2 P3", "/api/objects")


@pytest.mark.parametrize(
    "line",
    [
        "[player] still on the first track",
        "[programme] the copy of the programme is still valid",
        "[lint] 0 errors in 12 files",
        "[news] 0 comments",
        "[tour] the hint is not on the page that was opened",
    ],
)
def test_what_a_page_says_of_itself_is_no_answer_that_is_wrong(line: str) -> None:
    page = Desk("/radio").no("GET", "/api/programme", 200).log("warn", line).hum()
    page.click("Programme").no("GET", "/api/programme/today", 200)

    assert page.judge("please play more jazz").root_cause is None


def test_money_in_another_currency_than_the_page_showed() -> None:
    page = Desk("/donate").hum().click("Give €25").no("POST", "/api/gifts", 201)
    page.log("warn", "[gift] g_71 was charged in GBP, the form showed €25")

    told(page.judge("you took pounds"), "api_contract", "P0 P1", "GBP")


@pytest.mark.parametrize(
    "line",
    ["[rates] 1 EUR is 1.08 USD, of this morning", "[prices] EUR and £ are offered in this shop"],
)
def test_two_currencies_are_no_wrong_sum(line: str) -> None:
    page = Desk("/shop").log("warn", line).hum().click("Shoes").no("GET", "/api/shoes", 200)

    assert page.judge("do you have size 50?").root_cause is None


def test_a_list_by_price_is_no_sum_that_was_charged() -> None:
    page = Desk("/shop").hum().click("Cheapest first").no("GET", "/api/shop/shoes", 200)
    page.log("warn", "[shoes] sorted by price: 80.00, 35.00, 60.00 is wrong")

    analysis = page.judge("the order of the list is wrong")
    told(analysis, "api_contract backend_error", "P2 P3", "/api/shop/shoes")
    assert "charged" not in (analysis.suggested_fix or "")

"""What people write when a good answer lacks what they need, and the page says so. Not: failures.

No request fails in these visits. What the page wrote of an answer, or of what it looked for in one,
is all that a developer would have to go by.
"""

from analyze.desk import Desk
from analyze.moments import lifeless
from analyze.servers import told
from analyze.visits import PAGE


def open_page(page: Desk, path: str, came_from: str) -> Desk:
    """Open a page from another one, or by its address, as a client that knows the difference."""
    meta = {"how": "load", "from": came_from, "to": PAGE + path}
    return page.add("console", "info", {}, event="navigation", meta=meta, after=0.8)


def test_a_room_that_no_plan_fits() -> None:
    page = Desk("/hotel/4").no("GET", "/api/hotel/4/plans", 200).hum().click("Book room")
    page.log("warn", '[rates] no rate plan matches {"guests":3,"nights":1}, 7 are loaded')

    told(page.judge("It says not available, but there are rooms"),
         "api_contract dead_control validation_rejected", "P1 P2", "no rate plan")  # fmt: skip


def test_a_press_is_not_served_by_an_address_that_is_opened_afterwards() -> None:
    page = open_page(Desk("/"), "/hotel/4", came_from=f"{PAGE}/").hum().click("Book room")
    page.log("warn", '[rates] no rate plan matches {"guests":3,"nights":1}, 7 are loaded')
    open_page(page, "/hotel/5", came_from="").no("GET", "/api/hotel/5", 200)

    told(page.judge("It says not available, but there are rooms", path="/hotel/5"),
         "api_contract dead_control validation_rejected", "P1 P2", "no rate plan")  # fmt: skip


def test_a_branch_that_cannot_be_chosen() -> None:
    page = Desk("/appointment").hum().click("Book appointment")
    page.no("GET", "/api/branches", 200).log("warn", "[booking] 0 branches to choose from")

    told(page.judge("I cannot choose a branch"), "api_contract backend_error", "P1 P2", "branches")


def test_a_search_that_finds_nothing_is_no_failure() -> None:
    page = Desk("/search").click("Search").no("GET", "/api/search", 200)
    page.log("warn", "[search] no books found").hum()

    assert page.judge("I do not find my book").root_cause is None


def test_a_shelf_that_is_empty_is_no_failure() -> None:
    page = Desk("/books").click("Poetry").no("GET", "/api/books", 200)
    page.log("warn", "[shelf] no books here").hum()

    assert page.judge("I do not find my book").root_cause is None


def test_an_account_that_a_register_had_no_time_to_check() -> None:
    page = Desk("/payout").hum().click("Save")
    page.no("POST", "/api/bank/verify", 200)
    page.log("warn", "[bank] account not verified: PROVIDER_UNAVAILABLE")

    told(page.judge("My IBAN is right but you refuse it"), "backend_error third_party", "P1 P2",
         "PROVIDER_UNAVAILABLE")  # fmt: skip


def test_a_list_that_a_page_names_by_its_address_alone() -> None:
    page = Desk("/tickets").hum().click("Load older")
    page.no("GET", "/api/tickets", 200).log("warn", "/api/tickets?before=40 brought 0 more of 20")

    told(page.judge("Older tickets are not loaded"), "api_contract backend_error", "P2 P3",
         "/api/tickets")  # fmt: skip


def test_a_press_that_waits_for_what_the_page_wrote_that_it_lacks() -> None:
    page = Desk("/event/4").no("GET", "/api/event/4/seatmap", 404)
    page.log("warn", "[seats] no map: /event/4/seatmap answered 404").hum()
    lifeless(page.click("Buy tickets"), "Buy tickets")

    told(page.judge("I cannot buy tickets"), "api_contract backend_error", "P1", "seatmap", "404")


def test_a_press_that_has_nothing_to_do_with_what_failed_quietly() -> None:
    page = Desk("/event/4").no("GET", "/api/event/4/likes", 404).hum()
    lifeless(page.click("Buy tickets"), "Buy tickets")

    told(page.judge("I cannot buy tickets"), "dead_control", "P1", "Buy tickets")


def test_a_press_that_waits_for_a_list_that_came_without_anything_in_it() -> None:
    page = Desk("/transfer").no("GET", "/api/my/accounts", 200)
    page.log("warn", "[transfer] /api/my/accounts has 0 accounts to pay from").hum()
    lifeless(page.click("Pay now"), "Pay now")

    told(page.judge("I cannot send money"), "api_contract backend_error", "P1", "accounts")

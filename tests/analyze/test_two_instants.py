"""Hours that come back as others, what was sent twice by its page, and codes that were turned."""

import json
from typing import Any

import pytest

from analyze.page_visits import PageVisit, page, told
from usercontext.domain.analysis import Category, Priority

J = "application/json"


def sent(label: str, path: str, body: Any, answer: Any) -> PageVisit:
    more = {"requestBody": json.dumps(body), "responseBody": json.dumps(answer)}
    return page("/book").click(label).ask("POST", path, 201, contentType=J, **more)


def booked(wanted: str, got: str) -> PageVisit:
    answer = {"id": 3, "slot": got}
    return sent("Book", "/api/bookings", {"slot": wanted}, answer).go("/book/3")


def test_another_hour_than_was_booked() -> None:
    visit = booked("2026-12-04T14:30", "2026-12-04T13:30")

    said = visit.judge("the confirmation has the wrong time", "/book/3")
    told(said, "api_contract", "P0 P1", "2026-12-04T13:30", "2026-12-04T14:30")


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        ("2026-12-04T14:30:00Z", "2026-12-04T15:30:00+01:00"),
        ("2026-12-04T14:30", "2026-12-04T13:30:00Z"),
        ("2026-12-04T14:30", "2026-12-04T13:30"),
        ("2026-12-04T14:30:10", "2026-12-04T14:30:00"),
    ],
    ids=["one instant", "one zone unknown", "perhaps of two zones", "the same minute"],
)
def test_an_hour_that_may_be_the_same(wanted: str, got: str) -> None:
    assert booked(wanted, got).judge("", "/book/3").category is Category.UNKNOWN


def test_an_instant_that_is_read_back_in_another_zone_is_the_same() -> None:
    visit = sent("Book", "/api/visits", {"slot": "2026-12-04T14:30:00Z"}, {"id": 3})
    listed = json.dumps([{"id": 3, "slot": "2026-12-04T15:30:00+01:00"}])
    visit.ask("GET", "/api/visits", 200, contentType=J, responseBody=listed)

    assert visit.judge("", "/book/3").category is Category.UNKNOWN


def test_an_account_whose_digits_were_turned() -> None:
    answer = {"id": 81, "to": "DE02 1203", "state": "accepted"}
    visit = sent("Send 300,00 €", "/api/transfers", {"to": "DE02 1230"}, answer)

    told(visit.judge("the receipt has another account"), "api_contract", "P0 P1", "DE02 1203")


def test_an_account_that_is_written_with_blanks_is_the_same() -> None:
    answer = {"id": 81, "to": "DE02 1230", "state": "accepted"}
    visit = sent("Send 300,00 €", "/api/transfers", {"to": "DE021230"}, answer)

    assert visit.judge("").category is Category.UNKNOWN


def moved(words: str, *, press: bool = False) -> tuple[Category, Priority]:
    visit = page("/transfer").click("Send 300,00 €").ask("POST", "/api/transfers", 500)
    visit = visit.click("Send 300,00 €", after=4) if press else visit
    visit.ask("POST", "/api/transfers", 201).go("/accounts/1").ask("GET", "/api/accounts/1", 200)
    analysis = visit.judge(words, "/accounts/1")
    return analysis.category, analysis.priority


def test_what_a_page_sent_again_by_itself_and_is_there_twice() -> None:
    said = moved("the money left my account twice")

    assert said == (Category.BACKEND_ERROR, Priority.P1)


def test_what_was_pressed_for_again_or_is_not_there_twice_is_less() -> None:
    assert moved("had to press twice", press=True)[1] is not Priority.P1
    assert moved("what a nice bank")[1] is Priority.P3


def test_an_order_that_is_in_no_list_however_often_it_is_asked_for() -> None:
    visit = page("/order").click("Order now")
    made = json.dumps({"id": 5, "state": "created"})
    visit.ask("POST", "/api/orders", 201, contentType=J, responseBody=made).go("/orders")
    for _ in range(2):
        none = json.dumps({"orders": []})
        visit.ask("GET", "/api/orders", 200, contentType=J, responseBody=none)
        visit.click("Reload", after=9)

    said = visit.judge("I was charged but there is no order", "/orders")
    told(said, "backend_error", "P0 P1", "empty list")


def given(sent_to: str, got: str) -> PageVisit:
    answer = {"id": 4, "amount": 3, "to": got}
    visit = sent("Send 3 €", "/api/p2p", {"amount": 3, "to": sent_to}, answer)
    return visit.go("/wallet/4")


def test_what_was_sent_to_another_of_the_same_make() -> None:
    said = given("anna1", "anna7").judge("it went to somebody I do not know", "/wallet/4")

    told(said, "api_contract", "P0 P1", "anna7")


@pytest.mark.parametrize("got", ["anna1", "Anna Muster", "anna1 "])
def test_who_is_named_otherwise_may_be_the_same(got: str) -> None:
    assert given("anna1", got).judge("", "/wallet/4").category is Category.UNKNOWN

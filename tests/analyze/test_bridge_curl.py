"""Entries that somebody posts by hand to try the endpoint out: answers, errors, beginnings."""

import pytest

from analyze.app_visits import read
from analyze.bridge_visits import Bridge


def test_a_refusal_is_told_with_the_field_that_it_names() -> None:
    visit = Bridge()
    wrong = {"errors": [{"message": "is not a valid tax number", "field": "vatNumber"}]}
    told = {"method": "POST", "url": "/v2/companies", "status": 422, "response": wrong}
    visit.put(told, "warn", kind="network")

    said = visit.reported("cannot register the company")
    read(said, "validation_rejected", "P1 P2", "“vatNumber: is not a valid tax number”")


def test_words_that_name_their_field_are_not_told_twice() -> None:
    visit = Bridge()
    wrong = {"details": [{"field": "post_code", "message": "Post code must have 5 digits"}]}
    told = {"method": "POST", "url": "/v2/addresses", "status": 422, "response": wrong}
    visit.put(told, "warn", kind="network")

    said = visit.reported("address is refused")
    read(said, "validation_rejected", "P1 P2 P3", "says “Post code must have 5 digits”")


@pytest.mark.parametrize("name", ["resp", "reply", "answer", "response"])
def test_an_answer_is_quoted_under_whatever_name_it_was_handed_over(name: str) -> None:
    visit = Bridge()
    told = {"verb": "PUT", "endpoint": "/v1/menus/7", "statusCode": 500}
    visit.put(told | {name: {"message": "relation menus_old is gone"}}, "error", kind="network")

    said = visit.reported("the menu cannot be saved")
    read(said, "backend_error", "P1 P2", "says “relation menus_old is gone”")


def test_an_answer_of_one_plain_line_is_quoted() -> None:
    visit = Bridge()
    told = {"method": "POST", "url": "/v1/quotes", "status": 503}
    visit.put(told | {"response": "no healthy upstream in pool quotes"}, "error", kind="network")

    said = visit.reported("no quote is shown")
    read(said, "backend_error", "P1 P2", "says “no healthy upstream in pool quotes”")


@pytest.mark.parametrize("body", ["Service Unavailable", "<h1>We are away for a while</h1>"])
def test_a_page_or_the_name_of_a_status_is_not(body: str) -> None:
    visit = Bridge()
    told = {"method": "POST", "url": "/v1/quotes", "status": 503, "response": body}
    visit.put(told, "error", kind="network")

    assert visit.reported("no quote is shown").root_cause == "POST /v1/quotes failed with 503."


def test_what_begins_and_what_ends_a_request_are_no_two_of_which_one_failed() -> None:
    visit = Bridge()
    asked = {"method": "POST", "url": "/api/bookings", "requestBody": {"room": 4}}
    for _ in range(2):
        visit.click("Book", after=0.3).put(asked, kind="network", after=0.1)
    for number in (71, 72):
        ended = asked | {"status": 201, "duration": 1900, "responseBody": {"id": number}}
        visit.put(ended, kind="network", after=0.5)

    said = visit.reported("I have been charged for two bookings")
    read(said, "race", "P0 P1 P2", "2 times at once")
    assert "It failed" not in said.summary


def test_an_error_in_a_field_is_told_as_everybody_writes_one() -> None:
    visit = Bridge()
    error = {"name": "GatewayError", "message": "till 4 does not answer"}
    visit.put({"message": "Sale failed", "error": error}, "error")

    said = visit.reported("we cannot sell at till 4")
    read(said, "js_exception backend_error", "P1 P2 P0", "GatewayError: till 4 does not answer")
    assert "name GatewayError" not in said.summary


def test_what_happened_stands_before_what_it_happened_to() -> None:
    visit = Bridge()
    told = {"unit": "gate-3", "evt": "TICKET_REJECTED", "ticket": "t-88", "why": "zone_mismatch"}
    visit.put(told, "error")

    said = visit.reported("the gate does not open with my ticket")
    assert "“TICKET_REJECTED: ticket t-88, why zone_mismatch”" in (said.root_cause or said.summary)

"""Payloads that are written alike, and those that only look so. Not: what a fact means."""

from analyze.visits import Visit
from usercontext.analyze.fields import layer
from usercontext.analyze.shapes import Declared, Place

STATUS = Declared(("status", "statuscode"), (Place.RESPONSE, Place.OWN))


def test_the_place_that_is_listed_first_wins_however_deep_it_is() -> None:
    fields = layer({"status": 1, "data": {"response": {"status_code": 2}}}, {})

    assert fields.values(STATUS) == [2, 1]


def test_the_same_keys_hold_other_layers_where_a_value_is_no_object() -> None:
    wrapped = layer({"response": {"status": 500}, "status": 0}, {})
    bare = layer({"response": "gone", "status": 0}, {})

    assert wrapped.number(STATUS, 0, 599) == 500
    assert bare.number(STATUS, 0, 599) == 0


def test_of_two_keys_that_are_one_name_the_last_is_read() -> None:
    assert layer({"statusCode": 1, "status_code": 2}, {}).values(STATUS) == [2]


def test_a_payload_of_more_keys_than_are_kept_is_read_all_the_same() -> None:
    many = {f"k{number}": number for number in range(200)}

    assert layer(many | {"status": 404}, {}).values(STATUS) == [404]


def test_a_request_is_read_whichever_client_wrote_the_one_before() -> None:
    visit = Visit().click("Pay").ask("POST", "/api/pay", 500)
    visit.add("network", "error", {"request": {"url": "/api/pay"}, "response": {"status": 500}})

    assert "POST /api/pay failed with 500" in (visit.judge().root_cause or "")

"""Payloads that are written alike, and those that only look so. Not: what a fact means."""

from usercontext.analyze.reading.fields import Place, layer

STATUS = ("status", "statuscode")
BOTH = (Place.RESPONSE, Place.OWN)


def test_the_place_that_is_listed_first_wins_however_deep_it_is() -> None:
    fields = layer({"status": 1, "data": {"response": {"status_code": 2}}}, {})

    assert fields.values(STATUS, BOTH) == [2, 1]


def test_the_same_keys_hold_other_layers_where_a_value_is_no_object() -> None:
    wrapped = layer({"response": {"status": 500}, "status": 0}, {})
    bare = layer({"response": "gone", "status": 0}, {})

    assert wrapped.number(STATUS, 0, 599, BOTH) == 500
    assert bare.number(STATUS, 0, 599, BOTH) == 0


def test_of_two_keys_that_are_one_name_the_last_is_read() -> None:
    assert layer({"statusCode": 1, "status_code": 2}, {}).values(STATUS) == [2]


def test_a_payload_of_more_keys_than_are_kept_is_read_all_the_same() -> None:
    many = {f"k{number}": number for number in range(200)}

    assert layer(many | {"status": 404}, {}).values(STATUS) == [404]

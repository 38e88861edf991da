"""Answers whose lines make another total, or that are of somebody else; calm ones beside them."""

from typing import Any

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge

WRONG = "the sum in my basket is not right"
THEIRS = "these are the invoices of another customer"


def basket(**more: Any) -> Bridge:
    """Answer a basket of two at 14.50 and one at 6.00, with what is told beside."""
    lines = [{"sku": "A", "qty": 2, "unit_price": 14.5}, {"sku": "B", "qty": 1, "unit_price": 6.0}]
    visit = Bridge().click("Basket")
    told = {"method": "GET", "url": "https://toys.example/api/basket", "status": 200}
    return visit.put(told | {"response": {"lines": lines} | more}, kind="network")


def shown(first: Any, second: Any, path: str = "/api/invoices") -> Bridge:
    """Answer who somebody is, and then a list."""
    visit = Bridge()
    for where, body in (("/api/me", first), (path, second)):
        told = {"verb": "GET", "endpoint": f"https://desk.example{where}", "statusCode": 200}
        visit.put(told | {"responseBody": body}, kind="network")
    return visit


def test_a_total_that_its_lines_do_not_make() -> None:
    read(basket(total=20.5).reported(WRONG), "api_contract", "P0", "“20.5”", "“2” at “14.5”")


def test_a_total_that_they_make_is_right_in_cents_too() -> None:
    quiet(basket(total=35.0).reported(WRONG))
    quiet(basket(total=3500).reported(WRONG))


def test_what_is_put_on_or_taken_off_makes_another_total() -> None:
    quiet(basket(total=39.9, shipping=4.9).reported(WRONG))
    quiet(basket(total=30.0, discounts=[{"name": "summer", "amount": 5}]).reported(WRONG))


def test_lines_that_are_not_all_make_no_total() -> None:
    quiet(basket(total=90.0, itemCount=7).reported(WRONG))


def test_a_total_nobody_complains_of_is_left_alone() -> None:
    quiet(basket(total=20.5).reported("please send me the size chart of the blue one"))


def test_an_answer_about_somebody_else() -> None:
    visit = shown({"user": {"id": 5521}}, [{"no": "R-1", "customerId": 8810}])

    read(visit.reported(THEIRS), "api_contract", "P0", "“8810”", "“5521”", "/api/invoices")


def test_an_answer_about_oneself_and_others_is_a_list_of_a_team() -> None:
    both = [{"no": "R-1", "customerId": 8810}, {"no": "R-2", "customerId": 5521}]

    quiet(shown({"id": 5521}, both).reported(THEIRS))


def test_what_was_asked_for_by_its_id_is_whose_it_is() -> None:
    theirs = [{"no": "R-1", "customerId": 8810}]

    quiet(shown({"id": 5521}, theirs, "/api/customers/8810/invoices").reported(THEIRS))
    quiet(shown({"id": 5521}, theirs, "/admin/invoices").reported(THEIRS))


def test_ids_of_others_are_read_every_day_where_nobody_wonders() -> None:
    visit = shown({"id": 5521}, [{"no": "R-1", "customerId": 8810}])

    quiet(visit.reported("how do I print an invoice?"))


def priced(**line: Any) -> Bridge:
    """Answer a thing at 31.50 by its own page, and then the basket that it is in."""
    visit = Bridge()
    asked = {"method": "GET", "url": "https://toys.example/api/articles/k-7", "status": 200}
    visit.put(asked | {"response": {"id": "k-7", "price": 31.5}}, kind="network")
    asked["url"] = "https://toys.example/api/basket"
    return visit.put(asked | {"response": {"lines": [{"sku": "k-7"} | line]}}, kind="network")


def test_one_thing_at_two_prices() -> None:
    said = priced(price=36.5).reported("the kite costs more in the basket, wrong price")

    read(said, "api_contract", "P0", "“36.5”", "“31.5”", "/api/articles/k-7")


def test_a_price_in_cents_for_several_or_with_a_reduction_is_no_other_one() -> None:
    words = "the kite costs more in the basket, wrong price"

    quiet(priced(price=3150).reported(words))
    quiet(priced(price=63.0, qty=2).reported(words))
    quiet(priced(price=28.0, discount=3.5).reported(words))


def test_two_prices_nobody_speaks_of() -> None:
    quiet(priced(price=36.5).reported("is the kite blue?"))


def test_who_looks_after_a_thing_is_not_whose_it_is() -> None:
    visit = shown({"id": 5521}, [{"no": "R-1", "employeeId": 77}])
    quiet(visit.reported("who is my contact? the last one was somebody else"))

    visit = shown({"customerId": 5521}, [{"no": "R-1", "userId": 77}])
    quiet(visit.reported(THEIRS))

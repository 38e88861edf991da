"""Exchanges that a client writes as a block of lines. Not: lines of one exchange each."""

import pytest

from analyze.clients_visits import Client, calm, held
from usercontext.analyze.reading.blocks_of_lines import asked_in_block, exchange_in_block

API = "https://api.velo.test/v1"
ASKED = f"*** Request ***\nuri: {API}/register\nmethod: POST\nheaders: accept: application/json"
REFUSED = (
    f"*** DioException ***:\nuri: {API}/register\nDioException [bad response]: the response has a"
    " status code of 422 and validateStatus throws for it.\nstatusCode: 422\nResponse Text:\n"
    '{"message":"Invalid.","errors":{"phone":["The phone has already been taken."]}}'
)


def test_a_refusal_in_a_block_of_lines_is_told_with_its_answer() -> None:
    visit = Client().nav({"route": "/register"})
    for _ in range(2):
        visit.tap({"key": "register.submit"}).con("info", {"message": ASKED})
        visit.con("error", {"message": REFUSED})

    said = visit.sent("kann mich nicht registrieren")
    held(said, "validation_rejected", "POST /v1/register|422|already been taken", "P2 P3")


def test_an_answer_in_a_block_that_was_good_is_no_failure() -> None:
    visit = Client().nav({"route": "/feed"})
    visit.con("info", {"message": f"*** Request ***\nuri: {API}/feed\nmethod: GET"})
    visit.con("info", {"message": f"*** Response ***\nuri: {API}/feed\nstatusCode: 200"})

    calm(visit.sent("how do I change my picture?"))


@pytest.mark.parametrize(
    "text",
    [
        "status: 404 pieces\nurl of the album: none",
        f"uri: {API}/a\nmethod: GET",
        f"method: GET uri: {API}/a statusCode: 500",
        "statusCode: 500\nmethod: POST",
        "",
    ],
)
def test_other_texts_are_no_block_with_an_outcome(text: str) -> None:
    assert exchange_in_block(text) is None


def test_a_block_that_asks_names_its_method_and_address() -> None:
    assert asked_in_block(ASKED) == ("POST", f"{API}/register")
    assert asked_in_block(REFUSED) is None

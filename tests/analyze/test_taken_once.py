"""Equal requests of a quick row that are there once, or that were wanted. Not: true doubles."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told
from analyze.visits import PAGE


def row(label: str, path: str, ids: list[int], took_ms: int = 90, **more: object) -> Desk:
    """Presses 0.4 s apart, each answered with a thing, and a line behind each answer."""
    desk = Desk("/desk")
    for one in ids:
        desk.press(label, after=0.3)
        asked = {"method": "POST", "url": f"{PAGE}{path}", "status": 200, "durationMs": took_ms}
        body = {"responseBody": f'{{"id": {one}, "value": 3}}', "contentType": "application/json"}
        desk.add("network", "info", asked | {"resource": "fetch"} | body | more, after=0.01)
        desk.log("info", f"throw {one} stored", after=0.1)
    return desk


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("Roll dice", "/api/games/3/rolls"),
        ("Ajouter un point", "/api/points"),
        ("❤", "/api/hearts"),
    ],
)
@pytest.mark.parametrize("words", ["lovely game", "I ALWAYS LOSE", "j'adore"])
def test_who_saw_one_taken_and_presses_again_wants_another(
    label: str, path: str, words: str
) -> None:
    nothing(row(label, path, [1, 2, 3, 4]).judge(words))


def test_a_report_of_two_says_that_one_was_meant() -> None:
    visit = row("Send entry", "/api/guestbook", [1, 2])

    told(visit.judge("my entry is there twice"), "race", "/api/guestbook", "P2")


def test_what_is_answered_with_one_thing_both_times_is_there_once() -> None:
    nothing(row("Book", "/api/bookings", [7, 7], 900, status=201).judge("it took a moment"))


def test_two_things_are_a_double() -> None:
    told(
        row("Book", "/api/bookings", [7, 8], 900, status=201).judge("hm"),
        "race",
        "2 times",
        "P2 P1 P0",
    )


def put(path: str, sent: int, told: list[int]) -> Desk:
    """Send a number several times and be answered each time with another one."""
    desk = Desk("/desk")
    for one in told:
        desk.press("+", after=0.5)
        body = {"requestBody": f'{{"qty": {sent}}}', "responseBody": f'{{"qty": {one}}}'}
        kind = {"method": "POST", "url": f"{PAGE}{path}", "status": 200, "durationMs": 90}
        desk.add("network", "info", kind | body | {"contentType": "application/json"}, after=0.02)
    return desk


@pytest.mark.parametrize("path", ["/api/trays/4/pieces", "/api/cart/items"])
def test_a_number_of_all_that_was_put_there_is_not_the_one_sent(path: str) -> None:
    nothing(put(path, 1, [1, 2, 3]).judge("three, thanks"))


def test_what_lay_in_a_cart_before_is_counted_too() -> None:
    nothing(put("/api/cart/items", 1, [3]).judge("mille grazie"))


@pytest.mark.parametrize(("path", "answer"), [("/api/trays/4/pieces", 7), ("/api/pieces", 2)])
def test_another_number_than_was_sent_is_one(path: str, answer: int) -> None:
    told(put(path, 1, [answer]).judge("wrong number"), "api_contract", f"“{answer}”", "P2 P1 P0")

"""What an answer of a graph says of its failure: at which field, how much of it, and what of."""

from typing import Any

import pytest

from analyze.graphic_visits import Board, board, held

WRITES = "mutation UpdateCard($id: ID!) { updateCard(id: $id) { id version } }"
HOME = [
    {"operationName": "Me", "query": "query Me { me { id } }"},
    {"operationName": "Burndown", "query": "query Burndown { burndown { day } }"},
]


def refused(code: str, message: str, at: str = "updateCard") -> dict[str, Any]:
    told = {"message": message, "path": [at], "extensions": {"code": code}}
    return {"errors": [told], "data": {at: None}}


def home(burndown: Any) -> Board:
    return Board().go("/").sent(HOME, [{"data": {"me": {"id": "u1"}}}, burndown])


def test_one_of_several_operations_is_no_lost_front_page() -> None:
    """A chart that was missing was P1: all that the first page had asked for was taken as lost."""
    visit = home(refused("INTERNAL_SERVER_ERROR", "connect ETIMEDOUT", "burndown"))

    held(visit.judge("the chart is missing"), "backend_error", "of burndown|ETIMEDOUT", "P2 P3")


def test_a_front_page_of_which_nothing_came_is_lost() -> None:
    broken = refused("INTERNAL_SERVER_ERROR", "connect ETIMEDOUT", "home")
    visit = Board().go("/").called("Home", broken, "query Home { home { id } }")

    held(visit.judge("the page is empty"), "backend_error", "ETIMEDOUT", "P1")


def test_an_error_of_one_field_names_where_it_stands() -> None:
    told = {"message": "deadline exceeded", "path": ["board", "cards", 3, "estimate"]}
    answer = {"errors": [told], "data": {"board": {"id": "b1", "cards": [{"estimate": None}]}}}
    visit = board().press("Hiring", "a").called("Board", answer, "query Board { board { id } }")

    held(visit.judge("no estimates"), "backend_error", "board.cards.estimate", "P2 P3")


def test_who_is_refused_twice_the_same_has_not_gone_on() -> None:
    """The second answer, a refusal as well, came with 200: the first was taken for a slip."""
    visit = board()
    for _ in range(2):
        said = refused("BAD_USER_INPUT", "dueDate must be an ISO date", "createCard")
        visit.press("Save card").called("CreateCard", said, "mutation CreateCard { x }")

    held(visit.judge("no puedo crear la tarjeta"), "validation_rejected", "dueDate", "P2")


def test_who_put_it_right_had_slipped() -> None:
    said = refused("BAD_USER_INPUT", "dueDate must be an ISO date", "createCard")
    visit = board().press("Save card").called("CreateCard", said, "mutation CreateCard { x }")
    made = {"data": {"createCard": {"id": "c9"}}}
    visit.press("Save card").called("CreateCard", made, "mutation CreateCard { x }")

    held(visit.judge("tutto è così lento"), "validation_rejected unknown", "", "P3")


def test_a_card_that_somebody_else_changed_is_a_race_whatever_the_status() -> None:
    """The same words behind 409 were a race; behind 200 the page's release was to blame."""
    said = refused("CONFLICT", "Card c2 was changed by Jon at 10:02, expected version 3, found 5")
    visit = board().press("Save").called("UpdateCard", said, WRITES)

    held(visit.judge("my change is lost"), "race", "changed by Jon", "P2", never="release")


def test_a_conflict_with_an_old_page_stays_one() -> None:
    said = refused("CONFLICT", "This app is outdated: build 41 is no longer supported")
    visit = board().press("Save").called("UpdateCard", said, WRITES)

    held(visit.judge("cannot save"), "stale_version", "build 41", "P2")


def test_a_question_that_its_page_asks_without_end_is_no_order_sent_twice() -> None:
    """A watcher that set itself off asked 160 times, and two of these were to be undone."""
    visit = board().press("Show owners")
    for _ in range(40):
        visit.sent({"operationName": "Search"}, {"data": {"search": []}}, durationMs=400)
        visit._at_us -= 150_000

    held(visit.judge("my laptop gets hot"), "timeout_slow", "Search|40 times", "P2", never="twice")


def test_a_question_that_was_asked_twice_at_once_is_none_either() -> None:
    asks = "query Search($q: String!) { search(q: $q) { id } }"
    visit = board().press("Search").called("Search", {"data": {}}, asks, durationMs=900)
    visit.called("Search", {"data": {}}, asks, durationMs=900)

    held(visit.judge("Where do I find archived cards?"), "unknown", "", "P3")


def test_a_change_behind_the_opening_of_a_page_is_no_part_of_that_page() -> None:
    """Nothing tells of a drag: its refusal was said to be what the page had come without."""
    said = refused("INTERNAL_SERVER_ERROR", "Unexpected error.", "moveCard")
    visit = board().called("MoveCard", said, "mutation MoveCard { moveCard { id } }")

    summary = visit.judge("Card jumps back").summary
    assert "MoveCard" in summary
    assert "loaded without" not in summary


@pytest.mark.parametrize(
    "said", ["There are not enough seats in stock.", "Nicht genügend Karten auf Lager"]
)
def test_what_there_is_too_little_of_was_not_refused_wrongly(said: str) -> None:
    visit = board()
    for _ in range(2):
        answer = refused("BAD_USER_INPUT", said, "addToCart")
        visit.press("Add to cart").called("AddToCart", answer, "mutation AddToCart { x }")

    held(visit.judge("I cannot add it"), "validation_rejected", "", "P2 P3")

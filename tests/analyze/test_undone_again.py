"""What was answered as taken, of which the list that is read next is empty. Not: what differs."""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work

MADE = '{"id":77,"state":"confirmed"}'
EMPTY = '{"items":[]}'


def made(press: str, things: str, later: str = EMPTY) -> Work:
    """Have something taken, and go to the list of what one has."""
    visit = work("/lanes/4").hums().press(press).ok("POST", f"/api/{things}", MADE, status=201)
    return visit.goes(f"/my/{things}").ok("GET", f"/api/{things}", later)


@pytest.mark.parametrize(
    ("press", "things"),
    [
        ("Reserve lane", "slots"),
        ("Book this lane", "lane-times"),
        ("Apply", "permits"),
        ("Buy a ticket", "tickets"),
    ],
)
def test_a_booking_that_no_list_has_is_core(press: str, things: str) -> None:
    told = made(press, things).judge("mine is not there", f"/my/{things}")
    held(told, "api_contract backend_error", "empty list", "P1")


def test_what_nobody_lives_by_or_is_there_in_the_end_is_not() -> None:
    told = made("Add note", "notes").judge("mine is not there", "/my/notes")
    held(told, "api_contract backend_error", "empty list", "P2 P3")
    visit = made("Reserve lane", "slots").ok("GET", "/api/slots", f'{{"items":[{MADE}]}}')
    told = visit.judge("slow list", "/my/slots")

    assert told.priority is not None
    assert told.priority.value in {"P2", "P3"}

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


def confirmed(press: str, things: str) -> Work:
    """Have something taken, whose own page then does not find it."""
    visit = work("/lanes/4").hums().press(press).ok("POST", f"/api/{things}", MADE, status=201)
    return visit.goes(f"/{things}/A-77").no("GET", f"/api/{things}/A-77", 404)


def test_a_booking_that_its_own_page_does_not_find_is_core() -> None:
    told = confirmed("Confirm appointment", "appointments").judge("it is gone", "/appointments")
    held(told, "api_contract backend_error", "404", "P1")


def test_a_note_so_or_what_comes_late_is_not() -> None:
    told = confirmed("Add note", "notes").judge("it is gone", "/notes/A-77")
    held(told, "api_contract backend_error", "404", "P2 P3")
    visit = confirmed("Confirm appointment", "appointments")
    told = visit.ok("GET", "/api/appointments/A-77").judge("slow", "/appointments/A-77")

    assert told.priority is not None
    assert told.priority.value in {"P2", "P3"}


def test_another_thing_that_is_not_found_beside_it_is_not() -> None:
    visit = work("/lanes/4").hums().press("Book this lane")
    visit.ok("POST", "/api/lane-times", MADE, status=201).goes("/my/lanes")
    told = visit.no("GET", "/api/coaches/7", 404).judge("hm", "/my/lanes")
    held(told, "api_contract backend_error unknown", "", "P2 P3")

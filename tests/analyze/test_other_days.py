"""What was booked for another day than was chosen, by a line of both. Not: what is offered then."""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work
from usercontext.analyze.signals.answers.two_days import is_of_another_day

WRONG = "[berths] 4 is for 2027-05-21, chosen was 2027-05-12"


def booked(line: str) -> Work:
    visit = work("/berths").hums().press("12 May").press("Book this berth")
    return visit.ok("POST", "/api/bookings", status=201).log("error", line)


def test_a_booking_of_another_day_is_wrong() -> None:
    held(booked(WRONG).judge("wrong day", "/berths"), "api_contract", "2027-05-21", "P0")


def test_what_nobody_has_booked_yet_is_only_shown_so() -> None:
    visit = work("/berths").hums().press("12 May").ok("GET", "/api/berths")
    told = visit.log("error", WRONG).judge("wrong day", "/berths")

    assert told.priority is not None
    assert told.priority.value in {"P2", "P3"}


@pytest.mark.parametrize(
    "line",
    [
        "chosen 2027-05-12, the ticket is of 2027-05-21",
        "ticket of 2027-05-21 (asked for 2027-05-12)",
        "requested 12/05/2027 but the booking says 21/05/2027",
    ],
)
def test_a_line_tells_of_another_day(line: str) -> None:
    assert is_of_another_day(line)


@pytest.mark.parametrize(
    "line",
    [
        "chosen from 2027-05-12 to 2027-05-21",
        "requested 2027-05-12, the next free one is 2027-05-21",
        "chosen 2027-05-12, the booking is for 2027-05-12",
        "booking made 2027-05-02, chosen day is 2027-05-12",
        "invoice 2027-05-02, paid 2027-05-12",
    ],
)
def test_a_span_an_offer_and_other_times_are_none(line: str) -> None:
    assert not is_of_another_day(line)

"""A value that cannot be read and that nobody entered: it came with an answer. Not: forms."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told

LINES = [
    "Invalid date",
    "[chart] invalid value at point 3",
    "starts_at is not a valid date",
    "rows: amount is invalid",
]


@pytest.mark.parametrize("line", LINES)
def test_what_cannot_be_read_of_an_answer_is_no_refused_form(line: str) -> None:
    desk = Desk("/agenda").press("Week", "a").ask("GET", "/api/agenda/days", 200)

    told(desk.log("error", line).judge("It stays empty", "/agenda"), "api_contract", line, "P2")


@pytest.mark.parametrize("line", LINES)
def test_so_is_what_cannot_be_read_as_the_page_comes(line: str) -> None:
    desk = Desk("/agenda").ask("GET", "/api/agenda/days", 200).log("error", line)

    told(desk.judge("It stays empty", "/agenda"), "api_contract", line, "P2")


@pytest.mark.parametrize("line", LINES)
def test_what_somebody_filled_in_or_handed_in_is_a_form_s(line: str) -> None:
    typed = Desk("/agenda").field("Start").press("Week", "a")
    typed.ask("GET", "/api/agenda/days", 200).log("error", line)
    sent = Desk("/agenda").press("Save event").ask("GET", "/api/agenda/days", 200)

    for desk in (typed, sent.log("error", line)):
        told(desk.judge("It does not go on", "/agenda"), "validation_rejected", line, "P2")


@pytest.mark.parametrize("line", ["e-mail is not valid", "enter a valid date", "form is invalid"])
def test_what_speaks_of_a_field_is_a_form_s(line: str) -> None:
    desk = Desk("/agenda").press("Week", "a").ask("GET", "/api/agenda/days", 200)

    judged = desk.log("error", line).judge("It does not go on", "/agenda")
    told(judged, "validation_rejected", line, "P2")


@pytest.mark.parametrize("line", LINES)
def test_a_warning_of_one_value_as_the_page_comes_stops_nobody(line: str) -> None:
    desk = Desk("/agenda").ask("GET", "/api/agenda/days", 200).log("warn", line)

    nothing(desk.press("Print", "a").judge("How do I print the agenda?", "/agenda"))

"""Older answers that the last notice of a page tells of. Not: those that no notice tells of."""

from typing import Self

import pytest

from analyze.servers import Page, told
from analyze.visits import PAGE
from usercontext.domain.analysis import Category

BEFORE = "It shows what I had typed before"
COUNT = "main > p.count"


class Typed(Page):
    """A page with two questions, the first of which is answered 1.2 s after the second."""

    def __init__(self, older: str, newer: str) -> None:
        super().__init__("/people")
        for path, took, after in ((older, 1400, 0.5), (newer, 60, 0.15)):
            asked = {"method": "GET", "url": PAGE + path, "status": 200, "durationMs": took}
            self.add("network", "info", asked, after=after)

    def shows(self, text: str, after: float, place: str = COUNT) -> Self:
        told_aloud = {"kind": "notice", "message": text, "selector": place}
        return self.add("console", "info", told_aloud, after=after)


def staff() -> Typed:
    return Typed("/api/staff/quick/an", "/api/staff/quick/anna")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2 people for anna", "7 people for an", BEFORE),
        ("Treffer für „Anna“: 2", "Treffer für „An“: 7", "Es stehen die falschen da"),
        ("2 people", "7 people", BEFORE),
    ],
)
def test_a_last_notice_of_the_older_answer_is_a_race(first: str, last: str, words: str) -> None:
    page = staff().shows(first, 0.1).shows(last, 1.3)

    told(page.judge(words, "/people"), "race", "P2 P3", "/api/staff/quick/an", "overtaken")


def test_counts_tell_two_questions_at_one_address_where_the_report_does() -> None:
    page = Typed("/api/staff", "/api/staff").shows("2 found", 0.1).shows("7 found", 1.3)

    told(page.judge(BEFORE, "/people"), "race", "P2 P3", "/api/staff")


def test_a_page_that_shows_the_newer_answer_again_in_the_end_is_right() -> None:
    page = staff().shows("2 people for anna", 0.1).shows("7 people for an", 1.3)
    page.shows("2 people for anna", 0.1)

    assert page.judge(BEFORE, "/people").category is Category.UNKNOWN


def test_a_late_answer_that_nothing_was_shown_of_was_left_out() -> None:
    page = staff().shows("2 people for anna", 0.1)

    assert page.judge(BEFORE, "/people").category is Category.UNKNOWN


def test_two_places_of_a_page_are_each_right() -> None:
    page = staff().shows("2 people for anna", 0.1).shows("7 people for an", 1.3, "aside > p")

    assert page.judge(BEFORE, "/people").category is Category.UNKNOWN


def test_answers_of_which_the_newer_is_told_last_are_right() -> None:
    page = staff().shows("7 people for an", 0.1).shows("2 people for anna", 1.3)

    assert page.judge(BEFORE, "/people").category is Category.UNKNOWN


def test_two_files_that_were_both_wanted_are_ready_in_any_order() -> None:
    page = Typed("/api/exports/spring", "/api/exports/autumn")
    page.shows("autumn is ready", 0.1).shows("spring is ready", 1.3)

    assert page.judge("The sums in it are odd", "/people").category is Category.UNKNOWN


def test_rows_that_become_more_are_right() -> None:
    page = Typed("/api/rows/1", "/api/rows/12")
    page.shows("20 rows loaded", 0.1).shows("40 rows loaded", 1.3)

    assert page.judge("I miss a row", "/people").category is Category.UNKNOWN


ROOMS = ("/api/rooms/12", "/api/rooms/31")


@pytest.mark.parametrize("words", ["doesn't work", "It shows something else than I chose", BEFORE])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Room 31: 2 beds in room 31", "Room 31: 5 beds in room 12"),
        ("Zimmer 31 – Betten von Zimmer 31: 2", "Zimmer 31 – Betten von Zimmer 12: 5"),
    ],
)
def test_a_notice_that_names_the_chosen_and_then_the_left_one_tells_it_alone(
    first: str, last: str, words: str
) -> None:
    page = Typed(*ROOMS).shows(first, 0.1).shows(last, 1.3)

    told(page.judge(words, "/people"), "race", "P2 P3", "/api/rooms/12", "overtaken")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Room 31: 2 beds", "Room 31: 12 beds"),  # a number of beds
        ("Room 31: 2 beds in room 31", "Room 31: 2 beds, next to room 31"),
        ("Rooms 12 and 31: 7 beds in room 12", "Rooms 12 and 31: 2 beds in room 31"),
    ],
)
def test_a_number_that_counts_something_names_nothing(first: str, last: str) -> None:
    page = Typed(*ROOMS).shows(first, 0.1).shows(last, 1.3)

    assert page.judge("doesn't work", "/people").category is Category.UNKNOWN

"""Notices that hand on an engine's words, or show a value that is none. Not: refusals, servers."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told


class Shown(Desk):
    """A page that shows its user something."""

    def shows(self, words: str, box: str = "div.panel", after: float = 0.3) -> "Shown":
        said = {"kind": "notice", "message": words, "selector": box}
        self.add("console", "info", said, after=after)
        return self


@pytest.mark.parametrize(
    "words",
    [
        "Ups: e.slots.find is not a function",
        "Es ist ein Fehler aufgetreten: Cannot read properties of null (reading 'seats')",
        'Error: can\'t access property "name", this.room is undefined',
        "Algo falló (undefined is not an object (evaluating 'a.rows[0].id'))",
        "Unexpected error: n is not iterable",
        "Ошибка: Cannot read properties of undefined (reading 'seatMap')",
    ],
)
def test_what_an_engine_threw_is_the_page_s_own_wherever_it_is_shown(words: str) -> None:
    shown = Shown("/rooms/4")
    shown.press("Choose seats").shows(words)

    told(shown.judge("It shows a strange error", "/rooms/4"), "js_exception", words[-12:], "P1 P2")


@pytest.mark.parametrize(
    "words", ["Something went wrong, please try again", "The service is not a priority for us now"]
)
def test_words_of_no_engine_stay_what_they_were(words: str) -> None:
    shown = Shown("/rooms/4")
    shown.press("Choose seats").ask("POST", "/api/seats", 500).shows(words)

    told(shown.judge("It shows an error", "/rooms/4"), "backend_error", "/api/seats", "P1 P2")


@pytest.mark.parametrize(
    "words",
    ["Your fee: € NaN", "Nächste Rate am Invalid Date", "Saldo: [object Object]", "Suma: NaN zł"],
)
def test_no_value_behind_the_one_answer_is_told_with_its_address(words: str) -> None:
    shown = Shown("/plan")
    shown.ask("GET", "/api/plan/fees", 200).shows(words, after=0.6)
    shown.press("Confirm").shows("Invalid: NaN")

    told(shown.judge("It shows NaN", "/plan"), "js_exception", f"/api/plan/fees|{words}", "P1 P2")


def test_behind_a_press_that_asked_nothing_it_is_the_page_s() -> None:
    shown = Shown("/plan")
    shown.press("Add up", after=30).shows("Total: NaN")

    told(shown.judge("The total is NaN", "/plan"), "js_exception", "Total: NaN", "P1 P2 P3")


def test_a_date_that_somebody_typed_is_refused_by_the_form() -> None:
    shown = Shown("/plan")
    shown.field("Date").press("Save", after=20).shows("Invalid date of birth", "#date-error")

    told(shown.judge("It does not go on", "/plan"), "validation_rejected", "", "P1 P2 P3")


def test_a_name_in_good_news_is_no_value() -> None:
    shown = Shown("/plan")
    shown.ask("GET", "/api/plan/fees", 200).shows("Welcome back, Nan")

    nothing(shown.judge("How do I cancel?", "/plan"))

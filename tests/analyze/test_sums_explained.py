"""Sums of a line that make each other, and those that only name their difference. Not: points."""

import pytest

from analyze.page_visits import page
from usercontext.analyze.signals.money.sums_explained import adds_up
from usercontext.domain.analysis import Category, Priority

CALM = [
    "total 44.90, items sum 40.00 (shipping 4.90)",
    "captured 250.00, rental 100.00, hold 150.00",
    "Summe 119,00 €, Waren 100,00 € zzgl. 19 % MwSt",
    "paid 20.00, credited 22.00 with 10% bonus",
    "list 80.00, 25 % campaign, charged 60.00",
    "1.250,00 + 250,00 = 1.500,00",
    "paid 400.00 of 800.00 due, second half on the 15th",
    "charged 0.00: free trial until 2026-12-29, then 9.90",
]
WRONG = [
    "charged 30.00, order total 20.00, difference 10.00",
    "charged 50.00 instead of 45.00, 10% discount",
    "total 44.90, items 40.00, shipping 5.90",
    "charged 44.90, total 40.00",
    "paid 400.00 of 800.00 due",
    "erwartet 20,00, abgebucht 30,00, Abweichung 10,00",
    "charged 20.00 and 20.00 for a total of 20.00",
    "charged 9.90 though the trial is free",
    "charged 9.90 instead of 0.00 in the free trial",
    "charged 10.00 in the free trial",
]


@pytest.mark.parametrize("line", CALM)
def test_a_whole_and_its_parts_add_up(line: str) -> None:
    assert adds_up(line)


@pytest.mark.parametrize("line", WRONG)
def test_what_is_called_wrong_or_leaves_a_rest_does_not(line: str) -> None:
    assert not adds_up(line)


def paid(line: str, level: str, words: str) -> tuple[Category | None, Priority | None]:
    visit = page("/checkout").click("Pay").ask("POST", "/api/orders", 201)
    visit.go("/thanks").log(level, line)
    told = visit.judge(words, "/thanks")
    return told.category, told.priority


@pytest.mark.parametrize("level", ["info", "warn"])
@pytest.mark.parametrize("words", ["quick and easy", "FAR TOO EXPENSIVE", "schnell bestellt"])
@pytest.mark.parametrize("line", CALM)
def test_who_ordered_was_charged_rightly(line: str, words: str, level: str) -> None:
    assert paid(line, level, words)[1] is Priority.P3


@pytest.mark.parametrize("line", [WRONG[0], WRONG[1], WRONG[3]])
def test_more_than_a_total_stays_as_grave(line: str) -> None:
    category, priority = paid(line, "error", "I was charged too much")

    assert category is Category.API_CONTRACT
    assert priority in (Priority.P0, Priority.P1)

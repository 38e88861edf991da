"""A form that words its own demand: the press is answered, by words. Not: presses that are dead."""

import pytest

from analyze.desk import Desk
from usercontext.analyze.signals.refusals.demands import demands
from usercontext.domain.analysis import Category

NOTHING = "I cannot order, nothing happens"


def ordered(line: str, level: str = "info", times: int = 2) -> Desk:
    desk = Desk("/checkout")
    for _ in range(times):
        desk.click("Order now", after=4).log(level, line)
    return desk


@pytest.mark.parametrize("level", ["debug", "info", "warn"])
@pytest.mark.parametrize(
    "line",
    ["[form] Please choose a delivery day", "delivery day: choose one first", "Select a size"],
)
def test_a_press_that_the_page_answers_with_a_demand_is_not_dead(line: str, level: str) -> None:
    """Said after every press and sent nowhere, it was told as a control that does nothing."""
    said = ordered(line, level).judge(NOTHING, "/checkout")

    assert said.category is Category.VALIDATION_REJECTED
    assert line in (said.root_cause or "")


@pytest.mark.parametrize(
    "line",
    [
        "Kies eerst een bezorgdag",
        "Wybierz dzień dostawy",
        "Выберите день доставки",
        "请选择送货日期",
    ],
)
def test_what_to_do_next_is_a_demand_in_other_languages(line: str) -> None:
    assert demands(line)


@pytest.mark.parametrize(
    "line",
    ["checkout: opening the form", "cart has 3 items", "select component mounted", "picked 3"],
)
def test_what_a_page_does_is_no_demand(line: str) -> None:
    assert not demands(line)


def test_a_page_that_says_what_it_does_has_not_done_it() -> None:
    said = ordered("[checkout] sending the order").judge(NOTHING, "/checkout")

    assert said.category is Category.DEAD_CONTROL


def test_a_demand_that_only_the_report_has_takes_the_blame_from_the_control() -> None:
    """The page changed after the press, as its client watched, and no words of it are captured."""
    desk = Desk("/checkout").click("Order now").click("Order now", after=4)
    said = desk.judge("It says please choose a delivery day, but I chose one", "/checkout")

    assert said.category is not Category.DEAD_CONTROL


def test_a_control_of_which_nothing_came_is_dead_whatever_is_reported() -> None:
    desk = (
        Desk("/checkout").click("Order now").dead("Order now").click("Order now").dead("Order now")
    )
    said = desk.judge("It says please choose a delivery day, but I chose one", "/checkout")

    assert said.category is Category.DEAD_CONTROL

"""A booking or a claim at which the page threw, and a thing of another. Not: what was answered."""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work

CORE = "P0 P1"
BESIDE = "P2 P3"


def thrown(press: str, often: int = 2) -> Work:
    visit = work("/x/desk").ok("GET", "/api/desk").hums()
    for _ in range(often):
        visit.press(press, after=3).broke("TypeError: slot is undefined")
    return visit


@pytest.mark.parametrize(
    "press", ["Reserve table", "Request visa", "Buchen", "Confirm appointment"]
)
def test_what_is_taken_in_is_core_though_the_page_threw_before_it_asked(press: str) -> None:
    held(thrown(press).judge("nothing", "/x/desk"), "js_exception", "slot", CORE)


@pytest.mark.parametrize("press", ["Show bookings", "My reservations", "Appointment details"])
def test_what_looks_at_it_is_no_core(press: str) -> None:
    held(thrown(press).judge("nothing", "/x/desk"), "js_exception", "slot", BESIDE)


def test_what_was_taken_in_the_end_is_no_core() -> None:
    visit = thrown("Reserve table").press("Reserve table", after=3)
    visit.ok("POST", "/api/tables", status=201).moved("/x/confirmed", how="pushState")
    held(visit.judge("nothing", "/x/confirmed"), "js_exception", "slot", BESIDE)


def line(text: str, level: str = "warn") -> str:
    visit = work("/folders/mine").hums().ok("GET", "/api/folders").log(level, text)
    return visit.judge("whose is this", "/folders/mine").priority.value


@pytest.mark.parametrize(
    "text",
    [
        "[folders] answer has folder 771 of another resident",
        "record A-19 belongs to a different household",
        "[inbox] letter 40 belongs to another taxpayer",
    ],
)
def test_a_numbered_thing_of_another_is_seen(text: str) -> None:
    assert line(text) == "P0"


@pytest.mark.parametrize(
    "text",
    [
        "[folders] folder 771 of another page is loaded",
        "[folders] moved 3 to another user group",
        "[folders] 771 of another 900 folders read",
        "acting as an agent: folder 771 of another resident, on behalf of 12",
    ],
)
def test_a_numbered_thing_of_something_else_is_not(text: str) -> None:
    assert line(text) in BESIDE.split()

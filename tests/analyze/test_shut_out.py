"""Who stands before a door that its server does not open, pressed once. Not: other ways in."""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import work


@pytest.mark.parametrize("label", ["Open gate", "Unlock the door", "End ride", "Start charging"])
@pytest.mark.parametrize("status", [500, 504])
def test_one_press_in_vain_is_enough(label: str, status: int) -> None:
    visit = work("/places/2").hums().press(label, after=4)
    visit.no("POST", "/api/places/2/command", status)
    told = visit.judge("it stays shut", "/places/2")
    held(told, "backend_error timeout_slow", str(status), "P1")


def test_what_opens_in_the_end_or_is_refused_by_a_rule_is_less() -> None:
    visit = work("/places/2").hums().press("Open gate").no("POST", "/api/places/2/command", 504)
    visit.press("Open gate", after=5).ok("POST", "/api/places/2/command")
    held(visit.judge("slow gate", "/places/2"), "backend_error timeout_slow", "504", "P2")
    visit = work("/places/2").hums().press("Open gate")
    visit.no("POST", "/api/places/2/command", 409, '{"message":"Please pay at the machine first."}')
    held(visit.judge("gate", "/places/2"), "validation_rejected race", "409", "P2 P3")


def test_a_list_that_is_opened_is_no_door() -> None:
    visit = work("/lists").hums().press("Open list", after=4).no("GET", "/api/lists/2", 500)
    held(visit.judge("it stays shut", "/lists"), "backend_error", "500", "P2")

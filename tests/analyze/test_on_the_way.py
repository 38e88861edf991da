"""Who cannot go on in the middle of what they make, or begin what they came for. Not: its end."""

import pytest

from analyze.calm_visits import held
from analyze.moments import lifeless
from analyze.urgent_visits import Work, work

THROWN = "TypeError: this.cover.until is not a function"


def stuck(label: str, page: str, times: int = 2) -> Work:
    visit = work(page).hums()
    for _ in range(times):
        visit.press(label, after=3).broke(THROWN)
    return visit


@pytest.mark.parametrize(
    ("label", "page"),
    [
        ("Next", "/referrals/new/person"),
        ("Continue", "/moorings/step-2"),
        ("Weiter", "/meldungen/neu/ort"),
        ("Suivant", "/dossiers/etape-3"),
    ],
)
def test_a_step_of_something_new_that_leads_no_further_is_core(label: str, page: str) -> None:
    held(stuck(label, page).judge("I am stuck", page), "js_exception", "cover.until", "P1")


@pytest.mark.parametrize(
    ("label", "page"),
    [
        ("Next", "/tour/step-2"),
        ("Continue", "/survey/new/opinion"),
        ("Next", "/recipes/goulash/step-4"),
        ("Next", "/photos/44"),
        ("Print", "/moorings/step-2"),
    ],
)
def test_what_is_read_or_asked_in_steps_is_no_core(label: str, page: str) -> None:
    held(stuck(label, page).judge("I am stuck", page), "js_exception", "cover.until", "P2")


def test_who_went_on_by_something_else_was_not_stopped() -> None:
    visit = stuck("Next", "/referrals/new/person")
    visit.press("Skip this part", after=4).ok("POST", "/api/referrals", status=201)
    held(visit.judge("hm", "/referrals/new/person"), "js_exception", "cover.until", "P2")


def dead(label: str, times: int = 3) -> Work:
    visit = work("/shifts/today").hums()
    for _ in range(times):
        lifeless(visit.press(label, after=3), label)
    return visit


def test_what_begins_something_and_is_dead_whenever_it_is_pressed_is_core() -> None:
    visit = dead("Check in").moved("/help")
    held(visit.judge("button is dead", "/help"), "dead_control", "Check in", "P1")


def test_a_dead_control_of_less_or_one_that_was_left_for_another_is_not() -> None:
    held(dead("Show map").judge("hm", "/shifts/today"), "dead_control", "Show map", "P2")
    visit = dead("Check in").press("Scan badge", after=3).ok("POST", "/api/scans", status=201)
    held(visit.judge("hm", "/shifts/today"), "dead_control", "Check in", "P2")


def test_a_quote_that_cannot_be_asked_for_is_core() -> None:
    visit = work("/translate").hums().press("Get a quote").no("POST", "/api/enquiries", 500)
    held(visit.judge("no price comes", "/translate"), "backend_error", "500", "P1")

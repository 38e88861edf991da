"""A press at which the page threw, and that was taken when made again. Not: what stays so."""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work

THROWN = "TypeError: form.pet is undefined"


def thrown(label: str, page: str) -> Work:
    return work(page).hums().press(label, after=4).broke(THROWN).press(label, after=6)


@pytest.mark.parametrize(
    ("label", "page", "path"),
    [
        ("Submit claim", "/claims/new", "/api/claims"),
        ("Book this berth", "/berths/4", "/api/bookings"),
        ("Pay £12", "/wash", "/api/payments"),
    ],
)
def test_who_got_it_done_was_not_stopped(label: str, page: str, path: str) -> None:
    visit = thrown(label, page).ok("POST", path, status=201)
    held(visit.judge("it threw once", page), "js_exception", "form.pet", "P2")


def test_who_was_refused_then_or_met_it_again_was() -> None:
    visit = thrown("Submit claim", "/claims/new").no("POST", "/api/claims", 500)
    told = visit.judge("not sent", "/claims/new")
    held(told, "js_exception backend_error", "", "P1")
    visit = thrown("Submit claim", "/claims/new").broke(THROWN)
    held(visit.judge("not sent", "/claims/new"), "js_exception", "form.pet", "P1")


def test_two_readings_of_one_answer_are_no_retry() -> None:
    empty = '{"hits":{"rows":null}}'
    visit = work("/search").hums()
    for _ in range(2):
        visit.press("Search", after=3).ok("GET", "/api/search", empty)
        visit.broke("TypeError: Cannot read properties of null (reading 'map')")
    told = visit.judge("nothing is found", "/search")

    held(told, "api_contract js_exception", "/api/search", "P2", "times")

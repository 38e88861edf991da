"""What is sent off and never taken, and who came in by another door. Not: what a shop lives by."""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import work

CORE = "P0 P1"
BESIDE = "P2 P3"
REFUSED = '{"error":"quantity must be less than 90"}'


def test_a_sheet_that_the_page_throws_at_whenever_it_is_sent_off_is_core() -> None:
    visit = work("/harvest/44").hums()
    for _ in range(2):
        visit.press("Submit tally", after=3).broke("TypeError: plots.map is not a function")
    held(visit.judge("tally stays here", "/harvest/44"), "js_exception", "plots.map", CORE)


def test_what_is_kept_back_by_the_browser_was_not_handed_in() -> None:
    visit = work("/grants/7/apply").hums().press("Send proposal")
    visit.ask("POST", "https://api.hosted.example/proposals", 0, error="TypeError: Failed to fetch")
    visit.log(
        "error",
        "Access to fetch at 'https://api.hosted.example/proposals' from origin "
        "'https://shop.example' has been blocked by CORS policy: No "
        "'Access-Control-Allow-Origin' header is present on the requested resource.",
    )
    held(visit.judge("proposal is not sent", "/grants/7/apply"), "cors", "proposals", CORE)


def test_a_count_that_is_refused_alike_whenever_it_is_sent_is_core() -> None:
    visit = work("/stocktake").hums()
    for _ in range(2):
        visit.press("Send count", after=4).no("POST", "/api/counts", 400, REFUSED)
    held(visit.judge("it is the right number", "/stocktake"), "validation_rejected", "400", CORE)


@pytest.mark.parametrize(
    ("page", "press", "body"),
    [
        ("/harvest/44", "Send message", REFUSED),
        ("/harvest/44", "Send invite", REFUSED),
        ("/harvest/44", "Copy tally", REFUSED),
        ("/profile", "Submit details", REFUSED),
        ("/harvest/44", "Submit tally", '{"message":"The limit of this week has been reached"}'),
    ],
)
def test_what_is_sent_beside_or_ruled_out_is_no_core(page: str, press: str, body: str) -> None:
    visit = work(page).hums()
    for _ in range(2):
        visit.press(press, after=3).no("POST", "/api/x/outbox", 400, body)
    held(visit.judge("hm", page), "validation_rejected backend_error api_contract", "400", BESIDE)


def test_what_was_refused_once_or_taken_in_the_end_is_no_core() -> None:
    visit = work("/stocktake").hums().press("Send count").no("POST", "/api/counts", 400, REFUSED)
    held(visit.judge("hm", "/stocktake"), "validation_rejected", "400", BESIDE)
    visit.press("Send count", after=9).no("POST", "/api/counts", 400, REFUSED)
    visit.press("Send count", after=9).ok("POST", "/api/counts", status=201)
    held(visit.judge("hm", "/stocktake"), "validation_rejected unknown", "", BESIDE)


def test_who_sent_something_else_after_it_was_not_stopped() -> None:
    visit = work("/harvest/44").hums()
    for _ in range(2):
        visit.press("Submit tally", after=3).broke("TypeError: plots.map is not a function")
    visit.press("Add plot", after=3).ok("POST", "/api/plots", status=201)
    held(visit.judge("hm", "/harvest/44"), "js_exception", "plots.map", BESIDE)


def test_who_came_in_by_a_password_was_not_stopped_by_another_door() -> None:
    visit = work("/login").hums().press("Continue with Okapi").no("GET", "/api/federation/go", 502)
    visit.press("Sign in", after=5).ok("POST", "/api/login").moved("/boards", how="pushState")
    visit.ok("GET", "/api/boards")
    held(visit.judge("the button fails", "/boards"), "backend_error auth_expired", "502", BESIDE)


def test_who_found_only_one_door_is_stopped_at_it() -> None:
    visit = work("/login").hums().press("Continue with Okapi").no("GET", "/api/federation/go", 502)
    visit.press("Help", after=5).moved("/help", how="pushState")
    held(visit.judge("the button fails", "/help"), "backend_error", "502", CORE)

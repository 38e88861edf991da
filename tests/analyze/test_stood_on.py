"""Requests that had ended while their page still stood, and those that leaving cut."""

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import REJECTED, PageVisit, page, told
from analyze.visits import PAGE

CUT = {"error": "TypeError: Load failed"}
CHROMIUM = {"error": "TypeError: Failed to fetch"}


def failed(method: str = "POST", path: str = "/api/tickets", **more: str) -> PageVisit:
    """Press, and let what was asked for end after 1.5 s without an answer."""
    visit = page("/checkout").click("Buy tickets")
    return visit.ask(method, path, 0, durationMs=1500, **more)


def leave(visit: PageVisit, measured: float, came: float, first_byte_ms: float | None) -> PageVisit:
    """Measure once more as the page is left, and open another one."""
    told = {"kind": "vital", "name": "CLS", "value": 0, "rating": "good", "message": "CLS 0"}
    visit.add("console", "debug", told, after=measured)
    to = {"to": f"{PAGE}/"}
    visit.add("console", "info", to, event="navigation", meta={"how": "load"} | to, after=came)
    if first_byte_ms is not None:
        visit.vital("TTFB", first_byte_ms, "good")
    return visit.ask("GET", "/api/events", 200)


@pytest.mark.parametrize(
    ("error", "first_byte_ms"),
    [
        ("TypeError: Load failed", 40),
        ("NetworkError when attempting", 40),
        ("Failed to fetch", None),
    ],
)
def test_what_had_ended_a_second_before_its_page_was_left_is_a_failure(
    error: str, first_byte_ms: float | None
) -> None:
    visit = leave(failed(error=error), 2.6, 0.1, first_byte_ms)

    said = visit.judge("Buying tickets does nothing", "/")

    told(said, "backend_error", "P0 P1", "/api/tickets")


def test_what_was_thrown_of_it_is_told_with_it() -> None:
    visit = failed(**CHROMIUM)
    stack = f"TypeError: Failed to fetch\n    at send ({PAGE}/assets/buy.js:7:10)"
    thrown = {"kind": REJECTED, "name": "TypeError", "message": "Failed to fetch", "stack": stack}
    visit.add("console", "error", thrown, after=1.5)

    said = leave(visit, 1.1, 0.1, 30).judge("I pressed it and nothing came", "/")

    told(said, "backend_error", "P0 P1", "/api/tickets")


def test_what_the_next_page_cut_while_it_was_waited_for_is_none() -> None:
    """WebKit cuts as it begins to ask for the page, which took 1.4 s: the old one stood on."""
    visit = leave(failed(**CUT), 2.6, 0.1, 1400)

    told(visit.judge("Do you have seats in row 3?", "/"), NO_CAUSE, "P3")


def test_without_the_wait_for_the_next_page_nobody_knows_who_cut_it() -> None:
    visit = leave(failed(**CUT), 2.6, 0.1, None)

    told(visit.judge("Do you have seats in row 3?", "/"), NO_CAUSE, "P3")


def test_what_ended_as_its_page_was_left_is_none() -> None:
    visit = leave(failed(**CHROMIUM), 1.5, 0.1, 40)

    told(visit.judge("Do you have seats in row 3?", "/"), NO_CAUSE, "P3")


def test_a_client_that_tells_no_duration_tells_no_end() -> None:
    visit = page("/checkout").click("Buy tickets")
    visit.ask("POST", "/api/tickets", 0, durationMs=None, **CHROMIUM)

    said = leave(visit, 0.8, 0.1, 40).judge("Do you have seats in row 3?", "/")

    told(said, NO_CAUSE, "P3")

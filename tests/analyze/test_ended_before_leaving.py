"""Requests that had failed before their user left the page, and those that leaving cut."""

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import PageVisit, page, told
from analyze.visits import PAGE

API = "https://api.elsewhere.example/v2/basket"


def failed(path: str = API, **more: str) -> PageVisit:
    visit = page("/lamps").click("Add to basket")
    return visit.ask("POST", path, 0, resource="xhr", **({"error": "network error"} | more))


def load(visit: PageVisit, path: str) -> PageVisit:
    """Open another page, and let it begin."""
    to = {"to": PAGE + path}
    visit.add("console", "info", to, event="navigation", meta={"how": "load"} | to, after=0.6)
    return visit.ask("GET", "/api/me", 200)


def shown(visit: PageVisit, words: str) -> PageVisit:
    told = {"kind": "notice", "message": words, "selector": "p.notice"}
    visit.add("console", "info", told, after=0.3)
    return visit


@pytest.mark.parametrize("error", ["network error", "TypeError: NetworkError when attempting"])
def test_who_pressed_on_after_it_had_failed_did_not_cut_it(error: str) -> None:
    visit = failed(error=error).click("Basket 0", after=0.4)
    load(visit, "/basket")

    told(visit.judge("Nothing is in my basket", "/basket"), "cors", "P1 P2", "/v2/basket")


@pytest.mark.parametrize("line", ["add rejected: Network Error", "[basket] add did not go through"])
def test_of_two_lines_about_a_request_the_request_is_the_cause(line: str) -> None:
    visit = shown(failed().log("error", line), "We could not reach the shop.")
    load(visit, "/basket")

    told(visit.judge("Nothing happens", "/basket"), "cors", "P1 P2", "/v2/basket")


def test_an_own_address_that_failed_before_somebody_left_is_the_server_s() -> None:
    visit = shown(failed("/api/basket"), "The basket could not be changed.")
    load(visit, "/basket")

    told(visit.judge("Nothing happens", "/basket"), "backend_error", "P1 P2", "/api/basket")


def test_what_the_next_page_cut_is_none() -> None:
    visit = page("/lamps").click("Lamps").ask("GET", "/api/hints", 0, error="network error")
    load(visit, "/lamps/7")

    told(visit.judge("Is it made of brass?", "/lamps/7"), NO_CAUSE, "P3")


def test_what_a_first_press_cut_is_none_however_often_the_link_is_pressed() -> None:
    visit = page("/lamps")
    visit.ask("GET", "/api/hints", 0, error="network error", durationMs=900)
    visit.click("Lamp 7", after=0.5).click("Lamp 7", after=0.6)
    load(visit, "/lamps/7")

    told(visit.judge("The photo is too dark", "/lamps/7"), NO_CAUSE, "P3")

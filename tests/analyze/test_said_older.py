"""Refusals on a page that had said of itself that it is older than its server."""

import pytest

from analyze.page_visits import PageVisit, page, told
from analyze.visits import PAGE

LINES = (
    "[pwa] this page is build 7.1.4, the server runs 7.2.0",
    "client version 41 differs: server is at version 43",
    "app release 2024.11.2 served from the cache, backend at 2024.12.0",
)


def load(visit: PageVisit, path: str) -> PageVisit:
    to = {"to": PAGE + path}
    return visit.add("console", "info", to, event="navigation", meta={"how": "load"} | to)


def older(line: str = LINES[0], status: int = 400, **more: str) -> PageVisit:
    visit = load(page("/patients"), "/patients/4").log("warn", line).ask("GET", "/api/me", 200)
    return visit.click("Save allergies", after=4).ask("PUT", "/api/allergies/4", status, **more)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("status", [400, 404, 422])
def test_a_refusal_without_a_reason_is_the_older_page_s(line: str, status: int) -> None:
    said = older(line, status).judge("It does not save my allergies", "/patients/4")

    told(said, "stale_version", "P1 P2", "/api/allergies/4", line[:30])


def test_an_answer_that_says_what_is_wrong_stands() -> None:
    visit = older(responseBody='{"error": "dose must be a number"}')

    said = visit.judge("It does not save my allergies", "/patients/4")

    told(said, "validation_rejected api_contract", "P2 P3", "dose must be a number")


def test_a_page_that_asks_for_something_was_filled_in_wrongly() -> None:
    visit = older(status=422)
    notice = {"kind": "notice", "message": "Please enter a dose.", "selector": "p.notice"}
    visit.add("console", "info", notice, after=0.3)

    said = visit.judge("It does not save my allergies", "/patients/4")

    told(said, "validation_rejected", "P2 P3", "/api/allergies/4")


def test_a_page_that_was_loaded_since_is_not_the_older_one() -> None:
    visit = load(page("/patients"), "/patients/4").log("warn", LINES[0])
    load(visit, "/patients/4").ask("GET", "/api/me", 200)
    visit.click("Save allergies", after=4).ask("PUT", "/api/allergies/4", 400)

    said = visit.judge("It does not save my allergies", "/patients/4")

    told(said, "validation_rejected api_contract", "P1 P2 P3", "/api/allergies/4")


def test_two_versions_of_a_library_are_not_the_page_s() -> None:
    said = older("[grid] 3.2.0 is deprecated, use 4.0.1").judge("It does not save", "/patients/4")

    told(said, "validation_rejected api_contract", "P1 P2 P3", "/api/allergies/4")


def test_an_older_page_that_works_is_none() -> None:
    visit = older(status=200).judge("Which allergies can I enter?", "/patients/4")

    assert visit.priority == "P3"

"""An old page that was loaded anew. Not: how its age is told."""

import pytest

from analyze.page_visits import PageVisit, page
from analyze.visits import PAGE
from usercontext.domain.analysis import Priority

LINES = [
    "new service worker waiting, old worker still serves this tab",
    "build 812 is outdated, server has 813",
    "client version 4.1.0 is older than the server's",
]


def old(line: str, pressed: str = "") -> PageVisit:
    visit = page("/app")
    if pressed:
        visit.click(pressed)
    return visit.log("warn", line, after=0.4)


def loaded(visit: PageVisit) -> PageVisit:
    meta = {"how": "load", "from": f"{PAGE}/app", "to": f"{PAGE}/app"}
    visit.add("console", "info", {"message": "Navigated"}, event="navigation", meta=meta, after=3)
    return visit.ask("GET", "/api/items", 200)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("words", ["prettier than before", "STOP CHANGING THE COLOURS"])
def test_a_page_that_was_loaded_anew_and_went_well_is_minor(line: str, words: str) -> None:
    told = loaded(old(line)).click("Open").ask("GET", "/api/items/1", 200).judge(words, "/app")

    assert told.priority is Priority.P3, told.root_cause


@pytest.mark.parametrize("line", LINES)
def test_one_that_was_not_or_is_old_again_stays_as_it_was(line: str) -> None:
    assert old(line).judge("it is stale", "/app").priority is Priority.P2
    again = loaded(old(line)).log("warn", line)
    assert again.judge("it is stale", "/app").priority is Priority.P2


def test_what_a_press_was_refused_for_is_not_made_good_by_a_load() -> None:
    told = loaded(old(LINES[1], "Save")).judge("it did not save", "/app")

    assert told.priority is Priority.P2, told.root_cause

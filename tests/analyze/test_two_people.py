"""Lines of two people where a page has one, in wordings of many pages. Not: answers, addresses."""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import work
from usercontext.domain.analysis import Analysis


def said(line: str) -> Analysis:
    """Judge a visit to one's own papers, beside which its page wrote a line."""
    visit = work("/my/letters").hums().ok("GET", "/api/letters").log("error", line)
    visit.press("Home", "a", after=4).goes("/home").ok("GET", "/api/home")
    return visit.judge("something is odd here", "/my/letters")


@pytest.mark.parametrize(
    "line",
    [
        "[letters] this letter belongs to resident 5520, asked for 5571",
        "[letters] showing the letters of tenant T-17 to tenant T-42",
        "cache: got employee 81's slip, asked for employee 19",
        "letters are of pupil 2203, page is of pupil 1180",
        "wrong member in response: got 7713, session has 2290",
        "these papers are for account north, current account is south",
        "the name on top is of another guest's booking",
        "opened the card of guest 15 for guest 51",
        "contract of resident 118 shown to resident 181",
    ],
)
def test_what_is_anothers_was_shown(line: str) -> None:
    held(said(line), "api_contract", "", "P0")


@pytest.mark.parametrize(
    "line",
    [
        "message of user 15 shown to user 17",
        "could not load member 15 for member 18",
        "ticket 55 belongs to user 19, requested by user 14",
        "member 77 loaded, member 31 loaded",
        "user 311 loaded 500 rows, user 311 asked",
        "account north, current account is unknown",
        "transfer from account 5520 to account 5571, page is of account 5520",
        "support view: letters of tenant T-17 opened for tenant T-42",
        "asked for resident 5520, got 5571 rows",
        "blocked: letters of client 12 for client 14",
    ],
)
def test_what_goes_between_two_or_was_kept_from_one_is_no_leak(line: str) -> None:
    told = said(line)

    assert told.priority is not None
    assert told.priority.value in {"P2", "P3"}, told.root_cause

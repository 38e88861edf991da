"""Who hands something in or begins it again in vain: without its part, or with a spent page."""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work

SPENT = '{"message":"CSRF token mismatch."}'


def chunkless(label: str) -> Work:
    """Press twice what needs a part of the page that is not there any more."""
    visit = work("/deeds/17").hums()
    for _ in range(2):
        visit.press(label, after=3).missing("/assets/pad.77b1.js", "script")
        visit.broke(
            "TypeError: Failed to fetch dynamically imported module: /assets/pad.77b1.js",
            "unhandledrejection",
        )
    return visit


@pytest.mark.parametrize("label", ["Sign deed", "Hand in the deed", "Submit claim"])
def test_what_binds_and_lacks_its_part_is_core(label: str) -> None:
    held(chunkless(label).judge("stays white", "/deeds/17"), "chunk_load", "pad.77b1", "P1")


@pytest.mark.parametrize("label", ["Show history", "Compare versions"])
def test_what_only_shows_and_lacks_its_part_is_not(label: str) -> None:
    held(chunkless(label).judge("stays white", "/deeds/17"), "chunk_load", "pad.77b1", "P2")


def test_an_application_that_a_spent_page_keeps_back_again_is_core() -> None:
    visit = work("/grants/7").hums()
    for _ in range(2):
        visit.press("Submit application", after=4).no("POST", "/api/applications", 419, SPENT)
    held(visit.judge("says expired each time", "/grants/7"), "auth_expired", "419", "P1")


def test_one_that_was_taken_after_signing_in_anew_is_not() -> None:
    visit = work("/grants/7").hums()
    visit.press("Submit application", after=4).no("POST", "/api/applications", 419, SPENT)
    visit.press("Sign in", after=4).ok("POST", "/api/login")
    visit.press("Submit application", after=9).ok("POST", "/api/applications", status=201)
    held(visit.judge("had to sign in", "/grants/7"), "auth_expired", "419", "P2 P3")


def test_who_cannot_become_a_member_cannot_sign_up() -> None:
    visit = work("/support-us").hums()
    visit.press("Become a member", after=4).no("POST", "/api/people", 500)
    held(visit.judge("not taken", "/support-us"), "backend_error", "500", "P1")

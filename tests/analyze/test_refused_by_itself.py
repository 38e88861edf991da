"""Refusals that tell of a sign-in that is over, and edits that were never taken. Not: rights."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told


@pytest.mark.parametrize(
    "line",
    [
        'refused {"error":"jwt expired"}',
        '403: {"message":"Session has expired"}',
        'not saved {"code":"token_revoked","detail":"access token revoked"}',
    ],
)
def test_the_answer_that_the_page_wrote_down_says_who_is_no_longer_known(line: str) -> None:
    desk = Desk("/trip")
    desk.press("End trip").ask("POST", "/api/trips/end", 403).log("warn", line)

    told(desk.judge("I cannot end my trip", "/trip"), "auth_expired", "/api/trips/end", "P1 P2")


def test_a_right_that_is_missing_stays_one() -> None:
    desk = Desk("/trip")
    desk.press("End trip").ask("POST", "/api/trips/end", 403)
    desk.log("warn", '403 {"error":"role driver lacks trips:end"}')

    told(desk.judge("I cannot end my trip", "/trip"), "permission_denied", "403", "P1 P2 P3")


def test_a_page_in_the_place_of_data_that_leads_to_the_sign_in_is_the_end_of_it() -> None:
    desk = Desk("/leads/81", noisy=False)
    page = {"contentType": "text/html", "responseBytes": 3120}
    desk.press("Save note", after=700).ask("POST", "/api/leads/81/notes", 200, **page)
    desk.log("warn", "no data").moved("/login?expired=1", "/leads/81", after=0.3)

    told(desk.judge("My note is gone", "/leads/81"), "auth_expired", "/api/leads/81", "P1 P2")


@pytest.mark.parametrize("words", ["Everything disappears, thanks a lot", "Alles verschwindet!"])
def test_an_edit_that_was_never_taken_explains_what_is_gone(words: str) -> None:
    desk = Desk("/lessons/4")
    for _ in range(4):
        desk.ask("PATCH", "/api/lessons/4", 403)
    desk.press("Back", "a", after=40).moved("/lessons", "/lessons/4", "pushState", after=0.1)

    told(desk.judge(words, "/lessons/4"), "permission_denied", "403", "P0 P1 P2")


@pytest.mark.parametrize("last", [200, 204])
def test_one_that_was_taken_at_last_explains_nothing(last: int) -> None:
    desk = Desk("/lessons/4")
    desk.ask("PATCH", "/api/lessons/4", 403).ask("PATCH", "/api/lessons/4", 403)
    desk.ask("PATCH", "/api/lessons/4", last).press("Back", "a", after=40)

    nothing(desk.judge("Thank you, but how do I print?", "/lessons/4"), "P3 P2")

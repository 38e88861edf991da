"""What a server wrote for people when it refused, and the page noted: no version, no lost address.

A 409 without words may be an old page's, a 410 an address of before. Where the page's line is a
whole sentence about how things are, it is that sentence which whoever reads the session believes.
"""

import pytest

from analyze.desk import Desk
from analyze.servers import told
from usercontext.analyze.signals.refusals.sentences import states_something


def refused(label: str, path: str, status: int, line: str, level: str = "info") -> Desk:
    page = Desk("/club/settings").hum().click(label)
    page.no("POST", path, status).log(level, line)
    return page


@pytest.mark.parametrize(
    "line",
    [
        "[trips] A transfer of this ticket is already pending.",
        "[club] You have nominated somebody already.",
        "The chair of this club cannot leave it.",
        "[lab] This sample belongs to another batch.",
        "Diese Mitgliedschaft hat noch offene Beiträge.",
        "[hall] La plaza ya fue asignada.",
    ],
)
@pytest.mark.parametrize("level", ["info", "warn"])
def test_a_sentence_behind_a_conflict_is_its_reason(line: str, level: str) -> None:
    page = refused("Continue", "/api/club/steps", 409, line, level)

    told(page.judge("I cannot go on"), "validation_rejected", "P1 P2 P3", "409", "/api/club/steps")


def test_what_is_asked_for_behind_a_conflict_is_its_reason() -> None:
    page = refused(
        "Next", "/api/lease/steps", 409, "[lease] back to step 2: income is missing", "warn"
    )

    told(
        page.judge("it sends me back"),
        "validation_rejected",
        "P0 P1 P2",
        "409",
        "income is missing",
    )


@pytest.mark.parametrize("line", ["[sign-in] otp_expired", "door: this link has expired"])
def test_what_was_sent_once_and_is_over(line: str) -> None:
    page = refused("Open", "/api/door/links/81", 410, line, "warn")

    told(
        page.judge("the letter does not work"),
        "validation_rejected auth_expired",
        "P1 P2 P3",
        "410",
    )


@pytest.mark.parametrize(
    "line",
    [
        "[exam] This exam was handed in: attempt 2",
        "Your ballot has already been submitted",
        "The cart was checked out on your phone.",
    ],
)
def test_what_was_done_already_is_no_race(line: str) -> None:
    page = refused("Send", "/api/papers", 409, line, "warn")

    told(page.judge("I cannot send it"), "validation_rejected", "P2 P3", "409", "/api/papers")


@pytest.mark.parametrize(
    "line",
    [
        "Retrying the request in two seconds.",
        "Saved a draft of the letter.",
        "The page is older than its server.",
        "This text was changed by somebody else.",
        "POST /api/x is not allowed.",
        "state: {is: stale}.",
        "Queue is full",
        "HTTP 409 has no body here.",
    ],
)
def test_what_a_program_notes_states_nothing_to_people(line: str) -> None:
    assert not states_something(line)


def test_a_conflict_without_a_word_is_still_of_a_version() -> None:
    page = refused("Continue", "/api/club/steps", 409, "[club] step 3 of 5")

    assert page.judge("I cannot go on").category.value == "stale_version"


def test_a_sentence_about_a_change_by_somebody_else_is_still_a_race() -> None:
    page = refused("Save", "/api/club/name", 409, "This name was edited by another user.", "warn")

    assert page.judge("my name is not kept").category.value == "race"

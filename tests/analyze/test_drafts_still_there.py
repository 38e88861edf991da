"""A draft that the browser did not keep: lost, or still on the screen, or sent in the end."""

import pytest

from analyze.remark_visits import Remarks, remarks
from usercontext.domain.analysis import Priority

FULL = "QuotaExceededError: The quota has been exceeded."


def full(key: str, label: str, page: str = "/lamps/arc-lamp") -> Remarks:
    return remarks(page).click(label).wrote(key, 60, FULL)


def urgency(visit: Remarks, page: str = "/lamps/arc-lamp") -> Priority:
    return visit.judge("It does not keep what I wrote", page).priority


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("draft:comment:12", "Comment"),
        ("commentDraft", "Open"),
        ("draft", "Kommentar schreiben"),
        ("brouillon_avis", "Donner mon avis"),
        ("autosave.reply", "Reply"),
        ("draft.filter", "Narrow down"),
        ("draft-1", "口コミを書く"),
    ],
)
def test_a_small_draft_that_stands_on_the_screen_is_not_lost(key: str, label: str) -> None:
    """Whatever was called a draft was what somebody made, and as urgent (P1) as an order."""
    assert urgency(full(key, label)) in (Priority.P2, Priority.P3)


def test_what_was_sent_in_the_end_is_not_lost() -> None:
    visit = full("draft.letter", "Write", "/letters/new").click("Send")
    visit.ok("POST", "/api/letters", '{"id": 4}', status=201)

    assert urgency(visit, "/letters/new") in (Priority.P2, Priority.P3)


def test_what_somebody_makes_at_length_is_as_urgent_as_it_was() -> None:
    assert urgency(full("draft.letter", "Write", "/letters/new"), "/letters/new") is Priority.P1


def test_a_draft_whose_page_is_gone_is_lost() -> None:
    visit = full("draft.letter", "Write", "/letters/new").click("Back")
    assert urgency(visit.go("/letters"), "/letters") is Priority.P1


def test_what_a_page_sends_by_itself_is_not_the_draft() -> None:
    visit = full("draft.letter", "Write", "/letters/new")
    visit.ok("POST", "/api/heartbeat", "{}", status=202)

    assert urgency(visit, "/letters/new") is Priority.P1

"""Lines that only tell again what was pressed for, or what an answer says. Not: real refusals."""

import json
from typing import Any

import pytest

from analyze.behaviours import nothing
from analyze.page_visits import PageVisit, page
from usercontext.domain.analysis import Category


def done(label: str, path: str, body: Any, line: str, level: str = "warn") -> PageVisit:
    visit = page("/things/4").click(label)
    told = {} if body is None else {"responseBody": json.dumps(body)}
    visit.ask("POST", path, 204 if body is None else 200, contentType="application/json", **told)
    return visit.log(level, line)


ACTS = [
    ("Karte sperren", "/api/cards/4/block", {"card": 4, "status": "BLOCKED"},
     "CARD BLOCKED card=4 reason=customer_request"),
    ("Block user", "/api/blocks", {"blocked": "mo9"},
     "user mo9 blocked, 14 posts removed from feed"),
    ("Abmelden", "/api/logout", None, "Session terminated: user_logout"),
    ("Resign", "/api/games/441/resign", {"result": "0-1"}, "GAME OVER you lost (resign)"),
    ("Stornieren", "/api/bookings/4/cancel", {"state": "cancelled"},
     "booking 4 cancelled, seat freed"),
    ("Delete", "/api/albums/3/delete", None,
     "album 3 deleted: 120 photos removed, cannot be undone"),
    ("Arrêter", "/api/timers/2/stop", {"id": 2}, "timer 2 aborted (by user)"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "path", "body", "line"), ACTS)
@pytest.mark.parametrize("level", ["warn", "error"])
@pytest.mark.parametrize("words", ["this is SO complicated", "thanks", ""])
def test_a_press_that_did_what_it_says_failed_nobody(
    label: str, path: str, body: Any, line: str, level: str, words: str
) -> None:
    nothing(done(label, path, body, line, level).judge(words, "/things/4"))


REFUSED = [
    ("Order now", "/api/orders", {"order": 9}, "order 9 rejected: limit reached"),
    ("Submit", "/api/forms/9/submit", {"id": 9}, "form 9 submitted but rejected: sum missing"),
    ("Block user", "/api/blocks", {"blocked": "mo9"}, "user mo9 not blocked, limit reached"),
    ("Stornieren", "/api/bookings/4/cancel", {"state": "open"}, "booking 4 rejected (too late)"),
    ("Export", "/api/exports", {"export": 3}, "export 3 aborted (disk full)"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "path", "body", "line"), REFUSED)
def test_a_press_that_was_refused_is_told(label: str, path: str, body: Any, line: str) -> None:
    told = done(label, path, body, line).judge("it does not work", "/things/4")

    assert told.category is not Category.UNKNOWN


@pytest.mark.parametrize("words", ["ok", "NEVER AGAIN", ""])
def test_an_order_that_is_confirmed_as_an_error_is_only_loud(words: str) -> None:
    body = {"id": 88, "status": "confirmed"}

    nothing(done("Pay now", "/api/orders", body, "[order] 88 confirmed", "error").judge(words))


@pytest.mark.parametrize("line", ["[order] 88 confirmed, card not stored", "[order] 89 confirmed"])
def test_one_that_says_more_than_its_answer_is_told(line: str) -> None:
    visit = done("Pay now", "/api/orders", {"id": 88, "status": "confirmed"}, line, "error")

    assert visit.judge("my order is wrong").category is not Category.UNKNOWN


def read(path: str, body: Any, line: str) -> PageVisit:
    told = {"contentType": "application/json", "responseBody": json.dumps(body)}
    return page("/things/4").ask("GET", path, 200, **told).log("warn", line)


FAILED = {"events": [{"s": "delivery_failed", "why": "nobody home"}]}
PARCEL = "/api/parcels/JD01", FAILED, "parcel JD01: DELIVERY_FAILED recipient not present"


def test_what_a_record_tells_of_itself_is_no_failure() -> None:
    nothing(read(*PARCEL).judge("I WAS HOME ALL DAY", "/things/4"))


def test_what_becomes_of_what_was_just_made_is_told() -> None:
    visit = page("/exports").click("Export").ask("POST", "/api/exports", 201)
    body = json.dumps({"id": 3, "state": "export_aborted"})
    told = {"contentType": "application/json", "responseBody": body}
    visit.ask("GET", "/api/exports/3", 200, **told).log(
        "warn", "export 3: export_aborted, disk full"
    )

    assert visit.judge("my export is not there", "/exports").category is not Category.UNKNOWN


EMPTY = {"items": [], "total": 0}


def test_a_nought_that_the_answer_has_too_is_none() -> None:
    nothing(
        read("/api/accounts/3/items", EMPTY, "balance 0.00 EUR, account opened today").judge("")
    )


@pytest.mark.parametrize("body", [{"items": [{"price": 12}]}, {"total": 120.5}])
def test_a_nought_beside_something_else_is_told(body: Any) -> None:
    visit = read("/api/accounts/3/items", body, "account total 0.00 EUR")

    assert visit.judge("my balance is gone").category is not Category.UNKNOWN


@pytest.mark.parametrize("words", ["not nice, but necessary", "ok", ""])
@pytest.mark.parametrize("line", ["ACCESS REVOKED person=7 by=hr_admin", "SEAT CLOSED actor=mia"])
def test_a_journal_that_names_who_did_it_tells_of_no_failure(line: str, words: str) -> None:
    """It was told as data of somebody else, P0, by words that such a line is full of."""
    body = {"id": 7, "state": "offboarded"}
    visit = done("Offboard", "/api/people/7/offboard", body, line, "error")

    nothing(visit.judge(words, "/things/4"))


@pytest.mark.parametrize("line", ["ACCESS REVOKED by=policy", "SEAT NOT CLOSED actor=mia"])
def test_a_machine_or_what_was_not_done_is_told(line: str) -> None:
    visit = done("Offboard", "/api/people/7/offboard", {"id": 7}, line, "error")

    assert visit.judge("it does not work").category is not Category.UNKNOWN


def undone(label: str, line: str) -> PageVisit:
    return page("/sheet").click(label).log("warn", line)


@pytest.mark.parametrize("label", ["Undo", "Annuler", "Zurücksetzen"])
@pytest.mark.parametrize("words", ["works great", "too many colours", ""])
def test_what_is_taken_back_by_such_a_press_was_meant(label: str, words: str) -> None:
    nothing(undone(label, "row 14 restored, 1 change reverted").judge(words, "/sheet"))


def test_what_is_taken_back_by_another_press_was_not() -> None:
    told = undone("Save", "row 14 restored, 1 change reverted").judge("my text is gone", "/sheet")

    assert told.category is not Category.UNKNOWN


COUNTED = "count 4 closed with 2 differences (shelf 9: expected 12, counted 11)"


@pytest.mark.parametrize("words", ["someone steals here", "fine"])
def test_a_count_that_the_answer_gives_itself_is_its_outcome(words: str) -> None:
    body = {"count": 4, "differences": 2}

    nothing(done("Finish", "/api/counts/4/close", body, COUNTED).judge(words, "/things/4"))


def test_one_that_the_answer_does_not_is_told() -> None:
    visit = done("Finish", "/api/counts/4/close", {"count": 4}, COUNTED)

    assert visit.judge("this is wrong", "/things/4").category is not Category.UNKNOWN

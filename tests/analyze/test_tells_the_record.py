"""Lines that say only what an answer holds as its data, or that what was pressed for was done."""

import json
from typing import Any

import pytest

from analyze.behaviours import nothing
from analyze.page_visits import PageVisit, page
from usercontext.domain.analysis import Category


def answered(visit: PageVisit, method: str, path: str, body: Any, status: int = 200) -> PageVisit:
    told = {} if body is None else {"responseBody": json.dumps(body)}
    return visit.ask(method, path, status, contentType="application/json", **told)


def read(path: str, body: Any, line: str, level: str = "error") -> PageVisit:
    return answered(page("/things/4"), "GET", path, body).log(level, line)


def done(label: str, method: str, path: str, body: Any, line: str) -> PageVisit:
    visit = page("/things/4").click(label)
    return answered(visit, method, path, body, 204 if body is None else 200).log("error", line)


LEAVE = {"id": 31, "status": "refused", "by": "a.roth", "why": "too short a notice"}
BET = {"id": 7, "result": "lost", "stake": 5, "payout": 0}
LIMIT = {"value": 31, "limit": 28}
DATA = [
    ("/api/sensors/7", LIMIT, "ALARM sensor 7: 31 above limit 28"),
    ("/api/essays/7", {"similarity": 62, "threshold": 30}, "similarity 62% exceeds threshold 30%"),
    ("/api/budgets", [{"name": "Food", "limit": 400, "spent": 412.3}],
     "BUDGET EXCEEDED Food: 412.30 of 400.00 EUR"),
    ("/api/shipments", [{"id": 12, "here": 3, "ordered": 8}], "shipment 12 DELIVERED 3/8, partial"),
    ("/api/leave/31", LEAVE, "leave 31 REFUSED by a.roth (too short a notice)"),
    ("/api/cases", [{"id": 9, "sla": "breached"}, {"id": 10, "sla": "ok"}],
     "SLA BREACHED case 9, first reply 4h12m"),
    ("/api/bets/7", BET, "bet 7 LOST stake 5.00 EUR payout 0.00 EUR"),
    ("/api/ads/8", {"id": 8, "status": "paused", "budget": 50, "spent": 50},
     "campaign 8 PAUSED: daily budget 50.00 EUR exhausted"),
    ("/api/cases", [{"case": "4/26", "deadline": "missed", "days": -2}, {"case": "5/26"}],
     "DEADLINE MISSED case 4/26 (-2 days)"),
    ("/api/orders/5/track", [{"event": "handed over"}], "handed over to carrier DHL (was: DPD)"),
    ("/api/mail/7", {"id": 7, "recalled": True}, "message 7 RECALLED by sender"),
    ("/api/applications", {"items": [{"id": 1}], "rejected": 3, "filter": "salary"},
     "3 applications rejected by filter salary"),
    ("/api/raids/9", {"item": "Shield", "winner": "Tulip"},
     "roll lost: Shield -> Tulip (87 vs 34)"),
    ("/api/checklists/2", {"id": 2, "items": 12, "done": 9}, "checklist 2: 3 of 12 items open"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "body", "line"), DATA)
@pytest.mark.parametrize("level", ["warn", "error"])
@pytest.mark.parametrize("words", ["ALWAYS the same with these people", "thanks", ""])
def test_what_an_answer_holds_as_its_data_is_no_failure(
    path: str, body: Any, line: str, level: str, words: str
) -> None:
    nothing(read(path, body, line, level).judge(words, "/things/4"))


TOLD = [
    ("/api/sensors/7", {"value": 31}, "ALARM sensor 7: 31 above limit 28"),
    ("/api/sensors/7", LIMIT | {"error": "old"}, "ALARM sensor 7: 31 above limit 28"),
    ("/api/sensors/7", LIMIT, "sensor 7: could not be read, 31 above limit 28"),
    ("/api/ledger/export", {"rows": 500, "total": 12840}, "export incomplete: 500 of 12840 rows"),
    ("/api/leave/31", LEAVE, "leave 31 is gone"),
    ("/api/lists/2", {"id": 2, "items": 12, "done": 9}, "list 2: 3 of 12 items missing"),
    ("/api/lists/2", {"id": 2, "items": 12, "done": 12}, "list 2: 3 of 12 items drawn"),
    ("/api/payments/31", {"id": 31, "status": "declined", "by": "bank"},
     "payment 31 DECLINED by bank"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "body", "line"), TOLD)
def test_what_says_more_than_the_answer_holds_is_told(path: str, body: Any, line: str) -> None:
    told = read(path, body, line).judge("this does not work", "/things/4")

    assert told.category is not Category.UNKNOWN


def test_what_somebody_had_just_asked_for_and_was_refused_is_told() -> None:
    visit = answered(page("/leave").click("Ask for leave"), "POST", "/api/leave", {"id": 31}, 201)
    answered(visit, "GET", "/api/leave/31", LEAVE).log("error", "leave 31 REFUSED by a.roth")

    assert visit.judge("my leave is not there", "/leave").category is not Category.UNKNOWN


MARKS = [
    ("/api/answers", {"correct": False}, 'incorrect: expected "la mesa", got "el mesa"'),
    ("/api/run", {"verdict": "TIME_LIMIT", "passed": 4, "total": 9}, "verdict TIME_LIMIT, 4/9"),
    ("/api/run", {"verdict": "CRASHED", "passed": 0, "total": 9, "out": "TypeError: x is null"},
     "verdict CRASHED: TypeError: x is null"),
    ("/api/builds", {"result": "no", "notes": [{"file": "main.c", "line": 3, "text": "x?"}]},
     "main.c:3: error: 'x' undeclared"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "body", "line"), MARKS)
@pytest.mark.parametrize("words", ["this exercise is badly explained", "fun", ""])
def test_what_somebodys_own_work_was_found_to_be_is_no_failure(
    path: str, body: Any, line: str, words: str
) -> None:
    nothing(done("Check", "POST", path, body, line).judge(words, "/things/4"))


DEEDS = [
    ("Throw away", "DELETE", "/api/items/18", None, "item 18 destroyed"),
    ("Leave", "POST", "/api/raids/9/leave", {"left": True}, "raid 9: you have left the group"),
    ("Refused", "POST", "/api/stops/9/outcome", {"stop": 9, "outcome": "refused"},
     "stop 9 REFUSED by recipient, parcel goes back"),
    ("Ablehnen", "PUT", "/api/consents/x", {"purpose": "x", "state": "refused"},
     "CONSENT REFUSED purpose=x"),
    ("Undo send", "POST", "/api/mail/9/undo", {"id": 9, "undone": True},
     "mail 9 NOT SENT (undone by user)"),
    ("Short", "POST", "/api/picks/301/short", {"pick": 301, "wanted": 5, "picked": 2, "short": 3},
     "SHORT PICK 301: 2 of 5, replenishment 88 begun"),
    ("No-show", "POST", "/api/bookings/31/no-show", {"id": 31, "status": "no_show", "fee": 80},
     "booking 31 NO-SHOW, fee 80.00 EUR charged to card on file"),
    ("Send back", "POST", "/api/drafts/9/back", {"id": 9, "note": "headline too long"},
     "draft 9 SENT BACK by editor: headline too long"),
    ("Void", "POST", "/api/sales/31/void", {"sale": 31, "status": "voided", "amount": 12.5},
     "SALE 31 VOIDED 12.50 EUR by cashier 4"),
    ("Preview", "POST", "/api/imports/preview", {"fine": 14, "invalid": 3},
     "preview: 3 of 17 rows invalid"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "method", "path", "body", "line"), DEEDS)
@pytest.mark.parametrize("words", ["what a day", "thanks", ""])
def test_the_deed_that_was_pressed_for_is_no_failure(
    label: str, method: str, path: str, body: Any, line: str, words: str
) -> None:
    nothing(done(label, method, path, body, line).judge(words, "/things/4"))


UNDONE = [
    ("Throw away", "DELETE", "/api/items/18", None, "item 19 destroyed"),
    ("Throw away", "DELETE", "/api/items/18", None, "item 18 still listed"),
    ("Save", "POST", "/api/stops/9/outcome", {"stop": 9, "outcome": "refused"},
     "stop 9 REFUSED: the outcome is final"),
    ("Order now", "POST", "/api/orders", {"order": 9}, "order 9 rejected: limit reached"),
    ("Void", "POST", "/api/sales/31/void", {"sale": 31, "status": "voided", "amount": 12.5},
     "SALE 31 VOIDED 12.50 EUR by cashier 4, terminal still charged"),
    ("Order now", "POST", "/api/orders", {"id": 9, "state": "rejected"}, "order 9 REJECTED"),
    ("Pay out", "POST", "/api/payouts", {"id": 9, "asked": 200, "paid": 2000},
     "payout 9: asked 200.00 EUR, paid 2000.00 EUR"),
    ("Pay", "POST", "/api/charges", {"id": 9, "amount": 49}, "charge 9: amount 49 taken twice"),
    ("Import", "POST", "/api/imports", {"imported": 14}, "3 of 17 rows invalid, not imported"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "method", "path", "body", "line"), UNDONE)
def test_what_was_not_the_deed_is_told(
    label: str, method: str, path: str, body: Any, line: str
) -> None:
    told = done(label, method, path, body, line).judge("it does not work", "/things/4")

    assert told.category is not Category.UNKNOWN


TARGET = {"target": "https://api.theirs.test/v1", "status": 503, "time": 80}


@pytest.mark.parametrize("words", ["import from a file would be great", "WHAT A CLIENT", ""])
def test_the_record_of_another_exchange_is_no_failure(words: str) -> None:
    visit = done("Send request", "POST", "/api/runner", TARGET, "target answered 503 in 80 ms")

    nothing(visit.judge(words, "/things/4"))


@pytest.mark.parametrize("body", [{"status": 503, "time": 80}, TARGET | {"error": "no worker"}])
def test_an_answer_that_itself_failed_is_told(body: Any) -> None:
    visit = done("Send request", "POST", "/api/runner", body, "runner: 503")

    assert visit.judge("it does not work", "/things/4").category is not Category.UNKNOWN


def hidden(line: str) -> PageVisit:
    visit = answered(page("/home"), "GET", "/api/admin/usage", {"error": "forbidden"}, 403)
    visit.log("info", line).click("Board 3").go("/boards/3")
    return answered(visit, "GET", "/api/boards/3", {"id": 3})


@pytest.mark.parametrize("words", ["", "love the boards"])
def test_a_part_that_a_page_hides_from_whoever_may_not_see_it_is_none(words: str) -> None:
    nothing(hidden("admin panel hidden (role viewer)").judge(words, "/boards/3"))


def test_one_that_it_says_nothing_of_is_told() -> None:
    told = hidden("role viewer").judge("the usage is not shown", "/boards/3")

    assert told.category is Category.PERMISSION_DENIED


def test_what_a_complaint_is_of_and_nothing_came_after_is_told() -> None:
    body = {"id": 3, "status": "locked", "by": "fraud"}
    visit = read("/api/accounts/3", body, "account 3 LOCKED by fraud")

    assert visit.judge("I cannot use my account", "/things/4").category is not Category.UNKNOWN


@pytest.mark.parametrize(
    ("label", "body", "line"),
    [
        ("Save", {"id": 4, "state": "locked", "by": "anna"}, "thing 4 LOCKED by anna"),
        ("Order", {"id": 4, "duplicate": True}, "duplicate order 4"),
    ],
)
def test_a_state_that_keeps_from_what_was_pressed_for_is_told(
    label: str, body: Any, line: str
) -> None:
    told = done(label, "PUT", "/api/things/4", body, line).judge("it does not work", "/things/4")

    assert told.category is not Category.UNKNOWN


def lesson(label: str, body: Any) -> PageVisit:
    visit = page("/lesson/12")
    for _ in range(2):
        answered(visit.click("Check", after=5), "POST", "/api/answers", body, 200 if body else 500)
        visit.click(label, after=4)
    return visit


@pytest.mark.parametrize("words", ["STOP SENDING ME MAILS", "fun", ""])
@pytest.mark.parametrize("label", ["Continue", "Weiter"])
def test_what_leads_forward_in_turns_with_what_works_is_not_dead(label: str, words: str) -> None:
    nothing(lesson(label, {"correct": True}).judge(words, "/lesson/12"))


def test_what_leads_forward_and_of_which_somebody_says_that_it_fails_is_dead() -> None:
    told = lesson("Next", {"correct": True}).judge("next does nothing", "/lesson/12")

    assert told.category is Category.DEAD_CONTROL


def test_what_leads_nowhere_is_dead() -> None:
    told = lesson("Save", {"correct": True}).judge("nothing is saved", "/lesson/12")

    assert told.category is Category.DEAD_CONTROL

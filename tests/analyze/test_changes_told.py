"""Loud lines that tell a change as its own answer has it, and ones that tell more than it."""

import json
from typing import Any

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import PageVisit, told
from usercontext.domain.analysis import Category


def made(path: str, sent: Any, answer: Any, line: str, level: str = "error") -> PageVisit:
    visit = PageVisit()
    visit.go("/work").click("Enter")
    bodies = {"requestBody": json.dumps(sent), "responseBody": json.dumps(answer)}
    visit.ask("POST", path, 201, contentType="application/json", **bodies)
    visit.log(level, line)
    return visit


PRESSURE = {"id": 8, "sys": 168, "dia": 101, "flag": "high"}


@pytest.mark.parametrize(
    ("path", "answer", "line"),
    [
        ("/api/vitals", PRESSURE, "ALERT rr 168/101 > 140/90, advice level 2 shown"),
        ("/api/readings", {"id": 3, "ph": 8, "state": "high"}, "pH 8 above 7, dose shown"),
        ("/api/answers", {"correct": False, "streak": 0, "was": 14}, "streak lost: 14 -> 0"),
        ("/api/trips", {"id": 5, "replaces": 4, "driver": "Kaya"}, "trip 4 replaced by trip 5"),
        ("/api/weights", {"id": 5, "kg": 81.2, "delta": 2.1, "goal": 75},
         "goal missed: 81.2 kg (+2.1), goal 75.0"),
        ("/api/trips/2/change", {"fee": 35, "diff": -12, "total": 23, "seat_released": "14A"},
         "change: fee 35.00, fare diff -12.00, total 23.00 EUR, seat 14A released"),
        ("/api/picks/7", {"ordered": 12, "picked": 10, "short": 2, "backorder": 31},
         "pick 7 short 2 of 12, backorder 31 created"),
        ("/api/reports", {"id": 9, "state": "received"}, "post 44 reported (spam)"),
        ("/api/sheets/5/submit", {"points": 14, "max_points": 10, "passed": False, "wrong": [3]},
         "sheet 5 NOT PASSED: 14 error points (max 10)"),
        ("/api/games/7/moves", {"ok": True, "mate": True}, "CHECKMATE white wins 1-0"),
        ("/api/lost/reports", {"id": 6, "state": "open"}, "item REPORTED LOST #6"),
        ("/api/defects", {"id": 5, "state": "open"}, "DEFECT 5 heating failure, flat 12"),
        ("/api/imports", {"rows": 12, "created": 9, "skipped": 3, "reason": "duplicate"},
         "import 2: 9 created, 3 skipped (duplicate e-mail)"),
    ],
)  # fmt: skip
def test_a_change_that_its_answer_has_is_no_failure(path: str, answer: Any, line: str) -> None:
    visit = made(path, {}, answer, line).go("/done")
    told(visit.judge("the parking is a scandal", "/done"), NO_CAUSE, "P3")


@pytest.mark.parametrize(
    ("path", "answer", "line"),
    [
        ("/api/vitals", PRESSURE, "ALERT rr 168/101 > 140/90, not saved"),
        ("/api/trips", {"id": 5, "replaces": 4}, "trip 4 replaced by trip 6"),
        ("/api/trips/2/change", {"fee": 35, "diff": -12, "total": 25},
         "change: fee 35.00, fare diff -12.00, total 25.00 EUR, seat lost"),
        ("/api/reports", {"id": 9, "state": "received"}, "post 44 reported, not sent"),
        ("/api/defects", {"id": 5, "state": "open"}, "defect 5 failed: no landlord"),
        ("/api/sepa", {"id": 3, "items": 40, "sum": 2400, "excluded": 2, "reason": "timeout"},
         "collection 3: 40 items 2400.00 EUR, 2 left out, gateway timeout"),
        ("/api/sheets/5/submit", {"points": 14, "max_points": 10, "passed": False},
         "sheet 5 not passed on, not saved"),
        ("/api/defects", {"id": 5, "state": "open"}, "defect 6 heating failure, flat 12"),
        ("/api/imports", {"id": 2, "created": 0, "skipped": 12}, "import 2: 12 skipped"),
        ("/api/imports", {"rows": 12, "created": 9, "skipped": 3, "reason": "no mail server"},
         "import 2: 9 created, 3 skipped (no mail server)"),
        ("/api/picks/7", {"ordered": 12, "picked": 10, "short": 2},
         "pick 7: 10 of 12 saved"),
        ("/api/findings", {"saved": 1, "total": 6}, "findings: 1 of 6 saved"),
    ],
)  # fmt: skip
def test_what_its_answer_has_not_stays_told(path: str, answer: Any, line: str) -> None:
    visit = made(path, {}, answer, line).go("/done")
    said = visit.judge("it is not all there", "/done")
    assert said.category is not Category.UNKNOWN, said.summary


def called(second: str) -> PageVisit:
    visit = PageVisit()
    visit.go("/desk")
    for number, line in ((14, "14 CALLED room 2"), (15, second)):
        body = {"responseBody": f'{{"n":{number},"state":"called"}}'}
        visit.click("Next", after=60)
        visit.ask("POST", "/api/queue/next", 200, contentType="application/json", **body)
        visit.log("error", line)
    return visit


def test_the_same_news_of_the_next_one_is_no_failure() -> None:
    told(called("15 CALLED room 2").judge("they never listen", "/desk"), NO_CAUSE, "P3")


def test_other_news_may_be_one() -> None:
    said = called("15 not found, queue is broken").judge("they never listen", "/desk")
    assert said.root_cause is not None


def hidden(line: str) -> PageVisit:
    visit = made("/api/votes", {}, {"id": 3}, "vote 3", "info").go("/forum")
    body = {"responseBody": '{"id":44,"hidden":true,"by":"moderation"}'}
    visit.ask("GET", "/api/posts/44", 200, contentType="application/json", **body)
    return visit.log("warn", line).click("Next").go("/forum/2")


def test_what_somebody_did_on_purpose_is_no_failure() -> None:
    told(hidden("post 44 hidden by moderation").judge("spam", "/forum/2"), NO_CAUSE, "P3")
    said = hidden("post 44 not hidden, 403").judge("it is still there", "/forum/2")
    assert said.root_cause is not None


def sold(first: str, then: str) -> PageVisit:
    visit = PageVisit()
    visit.go("/till").click("Take 12.40").ask("POST", "/api/sales", 201)
    visit.log("warn", first).log("info", then, after=9)
    return visit.go("/till/receipt")


def test_a_limit_behind_which_it_is_approved_is_no_failure() -> None:
    asked = "[payments] contactless limit, PIN asked"
    visit = sold(asked, "[payments] approved 12.40")
    told(visit.judge("nobody wants a receipt", "/till/receipt"), NO_CAUSE, "P3")
    for then in ("[payments] not approved", "[printer] done", "[payments] reader idle"):
        said = sold(asked, then).judge("nobody can pay", "/till/receipt")
        assert said.root_cause is not None, then


def drawn(answer: Any, line: str, path: str = "/api/draws/9", level: str = "warn") -> PageVisit:
    visit = PageVisit()
    visit.go("/play")
    told_of = {"responseBody": json.dumps(answer)}
    visit.ask("GET", path, 200, contentType="application/json", **told_of)
    return visit.log(level, line).click("Again").ask("POST", "/api/tickets", 201).go("/play/ok")


@pytest.mark.parametrize(
    ("answer", "line", "path"),
    [
        ({"numbers": [3, 8], "hits": 0, "win": 0}, "draw 9: 0 hits, win 0.00 EUR", "/api/draws/9"),
        ({"items": [], "total": 0}, "lost+found: 0 results for cup", "/api/lost"),
    ],
)
def test_a_nought_by_its_name_is_no_failure(answer: Any, line: str, path: str) -> None:
    told(drawn(answer, line, path).judge("it is all rigged", "/play/ok"), NO_CAUSE, "P3")


def test_a_nought_that_its_answer_has_not_stays_told() -> None:
    said = drawn({"hits": 3, "win": 12}, "draw 9: 0 hits, win 0.00 EUR, but 3 drawn")
    assert said.judge("my win is missing", "/play/ok").root_cause is not None


def stopped(answer: Any, line: str) -> PageVisit:
    visit = made("/api/orders", {}, {"id": 9, "state": "open"}, "order 9 open", "info")
    told_of = {"responseBody": json.dumps(answer)}
    visit.ask("GET", "/api/orders/9", 200, contentType="application/json", **told_of)
    return visit.log("error", line).go("/depot")


def test_a_loss_that_a_record_has_is_no_failure() -> None:
    filled = {"id": 9, "state": "filled", "pnl": -52}
    visit = stopped(filled, "order 9 closed, P/L -52.00 USD")
    told(visit.judge("each time!", "/depot"), NO_CAUSE, "P3")
    said = stopped(filled, "order 9 closed, P/L -25.00 USD").judge("each time!", "/depot")
    assert said.root_cause is not None


def test_what_an_answer_left_out_and_says_why_is_no_failure() -> None:
    answer = {"id": 3, "items": 40, "sum": 2400, "excluded": 2, "reason": "mandate_missing"}
    line = "collection 3: 40 items 2400.00 EUR, 2 members without mandate left out"
    visit = made("/api/collections", {}, answer, line, "warn").click("Ask for it", after=6)
    visit.ask("POST", "/api/mandates/requests", 202).go("/club")
    told(visit.judge("members forget", "/club"), NO_CAUSE, "P3")

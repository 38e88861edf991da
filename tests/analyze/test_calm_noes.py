"""Lines that only sound like a no, and noes that somebody got past. Not: noes that stopped them."""

import json

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import PageVisit, page, told
from usercontext.domain.analysis import Analysis

NONE = [
    ("Check voucher", "/api/vouchers/check", "voucher check: not rejected"),
    ("Sync", "/api/bookings/sync", "bookings declined=0 accepted=14"),
    ("Import", "/api/imports", "no order was refused"),
    ("Send", "/api/mailings", "requests blocked: 0, sent: 31"),
    ("Save", "/api/rules", "order rules: cancelled=false, rejected=none"),
    ("Save filter", "/api/filters", "[filters] saved: payment status = declined"),
    ("Pay", "/api/payments/search", "[table] filter status=declined, 3 rows"),
]


@pytest.mark.parametrize("words", ["All is well, thank you", "WHY IS THE PARCEL SO LATE???"])
@pytest.mark.parametrize(("label", "path", "said"), NONE)
def test_a_no_that_nobody_got_is_none(label: str, path: str, said: str, words: str) -> None:
    visit = page("/work").click(label).ask("POST", path, 200).log("info", said)

    told(visit.judge(words, "/work"), NO_CAUSE, "P3")


@pytest.mark.parametrize(
    "said", ["bookings declined=3 accepted=11", "order not sent: rejected by rule 4"]
)
def test_a_no_that_somebody_got_is_one(said: str) -> None:
    visit = page("/work").click("Book").ask("POST", "/api/bookings", 200).log("warn", said)

    assert visit.judge("It does not book", "/work").category != NO_CAUSE


def paid_twice(said: str, level: str = "info") -> PageVisit:
    visit = page("/checkout").click("Pay").ask("POST", "/api/payments", 200)
    visit.log(level, said).click("Pay", after=8).ask("POST", "/api/payments", 200)
    return visit.log("info", "[pay] attempt 2 status: succeeded").go("/thanks")


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("[pay] attempt 1 status: declined (do_not_honor)", "info"),
        ("payment was declined by the bank", "warn"),
        ("transaction result: NOT_SUFFICIENT_FUNDS", "debug"),
    ],
)
def test_who_was_declined_and_paid_again_did_not_pay_twice(said: str, level: str) -> None:
    analysis = paid_twice(said, level).judge("I had to press twice", "/thanks")

    assert (analysis.category == "race", analysis.priority) == (False, "P3")


def test_a_payment_of_which_nothing_was_said_was_made_twice() -> None:
    told(paid_twice("[pay] sent").judge("I had to press twice", "/thanks"), "race", "P0")


def looked_up(status: str, words: str) -> Analysis:
    tries = [{"status": "failed", "error": {"code": "card_declined"}}, {"status": status}]
    body = json.dumps({"id": 7, "status": status, "attempts": tries})
    answer = {"contentType": "application/json", "responseBody": body}
    visit = page("/orders/7").click("Payment").ask("GET", "/api/payments/7", 200, **answer)
    return visit.judge(words, "/orders/7")


@pytest.mark.parametrize("words", ["danke", "WHERE IS IT???"])
@pytest.mark.parametrize("status", ["succeeded", "paid", "captured"])
def test_what_was_paid_at_the_second_try_was_paid(status: str, words: str) -> None:
    told(looked_up(status, words), NO_CAUSE, "P3")


def test_what_failed_at_its_last_try_was_not_paid() -> None:
    told(looked_up("failed", "I cannot pay"), "payment_declined", "P3")


def sent(path: str, asked: dict[str, object], answer: dict[str, object]) -> PageVisit:
    bodies = {"requestBody": json.dumps(asked), "responseBody": json.dumps(answer)}
    visit = page("/work").click("Save")
    return visit.ask("POST", path, 200, contentType="application/json", **bodies)


@pytest.mark.parametrize("words", ["ok", "DAS IST ALLES SO UMSTÄNDLICH"])
@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"shared": False, "name": "A"}, {"shared": False, "id": 3}),
        ({"notify": False}, {"published": True, "notified": []}),
        ({"recipients": []}, {"saved": True, "recipients": []}),
    ],
)
def test_what_was_asked_not_to_be_done_was_done_right(
    asked: dict[str, object], answer: dict[str, object], words: str
) -> None:
    told(sent("/api/share", asked, answer).judge(words, "/work"), NO_CAUSE, "P3")


def test_what_was_asked_for_and_not_done_was_not() -> None:
    visit = sent("/api/share", {"shared": True}, {"shared": False})

    assert visit.judge("It is not shared", "/work").category == "api_contract"


@pytest.mark.parametrize(
    "line",
    [
        "support view: order.userId=5510 session.userId=2207",
        "folder.userId=5510, session.userId=2207, role=admin",
    ],
)
def test_who_looks_at_another_s_by_office_was_shown_nothing_wrong(line: str) -> None:
    visit = page("/work").click("Open").ask("GET", "/api/folders", 200).log("error", line)

    assert visit.judge("the list is slow", "/work").priority in ("P2", "P3")

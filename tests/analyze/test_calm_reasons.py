"""Reasons that somebody gave, counts that make each other, verdicts of lessons; and what is grave.

No body was captured of any of these: the press, its address and the line say it.
"""

import pytest

from analyze.page_visits import PageVisit, page, told
from usercontext.domain.analysis import Category, Priority


def did(label: str, path: str, line: str, level: str = "error") -> PageVisit:
    return page("/things").click(label).ask("POST", path, 200).log(level, line)


CALM = [
    ("Reject", "/api/candidates/5/reject", "candidate 5 rejected: no visa", "error"),
    ("Decline", "/api/offers/4/decline", "offer 4 declined (not interested)", "warn"),
    ("Check", "/api/answers", 'wrong answer: "der Tisch" expected, "die Tisch" given', "error"),
    ("Prüfen", "/api/exercises/4", "falsche Antwort: 12 statt 14", "error"),
    ("Count", "/api/counts/4", "difference shelf 4: counted 38, planned 40, shrinkage 2", "warn"),
    ("Stop", "/api/charge/7/stop", "session 7 stopped: user", "error"),
    ("Dismiss", "/api/reports/4/dismiss", "report 4 dismissed: no violation", "error"),
    ("Exclude", "/api/members/9/exclude", "member 9 excluded (2025 and 2026 unpaid)", "error"),
    ("Continue", "/api/surveys/3/page1", "2 of 8 questions skipped by respondent", "warn"),
    ("Call", "/api/hands/4/call", "hand 4 lost: two pair < flush", "error"),
    ("Resign", "/api/games/5/resign", "game 5 lost by resignation, rating 1520 -> 1508", "error"),
]


@pytest.mark.parametrize(("label", "path", "line", "level"), CALM)
def test_what_was_pressed_for_with_its_reason(label: str, path: str, line: str, level: str) -> None:
    visit = did(label, path, line, level).go("/others").ask("GET", "/api/others", 200)

    assert visit.judge("too many bad CVs", "/others").category is Category.UNKNOWN


WRONG = [
    ("Reject", "/api/candidates/5/reject", "candidate 5 rejected: mail could not be sent"),
    ("Save", "/api/candidates/5", "candidate 5 rejected: no visa"),
    ("Pay", "/api/orders", "wrong answer of the bank"),
    ("Pay", "/api/orders", "payment declined by issuer"),
    ("Exclude", "/api/members/9/exclude", "member 9 excluded (could not be informed)"),
    ("Exclude", "/api/members/9/exclude", "member 19 excluded (2025 unpaid)"),
    ("Send", "/api/mails", "3 of 8 recipients skipped by filter"),
    ("Save", "/api/games/5", "game 5 saved, 3 moves lost"),
    ("Dismiss", "/api/reports/4/dismiss", "report 4 dismissed: not stored"),
    ("Count", "/api/counts/4", "difference shelf 4: counted 37, planned 40, lost 2"),
]


@pytest.mark.parametrize(("label", "path", "line"), WRONG)
def test_what_says_more_than_a_reason_is_told(label: str, path: str, line: str) -> None:
    visit = did(label, path, line)

    assert visit.judge("it is wrong", "/things").category is not Category.UNKNOWN


def test_a_line_that_its_operator_stopped() -> None:
    visit = page("/plant").ask("GET", "/api/lines/2", 200)
    visit.log("error", "line 2 stopped: operator request")
    visit.click("Start line 2").ask("POST", "/api/lines/2/start", 202)

    assert visit.judge("", "/plant").category is Category.UNKNOWN


def test_another_one_of_the_kind_was_changed() -> None:
    visit = did("Reject", "/api/candidates/5/reject", "candidate 6 rejected").go("/candidates")

    said = visit.judge("the wrong person got the rejection", "/candidates")
    told(said, "api_contract", "P0", "candidate 6 rejected")


@pytest.mark.parametrize(
    "line",
    ["candidate 5 rejected, candidate 6 rejected", "merged: candidate 6 rejected", "6 rejected"],
)
def test_another_one_that_is_named_beside_is_no_mistake(line: str) -> None:
    visit = did("Reject", "/api/candidates/5/reject", line).go("/candidates")

    assert visit.judge("", "/candidates").priority is not Priority.P0


def test_more_was_taken_than_the_control_named() -> None:
    visit = did("Pay fee 0,60 €", "/api/fees/4/pay", "fee: charged 60.00 EUR, due 0.60 EUR", "warn")

    told(visit.judge("", "/fees/4"), "api_contract", "P0 P1", "60.00 EUR")


@pytest.mark.parametrize(
    "line",
    [
        "fee: charged 0.60 EUR, due 0.60 EUR",
        "fee: charged 1.10 EUR with tip, price 0.60 EUR",
        "fee: authorized 60.00 EUR, due 0.60 EUR",
    ],
)
def test_a_sum_that_is_well_more_than_the_control_named(line: str) -> None:
    visit = did("Pay fee 0,60 €", "/api/fees/4/pay", line, "warn")

    assert visit.judge("", "/fees/4").priority not in (Priority.P0, Priority.P1)


def test_less_was_given_than_the_control_named() -> None:
    line = "cashout 9: 20.00 confirmed, 2.00 paid"
    visit = did("Cash out 20 €", "/api/bets/9/cashout", line)

    told(visit.judge("I got 2 euros", "/bets"), "api_contract", "P0 P1", "2.00 paid")


def test_a_loud_line_that_says_nothing_bad_and_behind_which_the_page_goes_on() -> None:
    visit = page("/radio").click("Next station").log("error", "ICY: title=News")

    said = visit.log("info", "playing 128k").judge("too much talk", "/radio")
    assert said.priority is Priority.P3


def test_a_loud_line_that_ends_a_press_stops_somebody() -> None:
    visit = page("/radio").click("Next station").log("error", "ICY: title=News")

    assert visit.judge("", "/radio").priority is not Priority.P3


@pytest.mark.parametrize(
    ("label", "path", "line"),
    [
        ("Undo", "/api/contacts/merge/undo", "merge undone"),
        ("Send", "/api/mails/4/send", "mail 4 sent"),
        ("Withdraw", "/api/bids/4/withdraw", "bid 4 withdrawn"),
    ],
)
def test_deeds_whose_participle_has_its_own_form(label: str, path: str, line: str) -> None:
    visit = did(label, path, line).go("/others").ask("GET", "/api/others", 200)

    assert visit.judge("", "/others").category is Category.UNKNOWN


def queued(status: int, line: str) -> Category:
    visit = page("/yoga").click("Book Tue 18:00").ask("POST", "/api/classes/4/book", status)
    visit.log("warn", line).go("/yoga/mine").ask("GET", "/api/bookings", 200)
    return visit.judge("always full!!", "/yoga/mine").category


def test_a_place_in_a_queue_is_what_was_accepted() -> None:
    assert queued(202, "class 4 full, waiting list position 3") is Category.UNKNOWN


def test_a_queue_that_nobody_was_put_into_is_told() -> None:
    line = "class 4 full, could not be put on waiting list 3"
    assert queued(202, line) is not Category.UNKNOWN


def limited(then: int) -> PageVisit:
    body = '{"code":"limit_daily","message":"You can send 20 € a day. 3 € left today."}'
    more = {"contentType": "application/json", "responseBody": body}
    visit = page("/wallet").click("Send 5 €").ask("POST", "/api/p2p", 422, **more)
    return visit.click("Send 3 €", after=8).ask("POST", "/api/p2p", then).go("/wallet/4")


def test_a_rule_that_was_told_and_then_kept() -> None:
    assert limited(201).judge("20 a day is a joke", "/wallet/4").priority is Priority.P3


def test_none_before_a_day_that_the_answer_names() -> None:
    body = '{"slots":[],"next":"2027-02-11"}'
    more = {"contentType": "application/json", "responseBody": body}
    visit = page("/mri").ask("GET", "/api/slots", 200, **more)
    visit.log("error", "no MRI slot before 2027-02-11").click("Waiting list")
    visit.ask("POST", "/api/waitlist", 201).go("/mri/waiting")

    assert visit.judge("THREE MONTHS!!!", "/mri/waiting").category is Category.UNKNOWN

"""How things stand and what was done, told loudly where no body was captured. Not: failures."""

import pytest

from analyze.behaviours import nothing
from analyze.page_visits import PageVisit, page
from usercontext.domain.analysis import Category


def board(line: str, *after: int) -> PageVisit:
    visit = page("/things").ask("GET", "/api/things", 200).log("error", line)
    for status in after:
        visit.click("Thing 9", after=3).ask("GET", "/api/things/9", status)
    return visit


STANDS = [
    "SLA BREACHED ticket 9 first response 4h12m",
    "BUDGET EXCEEDED Groceries: 412.30 of 400.00 EUR",
    "PO 4411 REJECTED by h.meier (over budget)",
    "STOCK LOW gloves M: 40 < 100",
    "MATCH 12 FORFEITED by away team",
    "machine 2 OUT_OF_ORDER",
]


@pytest.mark.parametrize("line", STANDS)
@pytest.mark.parametrize("words", ["could it be darker", "WHAT A DAY", ""])
def test_how_a_thing_stands_is_news_to_who_goes_on(line: str, words: str) -> None:
    nothing(board(line, 200).judge(words, "/things"))


@pytest.mark.parametrize(
    "line",
    [
        "things: RENDER FAILED for 9",
        "things: INVALID ROW 9",
        "things: row 9 DROPPED",
        "things SHOWN without 3 rows",
        "thing 9 is gone",
    ],
)
def test_what_a_program_could_not_is_told(line: str) -> None:
    told = board(line, 200).judge("it does not show all", "/things")

    assert told.category is not Category.UNKNOWN


@pytest.mark.parametrize("after", [(), (500,)])
def test_how_a_thing_stands_is_told_to_who_did_not_get_on(after: tuple[int, ...]) -> None:
    told = board("SLA BREACHED thing 9", *after).judge("thing 9 was breached", "/things")

    assert told.category is not Category.UNKNOWN


def done(label: str, method: str, path: str, line: str) -> PageVisit:
    return page("/things/4").click(label).ask(method, path, 200).log("error", line)


DEEDS = [
    ("No-show", "POST", "/api/bookings/31/no-show",
     "booking 31 NO-SHOW, fee 80.00 EUR charged to card on file"),
    ("Void", "POST", "/api/sales/31/void", "SALE 31 VOIDED 12.50 EUR by cashier 4"),
    ("Ban 7 days", "POST", "/api/users/41/ban", "USER 41 BANNED 7 days: spam"),
    ("Withdraw", "POST", "/api/exams/4/withdraw", "EXAM 4: registration WITHDRAWN by student"),
    ("Refused", "POST", "/api/stops/9/outcome", "stop 9 REFUSED by recipient, goes back"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "method", "path", "line"), DEEDS)
@pytest.mark.parametrize("words", ["a hard day", "thanks", ""])
def test_the_act_that_was_pressed_for_is_no_failure(
    label: str, method: str, path: str, line: str, words: str
) -> None:
    nothing(done(label, method, path, line).judge(words, "/things/4"))


@pytest.mark.parametrize(
    ("label", "method", "path", "line"),
    [
        ("Order now", "POST", "/api/orders", "order 9 rejected: limit reached"),
        ("Export", "POST", "/api/exports", "export 3 aborted (disk full)"),
        ("Void", "POST", "/api/sales/31/void", "SALE 31 VOIDED 12.50 EUR, charged 14.50 EUR"),
        ("Mute", "PUT", "/api/channels/9/mute", "channel 9 MUTED but still loud"),
        ("Join", "POST", "/api/wallets/join", "2 and 3 joined wallets are 9"),
        ("Confirm", "POST", "/api/bookings", "booking 7 should be confirmed, it is waiting"),
        ("Delete", "DELETE", "/api/files/18", "file 18: deleted 19"),
    ],
)
def test_what_else_came_of_it_is_told(label: str, method: str, path: str, line: str) -> None:
    told = done(label, method, path, line).judge("this is wrong", "/things/4")

    assert told.category is not Category.UNKNOWN

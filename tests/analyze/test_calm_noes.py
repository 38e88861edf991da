"""Lines that only sound like a no, and noes that somebody got past. Not: noes that stopped them."""

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import PageVisit, page, told

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

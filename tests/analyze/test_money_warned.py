"""Wrong money that a page tells as a warning is as urgent as the same in an error. Not: doubles."""

import pytest

from analyze.stack_visits import told
from analyze.trade_visits import customer
from usercontext.analyze.signals.money.taken_against import was_taken_against
from usercontext.domain.analysis import Priority


@pytest.mark.parametrize("level", ["warn", "error"])
def test_what_is_taken_in_a_trial_is_wrong_money(level: str) -> None:
    visit = customer("/lessons").press("Begin the free week").api("POST", "/api/lessons", 201)
    visit.said(level, "[lessons] 7 days of trial, charged now: 12.50")
    analysis = visit.judge("I was charged for the free week", path="/lessons")

    told(analysis, "api_contract backend_error", "12.50", "P0")


def test_a_fee_for_what_is_covered_is_wrong_money() -> None:
    visit = customer("/visits/7").press("Termin bestätigen").api("POST", "/api/visits", 201)
    visit.said("warn", "[praxis] berechnet 60,00 für die Untersuchung, sie ist kostenlos")
    analysis = visit.judge("Ich soll für die Untersuchung zahlen", path="/visits/7")

    told(analysis, "api_contract backend_error", "60,00", "P0")


def test_more_taken_off_than_a_card_is_worth_is_wrong_money() -> None:
    visit = customer("/game/shop").press("Buy gems").api("POST", "/api/purchases", 201)
    visit.said("warn", "[till] card G-11 is worth 5.00, 15.00 was taken off")
    analysis = visit.judge("the card was used three times", path="/game/shop")

    told(analysis, "api_contract backend_error", "15.00", "P0 P1")


def test_another_account_than_chosen_is_wrong_money() -> None:
    visit = customer("/transfer").press("Transfer now").api("POST", "/api/transfers", 201)
    visit.said("warn", "[transfer] T-9 is paid from savings, chosen was checking")
    analysis = visit.judge("it was taken from the wrong account", path="/transfer")

    told(analysis, "api_contract backend_error", "savings", "P0 P1")


@pytest.mark.parametrize(
    "line",
    [
        "[price] 9.995 was rounded to 10.00, charged 10.00",
        "[pay] charged() with 9.90 is deprecated, the trial of the new call is open",
        "[plan] trial ended, charged 9.90",
        "[plan] 14 days of trial, 9.90 will be charged after",
        "[plan] 14 days of trial, charged: 0.00",
        "[cart] card G-11 is worth 50.00, 20.00 was taken off",
        "[pay] paid by card, chosen was card",
        "[pay] paid by visa, chosen was card",
        "[pay] paid by card, chosen: apple-pay",
        "[ship] charged to sender, chosen: express",
        "[stats] trial users paid 19.80 this month",
        "[plan] 14 days of trial, 9.90 billed monthly",
        "[plan] trial of the pro plan, charges 9.90 per month",
        "[school] invoice of the trial lesson paid 12.50",
        "[school] Probestunde bezahlt: 15,00",
        "[cart] charged 4.95 for delivery, it is included in the total",
        "[cart] charged 4.95 for shipping, it is collected tomorrow",
        "[clinic] charged 60.00 for the visit, it is covered at 80 %",
        "[tax] charged 3.20 for vat, it is included",
        "[card] worth 10.00, deducted 12.00 with tax",
        "[plan] the trial page took 12.50 s",
        "[plan] trial, the paid plan of 9.90 was looked at",
        "[pay] paid by invoice, chosen was wallet, which declined",
        "[plan] trial: charged 1.00 to verify the card, released",
        "[cart] paid 44.90, delivery is free",
        "[plan] Probemonat endet, 9,90 abgebucht",
    ],
)
def test_what_was_agreed_or_put_right_is_no_wrong_money(line: str) -> None:
    visit = customer("/plans").press("Begin").api("POST", "/api/plans", 201)
    visit.said("warn", line)
    analysis = visit.judge("how do I change my address", path="/plans")

    assert not was_taken_against(line)
    assert analysis.priority in {Priority.P2, Priority.P3}


def test_a_sum_in_a_trial_that_the_page_gives_back_is_not_urgent() -> None:
    visit = customer("/plans").press("Begin").api("POST", "/api/plans", 201)
    visit.said("warn", "[plan] 14 days of trial, charged today: 9.90")
    visit.said("info", "[plan] 9.90 was refunded, in sync")
    analysis = visit.judge("was I charged?", path="/plans")

    assert analysis.priority in {Priority.P2, Priority.P3}


@pytest.mark.parametrize(
    "line",
    [
        "F-31 bills 18.00 for lunch, it was never ordered",
        "facturé 12,00 pour la cantine, elle est comprise",
        "P-8: requested invoice, charged to wallet",
        "coupon B5 is good for 5.00, deducted: 25.00",
        "sub_9 should be trialing, it is active and 12.00 was paid",
    ],
)
def test_one_sum_is_enough_where_nothing_is_owed(line: str) -> None:
    assert was_taken_against(line)

"""A provider's no that a page only notes, or only shows, behind an answer that went well."""

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import PageVisit, page, told

LINES = [
    "payment status: requires_payment_method (card_declined / do_not_honor)",
    "[adyen] resultCode=Refused refusalReason=Not enough balance",
    "PayPal order: INSTRUMENT_DECLINED",
    "[braintree] processor_declined 2001 Insufficient Funds",
    "square: payment.status FAILED, errors[0].code INSUFFICIENT_FUNDS",
    "checkout.com → Declined (20051)",
    "mercadopago status rejected, detail cc_rejected_insufficient_amount",
    "mollie payment tr_7 failed, failureReason: insufficient_funds",
    "klarna authorization rejected, approved=false",
    "transaction result: NOT_SUFFICIENT_FUNDS",
    "iyzico: DO_NOT_HONOUR",
    "[pay] state -> declined (expired_card)",
    "worldpay lastEvent REFUSED",
    "gateway answered: withdrawal_count_limit_exceeded, charge not made",
    "authorisation was declined by the issuer",
    "payment intent pi_1: last error generic_decline",
]


def paid(path: str = "/api/orders/7/confirm") -> PageVisit:
    return page("/checkout").click("Place order and pay").ask("POST", path, 200)


@pytest.mark.parametrize("level", ["info", "debug"])
@pytest.mark.parametrize("said", LINES)
def test_a_provider_s_no_is_the_cause_however_quietly_it_is_noted(said: str, level: str) -> None:
    visit = paid().log(level, said)

    told(visit.judge("It does not let me order"), "payment_declined", "P3", "/confirm")


WARNED = [
    "[widget] resultCode Refused: Refused by issuer",
    "checkout outcome=DECLINED, not honoured",
    "provider answered cc_rejected_high_risk",
    "[till] transaction state Rejected (51)",
]


@pytest.mark.parametrize("said", WARNED)
def test_a_no_that_a_page_warns_of_is_the_same_no(said: str) -> None:
    visit = paid("/api/till/7").log("warn", said)

    told(visit.judge("My card works elsewhere"), "payment_declined", "P3", "/api/till/7")


@pytest.mark.parametrize(
    "said",
    ["[consent] cookies: status rejected", "outcome: refused=0", "state: not declined"],
)
def test_a_warning_of_what_was_not_declined_is_none(said: str) -> None:
    visit = paid().log("warn", said).go("/thanks").ask("GET", "/api/orders/7", 200)

    told(visit.judge("When will it arrive?", "/thanks"), NO_CAUSE, "P3")


def test_who_paid_after_a_warning_was_not_stopped() -> None:
    visit = paid().log("warn", WARNED[0]).go("/thanks").ask("GET", "/api/orders/7", 200)

    told(visit.judge("Please add a gift wrap", "/thanks"), NO_CAUSE, "P3")


CONFIRMS = ["/thanks", "/order/confirmation", "/de/danke"]


@pytest.mark.parametrize("path", CONFIRMS)
@pytest.mark.parametrize("said", ["[vault] card state: declined to store", "first card declined"])
def test_who_was_led_to_what_confirms_was_not_declined(said: str, path: str) -> None:
    visit = paid().log("warn", said).go(path).ask("GET", "/api/orders/7", 200)

    told(visit.judge("The photo of the lamp is too dark", path), NO_CAUSE, "P3")


def test_what_was_pressed_for_afterwards_confirms_nothing() -> None:
    visit = paid().log("warn", "card declined").click("Pay by invoice").go("/thanks")

    assert visit.judge("It took two tries", "/thanks").category == "payment_declined"


def test_a_report_of_the_payment_is_heard_all_the_same() -> None:
    visit = paid().log("warn", "card declined").go("/thanks")

    told(visit.judge("My card was declined and paid?", "/thanks"), "payment_declined", "P3")


@pytest.mark.parametrize(
    "said",
    [
        "Your card was declined, please try another one.",
        "Ihre Karte wurde abgelehnt.",
        "Votre carte a été refusée par la banque",
        "Tu tarjeta ha sido rechazada",
        "Kredi kartınız reddedildi",
        "Płatność odrzucona: karta odrzucona przez bank",
    ],
)
def test_what_a_shop_hands_on_of_a_bank_s_no_is_the_cause(said: str) -> None:
    shown = {"kind": "notice", "message": said, "selector": "div.toast"}
    visit = paid().add("console", "info", shown, after=0.3)

    told(visit.judge("???"), "payment_declined", "P3", "/confirm")


@pytest.mark.parametrize(
    "said",
    [
        "intent created, status requires_payment_method",
        "payment ok, fraud check: not declined",
        "[pay] declined=0 accepted=1",
        "risk rules passed, no decline, no refusal",
        "[upsell] insurance declined by the customer",
        "[consent] marketing cookies rejected",
        "payment accepted: succeeded",
        "newsletter refused, order goes on",
        "card on file is not expired_card",
    ],
)
def test_a_payment_that_went_its_way_is_none(said: str) -> None:
    visit = paid().log("info", said).go("/thanks").ask("GET", "/api/orders/7", 200)

    told(visit.judge("When will it arrive?", "/thanks"), NO_CAUSE, "P3")


def test_who_paid_otherwise_afterwards_has_nothing_to_complain_of() -> None:
    visit = paid().log("info", LINES[0]).click("Place order and pay")
    visit.ask("POST", "/api/orders/7/confirm", 200).log("info", "payment status: succeeded")
    visit.go("/thanks").ask("GET", "/api/orders/7", 200)

    told(visit.judge("The photo of the lamp is too dark", "/thanks"), NO_CAUSE, "P3")


def test_an_intent_that_is_only_made_yet_was_not_refused() -> None:
    visit = page("/checkout").click("Pay now").ask("POST", "/api/intents", 201)
    visit.log("info", "intent pi_1 requires_payment_method")
    visit.ask("POST", "/api/intents/pi_1/confirm", 500)

    told(visit.judge("I cannot pay"), "backend_error", "P1", "500")


def test_what_is_declined_where_nobody_pays_is_no_payment_s() -> None:
    visit = page("/team").click("Invite").ask("POST", "/api/invitations", 200)
    visit.log("info", "invitation status: declined")

    assert visit.judge("She did not get it").category != "payment_declined"

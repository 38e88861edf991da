"""A card whose holder, code or address was not the one. Not: other noes of a bank, forms."""

import pytest

from analyze.moments import told
from analyze.test_noted_noes import Till
from usercontext.analyze.signals.refusals.card_checks import is_of_a_card, names_a_no

NOES = [
    "charge.failed wrong_cvc The code on the back of the card is another",
    "[till] CVC mismatch",
    "provider said cvv_check: failed",
    "donation not made: AVS check failed",
    "incorrect_csc",
    "CVN does not match",
]
HOLDERS = [
    "Subscription not renewed: 3-D Secure verification was declined",
    "3DS2 challenge refused",
    "Nothing was taken: 3D Secure authentication denied",
]


def sent(status: int, path: str, press: str, **more: object) -> Till:
    till = Till("/membership")
    till.press(press).ask("POST", path, status, **more)
    return till


@pytest.mark.parametrize("level", ["info", "warn", "error"])
@pytest.mark.parametrize("said", NOES)
def test_a_code_that_its_bank_knows_otherwise_is_the_bank_s_no(said: str, level: str) -> None:
    till = sent(422, "/api/donations/7/pay", "Donate").log(level, said)

    told(till.judge("It does not take my card", "/membership"), "payment_declined", "422", "P3")


@pytest.mark.parametrize("status", [200, 201, 400])
@pytest.mark.parametrize("words", HOLDERS)
def test_what_is_shown_of_the_holder_is_told_with_what_was_sent(status: int, words: str) -> None:
    till = sent(status, "/api/memberships/7/renewals", "Extend").shows(words)

    judged = till.judge("nothing happens", "/membership")

    told(judged, "payment_declined", f"/renewals|{words}", "P3")


@pytest.mark.parametrize(
    "answer", ['{"error":{"code":"cvv_mismatch"}}', '{"message":"AVS check failed"}']
)
def test_so_does_the_answer_itself(answer: str) -> None:
    till = sent(422, "/api/tickets/pay", "Pay for two", responseBody=answer)

    told(till.judge("It does not take my card", "/membership"), "payment_declined", "422", "P3")


def test_a_good_answer_that_failed_for_the_code_is_a_no() -> None:
    answer = '{"id":"ch_1","last_error":{"reason":"cvc_check: failed"}}'
    till = sent(200, "/api/payments/7", "Pay for two", responseBody=answer)

    told(till.judge("It does not take my card", "/membership"), "payment_declined", "/7", "P3")


@pytest.mark.parametrize(
    "words",
    [
        "The CVC that you gave us does not match the one of your bank",
        "Der Sicherheitscode Ihrer Karte stimmt nicht",
        "Le cryptogramme de votre carte est incorrect",
        "El CVV de su tarjeta no es correcto",
        "Il codice di sicurezza della carta è errato",
        "Kod CVV jest nieprawidłowy",
    ],
)
def test_so_does_a_whole_sentence_in_the_tongues_of_shops(words: str) -> None:
    till = sent(400, "/api/payments", "Pay for two").shows(words)

    told(till.judge("It does not take my card", "/membership"), "payment_declined", words, "P3")


def test_a_code_that_is_too_short_is_what_a_form_refuses() -> None:
    till = sent(422, "/api/payments", "Pay").log("error", "cvv: incorrect length, 3 digits")

    told(
        till.judge("It does not take my card", "/membership"),
        "validation_rejected",
        "422",
        "P0 P1 P2",
    )


def test_a_server_that_failed_asked_no_bank() -> None:
    till = sent(500, "/api/payments", "Pay").log("error", "payment.failed CVV check failed")

    told(till.judge("It does not take my card", "/membership"), "backend_error", "500", "P0 P1")


def test_a_code_that_was_sent_to_sign_in_is_no_card_s() -> None:
    till = Till("/sign-in")
    till.press("Sign in").ask("POST", "/api/sessions/code", 422)
    till.shows("The security code is incorrect")

    judged = till.judge("It does not take my code", "/sign-in")

    assert judged.category != "payment_declined"


@pytest.mark.parametrize(
    "said",
    [
        "CVC check: passed",
        "CVV is required",
        "cvv: does not match pattern [0-9]{3}",
        "Der Sicherheitscode Ihrer Karte hat nur zwei Stellen",
        "the CVC field failed to mount",
        "charge succeeded, avs mismatch",
        "payment accepted although the CVV check failed",
        "3DS authentication succeeded",
        "wrong cardinality of the list",
    ],
)
def test_these_are_no_noes(said: str) -> None:
    assert not names_a_no(said)


def test_what_names_no_card_does_not_say_what_was_sent() -> None:
    assert names_a_no("The security code is incorrect")
    assert not is_of_a_card("The security code is incorrect")
    assert is_of_a_card("Your card's security code is incorrect. Please enter it again")


def test_a_charge_that_went_well_is_no_cause() -> None:
    till = sent(200, "/api/payments", "Pay").log("info", "charge succeeded, avs mismatch")

    assert till.judge("Where is my invoice?", "/membership").category != "payment_declined"

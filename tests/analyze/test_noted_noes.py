"""A refused payment whose page says that it was the bank's no. Not: good answers, forms."""

import pytest

from analyze.behaviours import Desk
from analyze.moments import told


class Till(Desk):
    """A page on which somebody pays."""

    def shows(self, words: str) -> "Till":
        said = {"kind": "notice", "message": words, "selector": "div.message"}
        self.add("console", "info", said, after=0.3)
        return self


def paid(status: int, path: str = "/api/payments/mobile") -> Till:
    till = Till("/checkout")
    till.press("Pay by phone").ask("POST", path, status)
    return till


@pytest.mark.parametrize("status", [400, 409, 422])
@pytest.mark.parametrize(
    "line",
    ['payment: {"status":"DECLINED","code":"LIMIT"}', "wallet result=REFUSED", "issuer: refused"],
)
def test_what_the_page_notes_of_it_says_whose_no_it_was(status: int, line: str) -> None:
    judged = paid(status).log("info", line).judge("It does not take my money", "/checkout")

    told(judged, "payment_declined", f"/api/payments/mobile|{status}", "P3")


@pytest.mark.parametrize("level", ["warn", "error"])
def test_so_does_what_it_says_aloud(level: str) -> None:
    till = paid(422).log(level, "3DS failed: cardholder_authentication_failed")

    told(till.judge("It does not take my money", "/checkout"), "payment_declined", "422", "P3")


@pytest.mark.parametrize(
    "words",
    [
        "Votre banque a refusé ce paiement",
        "Bank odrzucił transakcję",
        "La banca ha rifiutato il pagamento",
        "Banka platbu zamítla",
        "Bankanız ödemeyi reddetti",
    ],
)
def test_so_does_what_it_shows_of_the_bank(words: str) -> None:
    judged = paid(422).shows(words).judge("It does not take my money", "/checkout")

    told(judged, "payment_declined", words, "P3")


@pytest.mark.parametrize(
    "said",
    [
        "payment 3DS challenge: transStatus=N",
        "3-D Secure: not authenticated",
        "error payment_intent_authentication_failure",
    ],
)
def test_a_holder_who_was_not_made_sure_of_is_a_decline_too(said: str) -> None:
    judged = paid(200).log("info", said).judge("It does not take my money", "/checkout")

    told(judged, "payment_declined", "/api/payments/mobile", "P3")


def test_who_could_not_be_authenticated_is_told_so_by_a_notice() -> None:
    till = paid(200).shows("We couldn’t verify your card. You have not been charged.")

    told(till.judge("Paying fails", "/checkout"), "payment_declined", "/api/payments", "P3")


def test_what_the_house_itself_refuses_aloud_is_no_bank_s_no() -> None:
    till = paid(400).log("warn", "[payment] refused: the basket is in francs, the order in euros")

    told(
        till.judge("It does not take my money", "/checkout"), "validation_rejected", "400", "P0 P1"
    )


@pytest.mark.parametrize("words", ["Bank account number rejected: 8 digits", "Number not valid"])
def test_a_number_that_was_typed_wrongly_is_no_bank_s_no(words: str) -> None:
    judged = paid(422).shows(words).judge("It does not take my number", "/checkout")

    told(judged, "validation_rejected", "/api/payments/mobile", "P0 P1 P2")


def test_a_server_s_failure_stays_one() -> None:
    judged = paid(500).shows("Your bank declined nothing, we failed").judge("??", "/checkout")

    told(judged, "backend_error", "/api/payments/mobile", "P0 P1")


def test_of_several_codes_those_that_say_which_reason_it_was_are_told() -> None:
    till = paid(402)
    answer = '{"type":"card_error","code":"card_declined","decline_code":"lost_card"}'
    till.log("error", f"not paid {answer}")

    told(till.judge("Paying fails", "/checkout"), "payment_declined", "lost_card", "P3")

"""What people write who tried again, and were stopped by something else. Not: the first reason."""

from analyze.desk import Desk
from analyze.servers import told


def test_a_second_card_that_a_server_fails_over() -> None:
    page = Desk("/checkout").hum().click("Pay")
    page.no("POST", "/api/charges", 402, '{"code":"card_declined"}').click("Pay")
    page.no("POST", "/api/charges", 500, '{"message":"charge is already being processed"}')

    told(page.judge("I took another card and it still fails"), "backend_error", "P1", "500")


def test_a_second_wallet_that_is_refused_for_what_was_sent() -> None:
    page = Desk("/top-up").hum().click("Pay now")
    page.no("POST", "/api/payments", 402).log("warn", "payment declined: expired_card")
    page.click("Pay now").no("POST", "/api/payments", 400)
    page.log("error", "payment: nonce was used before")

    told(page.judge("No card works"), "api_contract validation_rejected", "P1", "400")


def test_two_cards_that_a_bank_declines() -> None:
    page = Desk("/checkout").hum().click("Pay")
    page.no("POST", "/api/charges", 402, '{"code":"card_declined"}').click("Pay")
    page.no("POST", "/api/charges", 402, '{"code":"insufficient_funds"}')

    told(page.judge("No card works"), "payment_declined", "P3", "402")


def test_a_card_that_is_declined_after_a_server_failed() -> None:
    page = Desk("/checkout").hum().click("Pay")
    page.no("POST", "/api/charges", 503).click("Pay")
    page.no("POST", "/api/charges", 402, '{"code":"insufficient_funds"}')

    assert page.judge("I cannot pay").category.value in {"payment_declined", "backend_error"}

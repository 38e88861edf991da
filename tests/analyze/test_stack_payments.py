"""Stripe, PayPal, Adyen, Braintree, Klarna, Mollie and the purses of phones. Not: logins."""

from analyze.stack_visits import CHROME, SAFARI, Stack, told, untold

STRIPE = "https://api.stripe.com/v1"
ADYEN = "https://checkoutshopper-live.adyen.com/checkoutshopper"


def test_a_payment_form_that_a_blocker_kept_away() -> None:
    """stripe/stripe-js 26."""
    visit = Stack("/checkout").missing("/img/visa.svg", "img")
    visit.missing("https://js.stripe.com/v3/", "script")
    visit.rejects("Error: Failed to load Stripe.js")

    analysis = visit.judge("there is no field for my card number", "/checkout")
    told(analysis, "third_party", "js.stripe.com", "P1", never="visa.svg|googletagmanager")


def test_a_card_without_money_is_the_banks_word() -> None:
    """stripe/stripe-js 619: r.stripe.com is always blocked."""
    visit = Stack("/checkout").lost("POST", "https://r.stripe.com/b").press("Jetzt bezahlen")
    visit.api(
        "POST", f"{STRIPE}/payment_intents/pi_3Ox/confirm", 402,
        '{"error":{"code":"card_declined","decline_code":"insufficient_funds",'
        '"message":"Your card has insufficient funds."}}',
    )  # fmt: skip

    analysis = visit.judge("Zahlung wird abgelehnt", "/checkout")
    told(analysis, "payment_declined", "402", "P3", never="r.stripe.com")


def test_a_user_whom_the_bank_did_not_recognise_has_not_paid() -> None:
    """payment_intent_authentication_failure."""
    visit = Stack("/checkout").press("Pay")
    visit.api("POST", f"{STRIPE}/payment_intents/pi_9/confirm", 200,
              '{"status":"requires_action"}')  # fmt: skip
    visit.api(
        "GET", f"{STRIPE}/payment_intents/pi_9", 200,
        '{"status":"requires_payment_method","last_payment_error":'
        '{"code":"payment_intent_authentication_failure"}}',
    )  # fmt: skip
    visit.said("error", "We are unable to authenticate your payment method.")

    analysis = visit.judge("my bank app said nothing and then it failed", "/checkout")
    told(analysis, "payment_declined", "authenticat", "P3 P2")


def test_a_payment_that_the_own_server_never_began_is_not_stripes() -> None:
    """What Stripe's script throws only follows."""
    visit = Stack("/checkout").api(
        "POST", "/api/create-payment-intent", 500, '{"error":"No such customer: cus_N2"}'
    )
    visit.press("Pay now").rejects(
        "IntegrationError: Missing value for stripe.confirmPayment(): clientSecret should be "
        "a client secret string.",
        "https://js.stripe.com/v3/",
    )

    analysis = visit.judge("pay now throws an error", "/checkout")
    told(analysis, "backend_error", "/api/create-payment-intent|500", "P1", never="clientSecret")


def test_a_closed_window_of_paypal_is_no_fault_of_a_paid_order() -> None:
    """krakenjs/zoid 430."""
    visit = Stack("/checkout").press("PayPal")
    visit.rejects("Error: Detected popup close", "https://www.paypal.com/sdk/js")
    visit.press("Pay by card").api("POST", "/api/orders", 201).come("/thank-you")

    untold(visit.judge("I need an invoice with my VAT number", "/thank-you"))


def test_an_order_for_paypal_that_the_own_server_cannot_make() -> None:
    """create_order_error."""
    visit = Stack("/cassa").press("Paga con PayPal").api("POST", "/api/paypal/orders", 500)
    visit.said("error", "PayPal onError", "Error: create_order_error")

    analysis = visit.judge("la finestra di PayPal si apre e si chiude subito", "/cassa")
    told(analysis, "backend_error", "/api/paypal/orders|500", "P1")


def test_a_session_of_adyen_that_was_left_too_long_is_over() -> None:
    """Adyen/adyen-web 1444."""
    visit = Stack("/checkout").api("POST", f"{ADYEN}/v1/sessions/CS1/setup", 200).away(3900)
    visit.press("Pay €49.00").api(
        "POST", f"{ADYEN}/v1/sessions/CS1/payments", 422,
        '{"status":422,"errorCode":"14_0408","message":"Session has expired",'
        '"errorType":"validation"}',
    )  # fmt: skip

    analysis = visit.judge("cannot pay, an error with no explanation", "/checkout")
    told(analysis, "auth_expired validation_rejected third_party payment_declined",
         "sessions/CS1/payments|422", "P2 P1")  # fmt: skip


def test_a_challenge_of_the_bank_that_timed_out_stops_a_payment() -> None:
    """Adyen/adyen-web 1607."""
    visit = Stack("/checkout").press("Betal")
    visit.api("POST", "/api/payments", 200, '{"resultCode":"IdentifyShopper"}')
    visit.said("error", "onError", "AdyenCheckoutError: ThreeDS2 timed out")

    analysis = visit.judge("Betalningen fastnar efter BankID", "/checkout")
    told(analysis, "timeout_slow third_party payment_declined", "ThreeDS2 timed out", "P1 P2 P3")


def test_fields_of_braintree_that_are_not_let_in_cannot_be_filled() -> None:
    """HOSTED_FIELDS_TIMEOUT."""
    visit = Stack("/pagamento")
    visit.missing("https://js.braintreegateway.com/web/3.97.2/js/hosted-fields.min.js", "script")
    visit.said("error", "BraintreeError: Hosted Fields timed out when attempting to set up.")

    analysis = visit.judge("não dá para escrever o número do cartão", "/pagamento")
    told(analysis, "third_party", "braintree", "P1")


def test_what_klarna_does_not_grant_is_no_fault() -> None:
    """approved false, show_form false; its events are blocked by many."""
    visit = Stack("/kassa").lost("POST", "https://eu.klarnaevt.com/v1/event")
    visit.press("Slutför köp").api(
        "POST", "https://api.klarna.com/payments/v1/sessions/x1/authorize", 200,
        '{"approved":false,"show_form":false}',
    )  # fmt: skip
    visit.said("info", "klarna: payment method not available for this purchase")

    analysis = visit.judge("Klarna går inte att välja", "/kassa")
    told(analysis, "payment_declined", "klarna", "P3 P2", never="klarnaevt")


def test_a_purse_asked_after_a_wait_is_not_opened_by_safari() -> None:
    """mollie/Shopware6 1061."""
    visit = Stack("/checkout", SAFARI).press("Apple Pay").api("POST", "/api/cart/lock", 200)
    visit.rejects(
        "InvalidAccessError: Must create a new ApplePaySession from a user gesture handler.", ""
    )

    analysis = visit.judge("Apple Pay opent niet, moet wel drie keer tikken", "/checkout")
    told(analysis, "js_exception", "user gesture", "P1 P2")


def test_a_purse_that_did_not_load_leaves_the_card() -> None:
    """pay.google.com behind a company's proxy; the order went through."""
    visit = Stack("/checkout").missing("https://pay.google.com/gp/p/js/pay.js", "script")
    visit.said("warn", "Google Pay not available")
    visit.press("Pay by card").api("POST", "/api/orders", 201).come("/thank-you")

    analysis = visit.judge("the Google Pay button is gone at work", "/thank-you")
    told(analysis, "third_party", "pay.google.com", "P2 P3")


def test_money_that_was_taken_without_an_order() -> None:
    """The provider has it, the own server did not write it down."""
    visit = Stack("/checkout").press("Pay 89.00")
    visit.api("POST", f"{STRIPE}/payment_intents/pi_7/confirm", 200, '{"status":"succeeded"}')
    visit.markup("POST", "/api/orders/confirm", 504)

    analysis = visit.judge("charged but no confirmation, no mail, no order!!", "/checkout")
    told(analysis, "backend_error timeout_slow", "/api/orders/confirm|504", "P0 P1")


def test_purses_that_are_not_offered_are_no_answer_after_a_paid_order() -> None:
    """What Stripe's script advises in every console."""
    visit = Stack("/checkout", CHROME)
    visit.said(
        "warn",
        "[Stripe.js] You have not registered or verified the domain, so the following payment "
        "methods are not enabled in the Payment Element: apple_pay",
    )
    visit.said("warn", "Unrecognized feature: 'payment'.")
    visit.press("Pay").api("POST", f"{STRIPE}/payment_intents/pi_8/confirm", 200)
    visit.api("POST", "/api/orders", 201).come("/thank-you")

    untold(visit.judge("quand est-ce que mon colis arrive ?", "/thank-you"))

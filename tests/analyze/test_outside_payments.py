"""Payments through houses of others, told by who could not pay. Not: the shop's own till."""

from analyze.outside_visits import IPHONE, Fault, held, out

CONFIRM = "https://api.stripe.com/v1/payment_intents/pi_3Qx/confirm"
FIELDS = ("cardholder", "postcode")
ADYEN = "https://checkoutshopper-live.adyen.com/checkoutshopper/v1/sessions/CS7/setup"


def test_a_card_form_whose_script_was_kept_away() -> None:  # sentry 106107
    visit = out("/checkout").ok("GET", "/api/cart").lost("https://js.stripe.com/v3/", "script")
    visit.says("error", Fault("Error", "Failed to load Stripe.js")).dead("Jetzt bezahlen", 2)

    said = visit.judge("Das Kartenfeld bleibt leer, ich kann nichts eintippen", "/checkout")
    held(said, "third_party", "js.stripe.com", "P1", "facebook")


def test_a_confirmation_that_never_reaches_the_house() -> None:  # stripe-js 696
    visit = out("/checkout").ok("POST", "/api/checkout/intent", status=201).fills(*FIELDS)
    visit.click("Pay £84.00").gone("POST", CONFIRM, "TypeError: Load failed")
    visit.says("error", "An error occurred with our connection to Stripe. Request was retried 2 "
                        "times.")  # fmt: skip

    said = visit.judge("it says check your connection but everything else loads", "/checkout")
    held(said, "third_party", "api.stripe.com", "P1", "matomo")


def test_a_confirmation_that_came_through_at_the_second_press() -> None:  # stripe-js 696
    visit = out("/checkout").ok("POST", "/api/checkout/intent", status=201)
    visit.click("Pay £84.00").gone("POST", CONFIRM, "TypeError: Load failed").waits(6)
    visit.click("Pay £84.00").ok("POST", CONFIRM).ok("POST", "/api/orders", status=201)
    visit.comes("/orders/5512/thanks").ok("GET", "/api/orders/5512")

    said = visit.judge("had to press pay twice, was I charged twice?", "/orders/5512/thanks")
    held(said, "third_party unknown offline", "", "P3 P2")


def test_a_wallet_s_sheet_whose_merchant_the_own_server_could_not_prove() -> None:  # magento 38
    visit = (
        out("/basket", IPHONE)
        .click("Apple Pay")
        .strange("Error: Timeout", "https://www.gstatic.com/recaptcha/releases/x/recaptcha__en.js")
    )
    visit.no("POST", "/api/applepay/merchant-session", 500, '{"error":"certificate has expired"}')
    visit.says("warn", "ApplePaySession aborted")

    said = visit.judge("apple pay sheet opens, spins, then 'payment not completed'", "/basket")
    held(said, "backend_error", "/api/applepay/merchant-session | certificate", "P1", "recaptcha")


def test_a_window_for_paying_that_the_browser_did_not_open() -> None:  # paypal-checkout 1353
    visit = out("/checkout", IPHONE).ok("GET", "/api/cart").click("PayPal")
    visit.strange("PopupOpenError: Can not open popup window - blocked",
                  "https://www.paypal.com/sdk/js?client-id=…")  # fmt: skip
    visit.click("PayPal").strange("PopupOpenError: Can not open popup window - blocked",
                                  "https://www.paypal.com/sdk/js?client-id=…")  # fmt: skip

    said = visit.judge("paypal no abre nada", "/checkout")
    held(said, "third_party permission_denied", "popup", "P1 P2", "matomo")


def test_an_instalment_that_the_lender_does_not_offer() -> None:  # klarna-payments 70
    visit = out("/checkout").ok("POST", "/api/klarna/session").click("Klarna")
    visit.says("warn", "[klarna] Payments.load", {"show_form": False, "error": None})
    visit.says("info", "Klarna is not available for this purchase").click("Card")
    visit.click("Payer").ok("POST", CONFIRM).ok("POST", "/api/orders", status=201)
    visit.comes("/merci").ok("GET", "/api/orders/77")

    said = visit.judge("Klarna ne me propose plus le paiement en trois fois", "/merci")
    held(said, "third_party payment_declined unknown validation_rejected", "", "P3 P2")


def test_a_bank_s_page_that_the_own_policy_keeps_out() -> None:  # react-stripe-elements 337
    visit = out("/checkout").ok("POST", "/api/checkout/intent", status=201).click("Betalen")
    visit.ok("POST", CONFIRM).refuses("https://acs2.rabobank.example", "frame-src").waits(20)
    visit.dead("Opnieuw proberen")

    said = visit.judge("Ik zie een grijs vlak waar mijn bank moet staan", "/checkout")
    held(said, "csp", "acs2.rabobank.example | frame-src", "P1", "facebook")


def test_a_bank_that_was_not_convinced() -> None:  # stripe docs, failed authentication
    visit = out("/checkout").ok("POST", "/api/checkout/intent", status=201).click("Pay")
    visit.ok("POST", CONFIRM).turns("hidden", 2).turns("visible", 40)
    visit.says("error", "payment_intent_authentication_failure: We are unable to authenticate your "
                        "payment method. Please choose a different payment method.")  # fmt: skip

    said = visit.judge("my bank app never asked me and then it failed", "/checkout")
    held(said, "payment_declined", "unable to authenticate", "P3 P2")


def test_a_house_that_does_not_know_the_shop_s_key() -> None:  # adyen-web 1306
    visit = (
        out("/checkout")
        .ok("POST", "/api/payments/session")
        .no(
            "POST",
            ADYEN,
            403,
            '{"errorCode":"905_1","message":"Could not find an acquirer account"}',
        )
    )
    visit.says("error", Fault("NETWORK_ERROR", "ERROR: Invalid origin or client key"))
    visit.waits(9).click("Weiter zur Zahlung").ok("GET", "/api/cart")

    said = visit.judge("Bei Zahlung steht nur ein grauer Kasten", "/checkout")
    held(said, "third_party", "adyen.com | 403", "P1", "matomo")


def test_an_own_till_that_broke_beside_a_counter_of_the_house() -> None:
    visit = out("/checkout").gone("POST", "https://r.stripe.com/b").ok("POST", CONFIRM)
    visit.gone("POST", "https://m.stripe.com/6").click("Pay now")
    visit.no("POST", "/api/orders/confirm", 500, '{"message":"deadlock detected"}')

    said = visit.judge("stripe is broken, my payment disappeared", "/checkout")
    held(said, "backend_error", "/api/orders/confirm | 500", "P1 P0", "r.stripe.com | m.stripe.com")


def test_a_card_that_the_wallet_s_house_refuses() -> None:  # paypal-js 301
    visit = out("/checkout").click("Pay with PayPal").ok("POST", "/api/paypal/orders", status=201)
    visit.no("POST", "/api/paypal/orders/8AB/capture", 422,
             '{"name":"UNPROCESSABLE_ENTITY","details":[{"issue":"INSTRUMENT_DECLINED",'
             '"description":"The instrument was declined by the processor"}]}')  # fmt: skip

    said = visit.judge("paypal sagt abgelehnt, konto ist aber gedeckt", "/checkout")
    held(said, "payment_declined", "declined", "P3 P2", "matomo")


def test_a_wallet_s_button_with_nothing_behind_it() -> None:  # google-pay-button 62
    visit = out("/tickets/checkout").ok("GET", "/api/holds/41").click("Buy with GPay")
    visit.says("error", "Google Pay API loadPaymentData failed", Fault(
        "DEVELOPER_ERROR", "merchantId is not registered for the gateway"))  # fmt: skip
    visit.click("Buy with GPay").says("error", "Google Pay API loadPaymentData failed", Fault(
        "DEVELOPER_ERROR", "merchantId is not registered for the gateway"))  # fmt: skip

    said = visit.judge("gpay button flashes and that's it", "/tickets/checkout")
    held(said, "third_party", "merchantId", "P1 P2", "facebook")


def test_a_house_that_is_asked_too_often() -> None:  # stripe-node 1208
    visit = out("/donate").fills("amount").click("Donate €25").no(
        "POST", "https://api.stripe.com/v1/tokens", 429,
        '{"error":{"code":"rate_limit","message":"Request rate limit exceeded"}}')  # fmt: skip
    visit.says("warn", "tokenise failed, showing generic message")

    said = visit.judge("Spende geht nicht durch, 'bitte später versuchen'", "/donate")
    held(said, "third_party", "api.stripe.com | 429", "P1", "matomo")

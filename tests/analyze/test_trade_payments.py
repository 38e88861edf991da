"""Who pays: banks in between, wallets, refusals, sums that are not the ones shown."""

from analyze.stack_visits import SAFARI, told
from analyze.trade_visits import answer, customer

BANK = "https://acs.sparbank.example/"


def test_a_challenge_that_never_comes_to_an_end() -> None:
    """Stalled after the bank's app said yes (woocommerce-gateway-stripe 850)."""
    visit = customer("/checkout").fills("cardholder").tips_fail().press("Pay 64,90 €")
    wait = answer(id="pay_81", status="requires_action")
    visit.api("POST", "/api/payments", 200, wait).polls("/api/payments/pay_81", 6, wait, every=10)
    visit.said("error", "[3ds] challenge window: no result after 60 s, closing")
    analysis = visit.judge("I confirmed in my bank app, then nothing happens.", path="/checkout")

    told(analysis, "timeout_slow third_party", "challenge", "P1", never="recommendations")


def test_back_from_the_bank_and_no_word_of_the_money() -> None:
    """The buyer paid, the shop waits (mollie/Magento2 740)."""
    visit = customer("/checkout").press("Betaal met iDEAL")
    visit.api("POST", "/api/checkout/ideal", 201).returns("/checkout/return", BANK, after=75)
    visit.polls("/api/orders/8841/payment-status", 9, answer(state="open"), every=5)
    visit.said("warn", "[return] still open after 45 s, asked 9 times, giving up")
    words = "Er is afgeschreven van mijn rekening maar de bestelling blijft 'in afwachting'"
    analysis = visit.judge(words, path="/checkout/return")

    told(analysis, "timeout_slow backend_error third_party", "payment-status", "P0 P1")


def test_the_checkout_is_over_when_the_buyer_is_back() -> None:
    """Back from the bank to an empty cart (mollie/Shopware 10)."""
    visit = customer("/checkout", SAFARI).press("Weiter zu Klarna")
    visit.api("POST", "/api/checkout/start", 201)
    visit.returns("/checkout/complete", "https://pay.klarna.example/", after=240).tags_throw()
    gone = answer(error="checkout_expired", cart=None)
    visit.api("POST", "/api/checkout/complete", 410, gone).press("Zurück zum Warenkorb", "a")
    visit.come("/cart").api("GET", "/api/cart", 200, answer(items=[]))
    analysis = visit.judge("bin zurück vom bezahlen und der korb ist leer??", path="/cart")

    told(analysis, "stale_version auth_expired backend_error validation_rejected",
         "/api/checkout/complete | 410", "P1")  # fmt: skip


def test_a_wallet_that_does_not_know_its_merchant() -> None:
    """417 of the gateway, the sheet closes (braintree-web 231)."""
    visit = customer("/basket", SAFARI).press("Buy with Apple Pay")
    refused = answer(error={"message": "The merchant is not registered for Apple Pay on the web"})
    session = "https://api.gateway.example/merchants/m1/client_api/v1/apple_pay_web/sessions"
    visit.api("POST", session, 417, refused)
    visit.said("error", "[wallet] validateMerchant failed, aborting session")
    analysis = visit.judge("Apple Pay pops up and vanishes straight away", path="/basket")

    told(analysis, "third_party backend_error api_contract", "417", "P1 P2")


def test_the_paypal_account_cannot_pay() -> None:
    """Its card was declined behind the wallet (PayPal-PHP-SDK 592)."""
    visit = customer("/checkout").tips_fail().press("PayPal")
    visit.api("POST", "/api/paypal/orders", 201).waits(25)
    issue = {"issue": "INSTRUMENT_DECLINED", "description": "The funding source was declined."}
    body = answer(name="UNPROCESSABLE_ENTITY", details=[issue], debug_id="f21a8c0b7")
    visit.api("POST", "/api/paypal/orders/5O19/capture", 422, body)
    analysis = visit.judge("PayPal funktioniert bei euch nicht.", path="/checkout")

    told(analysis, "payment_declined", "INSTRUMENT_DECLINED", "P3", never="recommendations")


def test_an_edge_without_an_answer_and_a_second_payment() -> None:
    """520 while paying, and it was taken all the same (vdhcoapp 226)."""
    visit = customer("/checkout").press("Payer 89,00 €")
    visit.api("POST", "/api/payments", 520, contentType="text/html", durationMs=31000)
    visit.press("Payer 89,00 €", after=12).api("POST", "/api/payments", 201)
    visit.come("/confirmation")
    analysis = visit.judge("J'ai été débitée deux fois de 89 euros !", path="/confirmation")

    told(analysis, "backend_error timeout_slow race", "/api/payments | 520", "P0 P1 P2")


def test_what_counts_the_taxes_does_not_answer() -> None:
    """No tax, no sum, no button that works (commerce and its tax provider)."""
    visit = customer("/checkout").fills("street", "zip").avatar_gone()
    visit.problem("POST", "/api/checkout/taxes", 424, "Failed Dependency", detail="taxd: no answer")
    visit.press("Place order", disabled=True).press("Place order", disabled=True)
    visit.press("Place order", disabled=True)
    analysis = visit.judge("The order button is grey whatever I do", path="/checkout")

    told(analysis, "backend_error third_party", "/api/checkout/taxes | 424", "P1", never="avatar")


def test_the_register_of_tax_numbers_is_busy() -> None:
    """VIES takes no more questions (vatchecker 62)."""
    visit = customer("/checkout/company").fills("vat").press("Prüfen")
    body = answer(valid=None, error="MS_MAX_CONCURRENT_REQ")
    visit.api("PUT", "/api/cart/vat-id", 200, body)
    visit.said("warn", "[vat] not verified: MS_MAX_CONCURRENT_REQ").press("Prüfen", after=8)
    visit.api("PUT", "/api/cart/vat-id", 200, body)
    visit.said("warn", "[vat] not verified: MS_MAX_CONCURRENT_REQ")
    words = "Meine USt-ID wird nicht akzeptiert, sie ist aber gültig"
    analysis = visit.judge(words, path="/checkout/company")

    told(analysis, "third_party backend_error validation_rejected", "MS_MAX_CONCURRENT_REQ",
         "P1 P2")  # fmt: skip


def test_more_was_taken_than_was_shown() -> None:
    """A refused order went again with the new price (OSDM 739)."""
    visit = customer("/trips/pay").press("Pay 129.00")
    visit.api("POST", "/api/bookings", 409, answer(code="FARE_CHANGED", was=129, now=149))
    visit.api("POST", "/api/bookings", 201, answer(ref="K7PQ2L", charged="149.00"))
    visit.said("error", "[pay] charged 149.00, page showed 129.00").come("/trips/K7PQ2L")
    analysis = visit.judge("You took 20 more than it said!!", path="/trips/K7PQ2L")

    told(analysis, "api_contract backend_error stale_version race", "149.00", "P0")


def test_another_currency_than_the_shown_one() -> None:
    """Shown in euro, charged in dollars (gumroad 6346)."""
    visit = customer("/pagar").chat_down().press("Pagar 40,00 €")
    visit.api("POST", "/api/pay/intents", 201, answer(amount=4000, currency="usd"))
    visit.said("warn", "[pay] intent currency usd differs from cart currency eur")
    visit.api("POST", "/api/pay/intents/pi_3/confirm", 200).come("/gracias")
    words = "El precio estaba en euros y me han cobrado en dólares"
    analysis = visit.judge(words, path="/gracias")

    told(analysis, "api_contract backend_error", "usd", "P0", never="chat")


def test_one_press_moves_the_money_twice() -> None:
    """Two listeners on one button (a bank's own forum)."""
    visit = customer("/transfers/new").fills("iban", "amount").press("Send £300")
    done = '"result":{"status":"booked"}'
    visit.rpc("transfer.execute", done)
    visit.rpc("transfer.execute", done).come("/transfers/done")
    analysis = visit.judge("two times 300 left my account", path="/transfers/done")

    told(analysis, "race", "/rpc", "P0")


def test_the_subscription_is_paid_and_not_yet_known() -> None:
    """The provider's word comes late (InternHack 2323)."""
    visit = customer("/plans").press("Subscribe").api("POST", "/api/subscriptions", 201)
    visit.come("/welcome").api("GET", "/api/me", 200, answer(plan="free"))
    visit.press("Episode 12", "a").come("/listen/12")
    refused = answer(code="PLAN_REQUIRED", message="This episode needs a plan")
    visit.api("GET", "/api/episodes/12/audio", 403, refused).press("Reload", after=9)
    visit.api("GET", "/api/episodes/12/audio", 403, refused)
    analysis = visit.judge("I JUST PAID and it asks me to upgrade", path="/listen/12")

    told(analysis, "permission_denied backend_error race stale_version",
         "/api/episodes/12/audio | 403", "P0 P1 P2")  # fmt: skip


def test_a_subscription_that_ran_out() -> None:
    """The reader's card expired in spring, and advertising throws (a newspaper's help page)."""
    visit = customer("/politik/1184").tags_throw()
    lapsed = answer(reason="subscription_lapsed", since="2026-01-31")
    visit.api("GET", "/api/articles/1184/full", 402, lapsed)
    visit.said("info", "[paywall] showing the offer: subscription_lapsed")
    words = "Ich bezahle seit Jahren und darf nicht mehr lesen!"
    analysis = visit.judge(words, path="/politik/1184")

    told(analysis, "payment_declined permission_denied", "402", "P2 P3", never="dataset")


def test_a_ticket_that_was_paid_and_is_not_there() -> None:
    """First the card was declined, then taken; the file is missing (thetrainline's help)."""
    visit = customer("/pay").press("Pay").api("POST", "/api/payments", 402,
                                              answer(decline_code="try_again_later"))  # fmt: skip
    visit.press("Pay", after=15).api("POST", "/api/payments", 201).come("/orders/T-5521")
    visit.press("Open ticket", "a").api("GET", "/files/tickets/T-5521.pdf", 404)
    visit.press("Open ticket", "a", after=6).api("GET", "/files/tickets/T-5521.pdf", 404)
    analysis = visit.judge("train leaves in 20 min and no ticket", path="/orders/T-5521")

    told(analysis, "backend_error asset_missing", "/files/tickets | 404", "P1 P2",
         never="/api/payments")  # fmt: skip

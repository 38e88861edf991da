"""What was done for less than nothing: orders, charges, payouts. With what is rightly below it."""

from analyze.calm_visits import calm, held
from analyze.shopper_visits import shopper

AMISS = "api_contract backend_error"


def test_a_payout_of_less_than_nothing_is_wrong_money() -> None:
    """A bank pays out a sum below nothing, and only the answer's own number says so."""
    visit = shopper("/payouts").press("Pay out €120.00")
    visit.ok("POST", "/api/payouts", '{"payout":{"id":"po_7","amount":-350}}', 201)
    analysis = visit.judge("Why is my payout negative?", "/payouts")
    held(analysis, AMISS, "/api/payouts|-350", "P0")


def test_a_school_s_fee_is_booked_below_nothing() -> None:
    visit = shopper("/kurse/7").press("Jetzt bezahlen").ok("POST", "/api/beitraege", status=201)
    visit.log("warn", "[kasse] Beitrag 2026-7 gebucht mit einer Summe von -18,00 €")
    analysis = visit.judge("Mein Beitrag ist plötzlich negativ", "/kurse/7")
    held(analysis, AMISS, "-18,00", "P0")


def test_a_clinic_charges_less_than_nothing_behind_two_subsidies() -> None:
    visit = shopper("/visits/88").press("Confirm and pay").ok("POST", "/api/bills", status=201)
    visit.log("error", "[billing] V-88 was charged -25.00 after two subsidies")
    analysis = visit.judge("the clinic owes me money??", "/visits/88")
    held(analysis, AMISS, "-25.00", "P0")


def test_gems_that_are_captured_for_nothing() -> None:
    visit = shopper("/gems").press("Buy 500 gems for $4.99")
    visit.ok("POST", "/api/purchases", status=201)
    visit.log("warn", "[shop] purchase g-12 captured 0.00")
    analysis = visit.judge("I got gems and was not charged", "/gems")
    held(analysis, AMISS, "g-12 captured 0.00", "P0")


def test_a_french_order_is_placed_below_nothing() -> None:
    visit = shopper("/panier").press("Commander").ok("POST", "/api/commandes", status=201)
    visit.log("warn", "commande C-9 passée pour un total de −3,20 €")
    analysis = visit.judge("le total est négatif", "/panier")
    held(analysis, AMISS, "3,20", "P0")


def test_a_refund_that_was_asked_for_is_below_nothing() -> None:
    visit = shopper("/orders/F-1").press("Refund order")
    visit.ok("POST", "/api/orders/F-1/refunds", '{"order":{"total":-6.40}}', 201)
    visit.log("warn", "[order] F-1 is booked with a total of -6.40")
    calm(visit.judge("when do I get my money", "/orders/F-1"))


def test_a_line_of_a_discount_is_below_nothing() -> None:
    visit = shopper("/checkout").press("Pay €14.50")
    answer = '{"order":{"total":14.5,"discount":{"amount":-5.0}}}'
    visit.ok("POST", "/api/orders", answer, 201)
    visit.log("warn", "[order] F-2 is placed with a discount of -5.00, rounding off")
    calm(visit.judge("where is my invoice", "/checkout"))


def test_a_credit_note_is_below_nothing() -> None:
    visit = shopper("/rechnungen/4").press("Gutschrift erstellen")
    visit.ok("POST", "/api/rechnungen", '{"total":-64.0}', 201)
    visit.log("warn", "Gutschrift G-4 gebucht mit einer Summe von -64,00 €")
    calm(visit.judge("Wo finde ich die Gutschrift?", "/rechnungen/4"))


def test_a_bank_writes_what_was_sent_with_a_sign() -> None:
    visit = shopper("/transfer").press("Send £50.00")
    visit.ok("POST", "/api/payments", '{"amount":-50.0,"balance":-12.5}', 201)
    visit.log("warn", "[ledger] booked -50.00 GBP, feed is 2 s late")
    calm(visit.judge("how do I see older transfers", "/transfer"))


def test_an_order_that_a_voucher_paid_is_not_urgent() -> None:
    visit = shopper("/checkout").press("Place order")
    visit.ok("POST", "/api/orders", '{"order":{"total":0,"paid":0}}', 201)
    visit.log("warn", "[order] F-3 is placed with a total of 0.00, no payment is needed")
    analysis = visit.judge("can I still add a note", "/checkout")
    assert analysis.priority in {"P2", "P3"}


def test_a_card_is_checked_with_nothing() -> None:
    visit = shopper("/account/cards").press("Save card")
    visit.ok("POST", "/api/payment-methods", '{"amount":0}', 201)
    visit.log("warn", "[cards] authorized 0.00 to verify the card")
    calm(visit.judge("can I have two cards", "/account/cards"))


def test_a_cart_that_was_never_ordered_wrongs_nobody() -> None:
    visit = shopper("/till").press("Return an item").ok("POST", "/api/till/returns", status=201)
    visit.log("warn", "[till] receipt 12 booked with a sum of -12.00")
    calm(visit.judge("printer prints too small", "/till"))


def test_a_gift_of_less_than_nothing_within_a_question_of_a_graph() -> None:
    visit = shopper("/donate").press("Donate now")
    body = '{"data":{"makeDonation":{"donation":{"total":"-3.20"}}}}'
    visit.ok("POST", "/graphql", body)
    analysis = visit.judge("I donated a negative amount", "/donate")
    held(analysis, AMISS, "-3.20", "P0")


def test_a_coupon_behind_an_order_is_its_reduction() -> None:
    visit = shopper("/checkout").press("Pay €10.00").ok("POST", "/api/orders", status=201)
    visit.log("warn", "[order] placed: subtotal 15.00, SUMMER -5.00, total 10.00")
    analysis = visit.judge("when does it ship", "/checkout")
    assert analysis.priority in {"P2", "P3"}


def test_what_is_sold_to_a_house_is_below_nothing_for_it() -> None:
    visit = shopper("/portfolio").press("Sell").ok("POST", "/api/orders", '{"total":-80.0}', 201)
    calm(visit.judge("show me yesterday's price", "/portfolio"))


def test_an_order_that_a_line_holds_as_an_object() -> None:
    visit = shopper("/koszyk").press("Zamów").ok("POST", "/api/orders", status=201)
    visit.log("warn", 'order placed {"id":"F-1","discount":-2.00,"total":-6.40}')
    analysis = visit.judge("suma jest ujemna", "/koszyk")
    held(analysis, AMISS, "-6.40", "P0")


def test_a_place_on_earth_is_no_sum() -> None:
    visit = shopper("/taxi").press("Book ride").ok("POST", "/api/bookings", status=201)
    visit.log("warn", "booked at -33.45,-70.66, map is 3 s late")
    analysis = visit.judge("can I bring a dog", "/taxi")
    assert analysis.priority in {"P2", "P3"}


def test_what_goes_out_of_an_account_has_a_sign() -> None:
    visit = shopper("/bills").press("Pay bill")
    visit.ok("POST", "/api/payments", '{"payment":{"amount":-50.0,"direction":"debit"}}', 201)
    calm(visit.judge("where are my statements", "/bills"))

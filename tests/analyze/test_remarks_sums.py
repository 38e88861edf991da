"""Amounts, orders and bookings that every answer calls good and that are not what was meant."""

from analyze.remark_visits import IPHONE, held, remarks


def test_a_promised_discount_was_not_taken_off() -> None:
    visit = remarks("/basket").suggestions_fail().click("Apply code")
    visit.ok("POST", "/api/basket/promo", '{"applied":true,"code":"SPRING10"}')
    visit.says("warn", "[basket] promo accepted, total unchanged", {"before": 84.9, "after": 84.9})
    visit.click("Order and pay").ok("POST", "/api/orders", '{"id":"o-81","total":84.9}', 201)
    visit.comes("/thanks")
    words = "I was promised ten percent and paid the full price"

    held(visit.judge(words, "/thanks"), "api_contract backend_error", "total unchanged", "P0 P1")


def test_somebody_elses_bill() -> None:
    visit = remarks("/konto").click("Letzte Rechnung").ok("GET", "/api/invoices/latest")
    visit.says("error", "Rechnung gehört zu Kunde 20417, angemeldet ist 20388")
    words = "Auf meiner Rechnung steht der Name von jemand anderem!"

    held(visit.judge(words, "/konto"), "api_contract backend_error", "20417", "P0")


def test_a_room_costs_more_than_on_its_page() -> None:
    visit = remarks("/rooms/18").ok("GET", "/api/rooms/18", '{"rate":119,"currency":"EUR"}')
    visit.chat_fails().click("Book this room").comes("/book/18")
    visit.ok("POST", "/api/bookings/quote", '{"nights":2,"rate":139,"currency":"EUR"}')
    visit.says("info", "[quote] rate moved since the room page", "119 -> 139")
    words = "The room was 119 a night and turned into 139 once I went to book it"

    held(visit.judge(words, "/book/18"), "api_contract backend_error", "139", "P0 P1 P2")


def test_seats_that_were_never_held() -> None:
    visit = remarks("/seats").click("F12").click("F13")
    held_not = '{"held":false,"seats":["F12","F13"],"reason":"inventory_lag"}'
    visit.ok("POST", "/api/holds", held_not).click("Pay now").waits(9)
    visit.ok("POST", "/api/tickets", '{"id":"t-5","area":"standing"}', 201).comes("/ticket/t-5")
    words = "We paid for two seats and the tickets say standing area"

    held(visit.judge(words, "/ticket/t-5"), "api_contract backend_error", "/api/holds", "P0 P1 P2")


def test_a_gift_card_is_checked_and_not_used() -> None:
    visit = remarks("/pago").retries("/api/tiendas").click("Usar tarjeta regalo")
    visit.ok("POST", "/api/tarjeta", '{"valida":true,"saldo":20}')
    visit.click("Pagar").ok("POST", "/api/pedido", '{"regalo":0,"cobrado":52.4}')
    visit.says("warn", "[pago] tarjeta regalo validada pero no descontada").comes("/gracias")
    words = "Me han cobrado todo aunque puse mi tarjeta regalo"

    held(visit.judge(words, "/gracias"), "api_contract backend_error", "no descontada", "P0 P1")


def test_the_tax_of_the_bill_is_another() -> None:
    visit = remarks("/invoice/draft").ok("GET", "/api/invoice/draft")
    visit.says("error", "VAT mismatch: invoice 19 %, basket 7 %", {"net": 210})
    words = "Why is the tax on the bill higher than what I was told for food?"

    held(visit.judge(words, "/invoice/draft"), "api_contract backend_error", "19 %", "P0 P1 P2")


def test_one_press_gives_twice() -> None:
    visit = remarks("/give").chat_fails().says("debug", "[give] submit handler attached", {"n": 2})
    visit.click("Give 25 €").ok("POST", "/api/donations", '{"id":"d-301","amount":25}', 201)
    visit.ok("POST", "/api/donations", '{"id":"d-302","amount":25}', 201).comes("/give/thanks")
    words = "my bank shows two donations of 25, I gave one"

    held(visit.judge(words, "/give/thanks"), "race api_contract", "/api/donations", "P0")


def test_an_article_of_the_order_is_left_out() -> None:
    visit = remarks("/panier").click("Commander")
    sent = '{"lignes":[{"id":4},{"id":9},{"id":12,"gravure":"Léa"}]}'
    visit.sends("POST", "/api/commandes", sent, '{"no":771,"lignes":2}', 201).comes("/merci")
    visit.says("warn", "1 article ignoré : option gravure indisponible")
    words = "Il manque un article dans ma commande, le bracelet gravé"

    held(visit.judge(words, "/merci"), "api_contract backend_error", "article ignoré", "P0 P1 P2")


def test_hours_are_missing_in_the_pay() -> None:
    visit = remarks("/payslips/2026-01").asks_who().comes("/payslips/2026-01")
    visit.ok("GET", "/api/payslips/2026-01", '{"gross":2890,"overtime":84}')
    visit.says("info", "[payslip] overtime: 3 of 5 rows summed, 2 without a cost centre")
    words = "My overtime is short by two shifts on the January slip"

    held(visit.judge(words), "api_contract backend_error", "3 of 5", "P0 P1 P2", "/api/whoami")


def test_points_are_not_redeemed() -> None:
    visit = remarks("/rewards", IPHONE).click("Redeem 500 points")
    visit.ok("POST", "/api/loyalty/redeem", '{"ok":false,"balance":1200,"code":"LEDGER_BUSY"}')
    words = "tapped redeem, nothing came, points are still there"

    cause = "api_contract backend_error"
    held(visit.judge(words, "/rewards"), cause, "/api/loyalty/redeem|LEDGER_BUSY", "P1 P2")


def test_a_refund_waits_for_ever() -> None:
    visit = remarks("/retour/88").suggestions_fail().click("Geld terug")
    visit.ok("POST", "/api/refunds", '{"id":88,"status":"queued"}', 202)
    for _ in range(6):
        visit.waits(15).ok("GET", "/api/refunds/88", '{"id":88,"status":"queued"}')
    words = "Mijn terugbetaling blijft maar op 'in behandeling' staan"

    cause = "timeout_slow backend_error api_contract"
    held(visit.judge(words, "/retour/88"), cause, "/api/refunds/88", "P1 P2")


def test_paid_for_and_not_unlocked() -> None:
    visit = remarks("/billing").click("Upgrade to Pro").ok("POST", "/api/subscription", status=200)
    visit.comes("/reports").ok("GET", "/api/entitlements", '{"plan":"pro","export":false}')
    visit.says("warn", "[flags] plan is pro but entitlement export=false")
    words = "I pay for Pro since this morning and the Export button is still grey"

    cause = "api_contract backend_error permission_denied"
    held(visit.judge(words, "/reports"), cause, "entitlement", "P0 P1 P2")


def test_a_reading_in_another_unit() -> None:
    visit = remarks("/meter").chat_fails().click("Submit reading")
    visit.sends("POST", "/api/readings", '{"value":4120,"unit":"m3"}', '{"saved":true}', 201)
    visit.says("error", "[tariff] unit mismatch: reading m3, tariff kWh, factor 1 used")
    visit.ok("GET", "/api/forecast", '{"monthly":904.2}')
    words = "my forecast is ten times of what I use"

    held(visit.judge(words, "/meter"), "api_contract backend_error", "unit mismatch", "P0 P1 P2")


def test_the_chosen_day_of_delivery_is_not_kept() -> None:
    visit = remarks("/dostawa").click("Piątek 18-20").sends("PUT", "/api/slot", status=204)
    visit.says("warn", "termin dostawy nie został zapisany, zostaje domyślny")
    visit.click("Zamów").ok("POST", "/api/zamowienia", '{"id":9}', 201).comes("/dziekujemy")
    words = "Dostawa przyjdzie innego dnia niż wybrałam"

    held(visit.judge(words, "/dziekujemy"), "api_contract backend_error", "termin", "P0 P1 P2")


def test_money_changed_at_an_old_rate() -> None:
    visit = remarks("/exchange").retries("/api/branches").click("Send 2,000 €")
    visit.says("warn", "fx: feed silent, rate of 2026-02-20 used (7 days old)")
    visit.ok("POST", "/api/transfers", '{"sent":2000,"received":2088.1}', 201)
    words = "I got fewer dollars than the calculator on the same page promised"

    held(
        visit.judge(words), "api_contract backend_error", "7 days old", "P0 P1 P2", "/api/branches"
    )

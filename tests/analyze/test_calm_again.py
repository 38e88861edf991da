"""More of what is calm and what is not, written after the rules had learnt of the first ones.

Judged before the analyzer had read them. Not: the judging.
"""

from analyze.calm_visits import call, calm, held


def test_a_voucher_that_was_used_before_is_no_fault() -> None:
    visit = call("/checkout").press("Usar cupón")
    visit.no("POST", "/api/cart/vouchers", 409, '{"error":"voucher_already_redeemed"}')
    visit.log("warn", "[cart] voucher refused")

    said = visit.judge("el cupón que me regalaron no vale", "/checkout")
    held(said, "validation_rejected", "/api/cart/vouchers", "P3 P2")


def test_a_trial_that_is_over_asks_for_money() -> None:
    visit = call("/reports").press("Create report")
    body = '{"code":"trial_ended","message":"Your trial ended on 1 March. Choose a plan."}'
    visit.no("POST", "/api/reports", 402, body)

    said = visit.judge("can't create reports since today", "/reports")
    held(said, "permission_denied validation_rejected payment_declined", "/api/reports", "P3 P2")


def test_who_hammers_on_a_login_is_kept_out_for_a_while() -> None:
    visit = call("/login")
    for _ in range(6):
        visit.press("Se connecter", after=1)
        visit.no("POST", "/api/login", 401, '{"error":"bad_credentials"}')
    visit.press("Se connecter", after=1).no("POST", "/api/login", 429, '{"retryAfter":900}')

    said = visit.judge("je n'arrive plus à me connecter", "/login")
    held(said, "validation_rejected backend_error permission_denied", "/api/login", "P3 P2")


def test_a_file_of_a_kind_that_nobody_takes_was_replaced() -> None:
    visit = call("/profile").press("Upload photo")
    visit.no("POST", "/api/me/photo", 415, '{"message":"Only PNG and JPEG images"}')
    visit.press("Upload photo", after=20).ok("POST", "/api/me/photo", status=201)

    said = visit.judge("my phone's photos are not accepted", "/profile")
    held(said, "validation_rejected unknown", "", "P3")


def test_maintenance_at_night_of_a_bank_is_told_on_arrival() -> None:
    body = '{"title":"Wartungsarbeiten","detail":"bis 04:00 Uhr"}'
    visit = call("/banking").no("GET", "/api/accounts", 503, body)
    visit.no("GET", "/api/cards", 503, body)

    said = visit.judge("Konten werden nicht angezeigt", "/banking")
    held(said, "backend_error", "503", "P2 P3")


def test_a_new_look_that_is_hated_is_no_fault() -> None:
    visit = call("/inbox").reading(3).at("/inbox", "/help/2")
    visit.no("GET", "/api/me/avatar", 404)

    calm(visit.judge("Bring back the old design, everything is in the wrong place now", "/inbox"))


def test_a_bill_that_is_higher_than_thought_is_no_fault() -> None:
    visit = call("/invoices").ok("GET", "/api/invoices", '{"items":[{"total":59.0}]}')
    visit.press("March", "a").ok("GET", "/api/invoices/3").press("Download PDF")
    visit.ok("GET", "/api/invoices/3/pdf", contentType="application/pdf")

    calm(visit.judge("Waarom is mijn factuur 59 euro? Het was altijd 49", "/invoices"))


def test_what_happened_on_a_tablet_is_not_here() -> None:
    visit = call("/courses").press("Lesson 3", "a").ok("GET", "/api/lessons/3").missing("/a.webp")

    calm(visit.judge("auf dem iPad startet das Video von gestern nicht", "/courses"))


def test_what_was_deleted_by_its_owner_is_gone() -> None:
    visit = call("/files").press("Delete").press("Move to bin").ok("DELETE", "/api/files/7")
    visit.press("Empty bin").press("Yes").ok("DELETE", "/api/bin", status=204)

    calm(visit.judge("my file is gone, what did you do", "/files"))


def test_a_mail_that_was_sent_to_a_wrong_address_left_no_trace() -> None:
    visit = call("/orders/9").press("Resend confirmation")
    visit.ok("POST", "/api/orders/9/confirmation", status=202).foreign("TypeError: r is null")

    calm(visit.judge("still no confirmation mail", "/orders/9"))


def test_a_list_that_took_twelve_seconds_came() -> None:
    visit = call("/patients").press("Szukaj").slow("GET", "/api/patients?q=now", 12)
    visit.press("Nowak", "a").ok("GET", "/api/patients/12")

    said = visit.judge("bardzo wolno", "/patients")
    held(said, "timeout_slow", "/api/patients", "P2 P3")


def test_a_picture_service_that_blinks_is_minor() -> None:
    visit = call("/hotels").ok("GET", "/api/hotels")
    for at in range(8):
        visit.ask("GET", f"https://img.rooms-cdn.com/h/{at}.webp", 200, resource="image")
    visit.missing("https://img.rooms-cdn.com/h/8.webp").press("Book", "a").ok("GET", "/api/rooms")

    said = visit.judge("picture of the third hotel does not show", "/hotels")
    held(said, "asset_missing third_party", "8.webp", "P3")


def test_a_comment_that_went_through_at_the_second_try() -> None:
    visit = call("/post/4").press("Reply").no("POST", "/api/replies", 502)
    visit.press("Reply", after=6).ok("POST", "/api/replies", status=201)

    said = visit.judge("first got an error when replying", "/post/4")
    held(said, "backend_error", "/api/replies | 502", "P3 P2")


def test_one_graph_of_a_page_that_cannot_be_drawn() -> None:
    visit = call("/energy").ok("GET", "/api/usage").ok("GET", "/api/tariff")
    visit.no("GET", "/api/forecast", 500).log("warn", "[forecast] hidden, no data")
    visit.press("Week").ok("GET", "/api/usage?range=week")

    said = visit.judge("prognozy nie widać", "/energy")
    held(said, "backend_error", "/api/forecast", "P2 P3")


def test_a_presence_ping_that_fails_disturbs_nobody() -> None:
    visit = call("/doc/5")
    for at in range(8):
        visit.no("POST", "/api/presence", 500 if at in {1, 4, 5} else 204, after=20)
    visit.press("Bold").ok("PATCH", "/api/doc/5")

    calm(visit.judge("could you add superscript please", "/doc/5"))


def test_a_ticket_that_was_paid_for_twice_over_a_timeout() -> None:
    visit = call("/tickets").press("Acheter").slow("POST", "/api/purchase", 60, 524)
    visit.press("Acheter", after=8).ok("POST", "/api/purchase", '{"ticket":"T2"}', 201)
    visit.at("/merci", "/tickets")

    said = visit.judge("j'ai été débité deux fois", "/merci")
    held(said, "backend_error timeout_slow race", "POST /api/purchase", "P0 P1")


def test_a_booking_that_was_charged_and_not_made() -> None:
    visit = call("/book").press("Jetzt bezahlen")
    visit.ok("POST", "/api/payments/pi_77/capture", '{"status":"captured","amount":240}')
    visit.no("POST", "/api/bookings", 409, '{"error":"room_not_available"}')
    visit.log("error", "[booking] payment captured but the booking was not created")

    said = visit.judge("Geld weg, keine Buchung", "/book")
    held(said, "backend_error validation_rejected race stale_version", "/api/bookings", "P0")


def test_a_patient_who_sees_another_ones_letters() -> None:
    visit = call("/letters").signed_in().ok("GET", "/api/letters")
    visit.press("Letter of 3 March", "a").ok("GET", "/api/letters/88")
    visit.log("error", "[letters] letter 88 belongs to patient 4711, signed in is patient 4712")

    said = visit.judge("this letter is not mine", "/letters/88")
    held(said, "api_contract backend_error permission_denied", "88", "P0")


def test_a_basket_that_was_emptied_by_the_page_is_lost() -> None:
    visit = call("/cart").signed_in().press("Checkout", "a").at("/checkout", "/cart")
    visit.ok("GET", "/api/cart", '{"items":[]}').log("warn", "[cart] 4 items were dropped")

    said = visit.judge("mon panier s'est vidé", "/checkout")
    held(said, "backend_error api_contract storage race", "dropped", "P1 P2")


def test_who_has_no_second_factor_left_is_locked_out() -> None:
    visit = call("/login").press("Log in").ok("POST", "/api/login", '{"next":"totp"}')
    for _ in range(3):
        visit.press("Verify", after=25).no("POST", "/api/totp", 401, '{"error":"invalid_code"}')
    visit.press("I lost my phone", "a").no("POST", "/api/recovery", 500)

    said = visit.judge("can't get into my account, recovery crashes", "/login")
    held(said, "backend_error", "/api/recovery | 500", "P1")


def test_a_transfer_that_is_refused_for_its_limit_has_a_way_round() -> None:
    visit = call("/transfer").press("Überweisen")
    body = '{"code":"daily_limit","message":"Your daily limit of 2,000 EUR is reached"}'
    visit.no("POST", "/api/transfers", 422, body)

    said = visit.judge("Überweisung geht nicht raus", "/transfer")
    held(said, "validation_rejected", "/api/transfers", "P2 P3")


def test_an_application_is_found_after_an_hour_of_reading() -> None:
    visit = call("/grant").reading(20).press("Antrag einreichen")
    visit.no("POST", "/api/applications", 500).log("error", "[grant] not submitted").reading(30)
    visit.no("GET", "/api/news", 502).reading(5)

    said = visit.judge("Antrag wurde nie bestätigt", "/help/4")
    held(said, "backend_error", "POST /api/applications", "P1 P2", "news|ads")


def test_a_visit_that_lost_its_middle_still_shows_the_end() -> None:
    visit = call("/signup").left_out(rate=400, queue_full=90).press("Registrieren")
    visit.no("POST", "/api/register", 500).press("Registrieren").no("POST", "/api/register", 500)

    said = visit.judge("Registrierung schlägt fehl", "/signup", dropped=490)
    held(said, "backend_error", "POST /api/register | 500", "P1")


def test_a_side_box_that_throws_stops_no_payment() -> None:
    visit = call("/checkout").broke("TypeError: Cannot read properties of null (reading 'tips')")
    visit.press("Pay €12").ok("POST", "/api/orders", status=201).at("/thank-you", "/checkout")

    said = visit.judge("great shop, thanks!", "/thank-you")
    held(said, "unknown js_exception", "", "P3 P2")


def test_a_card_that_the_bank_refuses_each_time_is_the_banks() -> None:
    visit = call("/checkout")
    for _ in range(3):
        visit.press("Оплатить", after=20)
        visit.no("POST", "/api/pay", 402, '{"error":"card_declined","code":"insufficient_funds"}')

    said = visit.judge("не могу оплатить", "/checkout")
    held(said, "payment_declined", "/api/pay", "P3")

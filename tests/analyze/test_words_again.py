"""What pages say in their own words, a second time: other products, other words. Not: the first.

Written before the first were judged, and judged after they were mended.
"""

from analyze.words_visits import Fault, calm, held, words


def test_a_premium_of_the_question_before() -> None:
    visit = words("/premium").click("Recalculate").click("Recalculate", 0.5)
    visit.ok("POST", "/api/premium", durationMs=900).ok("POST", "/api/premium", durationMs=4100)
    visit.says("error", "premium: answer belongs to request 41, the current one is 43")

    said = visit.judge("the price jumps back to the old one", "/premium")
    held(said, "race api_contract", "/api/premium", "P2 P1 P0")


def test_parcels_of_land_that_are_a_part_of_all() -> None:
    visit = words("/kaart").ok("GET", "/api/parcels?bbox=4.8,52.3")
    visit.says("info", "[geo] drawn 12 of 80 parcels, server set truncated=true")

    said = visit.judge("de helft van de percelen ontbreekt", "/kaart")
    held(said, "backend_error api_contract", "/api/parcels | truncated", "P2")


def test_a_payslip_of_a_colleague() -> None:
    visit = words("/payslips").no("GET", "/api/holidays", 500).click("December")
    visit.ok("GET", "/api/payslips/2025-12")
    visit.says("warn", "payslip 2025-12 is for employee 3301, session is employee 3310")

    said = visit.judge("this is not my salary", "/payslips")
    held(said, "backend_error api_contract", "/api/payslips/2025-12 | 3301", "P0", "holidays")


def test_a_screen_that_may_not_show_the_film() -> None:
    visit = words("/watch/5").click("Play").ok("POST", "/drm/license")
    visit.says("error", "[player] license denied: OUTPUT_RESTRICTED (HDCP 1.4 < 2.2)")

    said = visit.judge("schwarzes Bild am Beamer", "/watch/5")
    held(said, "permission_denied validation_rejected", "license denied", "P2 P3")


def test_an_hour_that_somebody_took() -> None:
    visit = words("/varaus").click("Varaa").ok("POST", "/api/reservations")
    visit.says("warn", "varaus hylätty: aika on jo varattu")

    said = visit.judge("en saa varattua aikaa", "/varaus")
    held(said, "validation_rejected race backend_error", "varaus hylätty", "P2 P3")


def test_a_message_with_a_word_that_is_not_wanted() -> None:
    visit = words("/inbox").press("#msg", "textarea").click("Send")
    visit.says("info", "message not sent: contains a phone number (rule 7)")

    said = visit.judge("my messages to the landlord do not go out", "/inbox")
    held(said, "validation_rejected", "not sent", "P2 P3")


def test_a_return_whose_certificate_ran_out() -> None:
    visit = words("/steuer/2025").click("Abschicken")
    visit.says("error", "[elster] Übermittlung abgebrochen: Zertifikat ist abgelaufen")

    said = visit.judge("Abgabe klappt nicht, Frist ist morgen", "/steuer/2025")
    held(said, "auth_expired validation_rejected", "Zertifikat", "P1 P2")


def test_a_broker_that_does_not_let_in() -> None:
    visit = words("/devices").ok("GET", "/api/devices")
    visit.says("error", "mqtt: connect refused, rc=5 (not authorized), giving up").waits(60)

    said = visit.judge("all sensors grey", "/devices")
    held(said, "permission_denied auth_expired socket_drop", "not authorized", "P2 P1")


def test_an_answer_after_the_bell() -> None:
    visit = words("/quiz/3").click("Submit answer").ok("POST", "/api/attempts/9")
    visit.says("warn", "answer discarded: attempt was closed 12 s ago")

    said = visit.judge("last question says zero points but I answered it", "/quiz/3")
    held(said, "validation_rejected timeout_slow", "closed", "P2 P3")


def test_a_delivery_hour_that_vanished() -> None:
    visit = words("/checkout").click("Order").ok("POST", "/api/orders")
    visit.says("error", "order not placed: slot 18-20 is gone, pick another")

    said = visit.judge("order does not go through", "/checkout")
    held(said, "validation_rejected race stale_version", "slot 18-20", "P1 P2 P3")


def test_a_ticket_that_fails_amid_what_always_stands_there() -> None:
    visit = words("/tickets/4").says("error", "Warning: Each child in a list should have a key")
    visit.click("Close ticket").no("POST", "/api/tickets/4/close", 500)
    visit.says("error", "closeTicket/rejected", Fault("Error", "Internal Server Error"))

    said = visit.judge("cannot close it", "/tickets/4")
    held(said, "backend_error", "/api/tickets/4/close | 500", "P2 P1", "child in a list")


def test_an_address_that_is_required_and_folded_away() -> None:
    visit = words("/settings").click("Opslaan")
    visit.says("log", "formik: submit blocked", {"submitCount": 3, "errors": {"zip": "Required"}})
    visit.click("Opslaan", 4)
    visit.says("log", "formik: submit blocked", {"submitCount": 4, "errors": {"zip": "Required"}})

    said = visit.judge("opslaan doet niks", "/settings")
    held(said, "validation_rejected dead_control", "zip", "P2 P3")


def test_a_price_of_nothing() -> None:
    visit = words("/p/77").ok("GET", "/api/price/77")
    visit.says("warn", "price of 77 came as 0.00, buy box is hidden")

    said = visit.judge("no way to buy this one", "/p/77")
    held(said, "backend_error api_contract", "/api/price/77 | 0.00", "P1 P2")


def test_an_article_that_ends_at_a_wall() -> None:
    visit = words("/artikel/31").ok("GET", "/api/articles/31")
    visit.says("info", "meter: 5 of 5 free articles read, body withheld")

    said = visit.judge("Artikel hört nach zwei Sätzen auf", "/artikel/31")
    held(said, "permission_denied validation_rejected", "withheld", "P3 P2")


def test_contacts_that_were_there_already() -> None:
    visit = words("/import").press("#csv", "input").click("Import").ok("POST", "/api/imports")
    visit.says("log", "import finished: 1180 created, 20 skipped (e-mail exists)")

    said = visit.judge("20 of my contacts are missing after the import", "/import")
    held(said, "validation_rejected", "20 skipped", "P3 P2")


def test_a_feed_of_parcels_that_stands_still() -> None:
    visit = words("/takip").ok("GET", "/api/track/TR81")
    visit.says("warn", "track TR81: last event is 6 days old, feed looks stale")

    said = visit.judge("kargom nerede, hiç değişmiyor", "/takip")
    held(said, "backend_error api_contract stale_version third_party", "/api/track/TR81", "P2 P3")


def test_a_ledger_that_does_not_agree() -> None:
    visit = words("/konto").ok("GET", "/api/balance").ok("GET", "/api/bookings")
    visit.says("error", "balance mismatch: shown 1200.00, bookings add up to 1150.00")

    said = visit.judge("Mein Kontostand stimmt nicht", "/konto")
    held(said, "backend_error api_contract", "1200.00 | 1150.00", "P0 P1 P2")


def test_a_record_without_an_id() -> None:
    visit = words("/tasks").ok("GET", "/api/tasks")
    fault = Fault("Error", "Assertion Failed: record of type task came without an id")
    visit.says("error", "Error while processing route: tasks", fault)

    said = visit.judge("tasks page is white", "/tasks")
    held(said, "js_exception api_contract", "without an id", "P1 P2")


def test_an_epic_that_is_over() -> None:
    visit = words("/brev/2").ok("POST", "/api/drafts")
    fault = Fault("TypeError", "Cannot destructure property 'rev' of 'e' as it is null.")
    visit.says("error", "epic saveDraft$ died, drafts are no longer saved", fault).waits(200)

    said = visit.judge("utkastet mitt ble ikke lagret", "/brev/2")
    held(said, "js_exception api_contract", "rev", "P2 P0")


def test_a_bank_window_that_the_buyer_closed() -> None:
    visit = words("/checkout").click("Pagar").ok("POST", "/api/payments", status=202)
    visit.says("warn", "3ds: challenge closed by user, payment not completed")

    said = visit.judge("no he podido pagar", "/checkout")
    held(said, "payment_declined validation_rejected auth_expired", "closed by user", "P1 P2 P3")


def test_a_voucher_for_a_larger_basket() -> None:
    visit = words("/cart").click("Apply").ok("POST", "/api/vouchers")
    visit.says("info", "voucher not applied: basket 24.90 is below 30.00")

    said = visit.judge("code WINTER has no effect", "/cart")
    held(said, "validation_rejected", "below 30.00", "P3")


def test_an_orientation_that_is_ignored_beside_a_question() -> None:
    visit = words("/album").says("warn", "exif: orientation 6 ignored, browser rotates by itself")
    visit.click("Share").ok("POST", "/api/shares", status=201)

    calm(visit.judge("who can see my album?", "/album"))


def test_a_push_that_nobody_wants() -> None:
    visit = words("/").says("info", "push: permission is 'denied', not subscribing")
    visit.click("Menu").comes("/menu").ok("GET", "/api/menu")

    calm(visit.judge("do you have vegan dishes?", "/menu"))


def test_an_attempt_that_failed_and_one_that_did_not() -> None:
    visit = words("/files").click("Upload").no("PUT", "/upload/a1", 504)
    visit.says("warn", "upload a1: attempt 1 of 3 failed (504)")
    visit.ok("PUT", "/upload/a1", after=2).says("info", "upload a1: done after 2 attempts")

    said = visit.judge("what happens to files when I cancel my plan", "/files")
    held(said, "unknown backend_error", "", "P3")


def test_a_list_of_vendors_that_is_old() -> None:
    visit = words("/news").says("error", "[tcf] vendor list v214 is outdated, refusing to update")
    visit.click("Sport").comes("/news/sport").ok("GET", "/api/news?section=sport")

    calm(visit.judge("Bitte mehr Handball", "/news/sport"))


def test_a_menu_that_came_from_the_net() -> None:
    visit = words("/order").says("debug", "sw: cache miss for /api/menu, asking the network")
    visit.says("warn", "sw: skipped 3 opaque responses").ok("GET", "/api/menu")

    calm(visit.judge("puis-je commander pour demain ?", "/order"))

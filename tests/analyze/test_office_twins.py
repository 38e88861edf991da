"""What looks like a back office's fault and is none, beside each way of reading that finds one."""

from analyze.office_visits import calm, held, office


def test_a_parcel_that_takes_long_is_no_slow_page() -> None:
    visit = office("/orders/5").slow_keys(524).click("Notiz").ok("POST", "/api/orders/5/notes")
    calm(visit.judge("Die Lieferung dauert jetzt schon 14 Tage, wo bleibt das Paket"), "P3 P2")


def test_a_pace_that_somebody_wishes_for_is_no_complaint() -> None:
    visit = office("/orders/6").slow_keys(540).click("Notiz").ok("POST", "/api/orders/6/notes")
    calm(visit.judge("Would love a slow scroll option on this page"))


def test_what_failed_long_ago_is_meant_where_the_report_names_it() -> None:
    visit = office("/start").opens("/orders", "/api/orders").click("Save").ok("PUT", "/api/me/view")
    said = visit.judge("The tips for today stay empty")
    held(said, "backend_error", "/api/tips/today | 502", "P2 P3")


def test_what_a_page_is_for_is_never_long_past() -> None:
    visit = office("/home").no("GET", "/api/checkout/options", 500).waits(200)
    visit.opens("/help", "/api/help/faq").waits(5)
    said = visit.judge("nothing to choose from")
    held(said, "backend_error", "/api/checkout/options", "P0 P1 P2 P3")


def test_a_number_in_another_format_that_was_read_rightly() -> None:
    visit = (
        office("/prices")
        .click("Speichern")
        .ok("POST", "/api/prices", '{"price":1250}', requestBody='{"price":"1.250,00"}')
    )
    calm(visit.judge("Kann man Preise auch in Franken anlegen?"))


def test_parts_that_were_all_taken_are_no_storm() -> None:
    visit = office("/plans").click("Upload")
    for part in range(1, 31):
        visit.ok("PUT", f"/api/plans/9/parts/{part}")
    calm(visit.judge("Which formats can I upload?"))


def test_an_edit_that_a_colleague_was_faster_with_is_no_rule() -> None:
    body = '{"title":"Conflict","detail":"The offer was changed by M. Keller in the meantime"}'
    visit = office("/offers/9").click("Save").no("POST", "/api/offers/9", 409, body)
    visit.click("Save", after=6).no("POST", "/api/offers/9", 409, body)
    said = visit.judge("cannot save the offer")
    held(said, "race stale_version", "409", "P1 P2")


def test_a_scan_that_is_over_is_not_waited_for() -> None:
    visit = office("/expenses/7").click("Add receipt").ok("POST", "/api/receipts", '{"id":8}', 201)
    visit.asks_after("/api/receipts/8", *['{"scan":"pending"}'] * 4, '{"scan":"clean"}')
    calm(visit.judge("How many receipts can I add?"))


def test_a_second_try_is_not_past_where_the_report_tells_of_two() -> None:
    visit = office("/stock/moves").click("Umbuchen").no("POST", "/api/moves", 504).waits(5)
    visit.click("Umbuchen").ok("POST", "/api/moves", status=201).waits(150)
    visit.opens("/bins", "/api/bins").waits(20)
    said = visit.judge("Die Palette ist jetzt doppelt drin")
    held(said, "backend_error timeout_slow race", "504 | /api/moves", "P0 P1 P2")


def test_a_second_try_is_past_when_something_else_is_reported() -> None:
    visit = office("/stock/moves").click("Umbuchen").no("POST", "/api/moves", 504).waits(5)
    visit.click("Umbuchen").ok("POST", "/api/moves", status=201).waits(150)
    visit.opens("/bins", "/api/bins").waits(20)
    calm(visit.judge("In der Lagerplatzliste fehlt die Spalte für das Gewicht"), "P3 P2")


def test_a_payment_that_failed_first_is_never_past() -> None:
    visit = office("/checkout").click("Pay").no("POST", "/api/checkout/pay", 503).waits(5)
    visit.click("Pay").ok("POST", "/api/checkout/pay", status=201).waits(150)
    visit.opens("/help", "/api/help").waits(20)
    said = visit.judge("paid, and there is no receipt")
    held(said, "backend_error", "503", "P0 P1 P2 P3")


def test_a_wait_that_the_report_names_is_meant_after_going_on() -> None:
    visit = office("/start").lasts("GET", "/api/calendar/week", 8, 200).waits(100)
    visit.click("Save").ok("PUT", "/api/notes/7").waits(40)
    said = visit.judge("the calendar of the week takes forever")
    held(said, "timeout_slow", "/api/calendar/week", "P2 P3")

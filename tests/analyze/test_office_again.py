"""More of back offices: switches, jobs, prints, letters, parts. Written before any was judged."""

from analyze.office_visits import calm, held, later

USUAL = "/api/pins|/api/admin|faces"


def test_another_year_is_chosen_and_nothing_is_asked_for() -> None:
    visit = later("/start").opens("/balance", "/api/balance").press("select#year", "select", "2025")
    said = visit.waits(15).judge("na wisselen van boekjaar blijven de oude cijfers staan")
    held(
        said, "unknown dead_control", "/api/balance | sent no request to its server", "P2 P3", USUAL
    )


def test_some_of_many_timesheets_are_not_approved() -> None:
    visit = later("/timesheets").click("Approve all")
    body = '{"approved":12,"rejected":3,"reasons":["period locked"]}'
    said = visit.ok("POST", "/api/timesheets/approve", body).judge("three of my team stay open")
    held(said, "validation_rejected backend_error api_contract", "/api/timesheets/approve", "P2 P3",
         USUAL)  # fmt: skip


def test_every_second_booking_is_lost() -> None:
    visit = later("/dock")
    for status in (201, 500, 201, 500):
        visit.click("Book in").no("POST", "/api/receipts-of-goods", status).waits(25)
    said = visit.judge("Wareneingang bucht nur jedes zweite Mal")
    held(said, "backend_error", "500 | /api/receipts-of-goods | 2 of 4", "P1 P2", USUAL)


def test_a_board_whose_sign_in_is_over() -> None:
    visit = later("/board").asks_after("/api/board/queue", "", "", "", "")
    for _ in range(5):
        visit.waits(5).no("GET", "/api/board/queue", 401)
    said = visit.judge("Die Anzeige im Lager ist eingefroren", "/board")
    held(said, "auth_expired", "401 | /api/board/queue", "P1 P2", USUAL)


def test_a_file_with_other_separators() -> None:
    visit = later("/bank/import").click("Einlesen")
    body = "{\"detail\":\"Column 'Datum' not found in header 'datum;betrag;konto'\"}"
    visit.no("POST", "/api/bank/import", 422, body)
    said = visit.judge("er nimmt die Umsätze der Sparkasse nicht")
    held(said, "validation_rejected", "422 | not found in header", "P1 P2", USUAL)


def test_an_export_that_failed_behind_the_scenes() -> None:
    visit = later("/exports").click("Exporter").ok("POST", "/api/exports", '{"id":4}', 202)
    running = '{"state":"running"}'
    failed = '{"state":"failed","error":"no space left on device"}'
    visit.asks_after("/api/exports/4", running, running, running, failed)
    said = visit.judge("l'export ne se termine jamais")
    held(said, "backend_error", "no space left on device", "P2 P1", USUAL)


def test_a_file_that_the_scanner_does_not_like() -> None:
    visit = later("/cases/3").click("Attach")
    visit.no("POST", "/api/cases/3/files", 422, '{"error":"Malware found: macro in invoice.xlsm"}')
    said = visit.judge("my spreadsheet cannot be attached")
    held(said, "validation_rejected", "Malware found", "P2 P3", USUAL)


def test_a_frame_to_sign_in_that_a_policy_refuses() -> None:
    visit = later("/start").waits(2700).click("Weiterarbeiten")
    visit.refuses("https://sso.konzern.example/silent", "frame-src 'self'")
    said = visit.judge("Anmeldefenster bleibt leer, ich komme nicht mehr rein")
    held(said, "csp", "sso.konzern.example", "P0 P1 P2", USUAL)


def test_a_paper_that_takes_too_long() -> None:
    visit = later("/invoices/31").click("Drucken")
    visit.lasts("GET", "/api/invoices/31/print", 30, 504).click("Drucken")
    visit.lasts("GET", "/api/invoices/31/print", 30, 504)
    said = visit.judge("Rechnung drucken: Kreis dreht sich und dann nichts")
    held(said, "timeout_slow backend_error", "504 | /api/invoices/31/print", "P1 P2", USUAL)


def test_reminders_that_the_post_does_not_take() -> None:
    visit = later("/dunning").click("Mahnlauf starten")
    visit.no("POST", "/api/dunning/run", 502, '{"error":"smtp: connection refused"}')
    said = visit.judge("Mahnungen gehen nicht raus")
    held(said, "backend_error third_party", "/api/dunning/run | smtp", "P1 P2", USUAL)


def test_an_older_editor_for_one_branch() -> None:
    visit = later("/texts/2").ok("GET", "/api/texts/2")
    visit.says("info", "[flags] new-editor is off for branch 81")
    said = visit.judge("why do I still have the old editor? Marie has the new one")
    held(said, "unknown api_contract", "", "P3 P2", USUAL)


def test_a_list_that_stutters() -> None:
    visit = later("/parts").ok("GET", "/api/parts").slow_keys(776, 1104)
    said = visit.judge("Scrollen in der Teileliste ruckelt furchtbar")
    held(said, "timeout_slow", "INP", "P2 P3", USUAL)


def test_an_afternoon_that_has_used_up_the_memory() -> None:
    visit = later("/pivot").waits(9000).ok("GET", "/api/pivot").click("Export")
    visit.broke("RangeError: Array buffer allocation failed").click("Export", after=5)
    visit.broke("RangeError: Array buffer allocation failed")
    said = visit.judge("after a few hours open the export button is dead")
    held(said, "js_exception", "Array buffer allocation failed", "P1 P2", USUAL)


def test_two_libraries_of_which_one_may_be_there() -> None:
    visit = later("/start").click("Achats").comes("/purchasing")
    visit.says("warn", "[federation] react 17.0.2 of 'purchasing' does not satisfy ^18.2.0")
    visit.broke("Error: Invalid hook call. Hooks can only be called inside of a function body")
    said = visit.judge("écran blanc dans Achats depuis ce matin", "/purchasing")
    held(said, "js_exception stale_version", "hook", "P1 P2", USUAL)


def test_a_cent_between_lines_and_sum() -> None:
    visit = later("/invoices/90").click("Buchen").ok("POST", "/api/invoices/90/post").waits(5)
    said = visit.judge("Rechnungssumme weicht um 1 Cent von den Positionen ab")
    held(said, "unknown api_contract", "/api/invoices/90/post", "P1 P2 P3", USUAL)


def test_a_shift_on_the_day_before() -> None:
    visit = later("/roster").press("td.d14", "td", "14").ok("GET", "/api/shifts?day=%E2%80%A6")
    said = visit.judge("Sundays's shift is listed on Saturday for the people in Sydney")
    held(said, "unknown", "/api/shifts", "P2 P3", USUAL)


def test_a_long_report_that_came() -> None:
    visit = later("/reports/aging").lasts("GET", "/api/reports/aging", 9, 200)
    visit.click("PDF").ok("GET", "/api/reports/aging.pdf", contentType="application/pdf")
    calm(visit.judge("Can I have this one sent to me every Monday?"))


def test_a_form_with_two_slips() -> None:
    visit = later("/suppliers/new").click("Save")
    visit.no("POST", "/api/suppliers", 422, '{"errors":{"iban":["is invalid"]}}').click("Save")
    visit.no("POST", "/api/suppliers", 422, '{"errors":{"bic":["is missing"]}}').waits(20)
    visit.click("Save").ok("POST", "/api/suppliers", status=201).comes("/suppliers/71").waits(40)
    said = visit.judge("Where is the VAT rate kept?")
    held(said, "unknown validation_rejected", "", "P3")


def test_a_blurred_sign() -> None:
    visit = later("/branding").ok("GET", "/api/branding")
    calm(visit.judge("Das Logo oben ist unscharf auf meinem Monitor"), "P3")


def test_an_autosave_over_a_newer_text() -> None:
    visit = later("/quotes/4").ok("PUT", "/api/quotes/4").waits(40)
    for _ in range(3):
        visit.no("PUT", "/api/quotes/4", 412).says("warn", "[autosave] could not store").waits(12)
    said = visit.judge("Angebot wird nicht gesichert, gelbes Dreieck")
    held(said, "race stale_version", "412 | /api/quotes/4", "P1 P2", USUAL)


def test_a_list_to_choose_from_that_did_not_come() -> None:
    visit = later("/start").click("Neue Bestellung").comes("/orders/new")
    visit.no("GET", "/api/cost-centres", 500).ok("GET", "/api/suppliers").waits(20)
    said = visit.judge("ich kann keine Kostenstelle auswählen", "/orders/new")
    held(said, "backend_error", "500 | /api/cost-centres", "P1 P2", USUAL)


def test_a_last_owner_who_cannot_leave() -> None:
    visit = later("/users/9").click("Change role")
    visit.no("PATCH", "/api/users/9/role", 403, '{"error":"the last owner cannot be demoted"}')
    said = visit.judge("I cannot hand the account over")
    held(said, "validation_rejected permission_denied", "last owner", "P2 P3 P1", USUAL)


def test_a_large_file_that_the_gateway_refuses() -> None:
    visit = later("/assets/import").click("Importar").no("POST", "/api/assets/import", 413)
    said = visit.judge("no puedo subir el inventario completo")
    held(said, "validation_rejected backend_error", "413 | /api/assets/import", "P1 P2", USUAL)


def test_a_table_that_says_how_old_it_is() -> None:
    visit = later("/start").opens("/margins", "/api/margins")
    visit.says("info", "[margins] nightly figures of 27.02.")
    said = visit.judge("todays sales are missing in the margin table")
    held(said, "unknown api_contract", "/api/margins", "P2 P3", USUAL)

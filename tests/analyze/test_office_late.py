"""The last hour of back offices, noisy and near the report. Written before any was judged."""

from analyze.office_visits import calm, held, late

USUAL = "/api/search|/api/calendar|nps.js|ticker"


def test_a_warehouse_that_was_changed_and_its_table_was_not() -> None:
    visit = late("/start").opens("/stock", "/api/stock").click("Lager Süd")
    visit.ok("POST", "/api/me/warehouse", status=204).waits(10)
    said = visit.judge("Lager gewechselt, Bestände sind noch die alten")
    held(said, "unknown race", "/api/stock was not requested", "P2 P3", USUAL)


def test_a_number_that_one_server_of_four_does_not_know() -> None:
    visit = late("/start").opens("/parcels", "/api/parcels/7781")
    for status in (404, 200, 200, 404, 200):
        visit.click("Reload").no("GET", "/api/parcels/7781", status).waits(9)
    said = visit.judge("parcel 7781 is there and then not found and then there again")
    held(said, "backend_error api_contract", "404 | /api/parcels/7781 | 2 of 6", "P2 P3", USUAL)


def test_a_salary_that_is_read_by_another_country() -> None:
    visit = (
        late("/people/4/salary")
        .click("Guardar")
        .ok("PUT", "/api/people/4/salary", '{"gross":2.1}', requestBody='{"gross":"2.100,00"}')
    )
    said = visit.judge("el sueldo queda en dos euros")
    held(said, "api_contract", "/api/people/4/salary | 2.1", "P0 P1 P2", USUAL)


def test_an_import_that_the_edge_gave_up() -> None:
    visit = late("/ledger/import").click("Start").lasts("POST", "/api/ledger/import", 100, 524)
    said = visit.waits(8).judge("import of the bank file: error page after two minutes")
    held(said, "timeout_slow backend_error", "524 | /api/ledger/import", "P1 P2", USUAL)


def test_a_letter_that_a_shared_post_box_refused() -> None:
    visit = late("/offers/3").click("Enviar")
    visit.no("POST", "/api/offers/3/send", 422, '{"message":"Attachment exceeds 10 MB"}')
    said = visit.judge("no sale el correo con la oferta")
    held(said, "validation_rejected", "422 | exceeds 10 MB", "P1 P2", USUAL)


def test_rights_that_one_role_has_lost() -> None:
    visit = late("/credit-notes/2").click("Freigeben")
    body = '{"error":"missing scope creditnotes:approve"}'
    visit.no("POST", "/api/credit-notes/2/approve", 403, body).click("Freigeben", after=5)
    visit.no("POST", "/api/credit-notes/2/approve", 403, body)
    said = visit.judge("seit dem Update darf ich keine Gutschriften mehr freigeben")
    held(said, "permission_denied", "403 | creditnotes:approve", "P1 P2", USUAL)


def test_a_job_that_nobody_takes() -> None:
    waiting = '{"jobStatus":"WAITING","ahead":0}'
    visit = late("/payroll").click("Start run").ok("POST", "/api/payroll/runs", '{"id":2}', 202)
    visit.asks_after("/api/payroll/runs/2", *[waiting] * 9, every=15)
    said = visit.judge("payroll run does not start, it is the 28th!")
    held(said, "backend_error timeout_slow", "waiting | /api/payroll/runs/2", "P1 P2", USUAL)


def test_keys_that_come_late_in_a_long_form() -> None:
    visit = late("/claims/9").types("history").slow_keys(888, 1320)
    said = visit.judge("Le texte apparaît deux secondes après la frappe")
    held(said, "timeout_slow", "INP", "P2 P3", USUAL)


def test_an_export_that_is_only_its_first_line() -> None:
    visit = late("/assets").click("Export")
    visit.ok("GET", "/api/assets/export.csv", contentType="text/csv", responseBytes=64)
    said = visit.judge("the file has headings and no rows")
    held(said, "unknown api_contract backend_error", "/api/assets/export.csv", "P2 P3", USUAL)


def test_an_attachment_of_which_the_last_part_never_came() -> None:
    visit = late("/tenders/5").click("Hochladen")
    for part in range(1, 20):
        visit.ok("PUT", f"/api/tenders/5/blob/{part}", status=204)
    visit.waits(1).no("PUT", "/api/tenders/5/blob/20", 500).waits(3)
    visit.no("PUT", "/api/tenders/5/blob/20", 500)
    said = visit.judge("Anlage bleibt bei 95 % stehen, Abgabe ist um 18 Uhr")
    held(said, "backend_error", "500 | /api/tenders/5/blob/20", "P1 P2 P0", USUAL)


def test_a_day_that_moves_by_one() -> None:
    visit = late("/leave/7").click("Save").ok("PUT", "/api/leave/7", status=200).waits(5)
    said = visit.judge("vacation always starts one day before what I pick")
    held(said, "unknown", "/api/leave/7", "P2 P3", USUAL)


def test_a_part_of_the_page_whose_maker_has_moved() -> None:
    visit = late("/start").click("Spedition").comes("/freight")
    visit.lost("https://freight.parts.example/entry.9f3.js", "script")
    visit.broke("TypeError: Cannot read properties of undefined (reading 'mount')")
    said = visit.judge("Spedition lädt nicht", "/freight")
    held(said, "third_party chunk_load asset_missing js_exception", "entry.9f3.js", "P1 P2", USUAL)


def test_a_copy_that_a_colleague_holds() -> None:
    visit = late("/recipes/8").click("Enregistrer")
    visit.no("PUT", "/api/recipes/8", 423, '{"message":"Locked by A. Roux since 16:40"}')
    said = visit.judge("impossible d'enregistrer ma recette")
    held(said, "permission_denied race validation_rejected", "423 | Locked by", "P1 P2 P3", USUAL)


def test_a_page_in_another_release() -> None:
    visit = late("/start").click("Rules").comes("/rules")
    error = "Failed to fetch dynamically imported module: https://shop.example.com/assets/r-81c.js"
    visit.broke(f"TypeError: {error}", "unhandledrejection").click("Rules", after=6)
    said = visit.judge("nothing happens when i open rules", "/rules")
    held(said, "chunk_load stale_version", "r-81c.js", "P1 P2", USUAL)


def test_praise_and_a_wish_for_a_column() -> None:
    visit = late("/tickets").ok("GET", "/api/tickets").click("Save").ok("PUT", "/api/tickets/7")
    calm(visit.judge("the new grid is great, could it show the customer number too?"))


def test_a_report_that_was_waited_for_and_came() -> None:
    visit = late("/reports").click("Run").ok("POST", "/api/reports", '{"id":3}', 202)
    visit.asks_after("/api/reports/3", *['{"state":"running"}'] * 5, '{"state":"done"}')
    visit.ok("GET", "/api/reports/3/file", contentType="application/pdf")
    calm(visit.judge("what does column F mean in this report?"))


def test_a_default_that_comes_back() -> None:
    visit = late("/items/6").click("Salva").ok("PUT", "/api/items/6").ok("GET", "/api/items/6")
    said = visit.judge("l'IVA torna sempre al 22 anche se metto 10")
    held(said, "unknown", "/api/items/6", "P1 P2 P3", USUAL)

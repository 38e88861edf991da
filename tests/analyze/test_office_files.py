"""Imports, exports, uploads and jobs of a back office. Judged before they were read."""

from analyze.office_visits import calm, held, office

QUEUED = '{"id":"rep-6","state":"queued"}'
SCANNING = '{"id":5,"name":"receipt.pdf","scan":"pending"}'


def test_an_import_of_which_some_rows_are_refused() -> None:
    visit = office("/contacts").click("Import")
    body = '{"total":3000,"imported":2983,"failed":17,"errors":[{"row":212,"error":"IBAN"}]}'
    visit.lasts("POST", "/api/contacts/import", 14, 200, body=body)
    said = visit.judge("Nach dem Import fehlen Kontakte, es steht aber 'fertig' da")
    held(said, "validation_rejected api_contract backend_error", "/api/contacts/import | 2983",
         "P2 P3", "/api/tips")  # fmt: skip


def test_a_gateway_gives_up_while_the_import_goes_on() -> None:
    visit = office("/items").click("Import").lasts("POST", "/api/items/import", 60, 504)
    visit.says("error", "Import failed").click("Import", after=20)
    visit.lasts("POST", "/api/items/import", 60, 504).ok("GET", "/api/items")
    said = visit.judge("import said it failed, so I did it again, now every item exists twice")
    held(said, "timeout_slow backend_error", "504 | /api/items/import", "P1 P2 P0", "/api/tips")


def test_an_export_of_no_bytes() -> None:
    visit = office("/journal").click("Export")
    visit.ok("GET", "/api/journal/export.csv", responseBytes=0, contentType="text/csv")
    said = visit.judge("the csv for the auditors is empty, zero bytes")
    held(said, "api_contract backend_error unknown", "/api/journal/export.csv", "P2 P3")


def test_an_export_in_another_encoding() -> None:
    visit = office("/members").click("Exportieren")
    visit.ok("GET", "/api/members/export", contentType="text/csv", responseBytes=88120)
    said = visit.judge("In Excel steht MÃ¼ller statt Müller, seit gestern")
    held(said, "unknown", "/api/members/export", "P3 P2", "/api/tips")


def test_an_upload_that_stops_shortly_before_its_end() -> None:
    visit = office("/plans").click("Upload")
    for part in range(1, 49):
        visit.ok("PUT", f"/api/plans/9/parts/{part}")
    for attempt in (1, 2, 3):
        visit.unanswered("PUT", "/api/plans/9/parts/49")
        visit.says("warn", f"[upload] part 49 of 50 failed, attempt {attempt} of 3").waits(6)
    said = visit.judge("Der Upload bleibt immer bei 98 % hängen")
    held(said, "backend_error offline timeout_slow", "/api/plans/9/parts/49", "P1 P2", "/api/tips")


def test_a_receipt_that_stays_with_the_virus_scan() -> None:
    visit = office("/expenses/5").click("Add receipt").ok("POST", "/api/receipts", SCANNING, 201)
    visit.asks_after("/api/receipts/5", *[SCANNING] * 12, every=15)
    said = visit.judge("My receipt is grey and says 'being checked' since an hour")
    held(said, "backend_error timeout_slow", "/api/receipts/5 | pending", "P2 P1", "/api/tips")


def test_a_photo_of_a_kind_that_is_not_taken() -> None:
    visit = office("/expenses/6").click("Beleg hinzufügen")
    visit.no("POST", "/api/receipts", 415, '{"message":"image/heic is not supported"}')
    said = visit.judge("Foto vom Beleg geht nicht hoch")
    held(said, "validation_rejected", "415 | heic", "P1 P2 P3", "/api/tips")


def test_a_report_that_stays_queued() -> None:
    visit = office("/reports").click("Gerar").ok("POST", "/api/reports", QUEUED, 202)
    visit.asks_after("/api/reports/rep-6", *[QUEUED] * 10, every=20)
    said = visit.judge("O relatório mensal não sai, fica na fila")
    held(said, "backend_error timeout_slow", "queued | /api/reports", "P2 P1", "/api/tips")


def test_a_report_that_was_queued_and_then_done() -> None:
    visit = office("/reports").click("Create").ok("POST", "/api/reports", QUEUED, 202)
    done = '{"id":"rep-6","state":"done"}'
    visit.asks_after("/api/reports/rep-6", QUEUED, QUEUED, '{"state":"running"}', done)
    visit.ok("GET", "/api/reports/rep-6/file", contentType="application/pdf")
    calm(visit.judge("How long are finished reports kept?"))


def test_a_document_that_is_a_page_to_sign_in() -> None:
    visit = office("/invoices/9").click("PDF")
    visit.ok("GET", "/api/invoices/9/pdf", contentType="text/html", responseBytes=5120)
    said = visit.judge("el PDF de la factura está dañado, no abre")
    held(said, "api_contract auth_expired backend_error", "/api/invoices/9/pdf", "P2 P1")


def test_a_paper_that_is_not_printed() -> None:
    error = "SecurityError: Failed to read a named property 'print' from 'Window': Blocked a frame"
    visit = office("/deliveries/4").click("Drucken").denies(error).click("Drucken").denies(error)
    said = visit.judge("Lieferschein drucken: es passiert einfach nichts", "/deliveries/4")
    held(said, "js_exception third_party cors", "Blocked a frame", "P1 P2", "/api/tips")


def test_a_letter_that_never_came() -> None:
    visit = office("/invoices/5").click("Senden").ok("POST", "/api/invoices/5/send", status=202)
    visit.waits(90).ok("GET", "/api/invoices/5")
    said = visit.judge("Kunde sagt, die Rechnung kam nie per Mail an")
    held(said, "unknown", "/api/invoices/5/send", "P2 P3", "/api/tips")


def test_an_invitation_that_was_left_out() -> None:
    visit = office("/team").click("Invite")
    body = '{"sent":0,"skipped":[{"email":"[email]","reason":"suppressed after bounce"}]}'
    visit.ok("POST", "/api/team/invitations", body)
    said = visit.judge("I invite the new colleague again and again, she gets no mail")
    held(said, "backend_error api_contract validation_rejected third_party", "suppressed", "P2 P1",
         "/api/tips")  # fmt: skip

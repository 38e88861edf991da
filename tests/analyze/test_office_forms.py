"""Forms of a back office: numbers, dates, hidden fields, twice sent. Judged unread."""

from analyze.office_visits import held, office


def test_a_price_that_is_read_in_another_countrys_format() -> None:
    visit = office("/prices").click("Neuer Preis")
    visit.click("Speichern").ok("POST", "/api/prices", '{"id":9,"price":1.25}',
                                requestBody='{"price":"1.250,00"}')  # fmt: skip
    said = visit.judge("Aus 1.250,00 wird 1,25 € gemacht, Kunden bestellen schon!")
    held(said, "api_contract backend_error unknown", "/api/prices", "P0 P1 P2")


def test_a_required_field_that_the_form_does_not_show() -> None:
    visit = office("/purchases/new")
    for _ in range(3):
        visit.click("Save").waits(4)
        visit.no("POST", "/api/purchases", 422, '{"errors":{"cost_center":["can\'t be blank"]}}')
    said = visit.judge("Save does nothing. No field is red. Been at this for half an hour")
    held(said, "validation_rejected api_contract", "422 | cost_center", "P1 P2", "/api/tips")


def test_a_remark_that_is_cut_when_it_is_kept() -> None:
    visit = office("/shipments/88").click("Edit remark").click("OK")
    visit.ok("PATCH", "/api/shipments/88").ok("GET", "/api/shipments/88")
    said = visit.judge("The remark always ends in the middle of a word after saving")
    held(said, "unknown", "/api/shipments/88", "P2 P3")


def test_a_form_that_was_put_right_and_a_wish() -> None:
    visit = office("/leave/new").click("Send")
    visit.no("POST", "/api/leave", 422, '{"errors":{"from":["must not be in the past"]}}')
    visit.click("Send", after=14).ok("POST", "/api/leave", status=201).comes("/leave")
    said = visit.judge("would be great if one could copy last year's request")
    held(said, "unknown validation_rejected", "", "P3")


def test_one_customer_alone_is_refused() -> None:
    visit = office("/payroll").ok("GET", "/api/t/acme/payroll").click("Zenith AG")
    visit.no("GET", "/api/t/zenith/payroll", 403, '{"code":"tenant_not_entitled"}')
    visit.click("Acme").ok("GET", "/api/t/acme/payroll").click("Zenith AG")
    visit.no("GET", "/api/t/zenith/payroll", 403, '{"code":"tenant_not_entitled"}')
    said = visit.judge("Lohnlauf: nur bei Zenith komme ich nicht rein, alle anderen gehen")
    held(said, "permission_denied", "403 | zenith", "P1 P2", "/api/tips")


def test_a_customer_that_cannot_be_kept_while_the_tax_office_sleeps() -> None:
    visit = office("/partners/new").click("Сохранить")
    visit.no("POST", "/api/vat/check", 503, '{"error":"VIES: MS_UNAVAILABLE"}')
    visit.says("warn", "[partner] not saved: VAT number could not be verified")
    said = visit.judge("не могу завести контрагента, пишет ошибку")
    held(said, "third_party backend_error", "/api/vat/check | 503", "P1 P2", "/api/tips")


def test_a_date_that_is_kept_a_day_early() -> None:
    visit = office("/invoices/77").click("Save").ok(
        "PUT", "/api/invoices/77", '{"due":"2026-02-28T23:00:00Z"}',
        requestBody='{"due":"2026-03-01"}')  # fmt: skip
    said = visit.judge("Fälligkeit landet immer einen Tag zu früh im System")
    held(said, "api_contract unknown", "/api/invoices/77", "P3 P2 P1")


def test_a_posting_that_was_pressed_twice() -> None:
    visit = office("/postings/new").click("Post").click("Post", after=0.3)
    visit.ok("POST", "/api/postings", '{"id":501}', 201).ok(
        "POST", "/api/postings", '{"id":502}', 201
    )
    said = visit.judge("The entry is in the books twice and I cannot delete one of them")
    held(said, "race api_contract", "/api/postings", "P0 P1 P2", "/api/tips")


def test_a_cent_that_rounding_makes() -> None:
    visit = office("/offers/31").click("Recalculate").ok("POST", "/api/offers/31/totals")
    said = visit.judge("gross is 11.95 on screen, my calculator and the PDF say 11.96")
    held(said, "unknown api_contract", "/api/offers/31/totals", "P1 P2 P3")


def test_an_offer_that_is_refused_for_a_currency_that_was_not_chosen() -> None:
    visit = office("/offers/32").opens("/offers/33", "/api/offers/33").click("Approve")
    body = '{"title":"Conflict","detail":"Line 2 is in CHF, the offer is in EUR"}'
    visit.no("POST", "/api/offers/33/approve", 409, body).click("Approve", after=8)
    visit.no("POST", "/api/offers/33/approve", 409, body)
    said = visit.judge("cannot approve this, everything is in euro")
    held(said, "validation_rejected api_contract", "409 | Line 2 is in CHF", "P1 P2")

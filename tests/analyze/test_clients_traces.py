"""Archives of HTTP, spans, replays and test tools, posted as entries. Not: breadcrumbs."""

from typing import Any

from analyze.clients_visits import Client, Har, Spans, held

API = "https://api.acme.test"


def test_a_refresh_that_is_refused_again_and_again() -> None:
    visit = Har().entry("GET", f"{API}/me", 401, level="warn")
    body = {"text": '{"error":"invalid_grant","error_description":"refresh token expired"}'}
    visit.entry("POST", "https://id.acme.test/oauth/token", 400, level="warn", content=body)
    visit.entry("GET", f"{API}/me", 401, level="warn")

    said = visit.sent("logged out again and again")
    held(said, "auth_expired", "401", "P1 P2")


def test_a_report_that_takes_half_a_minute() -> None:
    visit = Har().entry("GET", f"{API}/reports", 200).entry("GET", f"{API}/me", 200)
    visit.entry("GET", f"{API}/reports/2025", 200, 34012.5)

    held(visit.sent("the report takes forever"), "timeout_slow", "/reports/2025", "P2")


def test_a_checkout_beside_a_counter_that_is_blocked() -> None:
    visit = Har().entry("POST", "https://www.google-analytics.com/g/collect", 0, level="error",
                        _error="net::ERR_BLOCKED_BY_CLIENT")  # fmt: skip
    body = {"text": '{"message":"tax service down"}'}
    visit.entry("POST", f"{API}/checkout", 500, level="error", content=body)

    said = visit.sent("checkout fails", browser="Firefox 145")
    held(said, "backend_error", "/checkout|500", "P1", "google")


def test_a_picture_that_is_too_large() -> None:
    page = {"text": "<html><head><title>413 Request Entity Too Large</title></head></html>"}
    visit = Har().entry("POST", f"{API}/photos", 413, mime="text/html", content=page)

    said = visit.sent("Foto hochladen geht nicht")
    held(said, "validation_rejected backend_error", "/photos|413", "P2")


def test_a_span_that_a_gateway_ended() -> None:
    attributes = {"component": "fetch", "http.method": "POST", "http.url": f"{API}/orders"}
    visit = Spans().span("HTTP POST", attributes | {"http.status_code": 504}, failed=True)

    said = visit.sent("ordering times out")
    held(said, "timeout_slow backend_error", "/orders|504", "P1")


def test_a_span_in_the_newer_words() -> None:
    visit = Spans().span("documentLoad", {"url.full": "https://clinic.test/book"})
    attributes = {"http.request.method": "GET", "url.full": f"{API}/slots?day=12"}
    attributes |= {"http.response.status_code": "500", "error.type": "500"}
    visit.span("GET", attributes, failed=True)

    said = visit.sent("予約枠が表示されない")
    held(said, "backend_error", "/slots|500", "P1 P2")


def test_an_exception_among_the_events_of_a_press() -> None:
    visit = Spans().tap(
        {"event_type": "click", "target_element": "BUTTON", "target_xpath": "#save"}
    )
    fault = {"exception.type": "TypeError", "exception.message": "e.getValue is not a function"}
    fault["exception.stacktrace"] = (
        "TypeError: e.getValue is not a function\n    at onSave (a.js:1)"
    )
    visit.con("error", {"name": "exception", "attributes": fault})

    said = visit.sent("Page is blank after I click save")
    held(said, "js_exception", "getValue", "P1 P2")


def test_attributes_as_a_list() -> None:
    pairs: dict[str, Any] = {
        "http.method": {"stringValue": "GET"},
        "http.url": {"stringValue": f"{API}/ledger/export"},
        "http.status_code": {"intValue": "403"},
    }
    listed = [{"key": key, "value": value} for key, value in pairs.items()]
    visit = Client().tap({"text": "Export"})
    visit.net("warn", {"name": "HTTP GET", "attributes": listed})

    said = visit.sent("export gives me nothing")
    held(said, "permission_denied", "/ledger/export|403", "P2")


def test_a_console_that_a_replay_kept() -> None:
    visit = Client().tap({"type": 3, "data": {"source": 2, "type": 2, "id": 84, "x": 1, "y": 2}})
    line = "\"Uncaught TypeError: Cannot set properties of null (setting 'innerHTML')\""
    kept = {"level": "error", "trace": ["submit (https://a.test/f.js:3:1)"], "payload": [line]}
    visit.con("error", {"type": 6, "data": {"plugin": "rrweb/console@1", "payload": kept}})

    said = visit.sent("Submitting the form does nothing")
    held(said, "js_exception", "innerHTML", "P1 P2")


def test_a_custom_event_of_a_replay() -> None:
    body = {"code": "OUT_OF_STOCK", "message": "Only 0 left"}
    told = {"url": "/api/cart/items", "method": "POST", "status": 409, "body": body}
    visit = Client().tap({"text": "Add to cart"})
    visit.net("warn", {"type": 5, "data": {"tag": "network", "payload": told}})

    said = visit.sent("can't add the blue shirt")
    held(said, "validation_rejected", "/api/cart/items|409", "P2 P3")


def test_a_style_sheet_that_a_test_missed() -> None:
    visit = Client().nav({"url": "https://www.acme.test/"})
    told = {"event": "requestfailed", "url": "https://cdn.acme.test/assets/app.css"}
    told |= {"resourceType": "stylesheet", "method": "GET"}
    visit.net("error", told | {"failure": {"errorText": "net::ERR_NAME_NOT_RESOLVED"}})

    said = visit.sent("page has no styling at all")
    held(said, "asset_missing", "app.css", "P2 P3")


def test_a_page_that_draws_itself_without_end() -> None:
    visit = Client().tap({"selector": "[data-testid=filter]"})
    message = "Minified React error #185; visit https://react.dev/errors/185 for the full message"
    for _ in range(3):
        visit.con("error", {"event": "pageerror", "error": f"Error: {message}"})

    said = visit.sent("browser hangs when I open the filter")
    held(said, "js_exception", "185", "P2")


def test_a_name_that_is_taken() -> None:
    visit = Client().tap({"name": "click", "target": "[data-cy=submit]"})
    body = {"errors": [{"field": "email", "message": "has already been taken"}]}
    told = {"method": "POST", "url": "/api/signup", "status": 422}
    visit.net("warn", told | {"response": {"body": body}})

    said = visit.sent("sign up fails for my second user")
    held(said, "validation_rejected", "/api/signup|422", "P3")

"""More sessions of other clients, written before the first were mended. Not: nothing is wrong."""

from analyze.clients_visits import Client, held

API = "https://api.acme.test"


def test_a_protocol_of_a_browser_that_saw_an_answer() -> None:
    visit = Client().net("info", {"method": "Network.responseReceived", "params": {
        "requestId": "7.1", "type": "Fetch", "response": {"url": f"{API}/me", "status": 200},
    }})  # fmt: skip
    visit.net("error", {"method": "Network.responseReceived", "params": {
        "requestId": "7.2", "type": "Fetch",
        "response": {"url": f"{API}/checkout/confirm", "status": 500, "statusText": ""},
    }})  # fmt: skip

    said = visit.sent("Confirming the order shows an error")
    held(said, "backend_error", "/checkout/confirm|500", "P1")


def test_a_protocol_of_a_browser_that_saw_a_throw() -> None:
    thrown = "TypeError: Cannot read properties of undefined (reading 'lineItems')\n    at f (a.js)"
    details = {"text": "Uncaught", "lineNumber": 3, "exception": {"description": thrown}}
    visit = Client().tap({"nodeName": "BUTTON", "innerText": "Weiter zur Kasse"})
    visit.con("error", {"method": "Runtime.exceptionThrown",
                        "params": {"exceptionDetails": details}})  # fmt: skip

    said = visit.sent("Weiter zur Kasse reagiert nicht")
    held(said, "js_exception", "lineItems", "P1")


def test_a_log_of_a_driver_of_browsers() -> None:
    visit = Client().con("info", {"message": "clicking on #pay-btn"})
    visit.con("error", {"level": "SEVERE", "source": "network", "message": (
        "https://shop.test/api/payments - Failed to load resource: the server responded with a "
        "status of 500 (Internal Server Error)"
    )})  # fmt: skip

    said = visit.sent("E2E: payment step fails on staging")
    held(said, "backend_error", "/api/payments|500", "P1")


def test_a_line_of_a_phone_that_holds_a_console() -> None:
    visit = Client().con("error", {"line": (
        "I/chromium(2113): [INFO:CONSOLE(1)] \"Uncaught ReferenceError: loadSeats is not defined\""
        ", source: https://kino.test/js/seats.js (1)"
    )})  # fmt: skip

    said = visit.sent("seat plan stays empty in the android app")
    held(said, "js_exception", "loadSeats", "P1 P2")


def test_an_error_of_a_library_turned_to_text() -> None:
    visit = Client().tap({"label": "Registrieren"})
    told = {"name": "AxiosError", "message": "Request failed with status code 500", "status": 500}
    visit.con("error", told | {"config": {"method": "post", "url": "/v1/accounts"}})

    said = visit.sent("Registrierung bricht ab")
    held(said, "backend_error", "/v1/accounts|500", "P1")


def test_an_error_of_a_library_without_an_answer() -> None:
    visit = Client().net("info", {"url": f"{API}/menu", "status": 200})
    told = {"name": "AxiosError", "message": "timeout of 8000ms exceeded", "code": "ECONNABORTED"}
    visit.con("error", {"err": told | {"config": {"method": "get", "url": "/v1/tables"}}})

    said = visit.sent("Tische laden nicht")
    held(said, "timeout_slow", "/v1/tables", "P2")


def test_lines_of_a_logger_of_servers() -> None:
    visit = Client().con("info", {"level": 30, "msg": "route change", "to": "/billing"})
    visit.con("error", {
        "level": 50, "msg": "request errored", "responseTime": 212,
        "req": {"method": "GET", "url": "/api/billing/plans"}, "res": {"statusCode": 502},
    })  # fmt: skip

    said = visit.sent("pricing plans don't show")
    held(said, "backend_error", "/api/billing/plans|502", "P2 P1")


def test_pairs_in_one_line() -> None:
    visit = Client().con("info", {"message": "level=info method=GET path=/api/me status=200"})
    visit.con("error", {"message": "level=error method=POST path=/api/claims status=500 dur=91ms"})

    said = visit.sent("j'arrive pas à envoyer ma déclaration de sinistre")
    held(said, "backend_error", "/api/claims|500", "P1")


def test_a_report_of_a_policy() -> None:
    visit = Client().nav({"page": "/video"}).con("warn", {"csp-report": {
        "document-uri": "https://www.acme.test/video", "violated-directive": "frame-src",
        "blocked-uri": "https://player.films.test/e/9", "disposition": "enforce",
    }})  # fmt: skip

    held(visit.sent("the video is missing"), "csp", "player.films.test", "P2")


def test_an_answer_of_a_graph_that_holds_errors() -> None:
    body = {"data": None, "errors": [{"message": "Cannot query field 'taxRate' on type 'Cart'"}]}
    told = {"url": f"{API}/graphql", "method": "POST", "status": 200, "operationName": "GetCart"}
    visit = Client().nav({"to": "/cart"}).net("error", told | {"response": body})

    said = visit.sent("cart doesn't load")
    held(said, "api_contract backend_error", "taxRate", "P1 P2")


def test_an_action_of_a_store_that_was_rejected() -> None:
    visit = Client().con("info", {"action": {"type": "cart/add/pending", "meta": {"id": 4}}})
    visit.con("error", {"action": {
        "type": "cart/add/rejected", "error": {"message": "Request failed with status code 503"},
        "meta": {"url": "/api/cart", "method": "POST"},
    }})  # fmt: skip

    said = visit.sent("Add to cart spins and then nothing")
    held(said, "backend_error", "503", "P1")


def test_a_timing_of_a_resource() -> None:
    for_all = {"entryType": "resource", "initiatorType": "fetch"}
    visit = Client().net("info", for_all | {"name": f"{API}/me", "responseStatus": 200})
    told = {"name": f"{API}/appointments", "responseStatus": 500, "duration": 301.4}
    visit.net("error", for_all | told)

    said = visit.sent("my appointments are not shown")
    held(said, "backend_error", "/appointments|500", "P2 P1")


def test_a_dependency_of_a_monitor() -> None:
    data = {"name": "POST /transfers", "resultCode": "500", "success": False, "target": "bank.test"}
    visit = Client().tap({"name": "Bekräfta"})
    visit.net("error", {"baseType": "RemoteDependencyData", "baseData": data})

    said = visit.sent("överföringen går inte igenom")
    held(said, "backend_error", "/transfers|500", "P1")


def test_a_refusal_of_a_role_with_an_older_failure_beside() -> None:
    visit = Client().net("error", {"url": "/api/tips", "status": 500}).nav({"to": "/team"})
    visit.net("info", {"url": "/api/team", "status": 200}).tap({"text": "Invite"})
    body = {"error": "forbidden", "required_role": "owner"}
    visit.net("warn", {"url": "/api/invites", "method": "POST", "status": 403, "data": body})

    said = visit.sent("I can't invite my colleague")
    held(said, "permission_denied", "/api/invites|403", "P2 P3", "/api/tips")


def test_a_token_of_a_form_that_is_stale() -> None:
    visit = Client().tap({"id": "submit-comment"})
    body = {"message": "CSRF token mismatch."}
    visit.net("warn", {"url": "/comments", "verb": "POST", "response": {"code": 419, "body": body}})

    said = visit.sent("comment form says page expired")
    held(said, "auth_expired stale_version validation_rejected", "/comments|419", "P2")


def test_a_service_that_asks_for_less() -> None:
    visit = Client()
    for _ in range(4):
        visit.net("warn", {"url": f"{API}/quotes", "status_code": 429, "retry_after": 30})

    said = visit.sent("stock quotes stopped updating")
    held(said, "backend_error validation_rejected", "/quotes|429", "P2")


def test_a_store_of_a_browser_that_cannot_open() -> None:
    message = "Internal error opening backing store for indexedDB.open."
    fault = {"name": "UnknownError", "message": message}
    visit = Client().sto("error", {"db": "offline-notes", "operation": "open", "err": fault})

    said = visit.sent("my notes are all gone")
    held(said, "storage", "backing store", "P1 P2")


def test_an_order_sent_again_after_a_gateway_gave_up() -> None:
    visit = Client().tap({"label": "Bestellen"})
    visit.net("error", {"url": "/api/orders", "method": "POST", "status": 500})
    visit.con("error", {"msg": "order failed", "error": {"message": "HTTP 500"}})
    visit.tap({"label": "Bestellen"}, after=5)
    visit.net("error", {"url": "/api/orders", "method": "POST", "status": 500})

    said = visit.sent("Bestellen geht einfach nicht!!")
    held(said, "backend_error", "/api/orders|500", "P1")


def test_a_script_that_is_older_than_its_server() -> None:
    visit = Client().nav({"to": "/planner"}).con("error", {"payload": {
        "type": "TypeError",
        "value": "Failed to fetch dynamically imported module: https://p.test/assets/plan-8c1.js",
    }})  # fmt: skip

    said = visit.sent("planner page won't open since this morning")
    held(said, "chunk_load stale_version", "plan-8c1.js", "P2 P1")


def test_a_press_that_nothing_follows() -> None:
    visit = Client().nav({"to": "/checkout"})
    for _ in range(4):
        visit.tap({"selector": "#place-order", "text": "Place order"}, after=0.6)
    visit.con("info", {"message": "heartbeat"}, after=5)

    said = visit.sent("Place order does nothing")
    held(said, "dead_control", "Place order", "P1 P2")

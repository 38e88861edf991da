"""A third lot of other clients' sessions, written with the rules in mind, before it was judged."""

from typing import Any

from analyze.clients_visits import Client, Har, calm, held

API = "https://api.acme.test"


def test_an_app_s_own_exception_of_its_requests() -> None:
    told: dict[str, Any] = {"type": "DioException", "error_type": "badResponse"}
    told["requestOptions"] = {"path": "/v1/basket/lines", "method": "POST"}
    told["response"] = {"statusCode": 500, "data": {"detail": "stock service unavailable"}}

    said = Client().net("error", told).sent("Kan geen artikel in mijn mandje leggen")
    held(said, "backend_error", "/v1/basket/lines|500", "P1")


def test_an_event_of_a_monitor_for_a_request() -> None:
    told = {"eventType": "AjaxRequest", "requestUrl": f"{API}/claims/9/documents"}
    told |= {"requestMethod": "POST", "httpResponseCode": "413", "timeSinceLoad": "12.2"}
    visit = Client().net("warn", told)

    said = visit.sent("I can't upload the photo of the damage")
    held(said, "validation_rejected backend_error", "/documents|413", "P1 P2")


def test_an_event_of_a_monitor_for_an_error() -> None:
    told = {"eventType": "JavaScriptError", "errorClass": "TypeError"}
    told |= {"errorMessage": "t.isEligible is not a function", "pageUrl": "https://gov.test/apply"}
    visit = Client().tap({"targetText": "Continue"}).con("error", told)

    said = visit.sent("Can't continue my application")
    held(said, "js_exception", "isEligible", "P1 P2")


def test_an_exception_in_a_list_in_an_envelope() -> None:
    fault = {"typeName": "ReferenceError", "message": "ReferenceError: grecaptcha is not defined"}
    visit = Client().tap({"name": "contact-send"})
    visit.con("error", {"baseType": "ExceptionData", "baseData": {"exceptions": [fault]}})

    said = visit.sent("send button of the contact form doesn't react")
    held(said, "third_party js_exception", "grecaptcha", "P2")


def test_a_span_that_took_its_time() -> None:
    http = {"url": f"{API}/rates", "method": "GET", "status_code": 200}
    span = {"name": "GET api.acme.test", "type": "external", "duration": 15012}
    visit = Client().net("info", {"span": span | {"context": {"http": http}}})

    held(visit.sent("Kurse laden ewig"), "timeout_slow", "/rates", "P2")


def test_errors_of_a_graph_in_a_console() -> None:
    fault = {"message": "Not authorized", "extensions": {"code": "UNAUTHENTICATED"}}
    visit = Client().tap({"label": "Place order"})
    visit.con("error", {"operation": "PlaceOrder", "graphQLErrors": [fault]})

    said = visit.sent("order not possible, it says not authorized")
    held(said, "auth_expired permission_denied", "Not authorized", "P1 P2")


def test_a_test_that_waited_for_what_a_server_did_not_give() -> None:
    visit = Client().net("error", {"url": "/api/form-config", "method": "GET", "status": 500})
    message = 'element ("#submit") still not clickable after 5000ms'
    visit.con("error", {"cid": "0-0", "error": {"message": message}}, after=5)

    said = visit.sent("nightly run: submit never becomes clickable")
    held(said, "backend_error", "/api/form-config|500", "P1 P2")


def test_a_promise_that_waited_for_a_bank() -> None:
    message = "Uncaught (in promise) Error: Timeout waiting for payment confirmation after 30000ms"
    visit = Client().con("error", {"message": message})

    held(visit.sent("Zahlung hängt"), "timeout_slow js_exception", "payment confirmation", "P1 P2")


def test_a_contract_ended_twice_beside_an_older_failure() -> None:
    visit = Client().net("error", {"url": "/api/recommendations", "status": 500})
    visit.net("info", {"url": "/api/contract", "status": 200}).tap({"label": "Kündigen"})
    body = {"message": "Contract already cancelled", "code": "ALREADY_CANCELLED"}
    told = {"url": "/api/contract/cancel", "method": "POST", "status": 409}
    visit.net("warn", told | {"response": {"data": body}})

    said = visit.sent("Kündigung geht nicht")
    held(
        said,
        "validation_rejected race api_contract",
        "/api/contract/cancel|409",
        "P2 P3",
        "/api/recommendations",
    )


def test_a_map_that_finds_no_room() -> None:
    told = {"store": "indexedDB", "operation": "put", "outcome": "failure"}
    visit = Client().sto("error", told | {"error": {"name": "QuotaExceededError"}})
    visit.con("warn", {"msg": "offline map download aborted"})

    said = visit.sent("Karte lässt sich nicht herunterladen")
    held(said, "storage", "quota", "P2")


def test_an_app_that_may_not_speak_in_the_clear() -> None:
    told = {"severity": "ERROR", "body": "net::ERR_CLEARTEXT_NOT_PERMITTED"}
    visit = Client().net("error", told | {"url": "http://intranet.acme.test/app"})

    said = visit.sent("app opens with a white screen")
    held(said, "csp backend_error asset_missing cors", "/app", "P1 P2")


def test_a_stream_that_ended() -> None:
    visit = Client().net("info", {"url": "/api/game", "status": 200})
    visit.net("error", {"source": "EventSource", "url": "/events", "readyState": 2})

    said = visit.sent("scoreboard no longer updates")
    held(said, "socket_drop backend_error", "/events", "P2 P3")


def test_a_quote_from_another_origin() -> None:
    visit = Client().nav({"to": "https://www.acme.test/quote"})
    told = {"kind": "fetch", "endpoint": "https://api.partner.test/v2/quote", "status": 0}
    visit.net("error", told | {"err": "TypeError: Failed to fetch"})
    line = "No 'Access-Control-Allow-Origin' header is present on the requested resource."
    visit.con("error", {"text": line})

    held(visit.sent("no quote appears"), "cors", "api.partner.test", "P1 P2")


def test_an_answer_of_a_framework_in_its_console() -> None:
    url = "https://insure.test/api/policies/77"
    told = {"status": 404, "statusText": "Not Found", "url": url, "ok": False}
    told["message"] = f"Http failure response for {url}: 404 Not Found"
    visit = Client().tap({"text": "Police öffnen"})
    visit.con("error", told | {"name": "HttpErrorResponse"})

    said = visit.sent("meine Police lässt sich nicht öffnen")
    held(said, "api_contract backend_error", "/api/policies|404", "P2")


def test_an_appointment_made_twice() -> None:
    visit = Har().tap({"text": "Book"}).tap({"text": "Book"}, after=0.3)
    for number in ("8", "9"):
        body = {"text": f'{{"id":{number},"slot":"09:30"}}'}
        visit.entry("POST", f"{API}/appointments", 201, content=body)

    said = visit.sent("I now have two appointments at 9:30")
    held(said, "race", "/appointments", "P0 P1 P2")


def test_a_sum_that_is_no_number() -> None:
    visit = Client().nav({"to": "/cart"}).con("error", {"msg": "render total", "value": "NaN €"})

    held(visit.sent("Summe zeigt NaN"), "js_exception api_contract", "NaN", "P0 P1 P2")


def test_thanks_beside_events_of_a_monitor() -> None:
    visit = Client().con("info", {"eventType": "PageAction", "actionName": "menu", "ok": True})
    told = {"eventType": "AjaxRequest", "requestUrl": f"{API}/menu", "httpResponseCode": "200"}

    calm(visit.net("info", told).sent("thanks, works great"))


def test_a_request_that_a_monitor_calls_cancelled() -> None:
    told = {"eventType": "AjaxRequest", "requestUrl": f"{API}/typeahead", "cancelled": True}
    visit = Client().net("info", told | {"httpResponseCode": 0})
    visit.net("info", told | {"cancelled": False, "httpResponseCode": 200})

    calm(visit.sent("Wo finde ich meine Policennummer?"))


def test_a_retry_that_a_logger_tells() -> None:
    visit = Client().con("warn", {"msg": "retrying (1/3) GET /api/news after 502"})
    visit.con("info", {"msg": "GET /api/news 200 after 1 retry"})

    calm(visit.sent("dark mode please"))


def test_a_flag_with_its_default() -> None:
    visit = Client().con("info", {"flag": "new-editor", "value": False, "reason": "DEFAULT"})

    calm(visit.nav({"to": "/editor"}).sent("when will the new editor come?"))


def test_a_counter_kept_away_beside_praise() -> None:
    line = "Failed to load resource: net::ERR_BLOCKED_BY_CLIENT"
    visit = Client().con("error", {"message": line, "url": "https://static.hotjar.com/c/hj.js"})

    calm(visit.sent("the pictures are beautiful"))


def test_a_menu_that_is_not_for_everybody() -> None:
    visit = Client().net("info", {"path": "/api/admin/menu", "verb": "GET", "status": 403})
    visit.net("info", {"path": "/api/menu", "verb": "GET", "status": 200}).nav({"to": "/lists"})

    calm(visit.sent("Please add a CSV export"))


def test_screens_of_an_app_and_a_wish() -> None:
    visit = Client().con("info", {"screen": "Home"}, event="navigation")
    visit.con("info", {"screen": "Profile"}, event="navigation")

    calm(visit.sent("profile picture is too small"))

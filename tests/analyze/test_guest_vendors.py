"""Who moves here from another vendor, and sends what that vendor's kit wrote. Not: pages."""

from typing import Any

from analyze.guest_visits import Guest, quiet, read

SITE = "https://www.lampen.example"


def resource(path: str, status: int, **more: Any) -> dict[str, Any]:
    """Build a resource as Datadog's kit has it: durations are in nanoseconds."""
    told = {"type": "xhr", "url": f"https://api.trips.example{path}", "status_code": status}
    return {"type": "resource", "resource": told | {"duration": 182_300_000} | more}


def span(method: str, url: str, status: int, **more: Any) -> dict[str, Any]:
    told = {"http.request.method": method, "url.full": url, "http.response.status_code": status}
    return {"name": method, "kind": "SPAN_KIND_CLIENT", "attributes": told | more}


def test_a_sentry_event_whose_exception_is_a_list_of_values() -> None:
    frames = [
        {
            "filename": "app:///main.jsbundle",
            "function": "submitOrder",
            "lineno": 1,
            "colno": 99_120,
            "in_app": True,
        }
    ]
    value = {
        "type": "TypeError",
        "value": "undefined is not an object (evaluating 'o.shipping.method')",
        "stacktrace": {"frames": frames},
        "mechanism": {"type": "onunhandledrejection", "handled": False},
    }
    crumbs = [
        {"category": "xhr", "data": {"method": "POST", "url": f"{SITE}/cart", "status_code": 200}}
    ]
    app = Guest().tap({"category": "touch", "message": "Touch event within element: PlaceOrder"})
    app.con(
        "error",
        {
            "event_id": "9f2c",
            "platform": "javascript",
            "level": "error",
            "exception": {"values": [value]},
            "breadcrumbs": {"values": crumbs},
        },
    )
    analysis = app.writes("Commander ne fait rien du tout")

    read(analysis, "js_exception", "P1", "o.shipping.method")


def test_breadcrumbs_that_were_sent_one_by_one() -> None:
    page = Guest().show({"category": "navigation", "data": {"from": "/cart", "to": "/payment"}})
    page.con(
        "warn",
        {
            "category": "console",
            "level": "warning",
            "message": 'Warning: Each child in a list should have a unique "key" prop.',
        },
    )
    page.tap({"category": "ui.click", "message": "button#confirm > span.label"})
    page.net(
        "error",
        {
            "category": "fetch",
            "type": "http",
            "level": "error",
            "data": {
                "method": "POST",
                "url": "/api/payments/confirm",
                "status_code": 500,
                "reason": "Internal Server Error",
            },
        },
    )
    analysis = page.writes("stuck after confirm")

    read(analysis, "backend_error", "P1", "/api/payments/confirm", "500", spared="unique")


def test_a_voucher_that_is_over_among_the_faults_of_a_tag() -> None:
    fault = {
        "errorClass": "ReferenceError",
        "message": "dataLayer is not defined",
        "stacktrace": [{"file": "https://tags.adhouse.example/t.js", "lineNumber": 3}],
    }
    page = Guest().con("error", {"exceptions": [fault], "severity": "warning", "unhandled": True})
    page.tap({"type": "user", "name": "UI click", "metaData": {"targetText": "Einlösen"}})
    answer = {"status": 400, "request": f"POST {SITE}/api/voucher", "duration": 88}
    page.net(
        "warn",
        {
            "type": "request",
            "name": "XMLHttpRequest error",
            "metaData": answer | {"response": '{"message":"Voucher expired"}'},
        },
    )
    analysis = page.writes("Gutschein wird nicht angenommen")

    read(analysis, "validation_rejected", "P2 P3", "/api/voucher", spared="dataLayer")


def test_a_resource_whose_duration_is_in_nanoseconds() -> None:
    page = Guest().show({"type": "view", "view": {"url_path": "/book/seats", "name": "Seats"}})
    page.net("info", resource("/fares", 200, method="GET"))
    page.tap({"type": "action", "action": {"type": "click", "target": {"name": "Confirm booking"}}})
    page.net("error", resource("/bookings", 500, method="POST"))
    analysis = page.writes("reservation not possible, tried twice yesterday as well")

    read(analysis, "backend_error", "P1", "/bookings", "500", spared="slow")


def test_a_console_error_that_a_monitor_wraps() -> None:
    text = (
        "console error: Access to fetch at "
        "'https://api.trips.example/fares?from=LYS' from origin "
        "'https://trips.example' has been blocked by CORS policy: No "
        "'Access-Control-Allow-Origin' header is present on the requested "
        "resource."
    )
    page = Guest().show({"type": "view", "view": {"url_path": "/search"}})
    page.con(
        "error",
        {"type": "error", "error": {"source": "console", "message": text, "handling": "handled"}},
    )
    analysis = page.writes("aucun tarif ne s'affiche, juste la roue")

    read(analysis, "cors", "P1 P2", "api.trips.example")


def test_a_list_that_the_plan_does_not_allow() -> None:
    page = Guest().show({"href": "https://app.crm.example/leads"})
    page.net(
        "warn",
        {
            "request": {"url": "https://app.crm.example/api/leads?page=1", "method": "GET"},
            "response": {
                "status": 403,
                "body": {"error": "plan_limit", "message": "Your plan includes 500 leads"},
            },
        },
    )
    page.con("error", {"args": ["[HMR]", "disconnected"], "lineNumber": 1})
    analysis = page.writes("My leads are gone!! The list is empty")

    read(analysis, "permission_denied validation_rejected", "P2 P3", "/api/leads", "403")


def test_an_enrolment_that_was_there_already() -> None:
    page = Guest()
    page.net("info", span("GET", "https://api.learn.example/courses/12", 200))
    page.tap(
        {"event.name": "browser.user_action.click", "attributes": {"element.text": "Einschreiben"}}
    )
    thrown = {"exception.type": "ConflictError", "exception.message": "You are already enrolled"}
    enrol = span("POST", "https://api.learn.example/enrolments", 409, **{"error.type": "409"})
    page.net(
        "warn",
        enrol
        | {
            "events": [{"name": "exception", "attributes": thrown}],
            "status": {"code": "STATUS_CODE_ERROR"},
        },
    )
    analysis = page.writes("kann mich nicht einschreiben")

    read(analysis, "validation_rejected", "P2 P3", "/enrolments")


def test_an_exception_in_the_attributes_of_a_log_record() -> None:
    stack = (
        "RangeError: Maximum call stack size exceeded\n    at flatten "
        "(https://docs.team.example/static/tree.js:41:9)\n    at flatten "
        "(https://docs.team.example/static/tree.js:44:12)"
    )
    page = Guest().tap({"event.name": "click", "attributes": {"element.text": "Expand all"}})
    page.con(
        "error",
        {
            "body": "Unhandled error",
            "severityText": "ERROR",
            "severityNumber": 17,
            "attributes": {
                "exception.type": "RangeError",
                "exception.stacktrace": stack,
                "exception.message": "Maximum call stack size exceeded",
            },
        },
    )
    analysis = page.writes("browser tab freezes, then nothing")

    read(analysis, "js_exception", "P1 P2", "maximum call stack size")


def test_a_chunk_that_rollbar_tells_of() -> None:
    thrown = {
        "class": "ChunkLoadError",
        "message": f"Loading chunk 31 failed. (error: {SITE}/static/31.7f3c.js)",
    }
    page = Guest().tap({"text": "Berichte", "tag": "a"})
    page.con(
        "error",
        {
            "level": "error",
            "framework": "react",
            "body": {"trace": {"exception": thrown, "frames": []}},
        },
    )
    analysis = page.writes("Seite bleibt leer wenn ich auf Berichte gehe")

    read(analysis, "chunk_load", "P1 P2", "31")


def test_a_search_whose_duration_is_in_seconds() -> None:
    page = Guest().tap({"eventName": "click", "targetText": "Suchen"}).rests(14)
    page.net(
        "info",
        {
            "eventType": "AjaxRequest",
            "httpMethod": "GET",
            "httpResponseCode": 200,
            "requestUrl": f"{SITE}/api/search?q=led",
            "duration": 14.2,
        },
    )
    page.net(
        "info",
        {
            "eventType": "AjaxRequest",
            "httpMethod": "POST",
            "httpResponseCode": 204,
            "requestUrl": "https://bam.nr-data.net/events/1",
            "duration": 0.2,
        },
    )
    analysis = page.writes("Die Suche dauert ewig")

    read(analysis, "timeout_slow", "P2", "/api/search", "14")


def test_a_dependency_that_failed_after_half_a_minute() -> None:
    page = Guest().show({"name": "Dashboard", "url": "https://portal.team.example/dashboard"})
    page.net(
        "error",
        {
            "name": "GET /api/dashboard",
            "type": "Ajax",
            "target": "portal.team.example",
            "resultCode": "500",
            "success": False,
            "duration": "00:00:30.1140000",
        },
    )
    analysis = page.writes("el panel no carga")

    read(analysis, "backend_error timeout_slow", "P1 P2", "/api/dashboard")


def test_a_monitor_that_wants_no_more_is_nothing() -> None:
    page = Guest().show({"category": "navigation", "data": {"to": "/"}})
    page.net(
        "warn",
        {
            "category": "fetch",
            "level": "warning",
            "data": {
                "method": "POST",
                "status_code": 429,
                "url": "https://o451.ingest.sentry.io/api/45/envelope/",
            },
        },
    )
    page.net(
        "info",
        {"category": "fetch", "data": {"method": "GET", "url": "/api/home", "status_code": 200}},
    )
    analysis = page.writes("Harika bir uygulama! Türkçe de ekler misiniz?")

    quiet(analysis)


def test_a_span_that_failed_once_and_was_asked_again_is_nothing() -> None:
    page = Guest()
    page.net("error", span("GET", "https://api.learn.example/courses", 503))
    page.rests(1).net("info", span("GET", "https://api.learn.example/courses", 200))
    page.tap({"event.name": "click", "attributes": {"element.text": "Kurs 12"}})
    page.net("info", span("GET", "https://api.learn.example/courses/12", 200))
    analysis = page.writes("Could you send me the certificate of last year's course by post?")

    quiet(analysis, "P3 P2", "unknown backend_error")

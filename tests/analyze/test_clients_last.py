"""A last lot of other clients' sessions, judged once when the rules were mended. Not: new rules."""

from analyze.clients_visits import Client, Crumbs, Har, Rum, Spans, calm, held

API = "https://api.acme.test"


def test_a_ticket_that_cannot_be_bought_from_a_phone() -> None:
    visit = Client().con("info", {"ev": "screen_view", "screen": "Seats"})
    visit.con("info", {"ev": "tap", "label": "Kup bilet"}, event="click")
    told = {"ev": "http", "m": "POST", "url": "/v2/tickets", "status": 502, "ms": 812}

    said = visit.net("error", told).sent("nie mogę kupić biletu")
    held(said, "backend_error", "/v2/tickets|502", "P1")


def test_a_rejection_with_an_object_in_it() -> None:
    visit = Client().tap({"text": "Save draft"})
    reason = {"code": "E_CONN", "message": "Failed to fetch", "url": f"{API}/drafts"}
    visit.con("error", {"type": "unhandledrejection", "reason": reason})

    said = visit.sent("draft isn't saved")
    held(said, "backend_error offline cors", "Failed to fetch", "P2")


def test_a_style_and_a_script_from_a_release_that_is_gone() -> None:
    visit = Har().entry("GET", "https://app.test/assets/index-4f1c2d9a.js", 404, mime="text/html")
    visit.entry("GET", "https://app.test/assets/index-99ab01cc.css", 404, mime="text/html")

    said = visit.sent("après la mise à jour, page blanche")
    held(said, "chunk_load stale_version asset_missing", "index-4f1c2d9a.js|404", "P1 P2")


def test_an_older_refusal_beside_a_failure_that_is_told_of() -> None:
    visit = Crumbs().fetched("GET", f"{API}/admin/flags", 403, "warn")
    visit.went("/", "/reports").fetched("GET", f"{API}/reports", 200)
    visit.pressed("button.export").fetched("POST", f"{API}/reports/export", 500, "error")

    said = visit.sent("Export als Excel bricht ab")
    held(said, "backend_error", "/reports/export|500", "P2", "/admin/flags")


def test_a_sign_in_that_a_policy_of_origins_keeps() -> None:
    visit = Rum().view("https://www.acme.test/login").action("Log in")
    visit.resource("POST", "https://auth.acme-id.test/token", 0, "error")
    line = (
        "Access to XMLHttpRequest at 'https://auth.acme-id.test/token' from origin "
        "'https://www.acme.test' has been blocked by CORS policy: Response to preflight request "
        "doesn't pass access control check"
    )
    visit.error("", line, source="console")

    held(visit.sent("Can't log in"), "cors", "auth.acme-id.test", "P1")


def test_a_span_of_a_press_with_a_span_that_failed() -> None:
    visit = Spans().span("click", {"target_xpath": '//*[@id="book"]', "event_type": "click"})
    attributes = {"http.method": "POST", "http.url": f"{API}/bookings", "http.status_code": 503}

    said = visit.span("HTTP POST", attributes, failed=True).sent("no puedo reservar la mesa")
    held(said, "backend_error", "/bookings|503", "P1 P2")


def test_a_list_of_lines_with_one_that_counts() -> None:
    visit = Client()
    for line in ("boot", "config ok", "user restored", "fetch /api/wallet"):
        visit.con("debug", {"text": line})
    visit.con("error", {"text": "GET /api/wallet -> 500 Internal Server Error"})

    held(visit.sent("wallet shows nothing"), "backend_error", "/api/wallet|500", "P1 P2")


def test_a_store_that_says_no_in_a_private_window() -> None:
    fault = "Failed to read the 'localStorage' property from 'Window': Access is denied"
    visit = Client().sto("error", {"operation": "getItem", "key": "session", "error": fault})
    visit.nav({"to": "/login"})

    said = visit.sent("I have to sign in on every page")
    held(said, "storage", "localStorage", "P1 P2")


def test_a_third_party_that_signs_nobody_in() -> None:
    visit = Client().tap({"text": "Sign in with Google"})
    visit.con("error", {"source": "gsi", "message": (
        "[GSI_LOGGER]: The given origin is not allowed for the given client ID."
    )})  # fmt: skip

    said = visit.sent("Google Anmeldung geht nicht")
    held(said, "third_party auth_expired permission_denied", "origin is not allowed", "P1 P2")


def test_a_payment_that_a_bank_declines_in_a_body() -> None:
    body = {"status": "declined", "reason": "do_not_honor"}
    visit = Client().tap({"label": "Betaal nu"})
    visit.net("info", {"method": "POST", "url": "/pay", "status": 200, "response": body})

    said = visit.sent("betaling mislukt")
    held(said, "payment_declined", "do_not_honor", "P3")


def test_a_number_that_is_a_comma_too_far() -> None:
    visit = Client().nav({"to": "/checkout"}).con("warn", {
        "msg": "total mismatch: displayed 1299.00, charged 12.99", "locale": "de-DE",
    })  # fmt: skip

    said = visit.sent("falscher Betrag an der Kasse")
    held(said, "api_contract", "1299.00|12.99", "P0 P1 P2")


def test_a_request_that_hangs_until_the_user_leaves() -> None:
    visit = Client().tap({"text": "Generate report"})
    told = {"method": "POST", "url": "/api/reports", "state": "pending", "elapsed": 45000}
    visit.net("warn", told | {"aborted": True}, after=45)

    said = visit.sent("report generation hangs")
    held(said, "timeout_slow", "/api/reports", "P2")


def test_a_worker_that_serves_what_is_old() -> None:
    visit = Client().con("warn", {"message": "[sw] new version available, waiting to activate"})
    visit.con("error", {"message": "Unknown action type 'cart/v2/add' - client is outdated"})

    said = visit.sent("add to cart shows an error since the update")
    held(said, "stale_version", "outdated", "P1 P2")


def test_a_press_in_a_frame_of_an_error_that_says_nothing() -> None:
    visit = Client().tap({"selector": "#send"}).con("error", {"message": "Script error."})

    said = visit.sent("Send button does nothing")
    held(said, "third_party js_exception unknown dead_control", "", "P2 P3")


def test_a_scan_of_a_code_without_a_camera() -> None:
    fault = {"name": "NotAllowedError", "message": "Permission denied by system"}
    visit = Client().tap({"label": "Scannen"}).con("error", {"err": fault, "tag": "scanner"})

    said = visit.sent("Scanner bleibt schwarz")
    held(said, "permission_denied", "Permission denied", "P2 P3")


def test_a_healthy_app_and_a_question() -> None:
    visit = Client()
    for screen in ("Home", "Cards", "Limits"):
        visit.con("info", {"ev": "screen_view", "screen": screen}, event="navigation")
        told = {"ev": "http", "m": "GET", "url": f"/v2/{screen.lower()}", "status": 200}
        visit.net("info", told)

    calm(visit.sent("jak zmienić limit karty?"))


def test_a_second_try_and_a_wish() -> None:
    visit = Har().entry("GET", f"{API}/photos", 503, level="error")
    visit.entry("GET", f"{API}/photos", 200).tap({"text": "Album"})

    calm(visit.entry("GET", f"{API}/albums/3", 200).sent("bitte eine Diashow einbauen"))


def test_a_warning_of_a_monitor_and_praise() -> None:
    visit = Rum().view("https://www.acme.test/")
    visit.con("warn", {"type": "long_task", "long_task": {"duration": 212_000_000}})
    visit.resource("GET", f"{API}/news", 200)

    calm(visit.sent("schöne neue Seite!"))


def test_a_beacon_that_is_lost_and_a_question() -> None:
    visit = Spans().span("HTTP POST", {
        "http.method": "POST", "http.url": "https://o1.ingest.sentry.io/api/2/envelope/",
        "http.status_code": 429,
    }, failed=True)  # fmt: skip

    calm(visit.nav({"to": "/faq"}).sent("quanto costa la spedizione?"))


def test_lines_of_a_build_and_nothing() -> None:
    visit = Client().con("info", {"message": "webpack compiled with 2 warnings"})
    visit.con("warn", {"message": "DevTools failed to load source map: 404"})

    calm(visit.sent("just testing the endpoint"))

"""Bridges from monitors, runs of tests and traces."""

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge

API = "https://api.stagepass.example"


def test_a_mail_that_is_not_sent_again() -> None:
    visit = Bridge().crumb("navigation", **{"from": "/events/8", "to": "/seats"})
    visit.asked("POST", f"{API}/seats/hold", 409, reason="Conflict")
    visit.crumb("ui.click", "button.seat[data-row=F]").asked("POST", f"{API}/seats/hold", 201)
    visit.asked("POST", f"{API}/orders", 201).crumb("navigation", to="/orders/5512")
    for _ in range(2):
        visit.crumb("ui.click", "button#resend-tickets")
        visit.asked("POST", f"{API}/orders/5512/resend", 502, reason="Bad Gateway")

    said = visit.reported("Tickets were never mailed to me. Pressing resend shows an error.")
    read(said, "backend_error", "P2 P1", "/orders/5512/resend", "502", spared="/seats/hold")


def test_a_list_of_appointments_that_one_date_breaks() -> None:
    visit = Bridge().crumb("navigation", to="/termine")
    visit.asked("GET", "https://praxis.example/api/termine", 200)
    visit.crumb("console", "Warning: Each child in a list should have a unique key", "warning")
    visit.put(
        {"exception": {"values": [{
            "type": "RangeError", "value": "Invalid time value",
            "stacktrace": {"frames": [{"filename": "app:///main.js", "function": "formatSlot",
                                       "lineno": 88, "in_app": True}]},
            "mechanism": {"type": "generic", "handled": False}}]}, "level": "fatal"},
        "error")  # fmt: skip

    said = visit.reported("Terminliste ist leer, nur weisse Flaeche")
    read(said, "js_exception", "P1 P2", "Invalid time value", "formatSlot")


def test_an_account_to_be_deleted_beside_a_slow_query_hint() -> None:
    visit = Bridge().crumb("navigation", to="/account")
    visit.asked("GET", f"{API}/me", 200)
    visit.put({"type": "performance", "title": "N+1 API Call", "count": 6}, "warn")
    visit.asked("GET", f"{API}/me/orders", 200)

    quiet(visit.reported("Please delete my account and everything you stored about me."))


def test_a_button_under_the_banner_of_consent() -> None:
    visit = Bridge().put({"step": "page.goto('/checkout')", "status": "passed", "ms": 812})
    visit.put({"step": "getByLabel('IBAN').fill()", "status": "passed", "ms": 40})
    visit.put(
        {"step": "getByRole('button', { name: 'Pay by invoice' }).click()", "status": "failed",
         "ms": 30000,
         "error": "TimeoutError: locator.click: Timeout 30000ms exceeded. Call log: element is "
                  "visible, enabled and stable; <div class=\"consent-layer\"> intercepts pointer "
                  "events; retrying click action"}, "error", after=30)  # fmt: skip
    visit.put({"step": "worker teardown", "status": "passed", "ms": 12})

    said = visit.reported("nightly: checkout > pays by invoice fails on main since Tuesday")
    read(said, "dead_control", "P1 P2", "intercepts pointer events")


def test_a_sum_to_which_the_tax_came_twice() -> None:
    visit = Bridge().put({"name": "visit", "message": "/cart", "state": "passed"})
    visit.put({"name": "request", "message": "POST /api/cart/items 201", "state": "passed"})
    visit.put({"name": "get", "message": "[data-cy=total]", "state": "passed"})
    visit.put(
        {"name": "assert", "state": "failed",
         "message": "expected <span.total> to have text '€ 119,00', but the text was '€ 141,61'"},
        "error")  # fmt: skip

    said = visit.reported("cart total is wrong, VAT gets added twice", environment="production")
    read(said, "backend_error api_contract", "P0 P1", "141,61")


def test_a_court_that_waits_for_a_lock() -> None:
    visit = Bridge().span("GET /courts", 41, http__status_code=200, http__method="GET")
    for _ in range(2):
        visit.span("SELECT slots FOR UPDATE", 29800, "ERROR", db__system="postgresql",
                   exception__message="canceling statement due to lock timeout")  # fmt: skip
        visit.span("POST /bookings", 30012, "ERROR", http__method="POST",
                   http__route="/bookings", http__status_code=504)  # fmt: skip
    visit.span("POST /telemetry", 9, "ERROR", http__status_code=429)

    said = visit.reported("Booking a court spins for ever and then nothing is booked")
    read(said, "timeout_slow backend_error", "P1", "/bookings", "lock timeout", spared="telemetry")


def test_a_lesson_for_which_there_is_no_room() -> None:
    visit = Bridge().record(9, "upload opened", file__size=734003200)
    visit.record(13, "feature flags: fetch failed, using defaults", retry=3)
    visit.record(
        17, "UploadService/Commit failed", rpc__method="Commit", rpc__grpc__status_code=8,
        exception__type="StatusRuntimeException",
        exception__message="RESOURCE_EXHAUSTED: storage quota of workspace exceeded (5 GB)",
    )  # fmt: skip
    visit.record(9, "dialog closed")

    said = visit.reported("não consigo enviar o vídeo da aula de hoje")
    read(said, "validation_rejected backend_error storage", "P2 P1", "storage quota",
         spared="feature flags")  # fmt: skip


def test_a_plan_that_freezes_the_page() -> None:
    visit = Bridge().put({"type": "view", "view": {"url_path": "/projects/4/gantt"}})
    visit.put({"type": "resource", "resource": {"url": "/api/projects/4/tasks", "method": "GET",
               "status_code": 200, "duration": 420, "size": 2210400}})  # fmt: skip
    for length in (6100, 7900):
        visit.put({"type": "long_task", "long_task": {"duration": length},
                   "view": {"url_path": "/projects/4/gantt"}}, "warn", after=8)  # fmt: skip
    visit.put({"type": "action", "action": {"type": "click", "target": "Zoom",
               "loading_time": 7400, "frustration": ["rage_click"]}})  # fmt: skip

    said = visit.reported("whole tab hangs whenever I open the Gantt of our big project")
    read(said, "timeout_slow", "P2", "7900")


def test_a_claim_that_the_wall_before_the_server_refuses() -> None:
    visit = Bridge().put({"type": "view", "view": {"url_path": "/schade/nieuw"}})
    visit.put({"type": "error", "error": {"source": "console", "message": "[Hotjar] blocked"}},
              "error")  # fmt: skip
    for _ in range(2):
        visit.put({"type": "action", "action": {"type": "click", "target": "Verzenden"}})
        visit.put({"type": "resource", "resource": {
            "url": "https://mijn.polis.example/api/claims", "method": "POST", "status_code": 403,
            "duration": 38, "response": "Request blocked by web application firewall"}},
            "error")  # fmt: skip

    said = visit.reported("schade melden lukt niet, foto's van de auto zitten erbij")
    read(said, "permission_denied", "P1", "/api/claims", "403", spared="Hotjar")

"""Servers that tell of one user's request: jobs, queues, spans; told by who waited for it."""

from analyze.sender_visits import Sender, held


def test_an_invoice_that_came_at_the_second_try_is_only_late() -> None:
    job = Sender().line("info", "task invoice.render started user=812 order=5520")
    job.line("error", "psycopg2.errors.DeadlockDetected: deadlock detected, retry in 30 s")
    job.line("info", "task invoice.render started user=812 order=5520 attempt=2", after=30)
    job.line("info", "task invoice.render succeeded in 1.2 s").line("info", "mail queued")

    seen = job.tells("Invoice came a minute later than usual, just saying")

    held(seen, "unknown backend_error", "", "P3")


def test_an_export_whose_worker_was_killed_never_comes() -> None:
    job = Sender().lines("""
        job export-771 started tenant=acme rows=1900000
        job export-771 progress 40%
        worker 4 exited: SIGKILL (137), out of memory
        job export-771 started tenant=acme rows=1900000 attempt=2
        worker 6 exited: SIGKILL (137), out of memory
        job export-771 dead after 2 attempts
    """)

    seen = job.tells("Der Export kommt seit gestern nicht an")

    held(seen, "backend_error", "out of memory", "P1 P2")


def test_a_label_that_the_carrier_does_not_give() -> None:
    job = Sender().line("info", "request r-81 POST /orders/5521/ship user=12")
    job.call("POST", "https://api.paketo.example/v4/labels", 503, caller="shipping-service")
    job.call("POST", "https://api.paketo.example/v4/labels", 503, caller="shipping-service")
    job.line("error", "request r-81 failed: carrier unavailable").line("warn", "redis latency 40ms")

    seen = job.tells("can't ship order 5521, red bar")

    held(seen, "third_party backend_error", "paketo | 503", "P1 P2", "redis")


def test_hours_that_only_a_lead_may_approve() -> None:
    app = Sender().screen("Team").tap("Approve week 9")
    app.call(
        "POST",
        "https://api.stunden.example/graphql",
        200,
        operation="ApproveWeek",
        response={
            "data": None,
            "errors": [
                {
                    "message": "not allowed to approve for team 4",
                    "extensions": {"code": "FORBIDDEN"},
                }
            ],
        },
    )
    app.call("POST", "https://api.stunden.example/graphql", 200, operation="Week")

    seen = app.tells("Ik kan de uren van mijn team niet goedkeuren")

    held(seen, "permission_denied", "not allowed to approve", "P1 P2")


def test_a_service_that_threw_is_named_and_is_no_page() -> None:
    """OpenTelemetry's names for what was thrown."""
    span = Sender().nested(
        "info",
        body="POST /checkout",
        attributes={"http.status_code": 500, "service.name": "basket-service", "enduser.id": "u-7"},
    )
    span.nested(
        "error",
        body="exception",
        attributes={
            "service.name": "tax-service",
            "exception.type": "KeyError",
            "exception.message": "'vat_id'",
            "exception.stacktrace": 'File "/srv/tax/rates.py", line 88, in rate_for\n'
            '    return table[customer["vat_id"]]',
        },
    )
    span.nested("info", body="GET /health", attributes={"http.status_code": 200})

    seen = span.tells("Bestellung geht nicht, Fehler 500")

    held(seen, "backend_error js_exception", "vat_id", "P1 P0", "The page threw")


def test_a_mail_that_a_wrong_address_sends_back() -> None:
    job = Sender().line("info", "POST /password/forgot 200 user=991")
    job.line("warn", "smtp 550 5.1.1 recipient unknown, bounced, user=991")
    job.line("info", "POST /password/forgot 200 user=991")
    job.line("warn", "smtp 550 5.1.1 recipient unknown, bounced, user=991")

    seen = job.tells("no llega el correo para cambiar la contraseña")

    held(seen, "third_party validation_rejected backend_error", "550", "P1 P2")


def test_two_bookings_of_one_seat_are_wrong_data() -> None:
    job = Sender().line("info", "booking b-1 seat 14C train 612 confirmed user=7")
    job.line("info", "booking b-2 seat 14C train 612 confirmed user=9")
    job.line("error", "seat 14C train 612 sold twice: b-1, b-2").line("info", "gc 12ms")

    seen = job.tells("Jemand sitzt auf meinem Platz und hat dieselbe Reservierung")

    held(seen, "race backend_error api_contract", "sold twice", "P0")


def test_health_checks_and_slow_queries_are_no_answer_to_a_wish() -> None:
    job = Sender().line("info", "GET /health 200").line("warn", "slow query 1.1 s: select ... jobs")
    job.line("error", "statsd: send failed, dropped 12 metrics").line("info", "GET /me 200 user=4")
    job.line("info", "PATCH /me 200 user=4").line("info", "GET /health 200")

    seen = job.tells("It would be nice to have a weekly summary by mail")

    held(seen, "unknown", "", "P3")

"""Other programs once more, after the first situations were mended; judged once before any rule."""

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge


def test_a_letter_that_went_to_somebody_else() -> None:
    visit = Bridge().say("INFO  [task-3] c.a.PayrollJob - run 2026-02 started, 212 employees")
    visit.say("WARN  [task-3] c.a.Mailer - smtp slow, 4100 ms", "warn")
    visit.say(
        "WARN  [task-3] c.a.PayrollJob - payslip of employee 311 delivered to employee 113", "warn"
    )
    visit.say("INFO  [task-3] c.a.PayrollJob - run 2026-02 finished")

    said = visit.reported("I got the payslip of a colleague in my mailbox")
    read(
        said,
        "backend_error api_contract permission_denied race",
        "P0",
        "employee 311",
        spared="smtp",
    )


def test_pictures_that_are_too_large_for_the_way() -> None:
    visit = Bridge().crumb("navigation", **{"from": "Home", "to": "DamageReport"})
    visit.asked("GET", "https://api.insure.example/policies", 200)
    for _ in range(3):
        visit.crumb("touch", "Send report")
        visit.asked("POST", "https://api.insure.example/claims/8/photos", 413, reason="Too Large")

    said = visit.reported("enviar las fotos del golpe falla siempre, solo con una funciona")
    read(said, "validation_rejected backend_error", "P1 P2", "/claims/8/photos", "413")


def test_a_till_whose_line_to_the_bank_is_slow_to_say_no() -> None:
    visit = Bridge().say("2026-02-27 11:58:01.2|INFO|Till.Sale|sale 771 total 18,40")
    visit.say(
        "2026-02-27 11:58:40.9|ERROR|Till.Eft|terminal 4 answered DECLINED 51 insufficient funds",
        "error",
    )
    visit.say("2026-02-27 11:59:10.0|INFO|Till.Sale|sale 771 paid CASH 20,00 change 1,60")

    quiet(
        visit.reported("How do I print the daily report a second time?"),
        "P3",
        "unknown payment_declined",
    )


def test_an_order_that_a_test_waits_for() -> None:
    visit = Bridge().put({"name": "visit", "message": "/checkout", "state": "passed"})
    visit.put({"name": "click", "message": "button:contains('Place order')", "state": "passed"})
    visit.put(
        {
            "name": "wait",
            "message": "@placeOrder",
            "state": "passed",
            "consoleProps": {
                "url": "/api/orders",
                "method": "POST",
                "status": 500,
                "body": "pricing service returned no currency",
            },
        },
        "error",
    )

    said = visit.reported("checkout spec red since the pricing deploy")
    read(said, "backend_error", "P1", "/api/orders", "500")


def test_a_server_that_reads_what_is_not_there() -> None:
    visit = Bridge().record(9, "HTTP POST /api/appointments responded 201 in 31 ms")
    visit.record(13, "cache miss for clinic 4")
    visit.record(
        17,
        "HTTP POST /api/appointments/77/confirm responded 500 in 12 ms",
        exception__type="System.NullReferenceException",
        exception__message="Object reference not set to an instance of an object.",
        http__route="/api/appointments/{id}/confirm",
    )

    said = visit.reported("confirming my appointment ends with an error page")
    read(said, "backend_error", "P1 P2", "/api/appointments/77/confirm", spared="cache miss")


def test_a_partner_that_asked_to_wait_and_then_answered() -> None:
    visit = Bridge().pino(30, "sync stock started", partner="acme")
    visit.pino(40, "partner answered 429, retrying in 5s", partner="acme", attempt=1)
    visit.pino(30, "sync stock finished", partner="acme", rows=812, attempt=2)

    quiet(visit.reported("could you add a column for the supplier's own number?"))


def test_an_order_that_the_supplier_never_got() -> None:
    visit = Bridge().pino(30, "commande 4471 enregistrée", client=88)
    for tour in (1, 2, 3):
        visit.pino(
            50, "commande 4471 non transmise au fournisseur: certificat client expiré", tour=tour
        )

    said = visit.reported("ma commande de lundi est toujours en attente, le fournisseur n'a rien")
    read(said, "backend_error auth_expired third_party", "P1 P0", "non transmise")


def test_a_replay_in_which_the_key_ran_out() -> None:
    visit = Bridge().put({"type": "lr.core.LocationEvent", "data": {"href": "/billing"}})
    visit.put(
        {
            "type": "lr.network.RequestEvent",
            "data": {
                "reqId": "r1",
                "request": {"url": "https://app.ledger.example/api/invoices", "method": "GET"},
            },
        }
    )
    visit.put(
        {
            "type": "lr.network.ResponseEvent",
            "data": {
                "reqId": "r1",
                "response": {"url": "https://app.ledger.example/api/invoices", "status": 401},
            },
        },
        "warn",
    )
    visit.put({"type": "lr.core.LogEvent", "data": {"args": ["session expired, go to /login"]}})

    said = visit.reported("My invoices page keeps asking me to log in again")
    read(said, "auth_expired", "P1 P2", "401")

"""Clients of the reference a third time, after two mendings: judged once before any rule."""

from analyze.app_visits import quiet, read
from analyze.foreign_visits import Client


def test_loguru_tells_of_a_view_that_raised() -> None:
    visit = Client().lines(
        {
            "record": {
                "level": {"name": "ERROR", "no": 40},
                "message": "Unhandled exception on POST /donations",
                "exception": {"type": "OperationalError", "value": "server closed the connection"},
            }
        }
    )

    said = visit.said("Spende geht nicht durch, Fehlerseite")
    read(said, "backend_error", "P1 P2", "/donations")


def test_rails_tells_of_a_completed_request() -> None:
    visit = Client().lines(
        {
            "method": "PATCH",
            "path": "/profile/avatar",
            "format": "json",
            "controller": "AvatarsController",
            "status": 500,
            "duration": 88.1,
            "severity": "ERROR",
        }
    )

    said = visit.said("can't change my picture")
    read(said, "backend_error", "P2 P3", "/profile/avatar", "500")


def test_a_wrapper_of_a_worker_at_the_edge() -> None:
    visit = Client().lines(
        {
            "outcome": "exception",
            "event": {
                "request": {"method": "GET", "url": "https://docs.example/search?q=a"},
                "response": {"status": 500},
            },
            "exceptions": [{"name": "TypeError", "message": "env.INDEX.query is not a function"}],
        },
        level="error",
    )

    said = visit.said("search shows an error page")
    read(said, "backend_error js_exception", "P2", "env.INDEX.query")


def test_out_of_memory_beside_a_quiet_poll() -> None:
    visit = Client().net(method="GET", url="https://cad.example/api/ping", status=200)
    visit.line(
        "error",
        message="FATAL EXCEPTION: GLThread 88\nProcess: com.cad.view, PID: 90\n"
        "java.lang.OutOfMemoryError: Failed to allocate a 67108876 byte allocation",
    )

    said = visit.said("großes Modell öffnen: App schließt sich")
    read(said, "js_exception", "P2 P1", "OutOfMemoryError")


def test_a_certificate_that_a_pin_does_not_know() -> None:
    visit = (
        Client()
        .screen("Login")
        .tap("Log in")
        .net(
            "error",
            method="POST",
            url="https://auth.bank.example/token",
            err="javax.net.ssl.SSLPeerUnverifiedException: Certificate pinning failure!",
        )
    )

    said = visit.said("cannot log in since this morning")
    read(said, "backend_error offline", "P1 P0", "/token", "pinning failure")


def test_a_trap_of_levels_in_a_payload_of_a_game() -> None:
    visit = Client().lines(
        {"event": "level_complete", "level": 50, "score": 9000, "message": "level 50 done"},
        {"event": "level_start", "level": 51, "message": "level 51 started"},
    )

    quiet(visit.said("The music is too loud"))


def test_a_trap_of_a_status_in_a_sentence() -> None:
    visit = Client().line(message="cache warmed with 404 items in 500 ms")
    visit.line(message="GET /img/sprite.png 304 2 ms")

    quiet(visit.said("When do you ship to Austria?"))


def test_a_trap_of_a_severity_for_a_ticket() -> None:
    visit = Client().line(severity=1, priority="critical", message="ticket 88 opened by customer")

    quiet(visit.said("Can I change the e-mail that gets the invoices?"))


def test_a_payment_sheet_that_a_user_closed() -> None:
    visit = (
        Client()
        .tap("Apple Pay")
        .line("warn", message="PKPaymentAuthorizationController dismissed: canceled by user")
    )
    visit.screen("Cart")

    quiet(visit.said("the font in the cart is tiny"))


def test_a_push_that_could_not_be_registered_and_a_broken_order() -> None:
    visit = Client().line("error", message="FCM: MISSING_INSTANCEID_SERVICE")
    visit.tap("Order now").net(
        "error",
        request={"verb": "POST", "path": "/v2/orders", "host": "api.pizza.example"},
        response={"code": 502, "ms": 240},
    )

    said = visit.said("tried to order 2 pizzas, error every time")
    read(said, "backend_error", "P1", "/v2/orders", "502", spared="FCM")


def test_nest_puts_what_was_refused_into_a_response() -> None:
    visit = (
        Client()
        .screen("Register")
        .lines(
            {
                "context": "ExceptionsHandler",
                "level": "warn",
                "message": "Bad Request Exception",
                "path": "/auth/register",
                "method": "POST",
                "statusCode": 400,
                "response": {"message": ["password must be longer than 10 characters"]},
            },
            level="warn",
        )
    )

    said = visit.said("registration says bad request")
    read(said, "validation_rejected", "P2 P1 P3", "/auth/register", "longer than 10 characters")

"""Lines of servers and of loggers, posted beside a session: judged before any rule was read."""

from analyze.app_visits import quiet, read
from analyze.foreign_visits import Client, otlp


def test_a_document_of_the_elastic_schema() -> None:
    visit = (
        Client()
        .line(message="cart rendered")
        .lines(
            {
                "log.level": "error",
                "event.duration": 231000000,
                "service.name": "checkout",
                "http.request.method": "POST",
                "url.full": "https://shop.acme.example/api/orders",
                "http.response.status_code": 500,
                "error.type": "NullPointerException",
                "error.message": "shippingZone must not be null",
                "error.stack_trace": "java.lang.NullPointerException: shippingZone is null\n"
                "\tat com.acme.checkout.Rates.of(Rates.java:57)",
            },
            level="error",
        )
    )

    said = visit.said("Commande impossible : « une erreur est survenue »")
    read(said, "backend_error", "P1", "/api/orders", "500")


def test_a_nested_document_of_the_elastic_schema() -> None:
    visit = (
        Client()
        .tap("Reserve seat 12A")
        .lines(
            {
                "http": {"request": {"method": "PUT"}, "response": {"status_code": 409}},
                "url": {"path": "/api/bookings/7", "domain": "rail.example"},
                "error": {"code": "SEAT_TAKEN", "message": "Seat 12A is already taken"},
                "log": {"level": "warn"},
            },
            level="warn",
        )
    )

    said = visit.said("it won't let me take the seat I picked")
    read(said, "validation_rejected race", "P2 P3", "/api/bookings/7", "already taken")


def test_a_template_of_serilog_with_its_properties() -> None:
    visit = (
        Client()
        .tap("Create invoice")
        .lines(
            {
                "Level": "Error",
                "MessageTemplate": "HTTP {RequestMethod} {RequestPath} responded {StatusCode}",
                "Properties": {
                    "RequestMethod": "POST",
                    "RequestPath": "/api/invoices",
                    "StatusCode": 500,
                    "Elapsed": 84.2,
                },
                "Exception": "Npgsql.PostgresException (0x80004005): 23502: null value in column "
                '"vat_id" violates not-null constraint\n   at Acme.Billing.InvoiceStore.Save()',
            },
            level="error",
        )
    )

    said = visit.said("Rechnung lässt sich nicht anlegen")
    read(said, "backend_error", "P1 P2", "/api/invoices", "500")


def test_a_compact_event_of_serilog_that_a_gateway_gave_up() -> None:
    visit = (
        Client()
        .screen("Export")
        .lines(
            {
                "@t": "2026-02-27T11:59:20Z",
                "@l": "Error",
                "@m": "HTTP GET /exports/9 responded 504",
                "@mt": "HTTP {RequestMethod} {RequestPath} responded {StatusCode}",
                "RequestMethod": "GET",
                "RequestPath": "/exports/9",
                "StatusCode": 504,
                "Elapsed": 60011.4,
            }
        )
    )

    said = visit.said("the yearly export never arrives")
    read(said, "timeout_slow backend_error", "P2", "/exports/9", "504")


def test_a_function_in_the_cloud_that_ran_out_of_time() -> None:
    visit = Client().net(
        "error",
        requestPath="/quotes",
        httpMethod="POST",
        status="504",
        responseMessage="Endpoint request timed out",
        latency="29004",
    )
    visit.line(
        logStream="2026/02/27/[$LATEST]ab12",
        message="2026-02-27T11:59:40Z 5f1c Task timed out after 29.00 seconds",
    )

    said = visit.said("presupuesto: se queda cargando y luego error")
    read(said, "timeout_slow backend_error", "P1 P2", "/quotes", "504")


def test_a_line_of_syslog_from_the_proxy() -> None:
    visit = Client().line(facility="local7", severity=6, program="sshd", message="session closed")
    visit.line(
        facility="local7",
        severity=3,
        host="web-2",
        program="nginx",
        message="2041#0: *9 upstream timed out (110: Connection timed out) while reading response "
        'header from upstream, client: 10.0.0.7, server: insure.example, request: "POST '
        '/api/claims HTTP/1.1", upstream: "http://10.1.0.4:8080/api/claims"',
    )

    said = visit.said("Schadensmeldung absenden geht nicht, nach einer Minute Fehlerseite")
    read(said, "timeout_slow backend_error", "P1", "/api/claims", "timed out")


def test_log4j_with_a_map_of_its_context() -> None:
    visit = (
        Client()
        .screen("Basket")
        .tap("Order")
        .lines(
            {
                "level": "ERROR",
                "loggerName": "com.acme.OrderController",
                "thread": "http-nio-8080-4",
                "message": "Could not open JDBC Connection for transaction",
                "contextMap": {"method": "POST", "uri": "/orders", "status": "503"},
                "thrown": {
                    "name": "java.sql.SQLTransientConnectionException",
                    "message": "HikariPool-1 - Connection is not available, request timed out "
                    "after 30000ms.",
                },
            },
            level="error",
        )
    )

    said = visit.said("order button spins, then 'try later'. third day in a row")
    read(said, "backend_error timeout_slow", "P1", "/orders", "Connection is not available")


def test_monolog_numbers_its_levels_as_answers_are_numbered() -> None:
    visit = Client().lines(
        {
            "channel": "app",
            "level": 500,
            "level_name": "CRITICAL",
            "message": "Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused at "
            "/var/www/src/Db.php line 41",
            "extra": {"url": "/warenkorb/kasse", "http_method": "POST", "server": "acme.example"},
        },
        level="error",
    )

    said = visit.said("weiße Seite an der Kasse")
    read(said, "backend_error", "P1 P0", "Connection refused")


def test_monolog_tells_of_a_side_task_and_the_user_of_a_colour() -> None:
    visit = Client().lines(
        {
            "channel": "mailer",
            "level": 400,
            "level_name": "ERROR",
            "context": {},
            "message": "Newsletter batch 12 skipped: no recipients",
        },
        {"channel": "app", "level": 200, "level_name": "INFO", "message": "order A-9 stored"},
    )

    quiet(visit.said("The green of the new header is hard to read"))


def test_go_tells_why_a_charge_failed() -> None:
    visit = (
        Client()
        .screen("Payment")
        .lines(
            {
                "level": "warn",
                "caller": "api/pay.go:88",
                "msg": "charge failed",
                "order": "A-7",
                "error": "card_declined: Your card has insufficient funds.",
                "provider": "stripe",
            },
            level="warn",
        )
    )

    said = visit.said("meine Zahlung klappt nicht")
    read(said, "payment_declined", "P3 P2", "insufficient funds")


def test_a_line_of_an_access_log() -> None:
    visit = Client().line(
        raw='10.0.0.4 - - [27/Feb/2026:11:59:31 +0000] "GET /api/v1/me HTTP/1.1" '
        '200 412 "-" "okhttp/4.12.0"'
    )
    visit.line(
        raw='10.0.0.4 - - [27/Feb/2026:11:59:48 +0000] "POST /api/v1/tickets HTTP/1.1" '
        '502 157 "-" "okhttp/4.12.0"'
    )

    said = visit.said("Can't open a ticket from the app, says server error")
    read(said, "backend_error", "P1 P2", "/api/v1/tickets", "502")


def test_okhttp_writes_everything_at_one_level() -> None:
    visit = Client()
    for _ in range(2):
        visit.line(text="--> GET https://api.gym.example/v1/me")
        visit.line(text="<-- 401 Unauthorized https://api.gym.example/v1/me (83ms)")
        visit.line(text='{"error":"token_expired","message":"The access token expired"}')
        visit.screen("Login")

    said = visit.said("ich werde immer wieder zum Login geworfen")
    read(said, "auth_expired", "P1 P2", "401", "/v1/me")


def test_spans_of_a_server_beside_what_its_page_saw() -> None:
    visit = (
        Client()
        .tap("Buy now")
        .net(
            "error",
            method="POST",
            url="https://shop.acme.example/api/buy",
            status=502,
            durationMs=900,
        )
    )
    visit.line(
        "error",
        after=0.1,
        resource="payments",
        name="POST /api/buy",
        attributes=otlp(
            http__response__status_code=502,
            exception__type="ConnectError",
            exception__message="inventory:8081 refused the connection",
            url__path="/api/buy",
        ),
    )

    said = visit.said("buy now gives me an error page")
    read(said, "backend_error", "P1", "/api/buy", "502")


def test_attributes_of_a_span_alone() -> None:
    visit = Client().line(
        name="GET /catalog",
        attributes=otlp(
            http__request__method="GET",
            url__full="https://b2b.example/catalog",
            http__response__status_code=200,
        ),
    )
    visit.line(
        "error",
        name="POST /cart/lines",
        status={"code": 2},
        attributes=otlp(
            http__request__method="POST",
            url__full="https://b2b.example/cart/lines",
            http__response__status_code=500,
            error__type="500",
        ),
    )

    said = visit.said("商品をカートに入れられません")
    read(said, "backend_error", "P1", "/cart/lines", "500")

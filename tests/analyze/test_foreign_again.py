"""Clients of the reference once more, after the first were mended: judged once before any rule."""

from analyze.app_visits import quiet, read
from analyze.foreign_visits import Client, otlp


def test_a_wallet_whose_request_the_system_did_not_let_out() -> None:
    visit = (
        Client()
        .screen("Wallet")
        .net(
            "error",
            HTTPMethod="GET",
            absoluteURL="http://cards.transit.example/balance",
            NSError="NSURLErrorDomain -1022: The resource could not be loaded because the App "
            "Transport Security policy requires the use of a secure connection.",
        )
    )

    said = visit.said("balance never shows since the last version")
    read(said, "csp cors permission_denied", "P1 P2", "/balance", "App Transp")


def test_zap_beside_a_debug_line_of_another_job() -> None:
    visit = Client().lines(
        {"level": "info", "ts": 1772193560.1, "msg": "cron finished", "errors": 0},
        {
            "level": "error",
            "ts": 1772193570.3,
            "msg": "request completed",
            "method": "POST",
            "path": "/v1/shipments",
            "status": 500,
            "latency": "83.1ms",
            "error": "pq: deadlock detected",
        },
    )

    said = visit.said("Sendung anlegen klappt nicht mehr")
    read(said, "backend_error", "P1 P2", "/v1/shipments", "500")


def test_bunyan_counts_its_levels() -> None:
    visit = Client().lines(
        {
            "name": "portal",
            "level": 50,
            "msg": "upload failed",
            "req": {"method": "PUT", "url": "/files/31"},
            "res": {"statusCode": 413},
            "err": {"name": "PayloadTooLargeError", "message": "request entity too large"},
        }
    )

    said = visit.said("le fichier du scanner ne part pas")
    read(said, "validation_rejected backend_error", "P2", "/files/31", "413")


def test_a_retry_interceptor_that_got_through() -> None:
    visit = Client().tap("Pay")
    visit.line("warn", text="<-- HTTP FAILED: java.net.SocketTimeoutException: timeout, retrying")
    visit.line(text="<-- 201 Created https://api.deli.example/orders (210ms)").screen("Thanks")

    quiet(visit.said("can you add a vegan filter to the menu"))


def test_okhttp_tells_of_a_server_that_is_away() -> None:
    visit = Client().tap("Refresh")
    visit.line(text="--> GET https://api.deli.example/menu")
    visit.line(text="<-- 503 Service Unavailable https://api.deli.example/menu (31ms)")

    said = visit.said("menu won't load")
    read(said, "backend_error", "P2", "/menu", "503")


def test_a_view_and_a_forbidden_resource_of_a_monitor() -> None:
    view = {"url_path": "/admin/users", "url": "https://ops.example/admin/users"}
    visit = Client().lines(
        {"type": "action", "action": {"type": "click", "target": {"name": "Deactivate"}}},
        {
            "type": "resource",
            "view": view,
            "resource": {
                "method": "DELETE",
                "url": "https://ops.example/api/users/5",
                "status_code": 403,
            },
        },
        level="warn",
    )

    said = visit.said("I can't deactivate a colleague who left")
    read(said, "permission_denied", "P2 P3", "/api/users/5", "403")


def test_a_crumb_of_the_last_request_beside_an_old_one() -> None:
    visit = Client().line(
        "error",
        message="AxiosError: Request failed with status code 504",
        breadcrumbs=[
            {"category": "xhr", "data": {"method": "GET", "url": "/api/ads", "status_code": 500}},
            {
                "category": "xhr",
                "data": {"method": "POST", "url": "/api/tax/returns", "status_code": 504},
            },
        ],
    )

    said = visit.said("j'envoie ma déclaration et ça mouline puis erreur")
    read(said, "timeout_slow backend_error", "P1", "/api/tax/returns", "504", spared="/api/ads")


def test_a_crumb_that_is_no_fault_of_what_was_thrown() -> None:
    visit = Client().line(
        "error",
        message="TypeError: null is not an object (evaluating 'r.lines[0]')",
        breadcrumbs=[
            {"category": "xhr", "data": {"method": "GET", "url": "/api/me", "status_code": 404}}
        ],
    )

    said = visit.said("Rechnungsdetails öffnen sich nicht")
    read(said, "js_exception", "P2", "r.lines[0]", spared="/api/me")


def test_a_line_of_gin() -> None:
    visit = Client().line(
        output='[GIN] 2026/02/27 - 11:59:50 | 500 |  12.4ms | 10.0.0.9 | POST "/api/votes"'
    )

    said = visit.said("my vote isn't counted")
    read(said, "backend_error", "P2 P1", "/api/votes", "500")


def test_a_line_of_morgan() -> None:
    visit = Client().line(entry="GET /api/rooms/4/slots 200 18 ms - 842")
    visit.line(entry="POST /api/rooms/4/slots 500 41.220 ms - 61")

    said = visit.said("cannot reserve the room")
    read(said, "backend_error", "P1 P2", "/api/rooms/4/slots", "500")


def test_apache_and_php_tell_of_one_request() -> None:
    visit = Client().line(
        severity="error",
        facility="daemon",
        message="[proxy_fcgi:error] [client 10.0.0.3] AH01071: Got error 'PHP message: PHP Fatal "
        "error:  Uncaught TypeError: Cart::total(): Return value must be of type int, null "
        "returned in /srv/shop/Cart.php:88', referer: https://shop.example/cart",
    )

    said = visit.said("Warenkorb: nur noch eine leere Seite")
    read(said, "backend_error js_exception", "P1 P2", "Cart::total()")


def test_a_sweet_spot_of_an_updater_beside_a_lost_sign_in() -> None:
    visit = Client().line("warn", process="main", message="autoUpdater: no update available")
    visit.tap("Sync").net(
        "warn", method="POST", endpoint="/sync", http_status="401", detail="refresh token revoked"
    )

    said = visit.said("Sync says I must log in, over and over")
    read(said, "auth_expired", "P1 P2", "/sync", "401", spared="autoUpdater")


def test_a_database_of_a_browser_engine_that_will_not_open() -> None:
    visit = Client().add(
        "storage",
        "error",
        {
            "api": "IndexedDB",
            "database": "offline-orders",
            "failure": {
                "name": "UnknownError",
                "message": "Internal error opening backing store for indexedDB.open.",
            },
        },
    )

    said = visit.said("orders I took at the fair are not in the tablet any more")
    read(said, "storage", "P1 P2 P0", "backing store")


def test_spans_of_three_services_of_which_one_failed() -> None:
    visit = Client().lines(
        {"name": "GET /stock", "attributes": otlp(http__response__status_code=200)},
        level="info",
    )
    visit.line(
        name="POST /checkout",
        severityNumber=17,
        body="checkout failed",
        attributes=otlp(
            http__request__method="POST",
            url__path="/checkout",
            http__response__status_code=500,
            exception__message="tax service returned no rate",
        ),
    )

    said = visit.said("結帳時出現錯誤")
    read(said, "backend_error", "P1", "/checkout", "500")


def test_an_error_level_for_a_metric() -> None:
    visit = Client().lines(
        {"level": "ERROR", "logger": "metrics", "message": "dropped 12 gauges, buffer full"},
        {"level": "INFO", "logger": "web", "message": "GET /profile 200"},
    )

    quiet(visit.said("How do I change my profile picture?"))


def test_an_evaluator_with_a_plain_failure_in_words() -> None:
    visit = (
        Client()
        .tap("Pay")
        .line(
            "error",
            message="Failed to load resource: the server responded with a status of 500 ()",
            source="https://demo.test/api/checkout",
        )
    )

    said = visit.said("Pay does not work")
    read(said, "backend_error", "P1", "/api/checkout", "500")


def test_an_evaluator_who_calls_and_nothing_is_there() -> None:
    visit = Client().line(message="hello world").line("debug", message="test 1 2 3")

    quiet(visit.said("hello"))


def test_swift_cannot_decode_an_answer() -> None:
    visit = (
        Client()
        .screen("Trips")
        .net(url="https://api.rail.example/trips", status=200, httpMethod="GET")
    )
    visit.line(
        "error",
        message='keyNotFound(CodingKeys(stringValue: "platform", intValue: nil), '
        'Swift.DecodingError.Context(codingPath: [], debugDescription: "No value associated with '
        'key CodingKeys(stringValue: \\"platform\\")"))',
    )

    said = visit.said("Reiseliste bleibt leer")
    read(said, "api_contract js_exception", "P2", "platform")


def test_a_game_whose_purchase_the_store_refuses() -> None:
    visit = (
        Client()
        .tap("Buy 500 gems")
        .line(
            "warn",
            condition="Purchase failed: PaymentDeclined (com.acme.gems500)",
            logType="Warning",
        )
    )

    said = visit.said("compra recusada")
    read(said, "payment_declined", "P3 P2", "PaymentDeclined")


def test_a_kiosk_whose_clock_is_wrong() -> None:
    visit = (
        Client()
        .tap("Scan")
        .net(
            "error",
            method="POST",
            url="https://gate.museum.example/scan",
            error="x509: certificate has expired or is not yet valid: current time 2019-01-01",
        )
    )

    said = visit.said("Drehkreuz lässt niemanden rein")
    read(said, "backend_error offline", "P1 P2 P0", "/scan", "certificate has expired")

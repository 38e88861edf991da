"""Exceptions of programs by their types, other servers' answers by their words. Not: pages."""

from typing import Any

import pytest

from analyze.clients_visits import Client, calm, held


def _said(line: str, **metadata: str) -> Client:
    app = Client()
    for _ in range(2):
        app.con("info", {"message": "open orders"}, after=4).con("error", {"message": line})
    return app


@pytest.mark.parametrize(
    ("line", "category", "fact"),
    [
        ("rest_framework.exceptions.PermissionDenied: not yours", "permission_denied", "not yours"),
        (
            "Illuminate\\Auth\\Access\\AuthorizationException: This action is unauthorized.",
            "permission_denied",
            "This action",
        ),
        ("jwt.exceptions.ExpiredSignatureError: Signature has expired", "auth_expired", "expired"),
        (
            "kotlinx.serialization.MissingFieldException: Field 'due' is required at path: $[0]",
            "api_contract",
            "'due'",
        ),
        (
            'asyncpg.exceptions.UndefinedColumnError: column "note" does not exist',
            "backend_error",
            "note",
        ),
        ('ValidationError: "quantity" must be above 0', "validation_rejected", "quantity"),
        ("botocore.exceptions.ClientError: SlowDown (PutObject)", "third_party", "SlowDown"),
        ("** (DBConnection.ConnectionError) not available", "backend_error", "not available"),
        ("javax.net.ssl.SSLHandshakeException: no trust anchor found", "backend_error", "anchor"),
        ("java.net.ProtocolException: Too many follow-up requests: 21", "redirect_loop", "21"),
        ("MongoServerError: WriteConflict: this operation conflicted", "race", "WriteConflict"),
        ("HiveError: Box was never opened", "storage", "Box"),
    ],
)
def test_what_was_thrown_is_known_by_its_type(line: str, category: str, fact: str) -> None:
    held(_said(line).sent("it does not work"), category, fact, "P1 P2 P3")


@pytest.mark.parametrize(
    ("line", "category", "fact"),
    [
        (
            "requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://a.test/o",
            "permission_denied",
            "403",
        ),
        (
            "Unexpected response code 503 for https://api.acme.test/v1/orders",
            "backend_error",
            "503",
        ),
        (
            "ResponseValidationFailureReason.unacceptableStatusCode(code: 401)",
            "auth_expired",
            "401",
        ),
        (
            "org.springframework.web.client.HttpClientErrorException$Forbidden: 403 Forbidden: x",
            "permission_denied",
            "403",
        ),
        ("MQTT connection lost: Connection reset by peer", "socket_drop", "MQTT"),
        ('Unable to load asset: "assets/tax.json".', "asset_missing", "tax.json"),
        ('new row violates row-level security policy for "orders"', "permission_denied", "orders"),
        ("PHP Fatal error: Allowed memory size of 128 bytes exhausted", "backend_error", "memory"),
        ("getaddrinfo EAI_AGAIN db.internal", "backend_error", "db.internal"),
        ("Error Domain=kCLErrorDomain Code=1: places not shared", "permission_denied", "kCLError"),
    ],
)
def test_what_another_house_or_the_system_said_in_the_words_of_a_client(
    line: str, category: str, fact: str
) -> None:
    held(_said(line).sent("it does not work"), category, fact, "P1 P2 P3")


def test_a_page_calls_its_own_classes_anything() -> None:
    page = _said("app.AuthorizationError: state is not set")

    analysis = page.sent("the button does nothing", url="https://acme.test/orders")
    held(analysis, "js_exception", "AuthorizationError", "P1 P2 P3")


def test_an_answer_that_a_client_in_kotlin_writes_behind_its_address() -> None:
    app = Client().con("info", {"text": "REQUEST: https://api.acme.test/v2/pay METHOD: GET"})
    told = "RESPONSE: 401 Unauthorized METHOD: GET FROM: https://api.acme.test/v2/pay"
    app.con("info", {"text": told}).con("info", {"text": "Pay -> Welcome"})

    held(app.sent("it throws me out"), "auth_expired", "/v2/pay|401", "P1 P2")


def test_an_exchange_that_is_all_that_an_entry_holds() -> None:
    page = Client()
    refused = {"error": {"code": "card_declined", "decline_code": "do_not_honor"}}
    for _ in range(2):
        page.con("info", {"ts": 1, "messages": [{"form": "card"}, "submit"]}, after=9)
        told = {"method": "POST", "url": "/api/gifts", "status": 402, "body": refused}
        page.con("warn", {"ts": 1, "messages": [told, "api"], "bindings": []})

    analysis = page.sent("my gift does not go through", url="https://acme.test/give")
    held(analysis, "payment_declined", "/api/gifts|402", "P2 P3")


def test_a_span_that_failed_behind_an_answer_that_was_well() -> None:
    server = Client()
    for _ in range(2):
        told: dict[str, Any] = {"http.request.method": "POST", "url.path": "/graphql"}
        span: dict[str, Any] = {"name": "query Orders", "kind": "SPAN_KIND_SERVER", "traceId": "4b"}
        told |= {"http.response.status_code": 200}
        why = {"code": 2, "message": "Cannot return null for non-nullable field Order.total."}
        server.con("error", span | {"attributes": told, "status": why}, after=4)

    analysis = server.sent("my orders are blank")
    held(analysis, "api_contract backend_error", "Order.total", "P1 P2")


def test_a_span_that_went_well_is_no_failure() -> None:
    server = Client()
    told = {"http.request.method": "GET", "url.path": "/orders", "http.response.status_code": 200}
    span = {"name": "GET /orders", "kind": "SPAN_KIND_SERVER", "attributes": told}
    server.con("info", span | {"status": {"code": 1, "message": "all is well"}})

    calm(server.sent("the prices are not those that we agreed on"))


def test_a_first_cause_without_words_gives_way_to_what_it_set_off() -> None:
    trace = (
        "fail: Query[10100]\n      An exception occurred while iterating.\n"
        "      Microsoft.Data.SqlClient.SqlException (0x80131904): Execution Timeout Expired.\n"
        "       ---> System.ComponentModel.Win32Exception (258): Unknown error 258\n"
        "         at Statements.YearQuery.RunAsync(Int32 year) in /src/Data/YearQuery.cs:line 39"
    )
    server = Client().con("info", {"message": "HTTP GET /statements/2025 started"})
    server.con("error", {"message": trace}, after=30)

    analysis = server.sent("the statement ends in an error")
    held(analysis, "timeout_slow backend_error", "Execution Timeout", "P1 P2", "Unknown error")


def test_a_store_of_an_app_that_another_holds() -> None:
    app = _said("add_entry: error returned from database: (code: 5) database is locked")

    held(app.sent("new entries are gone"), "storage", "database is locked", "P1 P2")


def test_two_failures_of_one_file_are_two() -> None:
    app = Client().con("info", {"message": "boot ok"})
    app.con("warn", {"message": "qrc:/ui/Theme.qml:14:5: Unable to assign [undefined] to QColor"})
    for _ in range(2):
        app.con("info", {"message": "touch addToBasket"}, after=3)
        said = "qrc:/ui/ItemDialog.qml:88: TypeError: Cannot read property 'price' of undefined"
        app.con("warn", {"message": said}, after=0.1)

    held(app.sent("the basket does not react"), "js_exception", "price", "P1 P2", "QColor")


def test_what_the_library_of_a_rented_house_threw() -> None:
    worker = Client().con("info", {"message": "Task cancel[4be1] received", "queue": "bills"})
    trace = (
        "Task cancel[4be1] raised: APIError('Service temporarily unavailable')\n"
        "Traceback (most recent call last):\n"
        '  File "/code/bills/tasks.py", line 88, in cancel\n    stripe.Subscription.cancel(sub)\n'
        "stripe._error.APIError: Service temporarily unavailable"
    )
    worker.con("error", {"message": trace, "queue": "bills"}, after=1)

    held(worker.sent("my plan runs on"), "third_party", "stripe", "P1 P2")


def test_a_line_that_nobody_threw_was_logged() -> None:
    """The sentence said that it was thrown, which no entry showed, so there was no cause at all."""
    app = _said("[store/aborted] Transaction aborted due to contention on these documents")

    held(app.sent("the order is not saved"), "race", "logged|contention", "P1 P2")


def test_a_time_that_ran_out_is_why_a_server_answered_with_its_own_fault() -> None:
    said = (
        "Error during processing of request. Completing with 500 Internal Server Error response.\n"
        "akka.pattern.AskTimeoutException: Ask timed out after [5000 ms]\n"
        "\tat track.Positions.ask(Positions.scala:67)"
    )

    held(_said(said).sent("no position"), "timeout_slow", "Ask timed out", "P1 P2")


def test_an_answer_behind_an_arrow_that_a_client_tells_quietly() -> None:
    app = Client()
    for _ in range(2):
        app.con("info", {"Tag": "Ui", "Text": "Save note 12"}, after=6)
        app.con("info", {"Tag": "Http", "Text": "PUT https://api.acme.test/notes/12 => 412"})
        app.con("info", {"Tag": "Sync", "Text": "kept as a copy, the server's ETag is newer"})

    held(app.sent("my note was refused"), "race stale_version", "/notes/12|412", "P2")


def test_answers_behind_arrows_that_went_well() -> None:
    app = Client().con("info", {"Text": "GET https://api.acme.test/notes -> 200 (84 ms)"})
    app.con("info", {"Text": "PUT https://api.acme.test/notes/12 -> 204 (91 ms)"}, after=5)

    calm(app.sent("the font is not what we agreed on"))

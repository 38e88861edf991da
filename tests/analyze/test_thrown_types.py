"""Exceptions of programs by their types, other servers' answers by their words. Not: pages."""

import pytest

from analyze.clients_visits import Client, held


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
    ],
)
def test_what_another_server_answered_in_the_words_of_a_client(
    line: str, category: str, fact: str
) -> None:
    held(_said(line).sent("it does not work"), category, fact, "P1 P2 P3")


def test_a_page_calls_its_own_classes_anything() -> None:
    page = _said("app.AuthorizationError: state is not set")

    analysis = page.sent("the button does nothing", url="https://acme.test/orders")
    held(analysis, "js_exception", "AuthorizationError", "P1 P2 P3")

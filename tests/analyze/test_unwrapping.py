"""What wraps the facts of other clients is opened by its shape, whatever its names are."""

from typing import Any

import pytest

from analyze.clients_visits import Client
from usercontext.analyze.reading.read_entry import read_event
from usercontext.analyze.reading.unwrapping import pairs

ASKED = {"method": "POST", "url": "/api/orders", "status": 503}
EXCHANGES: list[dict[str, Any]] = [
    {"whatever": ASKED},
    {"a": {"b": {"c": ASKED}}},
    {"batch": [ASKED]},
    {"http.method": "POST", "http.url": "/api/orders", "http.status_code": 503},
    {"request.method": "POST", "request.url": "/api/orders", "response.status": "503"},
    {"attributes": [{"key": "http.method", "value": {"stringValue": "POST"}},
                    {"key": "url.full", "value": {"stringValue": "/api/orders"}},
                    {"key": "http.response.status_code", "value": {"intValue": "503"}}]},
    {"name": "POST /api/orders", "resultCode": "503"},
    {"verb": "POST", "path": "/api/orders", "code": 503},
    {"message": "POST /api/orders 503 (Service Unavailable)"},
]  # fmt: skip


@pytest.mark.parametrize("payload", EXCHANGES)
def test_an_exchange_is_read_from_any_shape(payload: dict[str, Any]) -> None:
    read = read_event(Client().net("error", payload).entries[0], 0).request

    assert read is not None
    assert (read.method, read.url.path, read.status) == ("POST", "/api/orders", 503)


THROWN: list[dict[str, Any]] = [
    {"exception.type": "TypeError", "exception.message": "cart is null"},
    {"type": "TypeError", "description": "cart is null"},
    {"args": ["failed", {"name": "TypeError", "message": "cart is null"}]},
    {
        "details": {
            "text": "Uncaught",
            "error": {"description": "TypeError: cart is null\n    at f"},
        }
    },
    {"payload": ['"TypeError: cart is null"']},
]


@pytest.mark.parametrize("payload", THROWN)
def test_an_error_is_read_from_any_shape(payload: dict[str, Any]) -> None:
    read = read_event(Client().con("error", payload).entries[0], 0)

    assert "cart is null" in read.text + (read.thrown.message if read.thrown else "")


def test_what_says_something_itself_is_no_envelope() -> None:
    """A payload with words keeps what it holds beside them to itself."""
    payload = {"message": "saved", "order": {"status": 500, "url": "/x", "message": "no"}}
    read = read_event(Client().con("info", payload).entries[0], 0)

    assert read.text == "saved"
    assert read.request is None


def test_a_list_of_anything_else_is_no_object() -> None:
    assert pairs([{"key": "a", "value": 1}, {"key": "b"}]) is None
    assert pairs(["a", "b"]) is None

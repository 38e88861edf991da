"""A client that is called too old, in a code or in words, by whatever carries them."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told

CALLED = [
    "UNSUPPORTED_CLIENT_VERSION",
    "ClientVersionTooLow",
    "APP_UPDATE_REQUIRED",
    "UPGRADE_REQUIRED",
    "OBSOLETE_CLIENT",
    "This version of the app is no longer supported",
    "Please update your app to go on",
    "Client 3.1 is below the minimum",
]
OF_OTHERS = [
    "PLAN_UPGRADE_REQUIRED",
    "Subscription: upgrade required",
    "password update required",
    "client 4 not found",
    "Your browser is out of date",
    "the client of order 12 needs a date",
]


@pytest.mark.parametrize("said", CALLED)
def test_a_graph_that_calls_the_client_too_old_is_no_failed_server(said: str) -> None:
    desk = Desk("/board").press("Add card").ask("POST", "/api/graph", 200)
    desk.log("error", f"[GraphQL error]: Message: Not taken, Code: {said}")

    told(desk.judge("it stopped working", "/board"), "stale_version", said[:12], "P1 P2")


@pytest.mark.parametrize("status", [400, 401, 403, 422, 426, 500])
@pytest.mark.parametrize("said", CALLED)
def test_so_does_an_answer_of_any_status(said: str, status: int) -> None:
    desk = Desk("/board").press("Add card")
    desk.ask("POST", "/api/cards", status, responseBody=f'{{"error":"{said}"}}')

    told(desk.judge("it stopped working", "/board"), "stale_version", "/api/cards", "P1 P2")


def test_so_does_a_good_answer_that_failed() -> None:
    body = '{"errors":[{"message":"No","extensions":{"code":"CLIENT_VERSION_TOO_LOW"}}]}'
    desk = Desk("/board").press("Add card").ask("POST", "/graphql", 200, responseBody=body)

    told(desk.judge("it stopped working", "/board"), "stale_version", "/graphql", "P1 P2")


@pytest.mark.parametrize("said", OF_OTHERS)
def test_what_else_is_upgraded_or_old_is_no_client(said: str) -> None:
    desk = Desk("/board").press("Add card")
    desk.ask("POST", "/api/cards", 422, responseBody=f'{{"error":"{said}"}}')

    assert desk.judge("it stopped working", "/board").category.value != "stale_version"


def test_a_client_that_only_tells_its_version_is_not_called_old() -> None:
    desk = Desk("/board").log("warn", "[boot] client version 3.1.0").press("Add card")

    nothing(desk.ask("POST", "/api/cards", 200).judge("How do I sort cards?", "/board"))

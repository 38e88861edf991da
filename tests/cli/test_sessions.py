"""Sessions of one user, or old ones, listed and deleted: what a law and a disk ask for."""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from builders import make_log_entry
from cli.server import Served
from cli.test_served import Command, client, on, served, told
from usercontext.client.answers import ApiError
from usercontext.client.clients import Client

__all__ = ["client", "on", "served"]  # fixtures

DAY_US = 24 * 3600 * 1_000_000


def visit(client: Client, name: str, user: str) -> str:
    session = client.open_session(name, user_id=user).session_id
    client.append_logs(session, [make_log_entry()])
    return str(session)


def test_everything_of_one_user_is_deleted_and_nothing_else(on: Command, client: Client) -> None:
    """A request for erasure meant one page and one button for each of some hundred sessions."""
    of_ann = {visit(client, f"ann-{n}", "ann@corp.example") for n in range(3)}
    of_bo = visit(client, "bo-1", "bo@corp.example")
    listed = told(on("session", "list", "--user", "ann@corp.example", "--json"))
    tried = on("session", "delete", "--user", "ann@corp.example", "--dry-run")
    deleted = told(on("session", "delete", "--user", "ann@corp.example", "--json"))

    assert {one["sessionId"] for one in listed} == of_ann
    assert tried.out == "3 sessions found, none deleted\n"
    assert deleted == {"deleted": 3}
    assert told(on("session", "list", "--user", "ann@corp.example", "--json")) == []
    assert client.get_session(UUID(of_bo)).entries == 1
    with pytest.raises(ApiError, match="session"):  # a server remembers sessions that it has seen
        client.append_logs(UUID(of_ann.pop()), [make_log_entry()])


def test_a_session_of_which_nothing_came_for_days_is_old(
    on: Command, client: Client, served: Served
) -> None:
    old, fresh = (visit(client, name, "cleo") for name in ("old", "fresh"))
    _put_back(served.folder, old, 40 * DAY_US)
    deleted = told(on("session", "delete", "--user", "cleo", "--older-than", "30", "--json"))

    assert deleted == {"deleted": 1}
    left = told(on("session", "list", "--user", "cleo", "--json"))
    assert [one["sessionId"] for one in left] == [fresh]


def test_without_saying_which_nothing_is_deleted(on: Command) -> None:
    for wrong in ((), ("--user", ""), ("--older-than", "0"), ("--older-than", "soon")):
        assert on("session", "delete", *wrong).code == 2, wrong


def _put_back(folder: Path, session: str, by_us: int) -> None:
    of_it = "session_row = (SELECT id FROM session WHERE session_id = ?)"
    path = folder / "usercontext.db"
    with closing(sqlite3.connect(path, timeout=10)) as database, database:
        database.execute(
            f"UPDATE chunk SET received_us = received_us - ? WHERE {of_it}",
            (by_us, session.replace("-", "")),
        )

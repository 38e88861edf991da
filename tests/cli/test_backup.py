"""`backup` and `restore` as an operator meets them: words, codes, a server that runs meanwhile."""

import json
import signal
from collections.abc import Callable
from pathlib import Path

from cli.conftest import Ended, inside
from cli.serving import serve_migrated
from usercontext.client.clients import Client

Cli = Callable[..., Ended]


def test_a_backup_of_a_running_server_can_be_served_elsewhere(tmp_path: Path) -> None:
    """The drill of docs/operations.md."""
    server = serve_migrated(tmp_path / "data")
    with Client(server.url, server.value("secret key")) as client:
        client.open_session("visit-before-the-backup")
    saved = str(tmp_path / "saved.db")

    made = inside("backup", saved, "--data", str(server.folder), "--json")
    refused = inside("restore", saved, "--force", "--data", str(server.folder))
    restored = inside("restore", saved, "--data", str(tmp_path / "other"))
    server.running.send_signal(signal.SIGTERM)
    with server.running:
        server.running.wait(60)

    assert (made.code, json.loads(made.out)["file"]) == (0, saved)
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert restored.code == 0, restored
    other = serve_migrated(tmp_path / "other")
    with Client(other.url, server.value("secret key")) as client:
        assert not client.open_session("visit-before-the-backup").created
    other.running.send_signal(signal.SIGTERM)
    with other.running:
        other.running.wait(60)


def test_force_keeps_what_was_there(cli: Cli, tmp_path: Path) -> None:
    cli("project", "create", "first")
    saved = str(tmp_path / "saved.db")
    assert cli("backup", saved).code == 0
    cli("project", "create", "second")

    unasked = cli("restore", saved)
    forced = cli("restore", saved, "--force")

    assert (unasked.code, unasked.out) == (1, "")
    assert "--force moves its database" in unasked.err
    assert forced.code == 0, forced
    former = forced.out.split("database is in ")[1].split(".\n")[0]
    assert [p["name"] for p in json.loads(cli("project", "list", "--json").out)] == ["first"]
    kept = cli("project", "list", "--json", "--data", former)
    assert [p["name"] for p in json.loads(kept.out)] == ["first", "second"]


def test_what_cannot_be_saved_is_told_in_one_line(cli: Cli, tmp_path: Path) -> None:
    nothing = cli("backup", str(tmp_path / "saved.db"))
    cli("project", "create", "shop")
    nowhere = cli("backup", str(tmp_path / "missing" / "saved.db"))

    assert (nothing.code, nothing.err.count("\n")) == (3, 1)
    assert (nowhere.code, nowhere.err.count("\n")) == (1, 1)


def test_postgresql_has_its_own_tools(cli: Cli, tmp_path: Path) -> None:
    address = {"USERCONTEXT_DATABASE_URL": "postgresql://nobody@localhost/nothing"}

    saved = inside("backup", str(tmp_path / "saved.db"), **address)
    restored = inside("restore", str(tmp_path / "saved.db"), **address)

    assert (saved.code, "pg_dump" in saved.err) == (2, True)
    assert (restored.code, "pg_restore" in restored.err) == (2, True)

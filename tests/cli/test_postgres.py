"""The commands on a PostgreSQL: while a server runs, and while none does."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import make_log_entry
from cli.conftest import Ended, inside, start
from cli.server import Served
from cli.serving import serve_warm
from postgres import fresh_database
from usercontext.client.clients import Client

Command = Callable[..., Ended]


def told(ended: Ended) -> Any:
    assert (ended.code, ended.err) == (0, ""), ended
    return json.loads(ended.out)


@pytest.fixture(scope="module")
def address(postgres_address: str) -> str:
    return fresh_database(postgres_address)


@pytest.fixture(scope="module")
def served(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served") / "data"
    server = serve_warm(folder, USERCONTEXT_DATABASE_URL=address)
    yield server
    server.running.send_signal(signal.SIGTERM)
    with server.running:
        assert server.running.wait(60) == 0


@pytest.fixture(scope="module")
def on(served: Served, address: str) -> Command:
    variables = {"USERCONTEXT_DATA": str(served.folder), "USERCONTEXT_DATABASE_URL": address}
    variables["USERCONTEXT_PROJECT"] = served.value("project")
    return lambda *arguments, **more: inside(*arguments, **(variables | more))


@pytest.fixture
def alone(postgres_address: str, tmp_path: Path) -> Command:
    """Run a command on a database that nobody serves."""
    variables = {
        "USERCONTEXT_DATA": str(tmp_path / "data"),
        "USERCONTEXT_DATABASE_URL": fresh_database(postgres_address),
    }
    return lambda *arguments: inside(*arguments, **variables)


def test_projects_and_keys_are_made_beside_a_server(served: Served, on: Command) -> None:
    created = told(on("project", "create", "shop", "--json"))
    minted = told(on("key", "mint", "--name", "ci", "--json"))
    with Client(served.url, minted["key"]) as client:
        assert client.open_session("visit-of-ci").created

    assert on("key", "revoke", minted["key"]).code == 0

    listed = {project["projectId"] for project in told(on("project", "list", "--json"))}
    states = {key["prefix"]: key["state"] for key in told(on("key", "list", "--json"))}
    assert listed == {created["projectId"], served.value("project")}
    assert states[minted["key"][:12]] == "revoked"


def test_an_issue_is_reported_analyzed_listed_shown_and_exported(
    served: Served, on: Command
) -> None:
    with Client(served.url, served.value("secret key")) as client:
        session = client.open_session("visit-to-report").session_id
        client.append_logs(session, [make_log_entry(level="error")])

    reported = told(on("issues", "report", str(session), "It broke", "--json"))["issueId"]
    shown = told(on("issues", "show", reported, "--wait", "20", "--logs", "5", "--json"))
    listed = told(on("issues", "list", "--q", "broke", "--json"))

    assert (shown["analysis"]["status"], len(shown["logs"])) == ("done", 1)
    assert [issue["issueId"] for issue in listed["issues"]] == [reported]
    assert on("issues", "export", reported).out.startswith("## Issue: It broke")


def test_a_recording_replays(on: Command) -> None:
    ended = on("session", "replay", "failing-checkout")

    assert ended.code == 0, ended
    assert ended.out.startswith("## Issue: ")


def test_doctor_sees_server_and_worker_and_leaves_the_folder_alone(on: Command) -> None:
    findings = {f["check"]: f["status"] for f in told(on("doctor", "--json"))}

    assert (findings["server"], findings["worker"], findings["schema"]) == ("ok", "ok", "ok")
    assert "sync" not in findings
    assert "fail" not in findings.values()


def test_what_a_server_is_not_needed_for_works_without_one(alone: Command) -> None:
    migrated = alone("migrate")
    created = told(alone("project", "create", "shop", "--json"))
    minted = told(alone("key", "mint", "--kind", "publishable", "--json"))
    revoked = alone("key", "revoke", minted["key"])
    listed = told(alone("project", "list", "--json"))
    keys = told(alone("key", "list", "--json"))

    assert (migrated.code, revoked.code) == (0, 0)
    assert [project["projectId"] for project in listed] == [created["projectId"]]
    assert sorted(key["state"] for key in keys) == ["live", "live", "revoked"]


def test_what_needs_a_server_says_so(alone: Command) -> None:
    alone("project", "create", "shop")

    for arguments in (("issues", "list"), ("session", "replay", "failing-checkout")):
        ended = alone(*arguments)
        assert (ended.code, ended.out) == (4, "")
        assert "no server runs" in ended.err


def test_doctor_without_server_or_worker_warns(alone: Command) -> None:
    alone("migrate")

    findings = {f["check"]: f["status"] for f in json.loads(alone("doctor", "--json").out)}

    assert (findings["worker"], findings["schema"]) == ("warn", "ok")


def test_doctor_fails_where_a_restore_left_an_empty_database(alone: Command) -> None:
    """It made the tables itself, and the drill of a restore that had failed ended with ok."""
    for _ in range(2):  # the first look made nothing
        findings = {f["check"]: f["status"] for f in json.loads(alone("doctor", "--json").out)}
        assert findings["schema"] == "fail"

    assert alone("doctor").code == 1


def test_a_worker_apart_is_seen_by_doctor_and_ends_when_asked(
    postgres_address: str, tmp_path: Path
) -> None:
    """As on another machine: another data folder, the same database, nothing in common else."""
    address = fresh_database(postgres_address)
    elsewhere = {"USERCONTEXT_DATA": str(tmp_path / "elsewhere")}
    here = {"USERCONTEXT_DATABASE_URL": address, "USERCONTEXT_DATA": str(tmp_path / "here")}
    inside("migrate", **here)
    environ = {k: v for k, v in os.environ.items() if not k.startswith("USERCONTEXT_")}
    worker = subprocess.Popen(
        [sys.executable, "-m", "usercontext", "worker"], env=environ | here | elsewhere
    )

    seen = ""
    give_up = time.monotonic() + 60
    while seen != "ok" and time.monotonic() < give_up:
        findings = json.loads(inside("doctor", "--json", **here).out)
        seen = next(f["status"] for f in findings if f["check"] == "worker")
    worker.send_signal(signal.SIGTERM)
    with worker:
        ended = worker.wait(60)

    assert (seen, ended) == ("ok", 0)


def test_a_database_that_does_not_answer_is_one_line_without_its_password(tmp_path: Path) -> None:
    address = "postgresql://shop:hunter2@127.0.0.1:9/shop"

    for arguments in (("project", "list"), ("migrate",), ("serve", "--port", "0")):
        ended = start(*arguments, "--data", str(tmp_path), USERCONTEXT_DATABASE_URL=address)
        assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1), ended
        assert "hunter2" not in ended.err

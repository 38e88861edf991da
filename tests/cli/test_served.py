"""The commands against a real server in a process of its own, on a fresh data folder."""

import json
import re
import signal
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from builders import make_log_entry
from cli.conftest import Ended, inside, start
from cli.server import Served, serve
from usercontext.client.clients import Client
from usercontext.evals.recordings import recording_names

Command = Callable[..., Ended]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    server = serve(tmp_path_factory.mktemp("served") / "data")
    yield server
    server.running.send_signal(signal.SIGTERM)
    with server.running:
        assert server.running.wait(60) == 0


@pytest.fixture(scope="module")
def on(served: Served) -> Command:
    """Run a command on the server's data folder, for its first project."""
    variables = {"USERCONTEXT_DATA": str(served.folder)}
    variables["USERCONTEXT_PROJECT"] = served.value("project")
    return lambda *arguments, **more: inside(*arguments, **(variables | more))


@pytest.fixture(scope="module")
def client(served: Served) -> Iterator[Client]:
    with Client(served.url, served.value("secret key")) as client:
        yield client


def shown(text: str) -> list[str]:
    """Return the paragraphs of a text on one line each, log ids without their chunk's number."""
    paragraphs = re.split(r"\n(?=- )|\n\n", re.sub(r"`\w+-(\d+)`", r"`\1`", text))
    return [" ".join(paragraph.split()) for paragraph in paragraphs]


def told(ended: Ended) -> Any:
    assert (ended.code, ended.err) == (0, ""), ended
    return json.loads(ended.out)


def test_the_first_screen_has_address_keys_and_what_to_do_next(served: Served) -> None:
    assert re.fullmatch(r"uc_sec_\w{36}", served.value("secret key"))
    assert re.fullmatch(r"uc_pub_\w{36}", served.value("publishable key"))
    replay = f"usercontext session replay failing-checkout --data {served.folder}"
    assert replay in served.first_screen
    assert f'data-key="{served.value("publishable key")}"\n' in served.first_screen
    assert "         data-widget></script>" in served.first_screen
    assert f"snippet KEY --widget --data {served.folder}" in served.first_screen
    assert f'src="{served.url}/uc/' in served.first_screen


def test_a_project_created_while_the_server_runs_can_be_used_at_once(
    served: Served, on: Command
) -> None:
    created = told(on("project", "create", "shop", "--json"))

    assert sorted(created) == ["projectId", "publishableKey", "secretKey"]
    with Client(served.url, created["secretKey"]) as client:
        assert client.list_issues(created["projectId"]).total == 0
    listed = told(on("project", "list", "--json"))
    assert created["projectId"] in [project["projectId"] for project in listed]


def test_a_minted_key_works_and_a_revoked_one_does_not(served: Served, on: Command) -> None:
    minted = told(on("key", "mint", "--name", "ci", "--json"))
    with Client(served.url, minted["key"]) as client:
        assert client.open_session("visit-of-ci").created

    assert on("key", "revoke", minted["key"]).code == 0

    states = {key["prefix"]: key["state"] for key in told(on("key", "list", "--json"))}
    assert states[minted["key"][:12]] == "revoked"
    assert on("key", "revoke", minted["key"]).code == 3


def test_a_publishable_key_keeps_its_origins(on: Command) -> None:
    origins = ["https://a.example.com", "https://*.example.org"]
    flags = [flag for origin in origins for flag in ("--origin", origin)]

    told(on("key", "mint", "--kind", "publishable", "--name", "page", *flags, "--json"))

    kept = [key for key in told(on("key", "list", "--json")) if key["name"] == "page"]
    assert [(key["kind"], key["origins"]) for key in kept] == [("publishable", origins)]


def test_a_project_is_told_what_a_conversion_is_worth_and_forgets_it(on: Command) -> None:
    pairs = ("valuePerConversion=48.5", "currency=EUR", 'conversion={"path": "/thank-you*"}')
    changed = told(
        on("project", "settings", *(word for pair in pairs for word in ("--set", pair)), "--json")
    )
    shown = on("project", "settings", "--reset", "currency").out

    assert (changed["valuePerConversion"], changed["currency"]) == (48.5, "EUR")
    assert changed["conversion"] == {"path": "/thank-you*"}
    assert '{"path": "/thank-you*"}' in shown
    assert "EUR" not in shown
    assert on("project", "settings", "--set", "currency").code == 2


def test_a_page_that_is_refused_is_told_and_then_allowed(served: Served, on: Command) -> None:
    flags = ("--kind", "publishable", "--origin", "https://a.example", "--json")
    key = told(on("key", "mint", *flags))["key"]
    assert on("refusals").out.startswith("No page was refused")

    assert opened_from(served.url, key, "https://b.example") == 401
    (refusal,) = told(on("refusals", "--json"))["refusals"]
    shown = on("refusals").out
    assert on("key", "allow-origin", key, "https://b.example").code == 0

    assert (refusal["origin"], refusal["reason"]) == ("https://b.example", "unlisted_origin")
    assert "https://b.example" in shown
    assert "unlisted_origin: The key is for other pages" in shown
    assert eventually(lambda: opened_from(served.url, key, "https://b.example") < 300)


def opened_from(url: str, key: str, origin: str) -> int:
    headers = {"x-api-key": key, "origin": origin}
    body = {"externalSessionId": "visit-of-a-page"}
    return httpx2.post(f"{url}/v1/sessions", json=body, headers=headers).status_code


def eventually(holds: Callable[[], bool]) -> bool:
    """Wait the second within which a change of a key counts, or longer on a busy machine."""
    end = time.monotonic() + 60
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


@pytest.mark.parametrize("name", recording_names())
def test_every_shipped_recording_replays_without_a_key(on: Command, name: str) -> None:
    ended = on("session", "replay", name)

    assert ended.code == 0, ended
    assert ended.out.startswith(("## Issue: ", "Sent as session "))


def test_what_a_command_minted_for_itself_is_over_at_its_end(on: Command) -> None:
    on("issues", "list")

    # a live one would be listed
    assert [key for key in told(on("key", "list", "--json")) if key["name"] == "cli"] == []


def test_an_issue_is_reported_listed_shown_and_exported(on: Command, client: Client) -> None:
    session = client.open_session("visit-to-report").session_id
    client.append_logs(session, [make_log_entry(level="error")])

    reported = told(on("issues", "report", str(session), "It broke\x1b[2J", "--json"))["issueId"]
    shown = told(on("issues", "show", reported, "--wait", "20", "--logs", "5", "--json"))
    listed = told(on("issues", "list", "--json"))
    exported = on("issues", "export", reported)

    assert shown["analysis"]["status"] == "done"
    assert len(shown["logs"]) == 1
    assert reported in [issue["issueId"] for issue in listed["issues"]]
    assert exported.out.startswith("## Issue: It broke")
    for answer in (exported, on("issues", "show", reported), on("issues", "list")):
        assert "\x1b" not in answer.out


def test_groups_are_listed_merged_undone_split_and_resolved(on: Command, client: Client) -> None:
    session = client.open_session("visit-to-group").session_id
    words = ("The total of my cart is wrong", "The picture of the cat is upside down")
    issues = [client.create_issue(session, one) for one in words]
    group, other = [client.get_issue(one, wait=20).group for one in issues]

    merged = told(on("group", "merge", str(group), str(other), "--json"))
    undone = told(on("group", "undo", str(other), "--json"))
    split = told(on("group", "split", str(group), str(issues[0]), "--json"))
    resolved = told(on("group", "resolve", str(other), "--release", "2.0", "--json"))

    assert merged["merged"] == [group] == [undone["group"]]
    listed = {one["group"]: one["status"] for one in told(on("group", "list", "--json"))["groups"]}
    assert {split["group"]: "open", resolved["group"]: "resolved"}.items() <= listed.items()
    assert group not in listed
    narrowed = on("group", "list", "--status", "resolved", "--q", "upside cat", "--sort", "-users")
    assert (str(other) in narrowed.out, str(split["group"]) in narrowed.out) == (True, False)
    assert on("group", "list", "--priority", "P9").code == 5
    text = on("group", "show", str(other)).out
    assert ("resolved in 2.0" in text, "undone" in text) == (True, True)


def test_nothing_there_is_code_3_and_a_refusal_code_5(served: Served, on: Command) -> None:
    unknown = "4f0c7f0a-6c53-4f4c-9c1e-0a1b2c3d4e5f"
    stranger = ("--server", served.url, "--key", "uc_sec_" + "a" * 36)

    assert on("issues", "show", unknown).code == 3
    assert on("issues", "export", unknown, *stranger).code == 5
    assert on("project", "create", " ").code == 2
    assert on("issues", "list", USERCONTEXT_PROJECT=unknown).code == 3


def test_doctor_finds_the_server_and_fails_nothing(served: Served, on: Command) -> None:
    ended = on("doctor", "--json")
    findings = {f["check"]: f["status"] for f in json.loads(ended.out)}

    in_memory = findings.pop("folder") == "fail"  # where temporary files lie in memory
    assert (findings["server"], findings["worker"]) == ("ok", "ok")
    assert "fail" not in findings.values()
    assert ended.code == int(in_memory)


def test_others_on_the_machine_cannot_read_what_lies_in_the_folder(served: Served) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in served.folder.iterdir()}

    assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}


def test_a_port_in_use_and_a_folder_in_use_are_explained_in_one_line(
    served: Served, tmp_path: Path
) -> None:
    port = served.url.rpartition(":")[2]
    same_port = start("serve", "--port", port, "--data", str(tmp_path / "other"))
    same_folder = start("serve", "--port", "0", "--data", str(served.folder))

    for ended in (same_port, same_folder):
        assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert "choose another with --port" in same_port.err


def test_a_folder_that_cannot_be_is_explained_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    ended = start("serve", "--port", "0", "--data", str(tmp_path / "file" / "data"))

    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert str(tmp_path) in ended.err


def test_a_second_start_shows_no_keys_and_everything_is_still_there(tmp_path: Path) -> None:
    first = serve(tmp_path / "data")
    first.running.send_signal(signal.SIGINT)
    with first.running:
        assert first.running.wait(60) == 0

    alone = start("project", "list", "--json", "--data", str(tmp_path / "data"))
    second = serve(tmp_path / "data")
    second.running.send_signal(signal.SIGTERM)
    with second.running:
        assert second.running.wait(60) == 0

    assert [project["name"] for project in json.loads(alone.out)] == ["default"]
    assert "uc_sec_" not in second.first_screen
    assert not (tmp_path / "data" / "server.json").exists()


def test_the_readme_shows_what_the_replay_prints(on: Command) -> None:
    readme = Path(__file__).parents[2].joinpath("README.md").read_text("utf-8")
    after = readme.partition("session replay failing-checkout --data data\n")[2]
    printed = shown(on("session", "replay", "failing-checkout").out)
    assert [line for line in shown(after.partition("\n```")[0]) if line not in printed] == []

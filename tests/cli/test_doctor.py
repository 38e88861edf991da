"""What `usercontext doctor` knows from a running server: why nothing of a page arrives."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from cli.server import Served
from cli.test_served import Command, on, opened_from, served

__all__ = ["on", "served"]  # fixtures


def test_doctor_names_origin_and_reason_of_what_was_refused(served: Served, on: Command) -> None:
    before = findings(on)
    stranger = "uc_pub_" + "a" * 36
    for _ in range(2):
        assert opened_from(served.url, stranger, "https://shop.example") == 401
    after = findings(on)

    assert before["refusals"] == ("ok", "none since the server started")
    status, message = after["refusals"]
    assert (status, message.partition(",")[0]) == ("warn", "2 calls of pages")
    assert ": 2 unknown_key of https://shop.example; " in message
    assert after["attachments"] == ("ok", "0 waiting")


def test_doctor_warns_of_alerts_without_a_link(on: Command) -> None:
    said = [one["check"] for one in json.loads(on("doctor", "--json").out)]
    assert on("destination", "add", "webhook", "https://1.1.1.1/x").code == 0
    after = {one["check"]: one for one in json.loads(on("doctor", "--json").out)}

    assert "links" not in said
    assert after["links"]["status"] == "warn"
    assert "set USERCONTEXT_PUBLIC_URL" in after["links"]["message"]
    public = {"USERCONTEXT_PUBLIC_URL": "https://context.example.com"}
    assert "links" not in [one["check"] for one in json.loads(on("doctor", "--json", **public).out)]


def test_the_keys_of_commands_are_not_listed_when_they_are_over(on: Command) -> None:
    """A night of commands by cron was a page of revoked keys that nobody had made."""
    before = on("key", "list", "--json").out
    assert on("issues", "list").code == 0
    minted = on("key", "mint").out.strip()
    assert on("key", "revoke", minted).code == 0

    assert len(json.loads(on("key", "list", "--json").out)) == len(json.loads(before)) + 1


def test_doctor_leaves_no_key_behind(on: Command) -> None:
    before = on("key", "list", "--json").out
    on("doctor")

    assert on("key", "list", "--json").out == before


def findings(on: Command) -> dict[str, tuple[str, str]]:
    found = json.loads(on("doctor", "--json").out)
    return {each["check"]: (each["status"], each["message"]) for each in found}


def test_doctor_looks_at_the_folder_of_source_maps_where_one_is_named(
    on: Command, tmp_path: Path
) -> None:
    """Of a folder that is mistyped nothing else tells: every stack just stays minified."""
    (tmp_path / "1.4.0").mkdir()
    outcomes = {}
    for folder in (tmp_path, tmp_path / "1.4.0", tmp_path / "none"):
        found = json.loads(on("doctor", "--json", USERCONTEXT_SOURCE_MAPS=str(folder)).out)
        outcomes[folder.name] = [one["status"] for one in found if one["check"] == "maps"]

    assert list(outcomes.values()) == [["ok"], ["warn"], ["warn"]]
    assert "maps" not in {one["check"] for one in json.loads(on("doctor", "--json").out)}


def test_doctor_tells_an_older_schema_and_leaves_it(on: Command, tmp_path: Path) -> None:
    """Looking was upgrading: what the doctor of a new version had seen, the old one refused."""
    folder = {"USERCONTEXT_DATA": str(tmp_path / "data"), "USERCONTEXT_PROJECT": ""}
    on("project", "create", "shop", **folder)
    with closing(sqlite3.connect(tmp_path / "data" / "usercontext.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '0019'")
    ended = on("doctor", "--json", **folder)
    schema = {one["check"]: one for one in json.loads(ended.out)}["schema"]

    assert (ended.code, schema["status"]) == (1, "fail")
    assert "usercontext migrate" in schema["message"]
    with closing(sqlite3.connect(tmp_path / "data" / "usercontext.db")) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == ("0019",)


def test_doctor_makes_no_database_where_there_is_none(on: Command, tmp_path: Path) -> None:
    """It made one and found it whole: a folder that was mistyped, or not mounted, was well."""
    folder = {"USERCONTEXT_DATA": str(tmp_path), "USERCONTEXT_PROJECT": ""}
    findings = json.loads(on("doctor", "--json", **folder).out)

    assert [(one["check"], one["status"]) for one in findings][1:] == [("schema", "warn")]
    assert list(tmp_path.iterdir()) == []

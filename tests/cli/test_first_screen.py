"""The commands the first screen shows can be pasted where they are shown."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from usercontext.actions.projects import NewProject
from usercontext.app import Announcement
from usercontext.cli.output import announce, program_name
from usercontext.domain.project import Project


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "usercontext").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "elsewhere"))
    return tmp_path


def test_in_a_checkout_the_command_is_shown_with_its_folder(checkout: Path) -> None:
    python = checkout / ".venv" / "bin" / "python"

    assert program_name(python, checkout) == ".venv/bin/usercontext"


def test_from_another_folder_it_is_shown_whole(checkout: Path) -> None:
    python = checkout / ".venv" / "bin" / "python"
    shown = program_name(python, checkout / "data")

    assert shown == str(python.with_name("usercontext"))


def test_where_path_finds_it_the_name_is_enough(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(checkout / ".venv" / "bin"))

    assert program_name(checkout / ".venv" / "bin" / "python", checkout) == "usercontext"


def screen(capsys: pytest.CaptureFixture[str], **facts: Any) -> str:
    project = Project(1, UUID(int=1), "default", b"", 0)
    first = NewProject(project, "uc_sec_a", "uc_pub_b")
    announce(
        Announcement("http://127.0.0.1:8787", Path("/data"), first, sign_in="/link/x", **facts)
    )
    return capsys.readouterr().out


def test_behind_a_proxy_the_first_link_leads_to_where_people_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It named 127.0.0.1 of the server, to somebody who sits at another machine."""
    told = screen(capsys, people_url="https://context.example.com", has_demo=False)

    assert "sign in at       https://context.example.com/link/x" in told
    assert "/demo/" not in told
    # on one line, also behind the words about the demo shop, which end one
    assert "replay a recorded visit with a broken checkout, in another terminal:\n" in told


def test_with_postgresql_the_folder_is_not_what_to_back_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = screen(capsys, is_in_folder=False)

    assert "All data is in PostgreSQL: back up that database" in told
    assert "back up that folder" not in told
    assert "need USERCONTEXT_DATABASE_URL as well" in told


def test_a_later_start_says_where_the_data_are(capsys: pytest.CaptureFixture[str]) -> None:
    """With PostgreSQL it named the folder, in which there are none."""
    for is_in_folder in (True, False):
        announce(Announcement("http://a.example", Path("/d"), None, is_in_folder=is_in_folder))

    in_folder, elsewhere = capsys.readouterr().out.splitlines()
    assert in_folder == "UserContext serves at http://a.example, data in /d. Stop it with Ctrl-C."
    assert "data in PostgreSQL." in elsewhere

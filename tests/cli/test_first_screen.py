"""The commands the first screen shows can be pasted where they are shown."""

from pathlib import Path

import pytest

from usercontext.cli.output import program_name


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

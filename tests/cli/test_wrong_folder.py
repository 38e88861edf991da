"""A command on a folder that is not the server's says so, and makes nothing there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.mark.parametrize(
    "arguments",
    [
        ["issues", "list"],
        ["refusals"],
        ["session", "replay", "failing-checkout"],
        ["project", "list"],
        ["key", "mint"],
        ["account", "first"],
        ["snippet", "--mint"],
        ["backup", "copy.db"],
    ],
)
def test_a_folder_without_a_database_is_named_and_left_alone(
    cli: Cli, tmp_path: Path, arguments: list[str]
) -> None:
    """In a clone every command of the docs did something to ~/.local/share/usercontext.

    It made an empty database there, found it whole, backed it up, printed a link that the running
    server did not know, and advised to create a project in it.
    """
    ended = cli(*arguments)

    assert ended.code == 3
    assert f"no database in {tmp_path / 'data'}; name the folder of your server" in ended.err
    assert not (tmp_path / "data").exists()


def test_in_a_clone_the_folder_beside_its_makefile_is_named(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli("project", "create", "shop", "--data", str(tmp_path / "clone" / "data")).code == 0
    monkeypatch.chdir(tmp_path / "clone")

    assert "; one is in ./data: --data data" in cli("key", "list").err
    assert cli("key", "list", "--data", "data").code == 0


def test_the_folder_of_a_server_with_postgresql_asks_for_its_address(
    cli: Cli, tmp_path: Path
) -> None:
    """It was the right folder, and the message asked to name that of the server."""
    (tmp_path / "data" / "scripts").mkdir(parents=True)

    for arguments in (["key", "list"], ["issues", "list"], ["doctor"]):
        ended = cli(*arguments)
        assert ended.code != 0
        assert "set USERCONTEXT_DATABASE_URL here" in ended.out + ended.err, arguments


def test_doctor_names_the_folder_that_it_looked_at(cli: Cli, tmp_path: Path) -> None:
    """It found an empty one whole and nothing said that another was meant."""
    assert f"{tmp_path / 'data'} is not there yet" in cli("doctor").out
    cli("project", "create", "shop")

    assert f"none runs on {tmp_path / 'data'};" in cli("doctor").out

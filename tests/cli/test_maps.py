"""The command that hands a build's source maps to the server's folder."""

import json
from collections.abc import Callable
from pathlib import Path

from cli.conftest import Ended
from source_maps.build import NAME, put

Cli = Callable[..., Ended]


def test_the_maps_of_a_build_are_added_below_their_release(cli: Cli, tmp_path: Path) -> None:
    put(tmp_path, "dist", "assets", NAME)
    build, folder = str(tmp_path / "dist"), str(tmp_path / "maps")
    ended = cli("maps", "add", build, "--release", "1.4.0", "--to", folder)

    assert ended.out == f"1 source map of release 1.4.0 copied to {folder}\n"
    assert (tmp_path / "maps" / "1.4.0" / "assets" / NAME).is_file()
    told = cli("maps", "add", build, "--release", "1.4.0", "--to", folder, "--json")
    assert json.loads(told.out)["added"] == [f"{folder}/1.4.0/assets/{NAME}"]


def test_a_build_without_maps_and_a_server_without_a_folder_are_refused(
    cli: Cli, tmp_path: Path
) -> None:
    empty = cli("maps", "add", str(tmp_path), "--to", str(tmp_path / "maps"))
    nowhere = cli("maps", "add", str(tmp_path))
    nobody = [
        cli("maps", "add", str(tmp_path), "--to", str(tmp_path), "--project", owner)
        for owner in ("x", "")
    ]

    assert [empty.code, nowhere.code, *(ended.code for ended in nobody)] == [2, 2, 2, 2]
    assert "no .map file is in" in empty.err
    assert "USERCONTEXT_SOURCE_MAPS" in nowhere.err


def test_a_file_that_is_no_map_ends_the_command(cli: Cli, tmp_path: Path) -> None:
    put(tmp_path, "dist", NAME, content=b"{}")
    ended = cli("maps", "add", str(tmp_path / "dist"), "--to", str(tmp_path / "maps"))

    assert ended.code == 1
    assert "is no source map" in ended.err

"""Which map belongs to a script: of its release, by its name, and nothing outside of the folder."""

import os
from pathlib import Path
from uuid import uuid4

import pytest

from source_maps.build import NAME, PROJECT, SCRIPT, put
from usercontext.domain.source_place import MapNote, MapTrouble
from usercontext.source_maps.folder import (
    MapFile,
    TooMany,
    find_map,
    folder_name,
    maps_below,
    open_map,
)

_MISSING = MapNote(MapTrouble.MISSING, "index-3f2a9c1e.js", "1.4.0")


def _found(folder: Path, release: str | None = "1.4.0", url: str = SCRIPT) -> MapFile | MapNote:
    return find_map(folder, PROJECT, release, url)


def test_the_map_of_the_release_is_found_anywhere_below_it(tmp_path: Path) -> None:
    put(tmp_path, "1.4.0", "web", "assets", NAME)

    assert _found(tmp_path) == MapFile(("1.4.0", "web", "assets", NAME), "1.4.0")
    assert _found(tmp_path, url=f"{SCRIPT}?v=2#x") == _found(tmp_path)


def test_a_map_of_another_release_is_not_used_and_named(tmp_path: Path) -> None:
    put(tmp_path, "1.3.9", NAME)

    assert _found(tmp_path) == MapNote(_MISSING.trouble, _MISSING.file, "1.4.0", "1.3.9")
    assert _found(tmp_path, None) == MapNote(_MISSING.trouble, _MISSING.file, None, "1.3.9")


def test_a_release_of_too_many_files_is_not_said_to_have_no_map(tmp_path: Path) -> None:
    """Told to add the maps, a team whose folder held the whole build added them once more."""
    put(tmp_path, "1.4.0", NAME)
    for number in range(20_000):
        (tmp_path / "1.4.0" / f"{number}.js").touch()

    assert _found(tmp_path) == MapNote(MapTrouble.CROWDED, _MISSING.file, "1.4.0")


def test_a_map_of_no_release_serves_every_one_that_has_none(tmp_path: Path) -> None:
    put(tmp_path, NAME)

    assert _found(tmp_path, None) == MapFile((NAME,), None)
    assert _found(tmp_path) == MapFile((NAME,), None)
    put(tmp_path, "1.4.0", NAME)
    assert _found(tmp_path) == MapFile(("1.4.0", NAME), "1.4.0")


def test_a_project_s_own_maps_are_nobody_else_s(tmp_path: Path) -> None:
    put(tmp_path, "projects", str(PROJECT), "1.4.0", NAME)

    assert isinstance(_found(tmp_path), MapFile)
    for release in ("1.4.0", "projects", f"projects/{PROJECT}", None):
        assert isinstance(find_map(tmp_path, uuid4(), release, SCRIPT), MapNote)


def test_of_two_maps_that_is_used_whose_folders_are_the_script_s(tmp_path: Path) -> None:
    for folder in ("a", "assets", "c"):
        put(tmp_path, "1.4.0", folder, NAME)

    assert _found(tmp_path) == MapFile(("1.4.0", "assets", NAME), "1.4.0")
    assert _found(tmp_path, url="https://x.example/" + NAME[:-4]) == MapNote(
        MapTrouble.AMBIGUOUS, NAME[:-4], "1.4.0"
    )


@pytest.mark.parametrize("release", ["..", ".", "../1.4.0", "/etc", "1.4.0/..", "\0", "x" * 5_000])
def test_a_release_of_a_page_s_leads_nowhere_else(tmp_path: Path, release: str) -> None:
    put(tmp_path, "maps", "1.4.0", NAME)
    put(tmp_path, NAME)

    assert isinstance(_found(tmp_path / "maps", release), MapNote)


@pytest.mark.parametrize(
    "url", ["", "https://x", "https://[", "https://x/..%2f..%2fsecret", "https://x/" + "y" * 3_000]
)
def test_an_address_of_a_page_s_opens_nothing(tmp_path: Path, url: str) -> None:
    put(tmp_path, "secret.map")

    assert isinstance(_found(tmp_path / "maps", None, url), MapNote)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = put(tmp_path, "outside", NAME)
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "1.4.0").symlink_to(outside.parent)
    (maps / NAME).symlink_to(outside)

    assert _found(maps) == _MISSING
    for parts in (("1.4.0", NAME), (NAME,)):
        with pytest.raises(OSError):  # noqa: PT011  (the system's own words)
            open_map(maps, parts)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAME)

    with pytest.raises(OSError, match="is no file"):
        open_map(tmp_path, (NAME,))


def test_a_folder_is_looked_through_only_so_far(tmp_path: Path) -> None:
    for number in range(5):
        put(tmp_path, "1.4.0", f"{number}.js.map")

    with pytest.raises(TooMany):
        list(maps_below(tmp_path, most=4))


@pytest.mark.parametrize(
    ("release", "name"),
    [
        ("shop@2.4.1", "shop@2.4.1"),
        ("feature/x", "feature%2Fx"),
        ("..", "%2E%2E"),
        (".git", "%2Egit"),
        ("50%", "50%25"),
    ],
)
def test_a_release_is_a_folder_of_one_name(release: str, name: str) -> None:
    assert folder_name(release) == name

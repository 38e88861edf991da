"""The maps of a build come to lie where the server looks for them."""

from pathlib import Path

import pytest

from source_maps.build import BUILT, NAME, PROJECT, SCRIPT, put
from usercontext.source_maps.adding import add_maps
from usercontext.source_maps.folder import MapFile, find_map


def test_maps_alone_are_copied_below_their_release(tmp_path: Path) -> None:
    put(tmp_path, "dist", "assets", NAME)
    put(tmp_path, "dist", "assets", NAME[:-4], content=b"built")
    added = add_maps(tmp_path / "maps", tmp_path / "dist", "feature/x")

    assert added == (tmp_path / "maps" / "feature%2Fx" / "assets" / NAME,)
    assert added[0].read_bytes() == BUILT
    assert [path.name for path in added[0].parent.iterdir()] == [NAME]
    assert isinstance(find_map(tmp_path / "maps", PROJECT, "feature/x", SCRIPT), MapFile)


def test_a_release_that_is_added_again_is_replaced(tmp_path: Path) -> None:
    put(tmp_path, "maps", "1.4.0", NAME, content=b"old")
    put(tmp_path, "dist", NAME)
    (added,) = add_maps(tmp_path / "maps", tmp_path / "dist", "1.4.0")

    assert added.read_bytes() == BUILT


def test_a_project_s_own_maps_lie_apart(tmp_path: Path) -> None:
    put(tmp_path, "dist", NAME)
    (added,) = add_maps(tmp_path / "maps", tmp_path / "dist", "1.4.0", str(PROJECT))

    assert added == tmp_path / "maps" / "projects" / str(PROJECT) / "1.4.0" / NAME


def test_without_a_release_two_of_one_name_are_refused(tmp_path: Path) -> None:
    put(tmp_path, "dist", "a", NAME)
    put(tmp_path, "dist", "b", NAME)

    with pytest.raises(ValueError, match="two maps have one name"):
        add_maps(tmp_path / "maps", tmp_path / "dist", None)
    assert not (tmp_path / "maps").exists()


def test_what_could_not_be_put_there_leaves_nothing_behind(tmp_path: Path) -> None:
    put(tmp_path, "dist", NAME)
    (tmp_path / "maps" / "1.4.0" / NAME).mkdir(parents=True)

    with pytest.raises(OSError):  # noqa: PT011  (the system's own words)
        add_maps(tmp_path / "maps", tmp_path / "dist", "1.4.0")
    assert [path.name for path in (tmp_path / "maps" / "1.4.0").iterdir()] == [NAME]


def test_one_file_that_is_no_map_leaves_the_release_as_it_was(tmp_path: Path) -> None:
    put(tmp_path, "dist", NAME)
    put(tmp_path, "dist", "z.js.map", content=b"[" * 200_000)

    with pytest.raises(ValueError, match="is no source map"):
        add_maps(tmp_path / "maps", tmp_path / "dist", "1.4.0")
    assert not (tmp_path / "maps").exists()


@pytest.mark.parametrize("release", ["", "v" * 256, "版" * 100])
def test_a_release_that_would_not_be_found_is_refused(tmp_path: Path, release: str) -> None:
    """An unset variable of a CI, ``--release ""``, gave its maps to all releases of the server."""
    put(tmp_path, "dist", NAME)

    with pytest.raises(ValueError, match="the release needs a name"):
        add_maps(tmp_path / "maps", tmp_path / "dist", release)
    assert not (tmp_path / "maps").exists()


@pytest.mark.parametrize("release", ["v" * 255, "版" * 85, "projects", "..", "a/../b", "v\0"])
def test_what_was_added_is_found(tmp_path: Path, release: str) -> None:
    put(tmp_path, "dist", NAME)
    add_maps(tmp_path / "maps", tmp_path / "dist", release)

    assert isinstance(find_map(tmp_path / "maps", PROJECT, release, SCRIPT), MapFile)


def test_a_file_that_is_no_map_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "dist", NAME, content=b"{}")

    with pytest.raises(ValueError, match="is no source map"):
        add_maps(tmp_path / "maps", tmp_path / "dist", "1.4.0")

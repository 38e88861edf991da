"""Places of a built script in its sources, and the command that shows an issue's errors there."""

import json
from pathlib import Path
from typing import Any

import pytest

from builders import make_log_entry
from cli.test_served import Command, client, on, served, told
from usercontext.cli.source_maps import Place, SourceMaps
from usercontext.client import Client

__all__ = ["client", "on", "served"]  # fixtures

_BUILT = "https://desk.example/assets/index-3f2a.js"
_MAP: dict[str, Any] = {
    "version": 3,
    "sources": ["../../src/pages/History.tsx"],
    "sourcesContent": ["import x\n  describe(event)\nend"],
    "mappings": ";IACE,gBAAM",
}
"""On the second line: from column 5 on the source's 2:3, from column 21 on its 2:9."""


def _maps(folder: Path, content: object = _MAP, name: str = "index-3f2a.js.map") -> SourceMaps:
    below = folder / "assets"
    below.mkdir()
    (below / name).write_text(json.dumps(content))
    return SourceMaps(folder)


def test_a_place_is_that_of_the_last_segment_before_it(tmp_path: Path) -> None:
    maps = _maps(tmp_path)

    assert maps.find(_BUILT, 2, 20) == Place("src/pages/History.tsx", 2, 3, text="describe(event)")
    assert maps.find(f"{_BUILT}?v=2", 2, 21) == Place(
        "src/pages/History.tsx", 2, 9, text="describe(event)"
    )


@pytest.mark.parametrize(("line", "column"), [(1, 1), (2, 4), (3, 9)])
def test_what_nobody_wrote_has_no_place(tmp_path: Path, line: int, column: int) -> None:
    assert _maps(tmp_path).find(_BUILT, line, column) is None


def test_a_map_of_several_parts_is_read(tmp_path: Path) -> None:
    sections = [{"offset": {"line": 3, "column": 0}, "map": _MAP}]
    found = _maps(tmp_path, {"version": 3, "sections": sections}).find(_BUILT, 5, 5)

    assert found is not None
    assert found.line == 2


def test_a_name_of_a_page_s_opens_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret.map").write_text("{}")
    maps = _maps(tmp_path)

    assert maps.find("https://desk.example/..%2f..%2fsecret", 1, 1) is None
    assert maps.find("https://desk.example/assets/other.js", 2, 5) is None


@pytest.mark.parametrize("content", [[], {"sources": []}, {"sources": ["a"], "mappings": "!"}])
def test_a_file_that_is_no_map_is_named(tmp_path: Path, content: object) -> None:
    maps = _maps(tmp_path, content)

    with pytest.raises(ValueError, match=r"index-3f2a\.js\.map is no source map"):
        maps.find(_BUILT, 2, 5)


def test_the_errors_of_an_issue_are_shown_in_the_sources(
    on: Command, client: Client, tmp_path: Path
) -> None:
    """A team with a bundler read “in FR (index-3f2a.js:2:20)” and could not go on from there."""
    _maps(tmp_path)
    session = client.open_session("visit-of-a-build").session_id
    stack = f"TypeError: no name\n    at FR ({_BUILT}:2:20)\n    at async {_BUILT}:9:1"
    failed = make_log_entry(level="error") | {"payload": {"error": {"stack": stack}}}
    client.append_logs(session, [failed])
    issue = str(client.create_issue(session, "The page went white"))

    shown = on("issues", "stack", issue, "--maps", str(tmp_path)).out
    frames = told(on("issues", "stack", issue, "--maps", str(tmp_path), "--json"))["stacks"][0]

    assert "  src/pages/History.tsx:2:3  FR (index-3f2a.js:2:20)\n      describe(event)" in shown
    assert "index-3f2a.js:9:1)  no map" in shown
    assert frames["frames"][0]["source"] == "src/pages/History.tsx"


def test_a_folder_without_maps_is_refused(on: Command, tmp_path: Path) -> None:
    ended = on("issues", "stack", "4f0c7f0a-6c53-4f4c-9c1e-0a1b2c3d4e5f", "--maps", str(tmp_path))

    assert ended.code == 2
    assert "no .map file is in" in ended.err

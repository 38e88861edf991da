"""The command that shows an issue's errors in the sources, by the maps of a build at hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from builders import make_log_entry
from cli.test_served import Command, client, on, served, told
from usercontext.cli.build_maps import BuildMaps
from usercontext.cli.stacks import beside_places
from usercontext.client.clients import Client
from usercontext.domain.source_place import ScriptPlace

__all__ = ["client", "on", "served"]  # fixtures

_BUILT = "https://desk.example/assets/index-3f2a.js"
_MAP: dict[str, Any] = {
    "version": 3,
    "sources": ["../../src/pages/History.tsx"],
    "sourcesContent": ["import x\n  describe(event)\nend"],
    "mappings": ";IACE,gBAAM",
}
"""On the second line: from column 5 on the source's 2:3, from column 21 on its 2:9."""


def _maps(folder: Path, content: object = _MAP, name: str = "index-3f2a.js.map") -> BuildMaps:
    below = folder / "assets"
    below.mkdir()
    (below / name).write_text(json.dumps(content))
    return BuildMaps(folder)


def test_a_name_of_a_page_s_opens_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret.map").write_text("{}")
    maps = _maps(tmp_path)
    names = ("..%2f..%2fsecret", "assets/other.js")

    assert maps.find(ScriptPlace(f"https://desk.example/{name}", 2, 5) for name in names) == {}


def test_an_address_that_is_none_takes_nothing_from_the_others(tmp_path: Path) -> None:
    """A page may write what it likes into a stack; one such line ended the command."""
    maps = _maps(tmp_path)
    known = ScriptPlace(_BUILT, 2, 5)

    assert list(maps.find([ScriptPlace("http://[::1/a.js", 1, 1), known])) == [known]


def test_a_file_that_is_no_map_is_named(tmp_path: Path) -> None:
    maps = _maps(tmp_path, {"sources": []})

    with pytest.raises(ValueError, match=r"index-3f2a\.js\.map is no source map"):
        maps.find([ScriptPlace(_BUILT, 2, 5)])


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


def test_a_sentence_has_the_source_beside_the_place_that_it_names() -> None:
    """The export had it, and `issues show` named `index-3f2a.js:2:20` alone."""
    frames = [
        {"built": "FR (index-3f2a.js:2:20)", "source": "src/History.tsx", "line": 2, "column": 3},
        {"built": "GH (index-3f2a.js:2:200)", "source": None},
    ]
    said = "It threw in FR (index-3f2a.js:2:20), called from index-3f2a.js:2:200."

    assert beside_places(said, [{"frames": frames}]) == (
        "It threw in FR (index-3f2a.js:2:20 → src/History.tsx:2:3),"
        " called from index-3f2a.js:2:200."
    )


def test_without_a_folder_the_server_tells_by_its_own_maps(on: Command, client: Client) -> None:
    """This one has none, and says so once: below the stack, also where the issue is shown."""
    session = client.open_session("visit-of-a-build-again").session_id
    stack = f"TypeError: no name\n    at FR ({_BUILT}:2:4000)\n    at GH ({_BUILT}:3:5000)"
    told_as = {"kind": "error", "message": "no name", "error": {"stack": stack}}
    client.append_logs(session, [make_log_entry(level="error") | {"payload": told_as}])
    issue = client.create_issue(session, "The page went white again")
    client.get_issue(issue, wait=20, logs=0)

    for words in ("stack", "show"):
        shown = on("issues", words, str(issue)).out
        assert "FR (index-3f2a.js:2:4000)  no map" in shown
        assert shown.count("Set USERCONTEXT_SOURCE_MAPS") == 1


def test_a_folder_without_maps_is_refused(on: Command, tmp_path: Path) -> None:
    ended = on("issues", "stack", "4f0c7f0a-6c53-4f4c-9c1e-0a1b2c3d4e5f", "--maps", str(tmp_path))

    assert ended.code == 2
    assert "no .map file is in" in ended.err

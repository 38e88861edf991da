"""The npm package as somebody installs it: its files, its module in Node, its types. Not: capture.

It is built and packed in a folder of its own; nothing is asked of a registry.
"""

import json
import shutil
import subprocess
import tarfile
import tomllib
from pathlib import Path
from typing import Any

import pytest

from capture_build import ROOT, find_node

SOURCE = ROOT / "packages" / "browser"
NPM = Path("lib/node_modules/npm/bin/npm-cli.js")
CONSUMER = """
import { init, report, preview, type LogEntry, type Options } from '@usercontext/browser';

const options: Options = { key: 'uc_pub_x', mode: 'report', capture: { storage: false } };
init(options);
const told: Promise<string> = report('It broke', { cart: 3 });
const waiting: LogEntry[] = preview();
// @ts-expect-error: there is no such mode
init({ key: 'uc_pub_x', mode: 'sometimes' });
export { told, waiting };
"""
MODULE = """
import * as package_ from '@usercontext/browser';
package_.init({ key: 'uc_pub_' + 'a'.repeat(36) });
await package_.flush();
console.log(JSON.stringify(Object.keys(package_).sort()));
"""


def node(*arguments: str | Path, folder: Path) -> str:
    command = [str(find_node()), *map(str, arguments)]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package's folder after its build, without its sources."""
    place = tmp_path_factory.mktemp("npm") / "browser"
    place.mkdir()
    for name in ("package.json", "README.md", "LICENSE"):
        shutil.copy(SOURCE / name, place)
    for script in ("build.mjs", "types.mjs"):
        node(SOURCE / script, place / "dist", folder=ROOT)
    return place


@pytest.fixture(scope="module")
def packed_files(folder: Path) -> list[str]:
    """Pack the package in its folder; returns the files that npm says it holds."""
    told = node(find_node().parents[1] / NPM, "pack", "--json", folder=folder)
    return sorted(file["path"] for file in json.loads(told)[0]["files"])


@pytest.fixture(scope="module")
def consumer(folder: Path, packed_files: list[str]) -> Path:
    """A project into which the packed package is unpacked, as an installation does it."""
    (archive,) = folder.glob("*.tgz")
    project = folder.parent / "consumer"
    place = project / "node_modules" / "@usercontext"
    place.mkdir(parents=True)
    with tarfile.open(archive) as packed:
        packed.extractall(place, filter="data")
    (place / "package").rename(place / "browser")
    (project / "package.json").write_text('{"type": "module"}')
    return project


def manifest() -> dict[str, Any]:
    return dict(json.loads((SOURCE / "package.json").read_text("utf-8")))


def test_the_package_holds_what_is_used_and_nothing_else(packed_files: list[str]) -> None:
    assert packed_files == [
        "LICENSE",
        "README.md",
        "dist/NOTICES.txt",
        "dist/snippet.js",
        "dist/types/entry.d.ts",
        "dist/types/index.d.ts",
        "dist/types/options.d.ts",
        "dist/types/widget/editor_words.d.ts",
        "dist/types/widget/options.d.ts",
        "dist/types/widget/prompt_words.d.ts",
        "dist/types/widget/words/words.d.ts",
        "dist/usercontext.js",
        "dist/usercontext.js.map",
        "dist/usercontext.mjs",
        "dist/usercontext.mjs.map",
        "package.json",
    ]


def test_every_file_that_the_package_names_is_in_it(consumer: Path) -> None:
    place = consumer / "node_modules" / "@usercontext" / "browser"
    whole = manifest()
    ways = [way for way in whole["exports"].values() if isinstance(way, str)]
    named = [whole["main"], whole["module"], whole["types"], *whole["exports"]["."].values()]

    assert [name for name in (*named, *ways) if not (place / name).is_file()] == []


def test_the_licences_of_what_is_bundled_come_with_it(consumer: Path) -> None:
    place = consumer / "node_modules" / "@usercontext" / "browser"
    told = (place / "dist" / "NOTICES.txt").read_text("utf-8")

    for package in manifest()["devDependencies"]:
        assert f"\n{package} " in told
    assert "The MIT License" in told


def test_the_module_can_be_imported_and_called_where_there_is_no_page(consumer: Path) -> None:
    """Frameworks render on the server; an import that needs a window breaks their build."""
    (consumer / "use.mjs").write_text(MODULE)

    assert json.loads(node("use.mjs", folder=consumer)) == [
        "consent",
        "flush",
        "identify",
        "init",
        "log",
        "openReport",
        "preview",
        "report",
        "stop",
        "strike",
    ]


@pytest.mark.parametrize("resolution", ["bundler", "nodenext"])
def test_its_types_are_found_and_strict(consumer: Path, resolution: str) -> None:
    (consumer / "use.ts").write_text(CONSUMER)
    kind = "esnext" if resolution == "bundler" else "nodenext"
    flags = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom"]
    flags += ["--module", kind, "--moduleResolution", resolution]

    compiler = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    assert node(compiler, *flags, "use.ts", folder=consumer) == ""


def test_the_package_has_the_version_and_licence_of_the_server() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert manifest()["version"] == project["version"]
    assert manifest()["license"] == project["license"]
    assert (SOURCE / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_nothing_of_it_runs_when_it_is_installed() -> None:
    scripts = manifest().get("scripts", {})

    assert not {"preinstall", "install", "postinstall", "prepare"} & set(scripts)
    assert "dependencies" not in manifest()

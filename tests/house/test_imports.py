"""Imports stand at the top, where they can be seen. Not: their direction (import-linter)."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from house.tree import below, functions, named, told, tree_of

CLI = "src/usercontext/cli/"
"""A command imports in its body, so that `usercontext --version` does not load the server."""

DETECTORS = "src/usercontext/analyze/signals/"
"""Packages by topic that read each other: import-linter looks at packages, and skips these."""

ALLOWED: dict[str, str] = {}
"""The file and why: an optional extra that must stay optional."""


def test_no_import_hides_inside_a_function() -> None:
    """A hidden import is how a cycle is dodged instead of untied: in a peer, the job imports
    the view that queued it, and neither file can be read alone."""
    problems = [
        f"{named(path)}:{problem}"
        for path in below("src/")
        if not named(path).startswith(CLI) and named(path) not in ALLOWED
        for problem in hidden_imports(tree_of(path))
    ]

    assert not problems, told(problems)


def test_an_import_in_a_method_is_seen() -> None:
    tree = ast.parse("class A:\n    def b(self):\n        if self:\n            import json")

    assert hidden_imports(tree) == ["4: import inside b"]


def test_every_allowance_is_still_needed() -> None:
    """An escape hatch left open after the last use is a hole."""
    used = {named(path) for path in below("src/") if hidden_imports(tree_of(path))}

    assert set(ALLOWED) <= used


def test_detectors_import_each_other_in_no_circle() -> None:
    """Each file can be read with what it names alone, whichever package it lies in."""
    TopologicalSorter({module_of(path): imported(path) for path in below(DETECTORS)}).prepare()


def test_a_circle_is_seen() -> None:
    with pytest.raises(CycleError):
        TopologicalSorter({"a": {"b"}, "b": {"c"}, "c": {"a"}}).prepare()


def module_of(path: Path) -> str:
    return named(path).removeprefix("src/").removesuffix(".py").replace("/", ".")


def imported(path: Path) -> set[str]:
    """The modules that a file names: ``from a import b`` may mean ``a`` or ``a.b``."""
    froms = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.ImportFrom)]
    return {node.module or "" for node in froms} | {
        f"{node.module}.{name.name}" for node in froms for name in node.names
    }


def hidden_imports(tree: ast.Module) -> list[str]:
    return [
        f"{node.lineno}: import inside {function.name}"
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

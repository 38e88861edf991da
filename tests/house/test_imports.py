"""Imports stand at the top, where they can be seen. Not: their direction (import-linter)."""

import ast

from house.tree import below, functions, named, told, tree_of

CLI = "src/usercontext/cli/"
"""A command imports in its body, so that `usercontext --version` does not load the server."""

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


def hidden_imports(tree: ast.Module) -> list[str]:
    return [
        f"{node.lineno}: import inside {function.name}"
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

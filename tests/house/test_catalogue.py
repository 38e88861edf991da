"""Every row of the hostile catalogue is proven by a marked test. Not: what a row demands."""

import ast
from collections.abc import Iterator
from functools import cache

from house.tree import below, named, told, tree_of

ROWS = range(1, 61)
LATER: dict[int, str] = {}


def test_every_row_is_proven_by_a_test() -> None:
    proven = {row for _, row in marks()}
    missing = [f"row {row}" for row in ROWS if row not in proven and row not in LATER]

    assert not missing, told(missing)


def test_what_comes_later_is_not_proven_yet() -> None:
    """An exception that is proven is one no longer."""
    assert not {row for _, row in marks()} & LATER.keys()


def test_a_mark_names_rows_that_there_are() -> None:
    problems = [f"{place}: row {row}" for place, row in marks() if row not in ROWS]

    assert not problems, told(problems)


def test_a_mark_is_seen_on_a_test_and_on_a_parameter_and_nowhere_else() -> None:
    tree = ast.parse(
        "@pytest.mark.row(1, 2)\nasync def test_a(): ...\n"
        "@pytest.mark.parametrize('x', [pytest.param(1, marks=pytest.mark.row(3))])\n"
        "class TestB: ...\n"
        "@pytest.mark.row(4)\ndef builder(): ...\n"
        "pytest.mark.row(5)\n"
    )

    assert list(rows_of(tree)) == [1, 2, 3]


@cache
def marks() -> list[tuple[str, object]]:
    """List where a row is marked, and which."""
    files = [path for path in below("tests/") if path.name.startswith("test_")]
    return [(named(path), row) for path in files for row in rows_of(tree_of(path))]


def rows_of(tree: ast.Module) -> Iterator[object]:
    """Yield the rows that the decorators of a file's tests name."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if not node.name.lower().startswith("test"):
            continue
        for decorator in node.decorator_list:
            for call in ast.walk(decorator):
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.row":
                    yield from map(ast.literal_eval, call.args)

"""Who opens a database of SQLite closes it. Not: the server's own engines, which are kept."""

import ast

import pytest

from house.tree import below, named, told, tree_of


def test_every_connection_to_sqlite_is_closed() -> None:
    """``with`` ends its transaction, not the connection. Python 3.13 warns of one that is dropped
    open, wherever the collector finds it: each run there failed in another test than the one that
    had left it."""
    problems = [
        f"{named(path)}:{line}"
        for path in below("src/", "tests/", "bench/", "torture/", "packages/")
        for line in left_open(tree_of(path))
    ]

    assert not problems, told(problems)


@pytest.mark.parametrize(
    "source",
    [
        "with sqlite3.connect(path) as database: ...",
        "with sqlite3.connect(path, timeout=10) as database, open(other): ...",
        "sqlite3.connect(path).execute(statement)",
        "with create_engine('sqlite://').begin() as tx: ...",
    ],
)
def test_each_way_of_leaving_one_open_is_seen(source: str) -> None:
    assert left_open(ast.parse(source)) == [1]


def test_one_that_is_closed_passes() -> None:
    for source in (
        "with closing(sqlite3.connect(path)) as database, database: ...",
        "database = sqlite3.connect(path)",
        "with create_engine('sqlite://', poolclass=NullPool).begin() as tx: ...",
    ):
        assert left_open(ast.parse(source)) == [], source


def left_open(tree: ast.Module) -> list[int]:
    """Find connections that nobody has a name for who could close them, by line."""
    within = [
        item.context_expr
        for node in ast.walk(tree)
        if isinstance(node, ast.With | ast.AsyncWith)
        for item in node.items
    ]
    asked = [node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    opened = [one for one in within if is_connected(one)]
    opened += [one for one in asked if is_connected(one) or is_kept_by_an_engine(one)]
    return [one.lineno for one in opened]


def is_connected(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "sqlite3.connect"


def is_kept_by_an_engine(node: ast.expr) -> bool:
    """Tell an engine in passing that keeps its connection for the next time, which never comes."""
    made = isinstance(node, ast.Call) and ast.unparse(node.func) == "create_engine"
    return made and "poolclass" not in ast.unparse(node)

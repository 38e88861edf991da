"""SQL is never put together from strings. Not: what the statements do (tests/store)."""

import ast
import re

import pytest

from house.tree import below, named, told, tree_of

STATEMENT = re.compile(
    r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|DROP|ALTER|ATTACH|WHERE|ORDER BY|VALUES)\b"
)


def test_no_statement_is_put_together_from_strings() -> None:
    """Two products of this kind had SQL injected through a name that came with the request:
    a sort field and a column. What cannot be bound comes from an enum, as an expression."""
    problems = [
        f"{named(path)}:{problem}"
        for path in below("src/")
        for problem in assembled_statements(tree_of(path))
    ]

    assert not problems, told(problems)


@pytest.mark.parametrize(
    "source",
    [
        'sql = f"SELECT * FROM issue ORDER BY {field}"',
        'sql = "DELETE FROM session WHERE id = %s" % wanted',
        'sql = "SELECT * FROM issue WHERE id = " + wanted',
        'sql = "UPDATE issue SET status = {}".format(status)',
    ],
)
def test_each_way_of_assembling_is_seen(source: str) -> None:
    tree = ast.parse(f"def find(field, wanted, status):\n    {source}")

    assert assembled_statements(tree) == ["2: find"]


def test_constants_and_sentences_pass() -> None:
    """What is put together while a module loads cannot hold anything of a request."""
    tree = ast.parse('A = f"SELECT {COLUMNS}"\ndef b():\n    return f"{1} sessions to update"')

    assert not assembled_statements(tree)


def assembled_statements(tree: ast.Module) -> list[str]:
    """Find strings that read as SQL and are built at run time: `line: function they stand in`."""
    found = []
    for node, inside in with_function(tree, ""):
        if inside and is_assembled(node) and STATEMENT.search(constant_text(node)):
            found.append(f"{node.lineno}: {inside}")
    return found


def with_function(node: ast.AST, inside: str) -> list[tuple[ast.expr, str]]:
    pairs = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            pairs += with_function(child, child.name)
            continue
        if isinstance(child, ast.expr):
            pairs.append((child, inside))
        pairs += with_function(child, inside)
    return pairs


def is_assembled(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Mod | ast.Add)
    is_method = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return is_method and node.func.attr == "format"  # type: ignore[attr-defined]


def constant_text(node: ast.expr) -> str:
    """Join the constant parts of the expression itself; arguments of calls are not part of it."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return " ".join(constant_text(part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return f"{constant_text(node.left)} {constant_text(node.right)}"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return constant_text(node.func.value)
    return ""

"""No file, function or line outgrows the house. Not: judgement about what is inside them."""

import ast

from house.tree import below, functions, named, text_of, told, tree_of

FILE_LINES = 300
FUNCTION_LINES = 40
LINE_COLUMNS = 100
PYTHON = ("src/", "tests/", "packages/", "bench/", "torture/")
SCRIPTS = (".ts", ".tsx", ".js", ".mjs", ".css", ".html", ".lua")


def test_no_file_is_longer_than_300_lines() -> None:
    """Every rival in this field has the file of thousands of lines that everybody must edit."""
    problems = [
        f"{named(path)}: {count} lines"
        for path in below(*PYTHON, ending=(".py", *SCRIPTS))
        if (count := len(text_of(path).splitlines())) > FILE_LINES
    ]

    assert not problems, told(problems)


def test_no_line_is_wider_than_100_columns() -> None:
    """The formatter leaves long strings and comments alone; two files side by side do not."""
    problems = [
        f"{named(path)}:{number}: {len(line)} columns"
        for path in below(*PYTHON, ending=(".py", *SCRIPTS))
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if len(line) > LINE_COLUMNS
    ]

    assert not problems, told(problems)


def test_no_function_is_longer_than_40_lines() -> None:
    """A function that does not fit on a screen is read in pieces, and changed in the wrong one."""
    problems = [
        f"{named(path)}:{problem}"
        for path in below(*PYTHON)
        for problem in long_functions(tree_of(path))
    ]

    assert not problems, told(problems)


def test_a_long_function_is_seen_even_inside_a_class() -> None:
    body = "\n".join(f"        x{number} = {number}" for number in range(FUNCTION_LINES))
    tree = ast.parse(f"class Shop:\n    async def sell(self):\n{body}")

    assert long_functions(tree) == ["2: sell has 41 lines"]


def long_functions(tree: ast.Module) -> list[str]:
    return [
        f"{function.lineno}: {function.name} has {lines} lines"
        for function in functions(tree)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    ]

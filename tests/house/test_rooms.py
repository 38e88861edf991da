"""Every file has its place, its sign and a plain name. Not: who imports whom (import-linter)."""

import ast
import re

import pytest

from house.tree import below, files, named, told, tree_of

ROOT_FILES = {
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "LICENSE",
    "Makefile",
    "Dockerfile",
    "compose.yaml",
    "pyproject.toml",
    "package.json",
    "package-lock.json",
    ".npmrc",
    ".gitignore",
    ".pre-commit-config.yaml",
}
ROOT_FOLDERS = {
    ".ci",
    ".github",
    "bench",
    "docs",
    "packages",
    "requirements",
    "src",
    "tests",
    "torture",
}
FORBIDDEN = {
    *("util", "utils", "helper", "helpers", "manager", "base", "common", "misc"),
    *("data", "info", "handle", "process"),
}
FOREIGN = {
    "handle_error": "socketserver asks a server for a method of this name",
    "data_received": "asyncio asks a protocol for a method of this name",
    "process_bind_param": "SQLAlchemy asks for a method of this name",
    "process_result_value": "SQLAlchemy asks for a method of this name",
}
PYTHON = ("src/", "tests/", "packages/", "bench/", "torture/")


def test_the_root_is_a_closed_list() -> None:
    """A rival keeps an archive, five compose files and loose scripts there. A new file at the
    root needs a decision record and a line here."""
    found = {named(path).split("/", 1)[0] for path in files()}

    assert found <= ROOT_FILES | ROOT_FOLDERS


def test_an_init_file_is_a_sign_and_not_a_cupboard() -> None:
    """A re-exported name has two homes, and every import of one room loads all of it."""
    problems = [
        f"{named(path)}: must hold one docstring and nothing else"
        for path in below("src/")
        if path.name == "__init__.py" and not is_sign(tree_of(path))
    ]

    assert not problems, told(problems)


def test_every_folder_of_the_server_has_a_sign() -> None:
    folders = {path.parent for path in below("src/usercontext/")}
    problems = [named(folder) for folder in folders if not (folder / "__init__.py").is_file()]

    assert not problems, told(problems)


def test_every_file_says_first_what_lives_in_it() -> None:
    """Whoever opens a file should learn in one line whether it is the right one."""
    problems = [named(path) for path in below(*PYTHON) if not ast.get_docstring(tree_of(path))]

    assert not problems, told(problems)


def test_no_name_is_a_drawer() -> None:
    """What is called helper or data could be anything, so everything ends up in it."""
    problems = [
        f"{named(path)}: {problem}"
        for path in below("src/", "packages/")
        for problem in drawers(path.stem, tree_of(path))
    ]

    assert not problems, told(problems)


@pytest.mark.parametrize(
    "source",
    [
        "def handle_issue(): ...",
        "class SessionManager: ...",
        "class JSONHelper: ...",
        "async def load_data(): ...",
    ],
)
def test_a_drawer_is_seen_in_snake_and_in_camel_case(source: str) -> None:
    assert drawers("issues", ast.parse(source))


def test_a_word_that_only_contains_a_forbidden_one_passes() -> None:
    assert not drawers("database", ast.parse("def load_metadata(): ...\nclass Base62Handler: ..."))


def test_a_sign_with_code_is_seen() -> None:
    assert not is_sign(ast.parse('"""The room."""\nfrom usercontext.domain import ids'))


def is_sign(tree: ast.Module) -> bool:
    return len(tree.body) == 1 and ast.get_docstring(tree) is not None


def drawers(module: str, tree: ast.Module) -> list[str]:
    """Find the names of the module, its classes and its functions that hold a forbidden word."""
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    names = [module, *(node.name for node in ast.walk(tree) if isinstance(node, definitions))]
    return [name for name in names if set(words_of(name)) & FORBIDDEN and name not in FOREIGN]


def words_of(name: str) -> list[str]:
    """Split a snake_case or CamelCase name into its words, in lower case."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)]

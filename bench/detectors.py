"""docs/detectors.md, made of the first lines of the analyzer's modules. Not: what they do.

    python -m bench.detectors

The page names every module by package, in the order in which a verdict comes about. What it says
of one is the first line of its docstring, but for what that line leaves to others ("Not: …").
tests/house/test_detectors.py fails while the page is another one than is made here.
"""

import ast
import re
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_ANALYZER = _ROOT / "src" / "usercontext" / "analyze"
_ABOVE = "../src/usercontext/analyze/"
_ORDER = ("", "reading", "signals", "causes", "claims", "advice", "impact", "signatures", "reach")
"""The stages in turn; other packages follow by name."""
_OTHERS = re.compile(r"\s+Not: .*", re.DOTALL)
PAGE = _ROOT / "docs" / "detectors.md"
_BEGINNING = """# What does each module of the analyzer look for?

[analysis.md](analysis.md) says how a verdict comes about. This page lists the modules that take
part, by stage: {modules} in {packages} packages. Each row is the first line of a module's
docstring; the module itself says more. A *signal* is something wrong at one moment, a *cause* the
chain of signals that explains the report ([glossary.md](glossary.md)).

This page is generated: change a docstring, then run `python -m bench.detectors`.
"""


def main() -> None:
    """Write the page anew and say where it is."""
    PAGE.write_text(detectors_page(), encoding="utf-8")
    print(PAGE)


def detectors_page(analyzer: Path = _ANALYZER) -> str:
    """Return the page as the modules have it now."""
    packages = {
        path.parent.relative_to(analyzer).as_posix().removeprefix("."): path.parent
        for path in analyzer.rglob("__init__.py")
    }
    names = sorted(packages, key=_place)
    tables = {name: modules_of(packages[name]) for name in names}
    shown = {name: rows for name, rows in tables.items() if rows}
    count = sum(len(rows) for rows in shown.values())
    blocks = [_BEGINNING.format(modules=count, packages=len(shown))]
    blocks += [_section(name, packages[name], tables[name]) for name in names]
    return "\n".join(blocks)


def modules_of(package: Path) -> dict[str, str]:
    """Return what each module of a package is for, by its name."""
    files = sorted(path for path in package.glob("*.py") if path.name != "__init__.py")
    return {path.stem: purpose_of(path) for path in files}


def purpose_of(path: Path) -> str:
    """Return the first line of a module's docstring, without what it leaves to others."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return _OTHERS.sub("", docstring.partition("\n")[0]).replace("|", "\\|")


def _section(name: str, package: Path, rows: dict[str, str]) -> str:
    level = "##" + "#" * name.count("/")
    folder = f"{_ABOVE}{name}/" if name else _ABOVE
    head = [f"{level} {name or 'analyze'}", "", purpose_of(package / "__init__.py"), ""]
    table = ["| module | what it is for |", "|---|---|"] if rows else []
    lines = [f"| [{module}]({folder}{module}.py) | {told} |" for module, told in rows.items()]
    return "\n".join([*head, *table, *lines, *([""] if rows else [])])


def _place(name: str) -> tuple[int, str]:
    top = name.partition("/")[0]
    return (_ORDER.index(top) if top in _ORDER else len(_ORDER), name)


if __name__ == "__main__":
    main()

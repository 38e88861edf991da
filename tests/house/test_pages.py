"""The pages for people keep their promises in the source. Not: what a browser sees (tests/flow)."""

import ast
import re

import pytest

from house.tree import ROOT, below, named, text_of, told, tree_of
from usercontext.dashboard.pages import PAGES

SCRIPTS = "packages/dashboard/src/"
PAGES_CODE = "src/usercontext/dashboard/"
SINKS = re.compile(
    r"\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|srcdoc"
    r"|document\.write|createContextualFragment|DOMParser|createPolicy|eval)\b"
    r"|\bnew Function\b|\bsetTimeout\(['\"`]"
    r"|\.(?:set|create)Attribute\(['\"](?:on|style|srcdoc)"
)
LAID_OUT = re.compile(r"(?m)^\.([\w-]+)(?:,[^{]*)? \{[^}]*display:")
OF_ONE_PAGE = {
    "entries": "timeline",
    **dict.fromkeys(("evidence", "issue-parts", "issue-media"), "issue"),
}
SWAP = "swap: 'innerHTML'"
"""htmx's word for where a page of our own server goes; it is held to the nonce of the page."""
MARKED_SAFE = re.compile(r"\|\s*safe\b|\{%-?\s*autoescape\b")
INLINE = re.compile(
    r"\sstyle=|\son[a-z]+=|<script(?![^>]*nonce)|javascript:|hx-on\b", re.IGNORECASE
)


def test_no_script_makes_markup_of_texts() -> None:
    """A rival showed what a page had logged by ``innerHTML``: one visit took over an account."""
    problems = [
        f"{named(path)}: {found.group()}"
        for path in below(SCRIPTS, ending=(".ts",))
        for found in SINKS.finditer(text_of(path).replace(SWAP, ""))
    ]

    assert not problems, told(problems)


def test_no_template_calls_a_text_safe() -> None:
    problems = [
        f"{named(path)}: {found.group()}"
        for path in below(PAGES_CODE, ending=(".html",))
        for found in MARKED_SAFE.finditer(text_of(path))
    ]

    assert not problems, told(problems)


def test_no_template_runs_or_styles_anything_inline() -> None:
    """The policy would stop it, and tell: a report that is our own hides one that is not."""
    problems = [
        f"{named(path)}: {found.group().strip()}"
        for path in below(PAGES_CODE, ending=(".html",))
        for found in INLINE.finditer(text_of(path))
    ]

    assert not problems, told(problems)


def test_markup_is_made_of_literals_alone() -> None:
    problems = [
        f"{named(path)}:{line}"
        for path in below(PAGES_CODE)
        for line in made_of_more(tree_of(path))
    ]

    assert not problems, told(problems)


@pytest.mark.parametrize("source", ["Markup(text)", "Markup(f'<b>{text}</b>')", "Markup('a' + b)"])
def test_markup_of_anything_else_is_seen(source: str) -> None:
    assert made_of_more(ast.parse(source)) == [1]
    assert not made_of_more(ast.parse("Markup('<b>{}</b>').format(text)"))


@pytest.mark.parametrize(
    "source", ["e.innerHTML = text", "new Function(text)", "e.setAttribute('onclick', text)"]
)
def test_a_sink_is_seen(source: str) -> None:
    assert SINKS.search(source)


def test_a_class_is_laid_out_in_one_file_of_styles() -> None:
    """All styles are one file in the browser: what two pages had both called a filter or a fact was
    laid out by whoever came last. Parts of one page may share theirs."""
    laid_out: dict[str, set[str]] = {}
    for path in below("packages/dashboard/styles/", ending=(".css",)):
        for name in LAID_OUT.findall(re.sub(r"(?s)/\*.*?\*/|@media print.*", "", text_of(path))):
            laid_out.setdefault(name, set()).add(OF_ONE_PAGE.get(path.stem, path.stem))
    problems = [f".{name}: {sorted(files)}" for name, files in laid_out.items() if len(files) > 1]

    assert not problems, told(sorted(problems))


def test_every_page_is_documented() -> None:
    page = text_of(ROOT / "docs/dashboard.md")
    missing = [each.path for each in PAGES if each.method == "GET" and f"`{each.path}`" not in page]

    assert not missing, told(sorted(missing))


def made_of_more(tree: ast.Module) -> list[int]:
    """Find where markup is made of what is no literal; ``Markup("…").format(…)`` escapes."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] == "Markup"
        and not (len(node.args) == 1 and isinstance(node.args[0], ast.Constant))
    ]

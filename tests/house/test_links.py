"""What the pages promise exists: links lead somewhere, shown commands run. Not: their truth."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from house.commands import shown_commands, wrong_command
from house.tree import below, files, named, text_of, told

LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)


def test_every_link_to_a_file_resolves() -> None:
    """A page is moved, and the sentence that sent people there stays."""
    problems = [f"{named(page)}: {link}" for page in pages() for link in broken_links(page)]

    assert not problems, told(problems)


def test_every_command_on_a_page_exists() -> None:
    """The first thing a newcomer does is to paste it."""
    problems = [
        f"{named(page)}: {' '.join(words)}: {problem}"
        for page in pages()
        for words in shown_commands(text_of(page))
        if (problem := wrong_command(words))
    ]

    assert not problems, told(problems)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("make test serve PORT=1", False),
        ("make deploy", True),
        ("$ .venv/bin/usercontext session replay failing-checkout --data data", False),
        ("usercontext session rewind failing-checkout", True),
        ("sudo usercontext serve --port 1 --fast", True),
        ("A=1 usercontext --version", False),
        ("curl --fast -d '{\n  1 | 2 }' | jq", False),
    ],
)
def test_a_command_that_does_not_exist_is_seen(line: str, problem: bool) -> None:
    (words,) = shown_commands(f"```bash\n{line}\n```\n")

    assert bool(wrong_command(words)) is problem


def test_a_broken_link_and_a_missing_heading_are_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A b\n[1](gone.md) [2](#c) [3](#a-b) [4](page.md#a-b) `[5](x)`\n")

    assert broken_links(page) == ["gone.md", "#c"]


def pages() -> list[Path]:
    root = [path for path in files() if path.suffix == ".md" and "/" not in named(path)]
    return root + below("docs/", "packages/", "bench/", "torture/", ending=(".md",))


def broken_links(page: Path) -> list[str]:
    prose = re.sub(r"`[^`\n]*`", "", FENCED.sub("", page.read_text(encoding="utf-8")))
    return [link for link in LINK.findall(prose) if not resolves(page, link)]


def resolves(page: Path, link: str) -> bool:
    if re.match(r"[a-z]+:", link):
        return True
    name, _, anchor = unquote(link).partition("#")
    target = page.parent / name if name else page
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(page: Path) -> set[str]:
    """Make the anchors of the headings as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}

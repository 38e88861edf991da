"""What no tracked file may hold, and what every decision record must. Not: style."""

import re
from pathlib import Path

import pytest

from house.tree import ROOT, below, named, text_of, texts, told

HERE = "tests/house/test_texts.py"
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|NotImplemented" r"Error)\b")
PLACES = re.compile(
    r"(?<![\w.])/(?:work|root|Users|home/[a-z]+)/"
    r"|pythonhos" r"ted\.org|\bpy" r"pi\.org|npm" r"js\.(?:org|com)|deb" r"ian\.org"
)  # fmt: skip
UNMERGED = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
COUNTED = re.compile(
    r"(?<!1 to )\{(?!\{? ?program)(?![^{}]*round)[^{}]+\} (?:log )?"
    r"(?:sessions|users|issues|entries|batches|cases|visits|calls|projects|reports)\b"
)
RECORDS = "docs/decisions/"
HEADINGS = ["Context", "Decision", "Consequences", "Alternatives"]


def test_nothing_is_left_unfinished() -> None:
    """A note to oneself in the code is a promise nobody tracks; an unimplemented method is a
    wall somebody runs into. Unfinished things are issues, not comments."""
    assert not found(UNFINISHED), told(found(UNFINISHED))


def test_no_file_knows_a_machine_or_a_registry() -> None:
    """A path of one laptop or the host of one registry works for its author alone."""
    assert not found(PLACES), told(found(PLACES))


SAMPLES = ["see /ro" "ot/notes", "py" "pi.org", "cd /wo" "rk/shop"]  # fmt: skip


@pytest.mark.parametrize("line", SAMPLES)
def test_a_machine_path_and_a_registry_are_seen(line: str) -> None:
    assert PLACES.search(line)


def test_a_path_of_the_api_is_no_machine_path() -> None:
    route = "GET /v1/issues/home, shop.example/wo" "rk/1"  # fmt: skip

    assert not PLACES.search(route)


def test_no_merge_is_left_half_done() -> None:
    """CHANGELOG.md was pushed with both sides of a merge in it, and the marks between them."""
    problems = [
        f"{named(path)}:{number}: {mark}"
        for path, text in texts()
        for number, mark in unmerged(text)
    ]

    assert not problems, told(problems)


@pytest.mark.parametrize("mark", ["<" * 7 + " HEAD", "=" * 7, ">" * 7 + " topic", "|" * 7])
def test_a_mark_of_a_merge_is_seen(mark: str) -> None:
    assert unmerged(f"- A line of ours.\n{mark}\n") == [(2, mark)]


@pytest.mark.parametrize("text", ["Signals\n=======", "a = 1  # =======", "<<<<<<<<", "======"])
def test_an_underline_is_no_mark_of_a_merge(text: str) -> None:
    assert not unmerged(text)


def test_a_number_never_stands_before_a_noun_that_is_always_many() -> None:
    """`issues show` said "1 sessions of 1 users"; `counted` and the filter `many` know better."""
    said = below("src/usercontext", ending=(".py", ".html"))
    problems = [
        f"{named(path)}: {match.group()}"
        for path in said
        for match in COUNTED.finditer(text_of(path))
    ]

    assert not problems, told(problems)


def test_every_decision_record_has_its_four_headings() -> None:
    """A decision without its alternatives cannot be reopened, only overturned."""
    problems = [
        f"{named(path)}: has {headings}"
        for path in records()
        if (headings := re.findall(r"^## (.+)$", text_of(path), re.MULTILINE)) != HEADINGS
    ]

    assert not problems, told(problems)


def test_decision_records_are_numbered_once_and_named_in_their_title() -> None:
    numbers = [path.name[:4] for path in records()]
    untitled = [named(path) for path in records() if not has_title(path)]

    assert len(numbers) == len(set(numbers))
    assert not untitled, told(untitled)


def unmerged(text: str) -> list[tuple[int, str]]:
    """Return the lines that git writes between two sides; an underline is as long as its line."""
    lines = text.split("\n")
    return [
        (number, line)
        for number, (above, line) in enumerate(zip(["", *lines], lines, strict=False), 1)
        if UNMERGED.fullmatch(line) and not (line[0] == "=" and len(above) == len(line))
    ]


def records() -> list[Path]:
    return below(RECORDS, ending=(".md",))


def has_title(path: Path) -> bool:
    return text_of(path).startswith(f"# {path.name[:4]}: ")


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{named(path)}:{number}: {match.group()}"
        for path, text in texts()
        if path != ROOT / HERE
        for number, line in enumerate(text.splitlines(), 1)
        if (match := pattern.search(line))
    ]

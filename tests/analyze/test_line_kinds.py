"""What is read from all the words of a line: kinds told apart, nothing made of figures."""

import hashlib
from pathlib import Path

import pytest

from usercontext.analyze.language.line_kinds import LineKind, features_of, read_line
from usercontext.analyze.signals.page_words.grave_lines import wrong_in

LINES = Path(__file__).parents[2] / "bench" / "lines"
APART = LINES.parent / "lines_apart" / "answers.tsv"
GRAVE = {LineKind.MONEY, LineKind.DATA, LineKind.EXPOSED}


def likeliest(text: str) -> str:
    likely = read_line(text)
    return max(likely, key=lambda kind: likely[kind]).value if likely else ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[ferry] quoted 84.00 for two, the card was debited 168.00", "money"),


        ("[museum] group discount promised, full fare taken: 96.00", "money"),
        ("duplicate debit for the ferry was reversed before settlement", "calm"),
        ("card refused by the bank: limit for today reached", "refused"),
        ("the cabin of 14 was assigned to two families for the same night", "data"),
        ("[notes] said saved, the last 40 minutes of edits are gone", "data"),
        ("anybody with the link can open the payslips of all staff", "exposed"),
        ("could not reach the timetable, gave up after 3 attempts", "stopped"),
        ("timetable unreachable, showing the copy of yesterday", "degraded"),
        ("the code you typed has expired, ask for a new one", "refused"),
        ("badge says 3, inbox holds 2; counts are refreshed at midnight", "shown"),
        ("sync finished, 12 notes up to date", "calm"),
        ("[Kasse] Rabatt zugesagt, abgebucht wurde der volle Preis: 59,90", "money"),
        ("[panier] le montant a été débité deux fois", "money"),
        ("el correo de confirmación se envió al cliente equivocado", "data"),
    ],
)  # fmt: skip
def test_lines_that_nobody_learned_from(text: str, kind: str) -> None:
    assert likeliest(text) == kind


@pytest.mark.parametrize("text", ["", "   ", "TTFB 3020.4", "LCP 408", "€ 12.00", "¤", "{}"])
def test_figures_and_next_to_nothing_say_nothing(text: str) -> None:
    assert read_line(text) == {}


def test_words_that_are_not_known_say_nothing() -> None:
    assert read_line("blorp quux zindle fnord grault plugh xyzzy") == {}


@pytest.mark.parametrize("text", ["\0" * 500, "pay " * 20_000, "\ud800 charged twice", "é" * 9_000])
def test_hostile_text_is_read_like_any_other(text: str) -> None:
    assert sum(read_line(text).values()) in (0, pytest.approx(1.0))


def test_values_stand_for_all_of_their_kind() -> None:
    one = features_of("order F-2201 charged €12.00 for 3 seats")

    assert one == features_of("order K-7 charged €9,800.50 for 41 seats")


def test_two_sums_that_are_one_are_told_from_two() -> None:
    assert "n:sums agree" in features_of("quoted 12.00, charged 12.00")
    assert "n:sums differ" in features_of("quoted 12.00, charged 13.00")


def test_the_table_is_of_the_lines_that_are_kept() -> None:
    """A line that is added and not learned from changes nothing, and nobody notices."""
    from usercontext.analyze.language.line_kinds import _learned

    told = hashlib.sha256()
    for path in sorted(LINES.glob("*.tsv")):
        told.update(path.read_bytes())

    assert _learned()[0].lines == told.hexdigest()


def test_each_line_is_one_of_the_kinds_and_stands_once() -> None:
    rows = [row for path in LINES.glob("*.tsv") for row in path.read_text("utf-8").splitlines()]
    parted = [row.split("\t") for row in rows]

    assert {len(row) for row in parted} == {2}
    assert {kind for kind, _ in parted} == set(LineKind)
    assert len({text for _, text in parted}) == len(rows)


def test_a_file_that_is_never_learned_from_is_read_as_well_as_it_was() -> None:
    """Answers and notices by an author of whom no line was learned from. When they were first read
    0.75 had their kind, 0.88 of those told as grave were grave, and 0.67 of the grave were told.
    """
    rows = [row.split("\t") for row in APART.read_text("utf-8").splitlines()]
    grave = [kind in GRAVE for kind, _ in rows]
    said = [wrong_in(text, done=True) is not None for _, text in rows]
    both = sum(map(min, grave, said))

    assert sum(likeliest(text) == kind for kind, text in rows) / len(rows) > 0.72
    assert both / sum(said) > 0.85
    assert both / sum(grave) > 0.62


def test_what_was_learned_stays_packed_until_it_is_met() -> None:
    """To unpack all features took most of a process's first analysis."""
    from usercontext.analyze.language.line_kinds import _learned

    table, places, rarities, signed = _learned()

    assert len(rarities) * len(table.kinds) == len(signed) == len(places) * len(table.kinds)

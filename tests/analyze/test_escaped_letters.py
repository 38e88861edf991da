r"""An answer whose letters are written as ``\u00fc`` and ``\/``, as PHP and Python write them.

What it says is read as people were shown it. Not: what a reason means.
"""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import work
from usercontext.analyze.language.text import with_letters

GONE = r'{"code":"slot","message":"Der Termin um 9\/10 Uhr wurde f\u00fcr jemand anders vergeben."}'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r'{"m":"zu sp\u00e4t"}', '{"m":"zu spät"}'),
        (r'{"m":"12,50\u00a0\u20ac"}', '{"m":"12,50 €"}'),
        (r'{"m":"\ud83d\ude00 da"}', '{"m":"😀 da"}'),
        (r'{"m":"14\/3"}', '{"m":"14/3"}'),
    ],
)
def test_letters_are_read_as_letters(written: str, read: str) -> None:
    assert with_letters(written) == read


@pytest.mark.parametrize(
    "written",
    [
        r'{"m":"a \u0022quoted\u0022 name"}',
        r'{"m":"C:\\users\\u00fc"}',
        r'{"m":"half \ud83d of one"}',
        r'{"m":"bell \u0007"}',
        r'{"m":"short \u00f"}',
    ],
)
def test_marks_halves_and_what_only_looks_like_it_stay(written: str) -> None:
    assert with_letters(written) == written


def test_the_reason_is_quoted_whole_and_proven() -> None:
    visit = work("/termine").press("Platz sichern").no("POST", "/api/halte", 409, GONE)
    visit.press("Anderen Platz sichern", after=8).ok("POST", "/api/halte", status=201)
    told = visit.judge("Platz war weg", "/termine")

    held(told, "validation_rejected race", "9/10 Uhr wurde für jemand anders vergeben", "P2 P3")
    assert not told.claims_rejected

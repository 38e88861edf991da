"""Offsets are read as they are written; names and words as pages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usercontext.dashboard.filters import as_initials, as_spaced
from usercontext.dashboard.spans import offset_in_words, read_offset

MOST_US = 86_400_000_000


@given(st.integers(0, MOST_US - 1))
def test_an_offset_below_a_day_is_read_as_it_was_written(offset_us: int) -> None:
    assert read_offset(offset_in_words(offset_us)) == offset_us // 1_000 * 1_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12_000_000),
        (" 0:12.5 ", 12_500_000),
        ("90:00", 5_400_000_000),
        ("1 d 1:00:01", 90_001_000_000),
        ("", None),
        ("-3", None),
        ("1:", None),
        ("1e3", None),
        ("٣", None),
        ("9" * 40, None),
        ("<b>", None),
    ],
)
def test_what_is_no_offset_is_none(text: str, expected: int | None) -> None:
    assert read_offset(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Lund", "AL"),
        ("Björn von der Øst", "BØ"),
        ("cleo", "C"),
        ("<b>x</b> 7", "B7"),
        ("李 小龙", "李小"),
        ("ßen", "SS"),
        ("\u202e !", "?"),
    ],
)
def test_initials_are_one_or_two_letters_of_a_name(name: str, expected: str) -> None:
    assert as_initials(name) == expected


def test_names_of_the_api_within_a_text_are_words() -> None:
    assert (
        as_spaced("valuePerConversion, EUR are not set") == "value per conversion, EUR are not set"
    )

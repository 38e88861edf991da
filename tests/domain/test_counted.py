"""How a number and its noun are written. Not: where."""

import pytest

from usercontext.domain.counted import counted


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 users"), (1, "1 user"), (2, "2 users"), (1200, "1,200 users")]
)
def test_one_alone_has_the_noun_without_an_s(number: int, told: str) -> None:
    assert told == counted(number, "user")


def test_a_noun_that_takes_no_bare_s_says_its_own_form() -> None:
    assert counted(1, "entry", "entries") == "1 entry"
    assert counted(3, "entry", "entries") == "3 entries"

"""How a number and its noun are written. Not: where."""

import pytest

from usercontext.domain.counted import counted, in_percent


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 users"), (1, "1 user"), (2, "2 users"), (1200, "1,200 users")]
)
def test_one_alone_has_the_noun_without_an_s(number: int, told: str) -> None:
    assert told == counted(number, "user")


def test_a_noun_that_takes_no_bare_s_says_its_own_form() -> None:
    assert counted(1, "entry", "entries") == "1 entry"
    assert counted(3, "entry", "entries") == "3 entries"


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.0, "0 %"), (0.004, "0.4 %"), (0.0999, "10.0 %"), (0.125, "12 %"), (1.0, "100 %")],
)
def test_a_share_has_one_form_wherever_it_is_told(share: float, told: str) -> None:
    """An issue's impact said ``at least 12.5%`` beside a reach of ``12 % to 19 %``."""
    assert in_percent(share) == told

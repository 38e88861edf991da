"""Lines that are asked for many labels answer as a search through them would."""

import pytest

from usercontext.analyze.language.holding import lines_of

LINES = ["Nothing followed the click on Add to cart", "Dead: “Pay now”", "x\u00a0y"]


@pytest.mark.parametrize(
    ("label", "holds"),
    [("Add to cart", True), ("dd to car", True), ("Pay now", True), ("cart", True), ("", True),
     ("x\u00a0y", True), (" followed", True), ("click on", True),
     ("Add to card", False), ("to Add", False), ("Menu bcd", False), ("cart Dead:", False)],
)  # fmt: skip
@pytest.mark.parametrize("more", [[], ["a" * 41]])
def test_a_label_is_held_where_it_stands_in_a_line(
    label: str, holds: bool, more: list[str]
) -> None:
    assert lines_of([*LINES, *more]).hold(label) is holds

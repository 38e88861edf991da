"""What a session must hold is compared entry by entry, and in order."""

from typing import Any

from usercontext.shop.expected import compare
from usercontext.shop.faults import Expected


def entry(message: str, level: str = "error") -> dict[str, Any]:
    return {"type": "console", "level": level, "payload": {"message": message}}


def wanted(message: str) -> Expected:
    return Expected("console", "error", {"payload.message": message})


FIRST_THEN_SECOND = (wanted("first"), wanted("second"))


def test_a_text_matches_when_it_is_contained() -> None:
    assert compare(FIRST_THEN_SECOND, [entry("the first"), entry("x"), entry("second.")]).holds


def test_the_other_order_is_captured_but_not_in_order() -> None:
    found = compare(FIRST_THEN_SECOND, [entry("second"), entry("first")])

    assert (found.captured, found.in_order, found.holds) == (2, False, False)


def test_one_entry_does_not_stand_for_two() -> None:
    found = compare((wanted("first"), wanted("first")), [entry("first")])

    assert (found.expected, found.captured, found.in_order) == (2, 1, False)


def test_another_level_is_another_entry() -> None:
    assert compare((wanted("first"),), [entry("first", "warn")]).captured == 0


def test_true_is_not_the_number_one() -> None:
    told = [{"type": "console", "level": "error", "payload": {"rage": True}}]

    assert not compare((Expected("console", "error", {"payload.rage": 1}),), told).holds

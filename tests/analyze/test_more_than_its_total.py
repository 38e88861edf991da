"""A sum that was taken beside the smaller total of what it was taken for. Not: parts of a total."""

import pytest

from usercontext.analyze.signals.money.owed_sums import says_what_was_owed


@pytest.mark.parametrize(
    "line",
    [
        "[till] charged 240.00 EUR, the order's total is 204.00 EUR",
        "captured $58.10, ticket total: $48.10",
        "collected £75, price was £57",
        "withdrawn 1,204.00; amount to pay is 1,024.00",
    ],
)
def test_more_than_the_total_is_not_what_was_owed(line: str) -> None:
    assert says_what_was_owed(line)


@pytest.mark.parametrize(
    "line",
    [
        "charged 204.00 EUR, the order's total is 240.00 EUR",
        "charged 240.00 EUR, the order's total is 240.00 EUR",
        "charged 240 EUR, the total is 239.99 EUR",
        "charged 240.00 EUR with delivery, items total 204.00 EUR",
        "charged 240.00 EUR, net total is 200.00 EUR",
        "charged 240.00 EUR, total without tip 220.00 EUR",
        "authorized 250.00 EUR, the order's total is 204.00 EUR",
    ],
)
def test_a_part_and_what_comes_on_top_are_well(line: str) -> None:
    assert not says_what_was_owed(line)


@pytest.mark.parametrize(
    "line",
    [
        "[bill] 77: total is 1190.00 EUR, lines sum up to 1109.00 EUR",
        "bill total 50.00 but positions add up to 45.00",
        "closing balance £310.00, entries add to £301.00",
    ],
)
def test_a_total_is_what_its_parts_come_to(line: str) -> None:
    assert says_what_was_owed(line)


@pytest.mark.parametrize(
    "line",
    [
        "bill total 50.00, items add up to 45.00 plus shipping 5.00",
        "total 45.00, items sum to 50.00 (discount 5.00)",
        "total is 1190.00 EUR, lines sum up to 1190.00 EUR",
        "total 1190.00 EUR, net lines sum up to 1000.00 EUR",
        "lines add up to 1109.00 EUR",
        "total of 12 rows, rows come to 3 pages",
    ],
)
def test_what_stands_between_parts_and_total_is_well(line: str) -> None:
    assert not says_what_was_owed(line)

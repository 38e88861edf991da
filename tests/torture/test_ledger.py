"""The ledger's verdict on what is stored: ok within stored, stored within ok and unknown."""

import pytest
from torture.ledger import Ledger, Verdict, check


@pytest.fixture
def ledger() -> Ledger:
    """1 acknowledged, 2 refused, 3 of unknown outcome."""
    kept = Ledger()
    assert [kept.take() for _ in range(3)] == [1, 2, 3]
    kept.acknowledge(1)
    kept.refuse(2)
    return kept


@pytest.mark.parametrize("stored", [[1, 1], [1, 1, 3, 3]])
def test_what_was_acknowledged_must_be_there_and_what_is_unknown_may(ledger, stored) -> None:
    assert check(ledger, stored).sound


@pytest.mark.parametrize(
    ("stored", "wrong"),
    [
        ([3, 3], {"lost": 1}),
        ([1, 1, 1, 1], {"doubled": 1}),
        ([1], {"partial": 1}),
        ([1, 1, 3], {"partial": 1}),
        ([1, 1, 2, 2], {"foreign": 1}),
        ([1, 1, 9, 9], {"foreign": 1}),
    ],
)
def test_each_way_to_differ_has_its_name(ledger, stored, wrong) -> None:
    clean = {"lost": 0, "doubled": 0, "partial": 0, "foreign": 0}

    assert check(ledger, stored) == Verdict(acknowledged=1, **(clean | wrong))


def test_an_unknown_number_that_is_acknowledged_later_must_be_there(ledger) -> None:
    ledger.acknowledge(3)

    assert ledger.unknown == set()
    assert check(ledger, [1, 1]).lost == 1

"""Money that was taken or is owed and is not right is P0 though nobody presses anything more."""

import pytest

from analyze.calm_visits import Caller, call
from usercontext.domain.analysis import Analysis, Priority


def read(*lines: str, path: str = "/account/activity") -> Analysis:
    visit: Caller = call(path).ok("GET", "/api/activity", "[]")
    for line in lines:
        visit.log("error", line)
    return visit.judge("something is off here", path)


@pytest.mark.parametrize(
    "line",
    [
        "[invoice] F-12: total 84.00 EUR is not the sum of its lines 77.00 EUR",
        "[wallet] balance $120.00 does not match the ledger $100.00",
        "[account] charged GBP 58.80, agreed were GBP 48.90",
        "[booking] charged twice: 60.00 EUR for booking 4",
    ],
)
def test_whoever_paid_another_sum_is_wronged_without_a_press(line: str) -> None:
    """A wrong sum that nobody pressed after was P2; the contract says P0 for wrong money."""
    said = read(line)

    assert said.priority is Priority.P0
    assert said.impact_score == sum(term.points for term in said.impact)


@pytest.mark.parametrize(
    "lines",
    [
        ("[price] list says 9.90 EUR, product says 12.90 EUR",),
        ("[points] total 300 differs from 200",),
        ("[invoice] total 84.00 EUR is shown as 91.60 USD",),
        ("[invoice] sandbox: total 84.00 EUR is not 77.00 EUR",),
        ("[invoice] total 84.00 EUR is not 77.00 EUR", "[invoice] corrected: total is 77.00 EUR"),
        ("[pay] a duplicate charge of 60.00 EUR was prevented",),
    ],
)
def test_what_is_only_shown_or_tried_or_put_right_is_not(lines: tuple[str, ...]) -> None:
    assert read(*lines).priority in (Priority.P2, Priority.P3)


def test_what_is_still_not_right_after_a_second_look_is_wrong() -> None:
    first = "[invoice] total 84.00 EUR is not 77.00 EUR"

    assert read(first, "[invoice] not corrected: still 84.00 EUR").priority is Priority.P0

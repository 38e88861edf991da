"""Sums in a page's lines: which of them wrong somebody, and which only stand beside each other.

Not: answers and orders that are there twice, which is doubles.
"""

import pytest

from analyze.calm_visits import call
from usercontext.domain.analysis import Analysis, Priority


def read(
    *lines: str,
    path: str = "/account/activity",
    level: str = "warn",
    environment: str | None = None,
) -> Analysis:
    visit = call(path).ok("GET", "/api/activity", "[]")
    for line in lines:
        visit.log(level, line)
    return visit.judge("something is off here", path, environment=environment)


def wrongs(analysis: Analysis) -> bool:
    return any(term.name == "wrong" for term in analysis.impact)


BESIDE = [
    "[wallet] balance low: €3.20 left, top up at least €10.00",
    "[refund] partial: refunded €10.00 of €44.90",
    "[invoice] total €119.00 incl. VAT, net €100.00",
    "[rewards] balance 120.00 PTS, reward costs 300.00 PTS",
    "[plan] billed €9.90 a month, €99.00 a year saves €19.80",
    "[wallet] balance €3.20 is not enough for €10.00",
    "[payout] €200.00 expected on Friday, balance €120.00",
]


@pytest.mark.parametrize("path", ["/account/activity", "/checkout"])
@pytest.mark.parametrize("line", BESIDE)
def test_two_sums_that_nobody_calls_different_are_one_bill(line: str, path: str) -> None:
    """Two amounts beside a word of money were P0, "the amounts differ", and nothing said so."""
    said = read(line, path=path)

    assert said.priority is not Priority.P0
    assert not wrongs(said)
    assert "which of the amounts" not in said.summary


@pytest.mark.parametrize(
    "line",
    [
        "[account] deducted €58.80, paid was €48.90, which differs",
        "[account] charged €58.80 but the order was €48.90",
        "[account] charged 58.80 PLN, agreed were 48.90 PLN",
    ],
)
def test_two_sums_that_a_page_tells_apart_are_wrong(line: str) -> None:
    assert read(line).priority is Priority.P0


def test_points_are_no_money() -> None:
    """Any three capitals were a currency."""
    said = read("[rewards] balance 120.00 PTS is not the 100.00 PTS of the ledger")

    assert said.priority is not Priority.P0


@pytest.mark.parametrize("label", ["Get paid twice a month", "Billed twice a year", "Paid twice?"])
def test_a_label_of_what_is_taken_twice_was_only_pressed(label: str) -> None:
    """A dead control was P0 by its own words: "money was taken twice"."""
    visit = call("/account/plan").press(label)
    told = {"kind": "dead_click", "message": f"Nothing followed the click on {label}"}
    visit.add("console", "warn", told | {"name": label, "selector": "button"})

    assert not wrongs(visit.judge("it does nothing", "/account/plan"))


@pytest.mark.parametrize(
    "line",
    [
        "duplicate payment detected, returning the first receipt",
        "trial ends: card will be charged again on 2026-12-01",
        "[pay] charged twice? guarded, kept the earlier payment",
        "[plan] customers are billed again every month",
        "[wages] paid twice a month",
    ],
)
def test_what_is_kept_from_being_taken_twice_or_is_due_again_is_well(line: str) -> None:
    """The words of guards against a second payment, and of renewals, were P0."""
    assert not wrongs(read(line))


@pytest.mark.parametrize(
    "line",
    [
        "[checkout] card was charged twice",
        "[booking] F-3 is paid; card was charged again on 2026-12-01",
        "[account] duplicate charge of 60.00 EUR",
    ],
)
def test_what_was_taken_twice_is_wrong(line: str) -> None:
    assert read(line).priority is Priority.P0


DIFFERS = "[checkout] total €44.90 differs from €40.00"


@pytest.mark.parametrize(
    "lines",
    [
        (DIFFERS, "[checkout] recalculated: €44.90"),
        ("[checkout] test mode: total €44.90 differs from €40.00",),
        ("[shop] prices are shown in €, you will be charged in £",),
        ("[checkout] total 84.00 EUR is shown as 91.60 USD",),
    ],
)
def test_where_one_pays_as_well_a_sum_may_wrong_nobody(lines: tuple[str, ...]) -> None:
    """What docs/impact.md leaves out was left out only off the core path."""
    assert not wrongs(read(*lines, path="/checkout"))


@pytest.mark.parametrize("environment", ["staging", "test", "dev-3"])
def test_nobody_pays_where_a_shop_is_tried_out(environment: str) -> None:
    assert not wrongs(read(DIFFERS, path="/checkout", environment=environment))


@pytest.mark.parametrize("environment", [None, "production", "demo"])
def test_a_sum_that_differs_where_one_pays_is_wrong(environment: str | None) -> None:
    assert wrongs(read(DIFFERS, path="/checkout", environment=environment))


@pytest.mark.parametrize(
    "line",
    [
        "[checkout] charged $48.00, the page said €44.90",
        "[gift] g_71 was charged in GBP, the form showed €25",
    ],
)
def test_money_that_came_in_another_currency_than_shown_is_wrong(line: str) -> None:
    assert wrongs(read(line, path="/checkout"))

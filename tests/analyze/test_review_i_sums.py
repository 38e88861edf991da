"""One sum that is told twice, what is done twice that is no charge, and one value in two forms."""

import pytest

from analyze.calm_visits import calm
from analyze.remark_visits import remarks
from usercontext.domain.analysis import Priority


@pytest.mark.parametrize(
    "line",
    [
        "total 10.00, expected 10.00",
        "charged 10.00, shown as 10,00 €",
        "quantity 2, expected 2",
        "order total 10.00 is not 0.00",
        "charged once, retried twice",
        "invoice paid: reminders sent twice",
        "billed twice yearly",
        "transferred 2 files again",
        "duplicate payment method removed",
        "charged 2x faster",
    ],
)
def test_a_sum_that_is_as_expected_is_not_wrong(line: str) -> None:
    """A word such as "expected" beside one sum made it wrong money (P0), though both were equal."""
    visit = remarks("/checkout").click("Pay").ok("POST", "/api/orders", status=201)

    told = visit.says("warn", line).judge("my parcel has not come", "/checkout")
    assert told.priority is not Priority.P0


@pytest.mark.parametrize("line", ["total 10.00, expected 12.00", "your card was charged twice"])
def test_a_sum_that_is_not_as_expected_is_wrong(line: str) -> None:
    visit = remarks("/checkout").click("Pay").ok("POST", "/api/orders", status=201)

    told = visit.says("warn", line).judge("I paid too much", "/checkout")
    assert told.priority is Priority.P0


@pytest.mark.parametrize(
    ("sent", "body"),
    [
        ('{"slug":"My Post"}', '{"slug":"my-post"}'),
        ('{"date":"27.02.2026"}', '{"date":"2026-02-27T00:00:00Z"}'),
        ('{"locale":"auto"}', '{"locale":"de"}'),
    ],
)
def test_a_value_that_is_written_otherwise_is_kept(sent: str, body: str) -> None:
    """A slug, a day in another form and a language left to the server were not kept (P2)."""
    visit = remarks("/x").click("Save").sends("PUT", "/api/x", sent, body)

    calm(visit.judge("that is not what I meant", "/x"))

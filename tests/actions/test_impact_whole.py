"""From sessions to urgency and cost, the whole way, on both engines."""

from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from actions.silent import PAGE, Shop, entry, failing_visit
from store.alerts_drafts import add_destination
from usercontext.actions.impact import Reviewer
from usercontext.actions.issue_reach import recount_due
from usercontext.domain.analysis import Priority
from usercontext.domain.delivery import AlertReason
from usercontext.store.delivery_tables import delivery
from usercontext.store.project_settings import ChangeSettings, change_settings
from usercontext.store.reviews import list_changes

pytestmark = pytest.mark.anyio


def paying_visit() -> list[dict[str, Any]]:
    """Pay, and be thanked."""
    return [
        entry(0, payload={"to": f"{PAGE}/checkout"}, eventType="navigation"),
        entry(3, payload={"to": f"{PAGE}/thank-you"}, eventType="navigation"),
    ]


async def tell(shop: Shop) -> None:
    told = {"value_per_conversion": 50, "currency": "EUR", "conversion": {"path": "/thank-you"}}
    command = ChangeSettings(shop.project_row, msgspec.json.encode(told), 1)
    await shop.deps.database.write(change_settings, command)


async def test_a_report_grows_urgent_as_others_fail_in_silence(shop: Shop) -> None:
    first = await shop.visit(failing_visit(), "user-0")
    issue_id = await shop.report(first)
    assert (await shop.issue(issue_id)).priority is Priority.P1
    for number in range(1, 15):
        await shop.visit(failing_visit(), f"user-{number}")
    await shop.quiet()
    shop.clock.advance(60)

    await recount_due(shop.deps)
    await Reviewer(shop.deps).look()

    issue = await shop.issue(issue_id)
    assert (issue.priority, issue.affected.users) == (Priority.P0, 15)
    assert issue.impact_score == sum(term.points for term in issue.analysis.impact)
    (change,) = await shop.deps.database.read(lambda tx: list_changes(tx, issue.row))
    assert (change.priority_before, change.priority_after) == (Priority.P1, Priority.P0)
    assert change.affected == 15


async def test_what_a_failing_checkout_costs_is_reckoned_from_those_who_were_thanked(
    shop: Shop,
) -> None:
    """10 sessions a day × (40/40 − 0/10) × 50 = 500 EUR."""
    await tell(shop)
    rows = [await shop.visit(failing_visit(), f"user-{number}") for number in range(10)]
    for number in range(40):
        await shop.visit(paying_visit(), f"buyer-{number}")
    await shop.quiet()
    issue_id = await shop.report(rows[0])

    await Reviewer(shop.deps).look()

    cost = (await shop.issue(issue_id)).analysis.revenue_impact
    assert (cost.expected, cost.currency, cost.period) == (500.0, "EUR", "day")
    assert 0 < cost.low <= 500.0 <= cost.high
    assert cost.inputs["unaffectedMatched"] == 40
    assert "matched by entry page, release and browser" in cost.formula


async def test_growing_reach_that_makes_an_issue_more_urgent_is_told_of(shop: Shop) -> None:
    await add_destination(shop.deps.database, shop.project_row)
    await shop.report(await shop.visit(failing_visit(), "user-0"))
    for number in range(1, 15):
        await shop.visit(failing_visit(), f"user-{number}")
    await shop.quiet()
    shop.clock.advance(60)

    await recount_due(shop.deps)
    await Reviewer(shop.deps).look()

    query = select(delivery.c.reason, delivery.c.priority).order_by(delivery.c.id)
    told = await shop.deps.database.read(lambda tx: tx.execute(query).all())
    assert told == [(AlertReason.NEW, Priority.P1), (AlertReason.RAISED, Priority.P0)]

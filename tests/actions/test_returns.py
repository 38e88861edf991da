"""What was resolved and is met again is open again, though nobody says a word, on both engines."""

from dataclasses import replace

import pytest
from msgspec import Struct
from sqlalchemy import Connection, select, update

from actions.silent import Shop, failing_visit
from store.alerts_drafts import add_destination
from store.drafts import add_project, show
from usercontext.actions.detections import Detector
from usercontext.actions.issue_reach import recount_due
from usercontext.domain.delivery import AlertReason
from usercontext.domain.issue import IssueStatus
from usercontext.domain.project_settings import ProjectSettings
from usercontext.store import group_moves, group_status, group_views, issues
from usercontext.store.delivery_tables import delivery
from usercontext.store.group_tables import group_signature
from usercontext.store.reach import signature_hash
from usercontext.store.reach_tables import session_signature

pytestmark = pytest.mark.anyio
MINUTE_S = 60
FORMER = "v1:backend_error:POST /api/checkout 5xx#f749f0b5"
DAY_S = 86_400


async def resolve(shop: Shop, resolved_in: str | None = None, passed: bool = True) -> None:
    """Report a failure, and say that it is mended."""
    issue_id = await shop.report(await shop.visit(failing_visit()))
    if passed:
        await shop.quiet()
    group = (await show(shop.deps.database, shop.project_row, issue_id)).group
    assert group is not None
    shop.clock.advance(1)
    now_us = shop.clock.now_us()
    command = group_status.ChangeGroup(
        shop.project_row, group, IssueStatus.RESOLVED, resolved_in, now_us, 1
    )
    await shop.deps.database.write(group_status.change_group, command)
    shop.clock.advance(MINUTE_S)


class _Named(Struct, frozen=True):
    signature: str


async def name_as_before(shop: Shop) -> None:
    """Give the only group the name that the former version of the algorithm gave it."""

    def rename(tx: Connection, named: _Named) -> None:
        tx.execute(update(group_signature).values(signature=named.signature))

    await shop.deps.database.write(rename, _Named(FORMER))


async def meet_again(shop: Shop, start_s: float = MINUTE_S) -> None:
    await shop.visit(failing_visit(start_s=start_s))
    await shop.quiet()


async def statuses(shop: Shop) -> list[IssueStatus]:
    row = shop.project_row
    page = await shop.deps.database.read(lambda tx: group_views.list_groups(tx, row, 1, 10))
    return [group.status for group in page.groups]


async def told(shop: Shop) -> list[str]:
    query = select(delivery.c.reason).order_by(delivery.c.id)
    return list(await shop.deps.database.read(lambda tx: list(tx.scalars(query))))


async def test_a_silent_session_opens_a_resolved_group_again_and_it_is_told(shop: Shop) -> None:
    await add_destination(shop.deps.database, shop.project_row)
    await resolve(shop)
    before = await told(shop)
    await meet_again(shop)

    assert await statuses(shop) == [IssueStatus.OPEN]
    assert (before, await told(shop)) == ([AlertReason.NEW], [AlertReason.REOPENED])


async def test_a_group_of_a_former_name_is_opened_by_what_sessions_meet_now(shop: Shop) -> None:
    """A session is counted by the name that its project knows, whatever it is called today."""
    await resolve(shop)
    await name_as_before(shop)
    await meet_again(shop)

    assert await statuses(shop) == [IssueStatus.OPEN]


async def test_two_causes_of_one_former_name_are_met_once_by_it(shop: Shop) -> None:
    """A 503 and a 500 were one name: where that is known, a session met one thing."""
    await shop.report(await shop.visit(failing_visit()))
    await name_as_before(shop)
    both = failing_visit() + failing_visit(start_s=MINUTE_S)
    both[-2]["payload"] = both[-2]["payload"] | {"status": 503}
    row = await shop.visit(both)
    await shop.quiet()

    query = select(session_signature.c.signature_hash).where(session_signature.c.session_row == row)
    met = await shop.deps.database.read(lambda tx: list(tx.scalars(query)))
    assert [bytes(one) for one in met] == [signature_hash(FORMER)]


async def test_a_report_joins_the_group_of_the_former_name(shop: Shop) -> None:
    await shop.report(await shop.visit(failing_visit()))
    await name_as_before(shop)
    await shop.report(await shop.visit(failing_visit()))

    assert len(await statuses(shop)) == 1


async def test_what_arrived_before_the_resolution_and_is_looked_at_after_it_opens_nothing(
    shop: Shop,
) -> None:
    await resolve(shop, passed=False)
    await shop.quiet()

    assert await statuses(shop) == [IssueStatus.RESOLVED]


async def test_a_page_whose_clock_runs_ahead_opens_nothing(shop: Shop) -> None:
    """It met the failure before the resolution, and says that it was a quarter of an hour later."""
    await shop.visit(failing_visit(start_s=900))
    await resolve(shop)

    assert await statuses(shop) == [IssueStatus.RESOLVED]


@pytest.mark.parametrize(
    ("resolved_in", "status"),
    [
        ("2026.3", IssueStatus.RESOLVED),
        ("2026.2", IssueStatus.OPEN),
        ("2026.1", IssueStatus.OPEN),
        ("f3a9c1", IssueStatus.OPEN),
    ],
)
async def test_a_release_older_than_the_fix_opens_nothing(
    shop: Shop, resolved_in: str, status: IssueStatus
) -> None:
    await resolve(shop, resolved_in)
    await meet_again(shop)

    assert await statuses(shop) == [status]


async def test_another_cause_opens_nothing(shop: Shop) -> None:
    await resolve(shop)
    await shop.visit(failing_visit("/api/voucher", start_s=MINUTE_S))
    await shop.quiet()

    assert await statuses(shop) == [IssueStatus.RESOLVED]


async def test_the_same_cause_in_another_project_opens_nothing(shop: Shop) -> None:
    await resolve(shop)
    rival = Shop(shop.deps, shop.clock, (await add_project(shop.deps.database, "rival")).row)
    await meet_again(rival)

    assert await statuses(shop) == [IssueStatus.RESOLVED]


async def test_a_report_that_brings_a_resolved_cause_back_is_told_as_such(shop: Shop) -> None:
    await resolve(shop)
    await add_destination(shop.deps.database, shop.project_row)
    await shop.report(await shop.visit(failing_visit(start_s=MINUTE_S)))

    assert (await statuses(shop), await told(shop)) == ([IssueStatus.OPEN], [AlertReason.REOPENED])


async def test_merged_causes_are_counted_together_and_none_is_detected_beside_the_other(
    shop: Shop,
) -> None:
    one = await shop.report(await shop.visit(failing_visit(), "user-1"))
    other = await shop.report(await shop.visit(failing_visit("/api/quote"), "user-2"))
    groups = [(await shop.issue(issue_id)).group for issue_id in (one, other)]
    merge = group_moves.MergeGroups(shop.project_row, groups[0], groups[1], shop.clock.now_us(), 1)
    await shop.deps.database.write(group_moves.merge_groups, merge)
    await shop.quiet()
    shop.clock.advance(MINUTE_S)

    await recount_due(shop.deps)

    found = [(await shop.issue(issue_id)).affected for issue_id in (one, other)]
    assert [(each.sessions, each.reports) for each in found] == [(2, 2), (2, 2)]


async def test_a_group_with_an_open_issue_has_no_second_one_detected(shop: Shop) -> None:
    """The only issue of the cause is resolved, and one of a cause that was merged with it open."""
    watched = replace(shop.deps, find_settings=lambda tx, row: ProjectSettings(detect_sessions=1))
    one = await shop.report(await shop.visit(failing_visit()))
    other = await shop.report(await shop.visit(failing_visit("/api/quote")))
    groups = [(await shop.issue(issue_id)).group for issue_id in (one, other)]
    merge = group_moves.MergeGroups(shop.project_row, groups[0], groups[1], shop.clock.now_us(), 1)
    await shop.deps.database.write(group_moves.merge_groups, merge)
    done = issues.CorrectIssue(
        shop.project_row, one, IssueStatus.RESOLVED, None, None, shop.clock.now_us(), 1
    )
    await shop.deps.database.write(issues.correct_issue, done)
    shop.clock.advance(2 * DAY_S)
    await shop.visit(failing_visit())
    await shop.quiet()

    assert await Detector(watched).look() == 0

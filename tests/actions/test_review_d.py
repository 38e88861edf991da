"""A cause that its project knows by a former name alone: counted, and held back, as the known one.

A 500 and a 503 were one name; since, a gateway's answer has one of its own.
"""

from dataclasses import replace
from uuid import UUID

import pytest
from msgspec import Struct
from sqlalchemy import Connection, insert, select, update

from actions.silent import Shop, failing_visit
from usercontext.actions.detections import Detector
from usercontext.domain.issue import IssueStatus
from usercontext.domain.project_settings import ProjectSettings
from usercontext.store import group_status, issues
from usercontext.store.group_tables import group_signature
from usercontext.store.reach import signature_hash
from usercontext.store.reach_tables import issue_reach

pytestmark = pytest.mark.anyio
FORMER = "v1:backend_error:POST /api/checkout 5xx#f749f0b5"
DAY_S = 86_400


class _Named(Struct, frozen=True):
    signature: str


def _rename(tx: Connection, named: _Named) -> None:
    """Let the only issue be one of before: its group and its reach have the former name."""
    tx.execute(update(group_signature).values(signature=named.signature))
    tx.execute(update(issue_reach).values(signature_hash=signature_hash(named.signature)))


def _name_beside(tx: Connection, named: _Named) -> None:
    """Let the only group have the former name too: its issue was analyzed anew since."""
    row = tx.execute(select(group_signature)).one()
    own = {"project_row": row.project_row, "group_row": row.group_row, "last_us": row.last_us}
    tx.execute(insert(group_signature), own | {"signature": named.signature})


async def meet_gateway(shop: Shop, sessions: int) -> list[int]:
    visit = failing_visit()
    visit[2]["payload"] = visit[2]["payload"] | {"status": 503}
    rows = [await shop.visit(visit, f"user-{number}") for number in range(sessions)]
    await shop.quiet()
    return rows


async def known_anew(shop: Shop) -> UUID:
    """Report a failure whose group has a former name, and return the issue."""
    issue_id = await shop.report(await shop.visit(failing_visit()))
    await shop.deps.database.write(_name_beside, _Named(FORMER))
    return issue_id


async def ignore_group(shop: Shop, issue_id: UUID) -> None:
    group = (await shop.issue(issue_id)).group
    now_us = shop.clock.now_us()
    command = group_status.ChangeGroup(
        shop.project_row, group, IssueStatus.IGNORED, None, now_us, 1
    )
    await shop.deps.database.write(group_status.change_group, command)


async def detect(shop: Shop) -> int:
    one = ProjectSettings(detect_sessions=1)
    return await Detector(replace(shop.deps, find_settings=lambda tx, row: one)).look()


async def test_the_first_report_counts_whom_the_former_name_has(shop: Shop) -> None:
    """Its sessions were kept under the former name, and the first number was 1."""
    await shop.report(await shop.visit(failing_visit(), "user-9"))
    await shop.deps.database.write(_rename, _Named(FORMER))
    rows = await meet_gateway(shop, 5)

    affected = (await shop.issue(await shop.report(rows[0]))).affected

    assert (affected.sessions, affected.users, affected.reports) == (6, 6, 2)


async def test_a_cause_whose_former_name_nobody_knows_is_counted_by_its_own(shop: Shop) -> None:
    rows = await meet_gateway(shop, 3)
    await shop.report(await shop.visit(failing_visit(), "user-9"))

    affected = (await shop.issue(await shop.report(rows[0]))).affected

    assert affected.sessions == 3


async def test_an_ignored_group_has_none_detected_by_a_name_that_its_issue_had(shop: Shop) -> None:
    """The issue was analyzed anew and has a newer name; the crowd is known by the former one."""
    await ignore_group(shop, await known_anew(shop))
    await meet_gateway(shop, 3)

    assert await detect(shop) == 0


async def test_an_open_issue_has_none_detected_beside_it_by_a_name_that_it_had(shop: Shop) -> None:
    await known_anew(shop)
    await meet_gateway(shop, 3)

    assert await detect(shop) == 0


async def test_an_ignored_group_whose_issue_was_deleted_has_none_detected(shop: Shop) -> None:
    issue_id = await known_anew(shop)
    await ignore_group(shop, issue_id)
    gone = issues.DeleteIssue(shop.project_row, issue_id)
    await shop.deps.database.write(issues.delete_issue, gone)
    await meet_gateway(shop, 3)

    assert await detect(shop) == 0


async def test_a_group_whose_issue_was_resolved_long_ago_holds_nothing_back(shop: Shop) -> None:
    done = issues.CorrectIssue(
        shop.project_row,
        await known_anew(shop),
        IssueStatus.RESOLVED,
        None,
        None,
        shop.clock.now_us(),
        1,
    )
    await shop.deps.database.write(issues.correct_issue, done)
    shop.clock.advance(2 * DAY_S)
    await meet_gateway(shop, 3)

    assert await detect(shop) == 1

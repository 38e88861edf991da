"""A group's issues under other filters: as a plain list has them, along the group's own index."""

import random
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import Connection, insert, update

from builders import REPORTED_US
from store.drafts import add_project, add_session_to
from store.test_listing import AddMany, add_many, list_page, plain_list
from usercontext.domain.analysis import Category, Priority
from usercontext.domain.issue import IssueFilter, IssueSort, IssueSource, IssueStatus
from usercontext.store import issue_listing
from usercontext.store.database import Database
from usercontext.store.group_tables import issue_group
from usercontext.store.issue_filters import BY_GROUP, Shape, shape_of
from usercontext.store.operations import operation
from usercontext.store.tables import issue

pytestmark = pytest.mark.anyio

GROUP = UUID(int=7)
MANY = 6_200
"""In the group more than are sorted by themselves, so that both ways of sorting are taken."""
FILTERS = (
    IssueFilter(status=IssueStatus.OPEN),
    IssueFilter(priority=Priority.P2),
    IssueFilter(priority=Priority.P1, status=IssueStatus.OPEN),
    IssueFilter(source=IssueSource.DETECTED),
    IssueFilter(category=Category.CORS),
    IssueFilter(category=Category.CORS, status=IssueStatus.RESOLVED, priority=Priority.P1),
    IssueFilter(from_us=REPORTED_US + 1_000_000_000, priority=Priority.P2),
)


@operation
def put_into_group(tx: Connection, command: AddMany) -> None:
    """Show the issues whose number no seven divides in one group."""
    rows = [row for row in command.rows if row[0] % 7]
    group = {
        "project_row": command.project_row, "group_id": GROUP, "title": "slow", "titled_row": 1,
        "category": "cors", "status": "open", "issues": len(rows), "sessions": 1,
        "first_us": 0, "last_us": 0, "created_us": 0,
    }  # fmt: skip
    made = tx.execute(insert(issue_group), group).inserted_primary_key
    moved = update(issue).where(issue.c.project_row == command.project_row, issue.c.seq % 7 > 0)
    tx.execute(moved.values(group_row=made[0] if made else 0))


def rows_of_a_shop() -> tuple[Any, ...]:
    chance = random.Random(6)
    return tuple(
        (
            seq,
            chance.choice(("open", "open", "open", "resolved")),
            chance.choice(("P1", "P2")),
            chance.choices(("reported", "detected"), (9, 1))[0],
            chance.choice(("cors", "cors", "cors", "offline")),
            chance.randrange(100),
            REPORTED_US + seq * 1_000_000,
        )
        for seq in range(1, MANY * 7 // 6)
    )


async def test_a_filtered_group_equals_a_plain_list(database: Database) -> None:
    shop, rows = (await add_project(database)).row, rows_of_a_shop()
    command = AddMany(shop, await add_session_to(database, shop), rows)
    await database.write(add_many, command)
    await database.write(put_into_group, command)
    grouped = [row for row in rows if row[0] % 7]

    for wanted in (IssueFilter(), *FILTERS):
        for sort in (IssueSort.NEWEST, IssueSort.IMPACT):
            expected = plain_list(grouped, wanted, sort)
            for page in {1, len(expected) // 100, len(expected) // 50 + 1, 10**9}:
                asked = replace(wanted, group=GROUP)
                found = await list_page(database, shop, asked, sort, page, 50)
                told = (wanted, sort, page)
                assert found.total == len(expected), told
                first = (page - 1) * 50
                assert [one.seq for one in found.issues] == expected[first : first + 50], told


@pytest.mark.parametrize("wanted", FILTERS)
async def test_total_and_page_are_read_from_the_index_of_the_group_alone(
    sqlite_database: Database, wanted: IssueFilter
) -> None:
    shape: Shape = (*shape_of(wanted), BY_GROUP)
    total = issue_listing._count(issue_listing._matching(shape))
    page = issue_listing._page(shape, IssueSort.NEWEST)

    for statement in (total, page):
        [step, *more] = await plan_of(sqlite_database, statement)
        assert "COVERING INDEX ix_issue_group (project_row=? AND group_row=?" in step
        assert not more


async def plan_of(database: Database, statement: Any) -> list[str]:
    compiled = statement.compile(dialect=None)
    values = dict.fromkeys(compiled.params, 1)
    explained = f"EXPLAIN QUERY PLAN {compiled}"
    return await database.read(
        lambda tx: [str(row) for row in tx.exec_driver_sql(explained, values)]
    )

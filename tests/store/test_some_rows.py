"""What an index of some rows was made for is read along it: on SQLite each must be told why."""

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from msgspec import Struct
from sqlalchemy import Connection, Index, event, select, text
from sqlalchemy.dialects import sqlite

from builders import FrozenClock
from migrated import place_database
from store.drafts import (
    LONGEST_US,
    add_issue,
    add_project,
    add_session_to,
    finish,
    make_analysis,
    take,
)
from store.former import go_back_to_0019
from usercontext import store
from usercontext.domain.issue import IssueFilter, IssuePage, IssueSort, IssueStatus
from usercontext.store import arrivals, attachment_jobs, deliveries, groups, inspection, jobs
from usercontext.store.attachments import waiting_attachments
from usercontext.store.database import Database
from usercontext.store.group_views import count_groups, list_groups
from usercontext.store.issue_listing import list_issues
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.tables import metadata

pytestmark = pytest.mark.anyio

for module in pkgutil.iter_modules(store.__path__):
    if module.name.endswith("_tables"):
        importlib.import_module(f"{store.__name__}.{module.name}")

NOW_US = 1_000_000
OF_SOME = [
    index
    for table in metadata.tables.values()
    for index in sorted(table.indexes, key=lambda one: str(one.name))
    if index.dialect_kwargs.get("sqlite_where") is not None
]
Read = Callable[[Connection], object]


@pytest.mark.parametrize("index", OF_SOME, ids=lambda index: str(index.name))
def test_a_condition_reads_in_a_query_as_in_its_index(index: Index) -> None:
    """SQLite has no booleans: told to be one, a condition read ``state = 'queued' = 1``."""
    condition: Any = index.dialect_kwargs["sqlite_where"]
    alone = str(condition.compile(dialect=sqlite.dialect()))

    asked = select(text("1")).where(text("1"), condition)

    assert str(asked.compile(dialect=sqlite.dialect())).endswith(f" AND {alone}")


def listing(**wanted: Any) -> Callable[[Connection], IssuePage]:
    return lambda tx: list_issues(tx, 1, IssueFilter(**wanted), IssueSort.NEWEST, 1, 20)


ANALYZED = make_analysis()
LISTINGS: dict[str, Callable[[Connection], IssuePage]] = {
    "ix_issue_project_row_priority_seq": listing(priority=ANALYZED.priority),
    "ix_issue_project_row_status_priority_seq": listing(
        priority=ANALYZED.priority, status=IssueStatus.OPEN
    ),
    "ix_issue_category": listing(category=ANALYZED.category),
}
READS: dict[str, tuple[Read, str]] = {
    "a job that is due": (lambda tx: jobs.due_job_exists(tx, NOW_US, LONGEST_US), "ix_job_due"),
    "jobs that wait": (jobs.count_jobs, "ix_job_due"),
    "jobs given up": (jobs.count_jobs, "ix_job_dead"),
    "the oldest job": (inspection.queue_facts, "ix_job_due"),
    "a project's backlog": (lambda tx: arrivals.count_backlog(tx, 1), "ix_job_due"),
    "what a project gave up": (lambda tx: arrivals.count_backlog(tx, 1), "ix_job_dead"),
    "an image that is due": (
        lambda tx: attachment_jobs.due_attachment_exists(tx, NOW_US, LONGEST_US),
        "ix_attachment_due",
    ),
    "images that wait": (waiting_attachments, "ix_attachment_pending"),
    "a delivery that is due": (
        lambda tx: deliveries.due_delivery_exists(tx, NOW_US, LONGEST_US, (1, 2)),
        "ix_delivery_due",
    ),
    "groups": (lambda tx: list_groups(tx, 1, 1, 20), "ix_issue_group_listed"),
    "how many groups": (lambda tx: count_groups(tx, 1), "ix_issue_group_listed"),
    "known words": (lambda tx: groups.recent_texts(tx, 1), "ix_group_signature_words"),
    **{f"issues by {index}": (read, index) for index, read in LISTINGS.items()},
}


def plans_of(tx: Connection, work: Read) -> list[str]:
    """Return how SQLite goes about each statement of a read."""
    asked: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, values: Any, *___: Any) -> None:
        asked.append((statement, values))

    event.listen(tx, "before_cursor_execute", note)
    work(tx)
    event.remove(tx, "before_cursor_execute", note)
    return [
        str(row.detail)
        for statement, values in asked
        for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    ]


@pytest.mark.parametrize(("read", "index"), READS.values(), ids=READS)
async def test_it_is_read_along_its_index(
    sqlite_database: Database, read: Read, index: str
) -> None:
    """A claim looked at every job there ever was: 3 ms with 20,000 of them, now 0.03."""
    await add_analyzed(sqlite_database)

    plans = await sqlite_database.read(lambda tx: plans_of(tx, read))

    assert any(f"{index} " in f"{line} " for line in plans), plans


async def add_analyzed(database: Database) -> UUID:
    """Make the issue that the filters above find: a page of none is not asked for."""
    project_row = (await add_project(database)).row
    session_row = await add_session_to(database, project_row)
    issue_id = await add_issue(database, project_row, session_row)
    assert await finish(database, await take(database), ANALYZED)
    return issue_id


async def test_what_the_release_before_indexed_is_listed(
    options: StoreOptions, clock: FrozenClock
) -> None:
    place_database(options)
    database = await open_database(options, clock, Role.SERVER)
    issue_id = await add_analyzed(database)
    await database.write(go_back, Back())
    await database.close()

    database = await open_database(options, clock, Role.SERVER)
    pages = [await database.read(read) for read in LISTINGS.values()]
    await database.close()

    assert [[one.issue_id for one in page.issues] for page in pages] == [[issue_id]] * len(pages)


class Back(Struct, frozen=True):
    """Go back to revision 0019."""


def go_back(tx: Connection, _: Back) -> None:
    go_back_to_0019(tx)

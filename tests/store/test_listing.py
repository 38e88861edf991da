"""Pages and totals of a large project, found from the counts, equal a plain list. Not: search."""

import random
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, insert, update

from builders import REPORTED_US
from store.drafts import add_project, add_session_to
from usercontext.domain.analysis import Category, Priority
from usercontext.domain.issue import IssueFilter, IssuePage, IssueSort, IssueSource, IssueStatus
from usercontext.store import issue_listing
from usercontext.store.counts import BLOCK, Counted, change_counts, span_of
from usercontext.store.database import Database
from usercontext.store.operations import operation
from usercontext.store.tables import issue, project

SECOND_US = 1_000_000
MANY = 2 * BLOCK + 900


class AddMany(Struct, frozen=True):
    """Issues as rows of (seq, status, priority, source, category, impact score, created)."""

    project_row: int
    session_row: int
    rows: tuple[tuple[int, str, str, str, str, int, int], ...]


@operation
def add_many(tx: Connection, command: AddMany) -> None:
    names = ("seq", "status", "priority", "source", "category", "impact_score", "created_us")
    owner = {
        "project_row": command.project_row,
        "session_row": command.session_row,
        "analysis_status": "pending",
        "user_description": "slow",
    }
    rows = [
        owner | dict(zip(names, row, strict=True)) | {"issue_id": UUID(int=row[0])}
        for row in command.rows
    ]
    tx.execute(insert(issue), rows)
    counted = [
        Counted(seq // BLOCK, status, priority, source, 1, created_us, created_us)
        for seq, status, priority, source, _, _, created_us in command.rows
    ]
    # a block and a span whose issues are all deleted again
    came = [Counted(block, "open", "P1", "reported", 1, 0, 2**60) for block in (2, 30, 66, 200)]
    left = [replace(one, n=-1) for one in came]
    change_counts(tx, command.project_row, counted + came + left)
    last = update(project).where(project.c.id == command.project_row)
    tx.execute(last.values(issue_seq=command.rows[-1][0]))


@pytest.fixture(scope="module")
def made() -> list[tuple[int, str, str, str, str, int, int]]:
    """Blocks with holes, a long one too; the clock runs on, but for one hour that it repeats."""
    chance = random.Random(4)
    rows = []
    seq = 0
    for number in range(MANY):
        seq += chance.choice((1, 1, 1, 2, 5)) if number != 4_300 else 300_000
        priority = chance.choices(("", "P0", "P1", "P2"), (5, 1, 50, 44))[0]
        created_us = REPORTED_US + (number - (3600 if number > 5_000 else 0)) * SECOND_US
        rows.append(
            (
                seq,
                chance.choices(("open", "resolved", "ignored"), (80, 19, 1))[0],
                priority,
                chance.choices(("reported", "detected"), (9, 1))[0],
                chance.choice(("cors", "offline", "")),
                chance.randrange(100) if priority else -1,
                created_us,
            )
        )
    return rows


FILTERS = (
    IssueFilter(),
    IssueFilter(status=IssueStatus.OPEN),
    IssueFilter(status=IssueStatus.IGNORED, priority=Priority.P1),
    IssueFilter(priority=Priority.P0),
    IssueFilter(source=IssueSource.DETECTED, status=IssueStatus.RESOLVED),
    IssueFilter(category=Category.CORS, status=IssueStatus.OPEN),
    IssueFilter(from_us=REPORTED_US + 2_000 * SECOND_US),
    IssueFilter(to_us=REPORTED_US + 3_000 * SECOND_US, priority=Priority.P2),
    IssueFilter(from_us=REPORTED_US + 10 * SECOND_US, to_us=REPORTED_US + 20 * SECOND_US),
    IssueFilter(from_us=REPORTED_US + 10**15),
    IssueFilter(to_us=REPORTED_US - 1),
)


async def test_every_page_equals_that_of_a_plain_list(database: Database, made: Any) -> None:
    shop = (await add_project(database)).row
    session_row = await add_session_to(database, shop)
    await database.write(add_many, AddMany(shop, session_row, tuple(made)))

    for wanted in FILTERS:
        for sort in (IssueSort.NEWEST, IssueSort.IMPACT):
            expected = plain_list(made, wanted, sort)
            for page, limit in places(len(expected)):
                found = await list_page(database, shop, wanted, sort, page, limit)
                first = (page - 1) * limit
                told = (wanted, sort, page, limit)
                assert found.total == len(expected), told
                assert [one.seq for one in found.issues] == expected[first : first + limit], told


@pytest.mark.parametrize("q", [None, "slow"])
async def test_a_page_beyond_all_is_empty(database: Database, q: str | None) -> None:
    shop = (await add_project(database)).row

    found = await list_page(database, shop, IssueFilter(q=q), IssueSort.NEWEST, 10**12, 1_000)

    assert found == IssuePage((), 0, 10**12)


def plain_list(made: Any, wanted: IssueFilter, sort: IssueSort) -> list[int]:
    kept = [row for row in made if holds(row, wanted)]
    kept.sort(key=lambda row: (row[5] if sort is IssueSort.IMPACT else 0, row[0]), reverse=True)
    return [row[0] for row in kept]


def holds(row: Any, wanted: IssueFilter) -> bool:
    _, status, priority, source, category, _, created_us = row
    pairs = (
        (wanted.status, status),
        (wanted.priority, priority),
        (wanted.source, source),
        (wanted.category, category),
    )
    return all(want is None or want.value == has for want, has in pairs) and (
        (wanted.from_us or 0) <= created_us <= (wanted.to_us or 2**62)
    )


def places(total: int) -> set[tuple[int, int]]:
    """First, last, one past the end, and pages on both sides of every border between blocks."""
    marks = (1, total // 40, total // 20, 4_096 // 20, 8_192 // 20)
    pages = {(max(1, mark + step), 20) for mark in marks for step in (0, 1)}
    return pages | {(1, 1_000), (max(1, total // 1_000), 1_000), (10**12, 1_000)}


async def list_page(
    database: Database, shop: int, wanted: IssueFilter, sort: IssueSort, page: int, limit: int
) -> IssuePage:
    return await database.read(
        lambda tx: issue_listing.list_issues(tx, shop, wanted, sort, page, limit)
    )


def test_the_data_lies_in_two_spans_and_repeats_an_hour(made: Any) -> None:
    assert span_of(made[0][0] // BLOCK) > span_of(made[-1][0] // BLOCK)
    assert any(later[6] < earlier[6] for earlier, later in pairwise(made))

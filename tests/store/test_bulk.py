"""What a group of writes does together leaves what each by itself would have left."""

import asyncio
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from sqlalchemy import Connection, Engine, select

from builders import REPORTED_US
from store.drafts import add_project, add_session_to, issue_command, key_for, open_command
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.domain.issue import IssueSource
from usercontext.store import projects
from usercontext.store.bulk_issues import create_issues
from usercontext.store.database import Database
from usercontext.store.issues import CreateIssue, IssueCreated, create_issue
from usercontext.store.options import StoreOptions
from usercontext.store.sessions import SessionOpened, find_session, open_session
from usercontext.store.sqlite import create_file, driver_of, transaction, writing_engine
from usercontext.store.tables import issue, issue_count, issue_text, job, metadata, project

pytestmark = pytest.mark.anyio

PUBLIC_IDS = [uuid4(), uuid4()]


def engine_in(folder: Path) -> Engine:
    options = StoreOptions(folder)
    create_file(options)
    return writing_engine(options)


def tables_after(folder: Path, commands: list[CreateIssue], *, together: bool) -> dict[str, Any]:
    """Create issues in a new database and return every row that this touches."""
    folder.mkdir()
    with engine_in(folder).connect() as tx, transaction(tx, "BEGIN IMMEDIATE") as driver:
        metadata.create_all(tx)
        for public_id in PUBLIC_IDS:
            made = projects.CreateProject(public_id, "shop", b"salt", REPORTED_US)
            row = projects.create_project(tx, made).row
            open_session(tx, open_command(row, session_id=public_id))
        if together:
            create_issues(driver_of(tx), commands)
        else:
            for command in commands:
                create_issue(tx, command)
        touched = (project, issue, job, issue_text, issue_count)
        rows = {table.name: sorted(map(tuple, tx.execute(select(table)))) for table in touched}
        found = driver.execute("SELECT rowid FROM issue_fts WHERE issue_fts MATCH '\"1xpay\"'")
        return rows | {"found": found.fetchall()}


def test_issues_created_together_are_those_created_one_by_one(tmp_path: Path) -> None:
    page = msgspec.json.encode({"url": "https://shop.example/pay", "browser": "Firefox 145"})
    commands = [
        issue_command(1, 1, user_description="Pay is dead", metadata=page, key_row=7),
        issue_command(2, 2, user_description="Ça ne va pas"),
        issue_command(1, 1, now_us=REPORTED_US - 5, source=IssueSource.DETECTED),
        issue_command(1, 1, now_us=REPORTED_US + 5),
    ]

    together = tables_after(tmp_path / "together", commands, together=True)

    alone = tables_after(tmp_path / "alone", commands, together=False)
    assert by_public_id(alone) == by_public_id(together)


def by_public_id(rows: dict[str, Any]) -> dict[str, Any]:
    """Row numbers differ between projects, for each project's issues are numbered together."""
    public = {row[0]: str(row[3]) for row in rows["issue"]}
    named = {
        "issue": sorted(str(row[1:]) for row in rows["issue"]),
        "job": sorted((public[row[2]], str((row[1], *row[3:]))) for row in rows["job"]),
        "issue_text": sorted((public[row[0]], row[1]) for row in rows["issue_text"]),
        "found": sorted(public[row] for (row,) in rows["found"]),
    }
    return rows | named


async def test_a_report_of_a_session_that_is_gone_fails_alone(
    database: Database, session_row: int
) -> None:
    gone, here = issue_command(1, session_row + 9), issue_command(1, session_row)

    results = await asyncio.gather(
        *(database.write(create_issue, one) for one in (here, gone, issue_command(1, session_row))),
        return_exceptions=True,
    )

    assert isinstance(results[1], NotFound)
    assert await database.read(list_seqs) == [1, 2]


def list_seqs(tx: Connection) -> list[int]:
    return list(tx.scalars(select(issue.c.seq).order_by(issue.c.id)))


async def test_of_many_first_calls_in_one_group_one_creates(
    database: Database, session_row: int
) -> None:
    assert session_row
    calls = [open_command(1, f"tab-{number % 3}") for number in range(12)]

    opened: list[SessionOpened] = await asyncio.gather(
        *(database.write(open_session, call) for call in calls)
    )

    assert sum(one.created for one in opened) == 3
    assert len({one.session_id for one in opened}) == len({one.session_row for one in opened}) == 3


async def test_a_group_resumes_the_sessions_it_knows(database: Database, session_row: int) -> None:
    assert session_row
    first = await database.write(open_session, open_command(1, "known"))
    calls = [open_command(1, name) for name in ("known", "new", "known", "other")]

    opened: list[SessionOpened] = await asyncio.gather(
        *(database.write(open_session, call) for call in calls)
    )

    assert [one.created for one in opened] == [False, True, False, True]
    assert [one.session_id for one in opened[::2]] == [first.session_id] * 2
    assert len({one.session_row for one in opened}) == 3


async def test_a_session_resumed_in_a_group_learns_what_it_did_not_know(
    database: Database, session_row: int
) -> None:
    assert session_row
    first = await database.write(open_session, open_command(1, "known"))
    calls = [open_command(1, "known", release="2.0"), open_command(1, "new")]

    await asyncio.gather(*(database.write(open_session, call) for call in calls))

    learned = await database.read(lambda tx: find_session(tx, 1, first.session_id))
    assert learned is not None
    assert learned.release == "2.0"


async def test_a_session_of_no_project_fails_alone(database: Database, session_row: int) -> None:
    assert session_row
    calls = [open_command(1, "one"), open_command(987, "lost"), open_command(1, "two")]

    results = await asyncio.gather(
        *(database.write(open_session, call) for call in calls), return_exceptions=True
    )

    assert isinstance(results[1], Exception)
    opened = [one for one in results if isinstance(one, SessionOpened)]
    assert [one.created for one in opened] == [True, True]


async def test_reports_with_keys_are_made_once_in_a_group(
    database: Database, session_row: int
) -> None:
    used = issue_command(1, session_row, idempotency=key_for(1, key="used"))
    await database.write(create_issue, used)
    keys = ("used", "new", "other", "new")
    calls = [issue_command(1, session_row, idempotency=key_for(1, key=key)) for key in keys]

    made = await asyncio.gather(*(database.write(create_issue, call) for call in calls))
    again = await asyncio.gather(*(database.write(create_issue, call) for call in calls))

    assert [made[0].replayed, made[2].replayed] == [True, False]
    assert [made[0].issue_id, made[2].issue_id] == [used.issue_id, calls[2].issue_id]
    assert {made[1].replayed, made[3].replayed} == {False, True}  # side by side on PostgreSQL
    assert made[1].issue_id == made[3].issue_id
    assert [one.issue_id for one in again] == [one.issue_id for one in made]
    assert await database.read(list_seqs) == [1, 2, 3]


async def test_a_key_of_a_group_refuses_another_body(database: Database, session_row: int) -> None:
    assert session_row
    calls = [open_command(1, name, idempotency=key_for(1, b"1", name)) for name in ("one", "two")]
    await asyncio.gather(*(database.write(open_session, call) for call in calls))
    other = open_command(1, "one", idempotency=key_for(1, b"2", "one"))

    refused, again = await asyncio.gather(
        database.write(open_session, other),
        database.write(open_session, calls[1]),
        return_exceptions=True,
    )

    assert isinstance(refused, ValidationFailed)
    assert isinstance(again, SessionOpened)
    assert (again.session_id, again.replayed) == (calls[1].session_id, True)


def draw_reports(chance: Random, own: dict[int, int]) -> list[CreateIssue]:
    """Some are of sessions that are gone or another project's, some come a second time."""
    commands, wrong = [], chance.choice([[99], [*own.values()]])
    for number in range(chance.choice([3, 20, 150])):
        shop, name = chance.choice([*own]), f"key-{chance.randrange(40)}"
        session_row = own[shop] if chance.random() < 0.95 else chance.choice(wrong)
        key = key_for(shop, b"{}", name) if chance.random() < 0.5 else None
        commands.append(issue_command(shop, session_row, now_us=number, idempotency=key))
    return commands


@pytest.mark.parametrize("seed", range(8))
async def test_of_any_group_each_report_fares_as_it_would_alone(
    sqlite_database: Database, seed: int
) -> None:
    shops = [(await add_project(sqlite_database)).row for _ in range(3)]
    own = {shop: await add_session_to(sqlite_database, shop) for shop in shops}
    commands = draw_reports(Random(seed), own)

    found = await asyncio.gather(
        *(sqlite_database.write(create_issue, one) for one in commands), return_exceptions=True
    )

    first, made = dict[object, UUID](), dict.fromkeys(shops, 0)
    for command, answer in zip(commands, found, strict=True):
        known = command.idempotency and (command.project_row, command.idempotency.key)
        if known in first:
            assert answer == IssueCreated(first[known], replayed=True)
        elif command.session_row != own[command.project_row]:
            assert isinstance(answer, NotFound)
        else:
            assert answer == IssueCreated(command.issue_id)
            made[command.project_row] += 1
            first |= {known: command.issue_id} if known else {}
    seqs = [(shop, seq + 1) for shop, number in made.items() for seq in range(number)]
    assert await sqlite_database.read(list_seqs_with_jobs) == seqs


def list_seqs_with_jobs(tx: Connection) -> list[tuple[int, int]]:
    query = select(job.c.project_row, issue.c.seq).join(issue, issue.c.id == job.c.issue_row)
    return [tuple(row) for row in tx.execute(query.order_by(*query.selected_columns))]

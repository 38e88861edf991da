"""Sessions are counted once, apart by whether they met it, by one definition, in one project."""

import pytest
from msgspec.structs import replace
from sqlalchemy import Select, select

from builders import REPORTED_US
from store.drafts import add_project, add_session_to, count_rows, open_command
from usercontext.domain.conversions import Stratum
from usercontext.store import session_facts, sessions
from usercontext.store.database import Database
from usercontext.store.session_facts import FactRow, RecordFacts, count_conversions
from usercontext.store.settings_tables import session_fact
from usercontext.store.tables import session

pytestmark = pytest.mark.anyio

EARLIER_US = REPORTED_US - 3_600_000_000


async def record(database: Database, *rows: FactRow) -> None:
    await database.write(session_facts.record_facts, RecordFacts(rows))


async def fact(database: Database, project_row: int, name: str, **changes: object) -> FactRow:
    row = await add_session_to(database, project_row, name)
    usual = FactRow(row, project_row, REPORTED_US, "d", False, "/", "r1", "Chrome")
    return replace(usual, **changes)


def met(*rows: FactRow) -> Select[tuple[int]]:
    return select(session.c.id).where(session.c.id.in_([row.session_row for row in rows]))


async def count(
    database: Database, project_row: int, affected: Select[tuple[int]], since_us: int = EARLIER_US
) -> tuple[Stratum, ...]:
    return await database.read(
        lambda tx: count_conversions(tx, project_row, affected, "d", since_us)
    )


async def test_those_that_met_it_are_counted_apart_by_where_they_began(database: Database) -> None:
    shop = (await add_project(database)).row
    rows = [
        await fact(database, shop, "a"),
        await fact(database, shop, "b", converted=True),
        await fact(database, shop, "c", converted=True),
        await fact(database, shop, "d", entry_path="/ad"),
    ]
    await record(database, *rows)

    assert await count(database, shop, met(*rows[:2])) == (
        Stratum("/", "r1", "Chrome", 2, 1, 1, 1),
        Stratum("/ad", "r1", "Chrome", 0, 0, 1, 0),
    )


async def test_a_session_that_goes_on_is_counted_once_as_it_is_now(database: Database) -> None:
    shop = (await add_project(database)).row
    row = await fact(database, shop, "a")
    await record(database, row)
    await record(database, replace(row, converted=True, release="r2"))

    assert await count(database, shop, met()) == (Stratum("/", "r2", "Chrome", 0, 0, 1, 1),)


async def test_other_projects_older_sessions_and_definitions_stay_out(database: Database) -> None:
    shop, rival = (await add_project(database)).row, (await add_project(database, "rival")).row
    theirs = await fact(database, rival, "t", converted=True)
    await record(
        database,
        theirs,
        await fact(database, shop, "old", seen_us=EARLIER_US - 1),
        await fact(database, shop, "other", definition="e"),
        await fact(database, shop, "a"),
    )

    assert await count(database, shop, met(theirs)) == (Stratum("/", "r1", "Chrome", 0, 0, 1, 0),)


async def test_a_deleted_session_takes_its_facts_along(database: Database) -> None:
    shop = (await add_project(database)).row
    opened = await database.write(sessions.open_session, open_command(shop))
    await record(database, FactRow(opened.session_row, shop, REPORTED_US, "d", True, "/", "", ""))
    await database.write(sessions.delete_session, sessions.DeleteSession(shop, opened.session_id))

    assert await count_rows(database, session_fact) == 0

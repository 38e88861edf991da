"""What is known of sessions before they are passed: their newest chunk, at one price for all."""

from sqlalchemy import Connection

from store.batches import make_append
from store.drafts import add_project, add_session_to
from usercontext.store.database import Database
from usercontext.store.quiet_sessions import QuietSession, list_quiet


async def add_sessions(database: Database, *chunks: int) -> list[int]:
    """Open a session for each number, with as many chunks; return their rows."""
    project_row = (await add_project(database)).row
    rows = [await add_session_to(database, project_row, f"v{n}") for n in range(len(chunks))]
    for row, many in zip(rows, chunks, strict=True):
        for number in range(many):
            await database.append(make_append(row, number))
    return rows


async def test_each_is_told_with_its_newest_chunk(database: Database) -> None:
    first, second, empty = await add_sessions(database, 3, 2, 0)

    found = await database.read(lambda tx: list_quiet(tx, [first, second, empty, 999]))

    newest = {row: (one.newest_chunk, one.passed_chunk) for row, one in found.items()}
    assert newest == {first: (3, 0), second: (5, 0)}


async def test_one_that_goes_on_and_on_is_asked_for_at_the_price_of_a_short_one(
    sqlite_database: Database,
) -> None:
    """At 100,000 chunks each turn of the pass read them all, 0.1 s several times a second."""
    short, long = await add_sessions(sqlite_database, 2, 300)

    await sqlite_database.read(lambda tx: steps_of(tx, long))  # the schema is read once
    few = await sqlite_database.read(lambda tx: steps_of(tx, short))
    many = await sqlite_database.read(lambda tx: steps_of(tx, long))

    assert many[0].newest_chunk == 302
    assert many[1] == few[1]


def steps_of(tx: Connection, row: int) -> tuple[QuietSession, int]:
    """Return what is told of a session, and by how many steps of SQLite's machine."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    driver = tx.connection.driver_connection
    assert driver is not None
    driver.set_progress_handler(count, 1)
    try:
        return list_quiet(tx, [row])[row], taken
    finally:
        driver.set_progress_handler(None, 0)

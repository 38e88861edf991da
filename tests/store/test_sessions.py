"""Sessions open once per external id, resume, count, and take with them all they own."""

import asyncio

import pytest
from sqlalchemy import func, select

from builders import REPORTED_US
from store.batches import make_append
from store.drafts import (
    add_issue,
    add_project,
    add_session_to,
    claim,
    count_rows,
    finish,
    key_for,
    make_analysis,
    open_command,
)
from usercontext.domain.errors import NotFound
from usercontext.domain.session import SessionCounts
from usercontext.store import sessions
from usercontext.store.database import Database
from usercontext.store.tables import metadata


@pytest.fixture
async def shop(database: Database) -> int:
    return (await add_project(database)).row


async def test_one_of_many_first_calls_creates(database: Database, shop: int) -> None:
    calls = [database.write(sessions.open_session, open_command(shop)) for _ in range(50)]

    opened = await asyncio.gather(*calls)

    assert sum(call.created for call in opened) == 1
    assert len({call.session_id for call in opened}) == 1


async def test_projects_do_not_share_external_ids(database: Database, shop: int) -> None:
    other = (await add_project(database, "other")).row

    rows = {await add_session_to(database, row) for row in (shop, other)}

    assert len(rows) == 2


async def test_resuming_fills_gaps_and_overwrites_nothing(database: Database, shop: int) -> None:
    first = open_command(shop, release="1.0", metadata=b'{"a":1}')
    await database.write(sessions.open_session, first)
    await database.write(sessions.open_session, open_command(shop, release="2.0", user_id="u1"))

    found = await database.read(lambda tx: sessions.find_session(tx, shop, first.session_id))

    assert found is not None
    assert (found.release, found.user_id, found.metadata) == ("1.0", "u1", {"a": 1})


async def test_a_session_is_found_only_under_its_project(database: Database, shop: int) -> None:
    other = (await add_project(database, "other")).row
    opened = await database.write(sessions.open_session, open_command(shop))

    assert (
        await database.read(lambda tx: sessions.find_session(tx, other, opened.session_id)) is None
    )
    delete = sessions.DeleteSession(other, opened.session_id)
    assert await database.write(sessions.delete_session, delete) is False


async def test_counts_add_up_the_chunks(database: Database, shop: int) -> None:
    row = await add_session_to(database, shop)
    empty = await database.read(lambda tx: sessions.count_session(tx, row))
    await database.append(make_append(row, 1, 2))
    await database.append(make_append(row, 3))

    counts = await database.read(lambda tx: sessions.count_session(tx, row))

    assert empty == SessionCounts(0, 0, REPORTED_US)
    assert counts == SessionCounts(3, 0, REPORTED_US)


async def test_deleting_leaves_no_row_of_the_session(database: Database, shop: int) -> None:
    opened = await database.write(sessions.open_session, open_command(shop))
    await database.append(make_append(opened.session_row, 1))
    await add_issue(database, shop, opened.session_row)
    await add_issue(database, shop, opened.session_row)
    job = await claim(database)
    assert job is not None
    await finish(database, job, make_analysis())

    delete = sessions.DeleteSession(shop, opened.session_id)
    assert await database.write(sessions.delete_session, delete) is True

    assert await database.write(sessions.delete_session, delete) is False
    for name in ("session", "chunk", "issue", "job", "analysis", "correction", "issue_text"):
        assert await count_rows(database, metadata.tables[name]) == 0, name
    left = select(func.sum(metadata.tables["issue_count"].c.n))
    assert await database.read(lambda tx: tx.scalar(left)) == 0
    with pytest.raises(NotFound):
        await database.append(make_append(opened.session_row, 1))


async def test_a_session_that_was_resumed_meanwhile_is_no_old_one(
    database: Database, shop: int
) -> None:
    """A batch came between the list of silent sessions and the deletion, and was deleted too."""
    opened = await database.write(sessions.open_session, open_command(shop))
    append = make_append(opened.session_row, 1)
    await database.append(append)
    older = sessions.DeleteSession(shop, opened.session_id, append.received_us)
    later = sessions.DeleteSession(shop, opened.session_id, append.received_us + 1)

    assert await database.write(sessions.delete_session, older) is False
    assert await database.write(sessions.delete_session, later) is True


async def test_its_issues_are_listed_oldest_first(database: Database, shop: int) -> None:
    row = await add_session_to(database, shop)
    made = [await add_issue(database, shop, row) for _ in range(3)]

    assert made == await database.read(lambda tx: sessions.session_issue_ids(tx, shop, row))


async def test_a_repeated_key_replays_until_the_session_is_deleted(
    database: Database, shop: int
) -> None:
    first = open_command(shop, idempotency=key_for(shop))
    opened = await database.write(sessions.open_session, first)
    again = await database.write(
        sessions.open_session, open_command(shop, idempotency=key_for(shop))
    )
    await database.write(sessions.delete_session, sessions.DeleteSession(shop, opened.session_id))

    fresh = await database.write(
        sessions.open_session, open_command(shop, idempotency=key_for(shop))
    )

    assert (again.session_id, again.created, again.replayed) == (opened.session_id, True, True)
    assert (fresh.created, fresh.replayed) == (True, False)
    assert fresh.session_id != opened.session_id

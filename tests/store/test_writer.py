"""Writes on both engines: durable before they are answered, alone in their failures."""

import asyncio
from uuid import uuid4

import pytest
from msgspec import structs
from sqlalchemy import Connection, func, select

from builders import REPORTED_US
from store.batches import add_session, make_append, make_batch
from store.conftest import NOTHING
from usercontext.domain.errors import NotFound, Unavailable, ValidationFailed
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.store.database import Database
from usercontext.store.key_names import name_of
from usercontext.store.logs import Appended, AppendLogs
from usercontext.store.sessions import OpenSession, open_session
from usercontext.store.tables import chunk, idempotency, project, session

pytestmark = pytest.mark.anyio


def count_chunks(tx: Connection) -> int:
    return tx.scalar(select(func.count()).select_from(chunk)) or 0


def count_sessions(tx: Connection) -> int:
    return tx.scalar(select(func.count()).select_from(session)) or 0


def fail_after_writing(tx: Connection, command: object) -> None:
    add_session(tx)
    raise ValidationFailed("limit: must be at least 1")


async def test_an_operation_is_readable_once_it_is_answered(database: Database) -> None:
    row = await database.write(add_session, NOTHING)

    assert [row] == await database.read(lambda tx: list(tx.scalars(select(session.c.id))))


async def test_an_append_tells_how_many_entries_are_kept(
    database: Database, session_row: int
) -> None:
    appended = await database.append(make_append(session_row, 0, 1, 2))

    assert Appended(accepted=3, replayed=False) == appended
    assert await database.read(count_chunks) == 1


async def test_a_failed_operation_leaves_nothing_and_disturbs_nobody(database: Database) -> None:
    results = await asyncio.gather(
        database.write(add_session, NOTHING),
        database.write(fail_after_writing, NOTHING),
        database.write(add_session, NOTHING),
        return_exceptions=True,
    )

    assert [int, ValidationFailed, int] == [type(result) for result in results]
    assert await database.read(count_sessions) == 2


async def test_only_the_batch_of_a_deleted_session_fails(
    database: Database, session_row: int
) -> None:
    """A session may be deleted between the look-up and the commit of a batch for it."""
    results = await asyncio.gather(
        database.append(make_append(session_row, 0)),
        database.append(make_append(987_654, 0)),
        database.append(make_append(session_row, 1)),
        return_exceptions=True,
    )

    assert [Appended, NotFound, Appended] == [type(result) for result in results]
    assert await database.read(count_chunks) == 2


async def test_a_hundred_callers_at_once_open_one_session(
    database: Database, session_row: int
) -> None:
    owner = await database.read(lambda tx: tx.scalar(select(project.c.id)))
    commands = [
        OpenSession(
            project_row=owner or 0,
            session_id=uuid4(),
            external_hash=b"one visit",
            external_id="visit",
            user_hash=None,
            user_id=None,
            release=None,
            environment=None,
            metadata=None,
            now_us=REPORTED_US,
        )
        for _ in range(100)
    ]

    opened = await asyncio.gather(*(database.write(open_session, one) for one in commands))

    assert sum(one.created for one in opened) == 1
    assert len({one.session_id for one in opened}) == 1


async def test_a_full_queue_refuses_and_says_when_to_come_back(
    database: Database, session_row: int
) -> None:
    command = AppendLogs(session_row, 1, REPORTED_US, make_batch(0, payload={"x": "y" * 4_000_000}))

    results = await asyncio.gather(
        *(database.append(command) for _ in range(8)), return_exceptions=True
    )

    refused = [result for result in results if isinstance(result, Unavailable)]
    assert {1} == {error.retry_after_seconds for error in refused}
    assert {"queue_full": len(refused)} == database.stats().refusals
    assert 8 - len(refused) == await database.read(count_chunks)


async def test_room_is_given_back_after_the_commit(database: Database, session_row: int) -> None:
    await database.append(make_append(session_row, 0))

    stats = database.stats()

    assert (stats.queue_depth, stats.queued_bytes) == (0, 0)
    assert stats.commits >= 1
    assert stats.commit_seconds_sum >= stats.commit_seconds_max > 0


async def test_the_same_key_and_body_is_written_once(database: Database, session_row: int) -> None:
    owner = await database.read(lambda tx: tx.scalar(select(project.c.id)))
    key = IdempotencyKey(owner or 0, "logs", "abc", b"hash")
    command = AppendLogs(session_row, 1, REPORTED_US, make_batch(0, 1), key)

    answers = await asyncio.gather(*(database.append(command) for _ in range(10)))

    assert sum(answer.replayed for answer in answers) == 9
    assert {2} == {answer.accepted for answer in answers}
    assert await database.read(count_chunks) == 1


async def test_the_same_key_with_another_body_is_refused(
    database: Database, session_row: int
) -> None:
    owner = await database.read(lambda tx: tx.scalar(select(project.c.id))) or 0
    batch = make_batch(0)
    one = AppendLogs(session_row, 1, REPORTED_US, batch, IdempotencyKey(owner, "logs", "k", b"1"))
    other = AppendLogs(session_row, 1, REPORTED_US, batch, IdempotencyKey(owner, "logs", "k", b"2"))
    await database.append(one)

    with pytest.raises(ValidationFailed, match="Idempotency-Key"):
        await database.append(other)


async def test_a_keyed_batch_of_a_deleted_session_takes_no_key(
    database: Database, session_row: int
) -> None:
    owner = await database.read(lambda tx: tx.scalar(select(project.c.id))) or 0
    key = IdempotencyKey(owner, "logs", "k", b"1")
    with pytest.raises(NotFound):
        await database.append(AppendLogs(987_654, 1, REPORTED_US, make_batch(0), key))

    again = await database.append(AppendLogs(session_row, 1, REPORTED_US, make_batch(0), key))

    assert not again.replayed


async def test_a_used_key_and_a_deleted_session_do_not_disturb_their_group(
    database: Database, session_row: int
) -> None:
    owner = await database.read(lambda tx: tx.scalar(select(project.c.id))) or 0
    keys = [IdempotencyKey(owner, "logs", name, b"1") for name in ("used", "new", "lost")]
    batch = make_batch(0)
    await database.append(AppendLogs(session_row, 1, REPORTED_US, batch, keys[0]))

    results = await asyncio.gather(
        database.append(AppendLogs(session_row, 1, REPORTED_US, batch, keys[0])),
        database.append(AppendLogs(session_row, 1, REPORTED_US, batch, keys[1])),
        database.append(AppendLogs(session_row, 1, REPORTED_US, batch)),
        database.append(AppendLogs(987_654, 1, REPORTED_US, batch, keys[2])),
        return_exceptions=True,
    )

    again, new = Appended(1, replayed=True), Appended(1, replayed=False)
    assert list(results[:3]) == [again, new, new]
    assert isinstance(results[3], NotFound)
    assert await database.read(count_chunks) == 3
    kept = await database.read(lambda tx: sorted(tx.scalars(select(idempotency.c.key))))
    assert kept == sorted(name_of(key)[2] for key in keys[:2])


async def test_a_keyed_answer_counts_what_was_left_out_as_doubled(
    database: Database, session_row: int
) -> None:
    owner = await database.read(lambda tx: tx.scalar(select(project.c.id))) or 0
    batch = structs.replace(make_batch(0, 1), doubles=3)
    command = AppendLogs(
        session_row, 1, REPORTED_US, batch, IdempotencyKey(owner, "logs", "k", b"1")
    )

    answers = [await database.append(command) for _ in range(2)]

    assert answers == [Appended(5, replayed=False), Appended(5, replayed=True)]


async def test_what_is_committed_stands_when_the_caller_goes_away(
    database: Database, session_row: int
) -> None:
    gone = asyncio.create_task(database.append(make_append(session_row, 0)))
    await asyncio.sleep(0)
    gone.cancel()

    await database.append(make_append(session_row, 1))

    assert await database.read(count_chunks) == 2


async def test_closing_commits_what_is_queued_and_refuses_what_comes_later(
    database: Database, session_row: int
) -> None:
    queued = asyncio.create_task(database.append(make_append(session_row, 0)))
    await asyncio.sleep(0)

    await database.close()

    assert Appended(accepted=1, replayed=False) == await queued
    with pytest.raises(Unavailable, match="stopping"):
        await database.append(make_append(session_row, 1))


async def test_a_read_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"readonly|read-only"):
        await database.read(add_session)


async def test_expired_keys_are_dropped_as_new_ones_come(
    database: Database, session_row: int
) -> None:
    owner = await database.read(lambda tx: tx.scalar(select(project.c.id))) or 0
    batch = make_batch(0)
    day_us = 24 * 3600 * 1_000_000
    for number in range(3):
        key = IdempotencyKey(owner, "logs", f"old-{number}", b"1")
        await database.append(AppendLogs(session_row, 1, REPORTED_US, batch, key))

    key = IdempotencyKey(owner, "logs", "new", b"1")
    await database.append(AppendLogs(session_row, 1, REPORTED_US + day_us, batch, key))

    kept = await database.read(lambda tx: list(tx.scalars(select(idempotency.c.key))))
    assert kept == [name_of(key)[2]]

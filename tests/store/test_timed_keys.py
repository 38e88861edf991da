"""Keys that are UUIDs of version 7 lie at their time, and are found by former names too."""

import asyncio
import time
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select, update

from store.batches import make_append
from store.drafts import add_issue, add_project, add_session_to, issue_command, key_for
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.store import issues
from usercontext.store.database import Database
from usercontext.store.key_names import KEPT_US, former_name_of, name_of
from usercontext.store.tables import chunk, idempotency

LATER_MS = 7_000_000_000_000
EARLIER_MS = 1_700_000_000_000
TIMES = st.integers(0, (1 << 48) - 1)
RANDOM = st.integers(0, (1 << 62) - 1)


def timed_key(time_ms: int, random: int = 0, route: str = "POST /v1/issues") -> IdempotencyKey:
    text = str(UUID(int=time_ms << 80 | 7 << 76 | 2 << 62 | random))
    return IdempotencyKey(1, route, text, b"{}")


@given(TIMES, TIMES, RANDOM, RANDOM)
def test_names_stand_in_the_order_of_their_keys_times(a: int, b: int, x: int, y: int) -> None:
    first, second = timed_key(min(a, b), x), timed_key(max(a, b), y)

    assert a == b or name_of(first) < name_of(second)


@given(TIMES, st.sets(RANDOM, min_size=2, max_size=20))
def test_keys_of_one_millisecond_have_names_of_their_own(time_ms: int, random: set[int]) -> None:
    keys = [timed_key(time_ms, one, route) for one in random for route in ("here", "there")]

    assert len({name_of(key) for key in keys}) == len(keys)


def test_a_key_in_capitals_is_another_key_at_the_same_time() -> None:
    small = timed_key(0xABCDEF012345)
    large = msgspec.structs.replace(small, key=small.key.upper())

    assert name_of(small)[1] == name_of(large)[1] == "abcdef01"
    assert name_of(small) != name_of(large)


@pytest.mark.parametrize("key", ["k1", str(UUID(int=4 << 76 | 2 << 62)), "0" * 14 + "7" + "0" * 21])
def test_any_other_key_has_the_name_that_it_had(key: str) -> None:
    _, route, name = name_of(key_for(1, key=key))

    assert (len(route), len(name)) == (4, 20)


def test_a_key_made_since_the_start_has_no_former_name() -> None:
    assert former_name_of(timed_key(LATER_MS), time.time_ns() // 1_000) is None


def test_a_former_name_is_not_looked_for_after_a_day() -> None:
    now_us = time.time_ns() // 1_000

    assert former_name_of(timed_key(EARLIER_MS), now_us) is not None
    assert former_name_of(timed_key(EARLIER_MS), now_us + KEPT_US) is None


def give_former_name(tx: Connection, key: IdempotencyKey) -> None:
    """Leave the only key as the release before would have kept it."""
    former = former_name_of(key, 0)
    assert former is not None
    tx.execute(update(idempotency).values(route=former[1], key=former[2]))


async def test_a_key_kept_under_its_former_name_is_replayed(database: Database) -> None:
    shop = (await add_project(database)).row
    session_row = await add_session_to(database, shop)
    key = msgspec.structs.replace(timed_key(EARLIER_MS), project_row=shop)
    first = await add_issue(database, shop, session_row, idempotency=key)
    await database.write(give_former_name, key)

    command = issue_command(shop, session_row, idempotency=key)
    again = await database.write(issues.create_issue, command)

    assert again == issues.IssueCreated(first, replayed=True)


async def test_batches_kept_under_a_former_name_are_not_appended_again(database: Database) -> None:
    shop = (await add_project(database)).row
    session_row = await add_session_to(database, shop)
    plain = make_append(session_row, 1.0)
    key = msgspec.structs.replace(timed_key(EARLIER_MS), project_row=shop, body=plain.batch.body)
    batch = msgspec.structs.replace(plain, idempotency=key)
    first = await database.append(batch)
    await database.write(give_former_name, key)

    again = await asyncio.gather(database.append(batch), database.append(plain))

    assert not first.replayed
    assert [one.replayed for one in again] == [True, False]
    count = select(func.count()).select_from(chunk)
    assert await database.read(lambda tx: tx.scalar(count)) == 2


async def test_another_body_under_a_former_name_is_refused(database: Database) -> None:
    shop = (await add_project(database)).row
    session_row = await add_session_to(database, shop)
    key = msgspec.structs.replace(timed_key(EARLIER_MS), project_row=shop)
    await add_issue(database, shop, session_row, idempotency=key)
    await database.write(give_former_name, key)

    other = msgspec.structs.replace(key, body=b"other")
    with pytest.raises(ValidationFailed, match="another body"):
        await add_issue(database, shop, session_row, idempotency=other)

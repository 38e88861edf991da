"""Keys that begin with their time stand at it in their index, whichever their routes."""

from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.drafts import add_issue, add_project, add_session_to, issue_command, key_for
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.store import issues
from usercontext.store.database import Database
from usercontext.store.key_names import name_of

NOW_MS = 1_795_836_000_123
TIMES = st.integers(0, (1 << 48) - 1)
SINCE_2001 = st.integers(10**12, 10**13 - 1)
RANDOM = st.integers(0, (1 << 62) - 1)


def uuid7(time_ms: int, random: int = 0, route: str = "POST /v1/issues") -> IdempotencyKey:
    text = str(UUID(int=time_ms << 80 | 7 << 76 | 2 << 62 | random))
    return IdempotencyKey(1, route, text, b"{}")


def of_the_script(time_ms: float, batch: int = 0, route: str = "here") -> IdempotencyKey:
    return IdempotencyKey(1, route, f"{time_ms}-k3h2p9qa-{batch}", b"{}")


@given(TIMES, TIMES, RANDOM, RANDOM)
def test_names_stand_in_the_order_of_their_keys_times(a: int, b: int, x: int, y: int) -> None:
    first, second = uuid7(min(a, b), x), uuid7(max(a, b), y)

    assert a == b or name_of(first) < name_of(second)


@given(SINCE_2001, SINCE_2001)
def test_the_script_s_keys_stand_among_them(a: int, b: int) -> None:
    first, second = of_the_script(min(a, b) + 0.2), uuid7(max(a, b))

    assert a == b or name_of(first) < name_of(second)


@given(TIMES, st.sets(RANDOM, min_size=2, max_size=20))
def test_keys_of_one_millisecond_have_names_of_their_own(time_ms: int, random: set[int]) -> None:
    keys = [uuid7(time_ms, one, route) for one in random for route in ("here", "there")]

    assert len({name_of(key) for key in keys}) == len(keys)


def test_batches_of_one_instant_have_names_of_their_own() -> None:
    keys = [of_the_script(NOW_MS, n, r) for n in range(9) for r in ("here", "there")]

    assert len({name_of(key) for key in keys}) == len(keys)
    assert len({name_of(key)[:2] for key in keys}) == 1


def test_a_key_in_capitals_is_another_key_at_the_same_time() -> None:
    small = uuid7(0xABCDEF012345)
    large = msgspec.structs.replace(small, key=small.key.upper())

    assert name_of(small)[1] == name_of(large)[1] == "abcdef01"
    assert name_of(small) != name_of(large)


@pytest.mark.parametrize(
    "key",
    [
        *("k1", "0" * 14 + "7" + "0" * 21, str(UUID(int=4 << 76 | 2 << 62))),
        *("1795836000123", "179583600012-k", "17958360001234-k", "0795836000123-k", "k3h2p9qa.0"),
        "١٧٩٥٨٣٦٠٠٠١٢٣-k",
    ],
)
def test_any_other_key_stands_at_its_route(key: str) -> None:
    _, route, name = name_of(key_for(1, key=key))

    assert (len(route), len(name)) == (4, 20)


@pytest.mark.parametrize("make", [uuid7, of_the_script])
async def test_what_came_under_such_a_key_happens_once(database: Database, make: object) -> None:
    shop = (await add_project(database)).row
    session_row = await add_session_to(database, shop)
    key = msgspec.structs.replace(make(NOW_MS), project_row=shop)  # type: ignore[operator]
    first = await add_issue(database, shop, session_row, idempotency=key)

    again = await database.write(
        issues.create_issue, issue_command(shop, session_row, idempotency=key)
    )

    assert again == issues.IssueCreated(first, replayed=True)


async def test_another_body_under_such_a_key_is_refused(database: Database) -> None:
    shop = (await add_project(database)).row
    session_row = await add_session_to(database, shop)
    key = msgspec.structs.replace(of_the_script(NOW_MS), project_row=shop)
    await add_issue(database, shop, session_row, idempotency=key)

    with pytest.raises(ValidationFailed, match="another body"):
        await add_issue(
            database,
            shop,
            session_row,
            idempotency=msgspec.structs.replace(key, body=b"other"),
        )

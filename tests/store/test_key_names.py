"""Keys that the release before kept are still found under their new names."""

from hashlib import sha256

import msgspec
import pytest
from msgspec import Struct
from sqlalchemy import Connection, insert, text

from builders import REPORTED_US, FrozenClock
from migrated import place_database
from store.drafts import add_issue, add_project, add_session_to, issue_command, key_for
from store.former import go_back_to_0019
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.store import issues
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.tables import idempotency

pytestmark = pytest.mark.anyio


class Kept(Struct, frozen=True):
    """A key and the answer given under it."""

    key: IdempotencyKey
    answer: issues.IssueCreated


def go_back(tx: Connection, kept: Kept) -> None:
    """Leave a schema of revision 0018 with a key as that release wrote it."""
    go_back_to_0019(tx)
    key = kept.key
    row = {
        "project_row": key.project_row,
        "route": key.route,
        "key": key.key,
        "body_hash": sha256(key.body).digest(),
        "answer": msgspec.msgpack.encode(kept.answer),
        "created_us": REPORTED_US,
    }
    tx.execute(insert(idempotency), row)
    index = "ix_idempotency_project_row_created_us"
    tx.execute(text(f"CREATE INDEX {index} ON idempotency (project_row, created_us)"))
    tx.execute(text("UPDATE alembic_version SET version_num = '0018'"))


async def test_a_key_of_the_release_before_is_replayed(
    options: StoreOptions, clock: FrozenClock
) -> None:
    place_database(options)
    database = await open_database(options, clock, Role.SERVER)
    shop = (await add_project(database)).row
    session_row = await add_session_to(database, shop)
    made = issues.IssueCreated(await add_issue(database, shop, session_row))
    key = key_for(shop)
    await database.write(go_back, Kept(key, made))
    await database.close()

    database = await open_database(options, clock, Role.SERVER)
    command = issue_command(shop, session_row, idempotency=key)
    again = await database.write(issues.create_issue, command)
    await database.close()

    assert again == msgspec.structs.replace(made, replayed=True)


async def test_another_body_under_a_key_of_the_release_before_is_refused(
    options: StoreOptions, clock: FrozenClock
) -> None:
    place_database(options)
    database = await open_database(options, clock, Role.SERVER)
    shop = (await add_project(database)).row
    session_row = await add_session_to(database, shop)
    made = issues.IssueCreated(await add_issue(database, shop, session_row))
    await database.write(go_back, Kept(key_for(shop), made))
    await database.close()

    database = await open_database(options, clock, Role.SERVER)
    other = issue_command(shop, session_row, idempotency=key_for(shop, b"other"))
    with pytest.raises(ValidationFailed, match="another body"):
        await database.write(issues.create_issue, other)
    await database.close()

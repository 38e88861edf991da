"""Deleting a project, or what it holds: in small steps, of this project alone, to the last row."""

import pkgutil
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Select, Table, func, select

from store.drafts import (
    add_project,
    add_session_to,
    count_rows,
)
from store.shops import Shop
from usercontext import store
from usercontext.domain.account import LinkKind, Role
from usercontext.domain.delivery import DestinationKind, Wanted
from usercontext.domain.project import KeyKind
from usercontext.store import (
    accounts,
    destinations,
    group_moves,
    keys,
    logins,
    project_settings,
    removals,
)
from usercontext.store.database import Database
from usercontext.store.removals import AskRemoval, RemoveSome
from usercontext.store.tables import api_key, issue, project, session

pytestmark = pytest.mark.anyio
ASKED_US = 1_000_000_000
LATER_US = ASKED_US + 60_000_000


async def furnish(database: Database, name: str) -> Shop:
    """Make a project that has a row in most of the tables."""
    shop = Shop(database, (await add_project(database, name)).row)
    first, second = await shop.report(), await shop.report(None, words="It is slow today")
    assert first != second
    key = keys.MintKey(shop.row, KeyKind.SECRET, "all", "uc_sec_ab", name.encode(), (), False, 0)
    await database.write(keys.mint_key, key)
    await database.write(
        logins.add_link,
        logins.AddLink(LinkKind.INVITATION, name.encode(), 0, LATER_US * 9, shop.row, Role.OWNER),
    )
    await database.write(
        accounts.open_account,
        accounts.OpenAccount(name.encode(), uuid4(), f"{name}@example.com", name, "x", 1),
    )
    await database.write(logins.note_act, logins.NoteAct(shop.row, 1, "looked", "", 1))
    change = project_settings.ChangeSettings(shop.row, b'{"currency":"EUR"}', 1)
    await database.write(project_settings.change_settings, change)
    wanted = destinations.AddDestination(
        shop.row,
        uuid4(),
        DestinationKind.WEBHOOK,
        "https://a.test",
        "s",
        tuple(Wanted),
        False,
        9,
        1,
    )
    await database.write(destinations.add_destination, wanted)
    trial = destinations.QueueTrial(shop.row, wanted.destination_id, uuid4(), 1)
    await database.write(destinations.queue_trial, trial)
    return shop


async def finish_removal(database: Database, row: int, most: int = 1) -> int:
    """Take step after step until nothing is left; returns how many there were."""
    for steps in range(1, 500):
        if not await database.write(removals.remove_some, RemoveSome(row, most, LATER_US)):
            return steps
    raise AssertionError("it never ends")


async def rows_of(database: Database, row: int) -> dict[str, int]:
    """Count what every table holds of a project."""
    tables: tuple[Table, ...] = (*removals.owned_tables(), session)
    found = {}
    for table in tables:
        count = select(func.count()).select_from(table).where(table.c.project_row == row)
        found[table.name] = await database.read(partial(_scalar, count))
    return {name: n for name, n in found.items() if n}


def _scalar(statement: Select[int], tx: Connection) -> int:
    return tx.scalar(statement) or 0


async def test_a_project_goes_with_every_row_and_leaves_the_others_alone(
    database: Database,
) -> None:
    shop, other = await furnish(database, "shop"), await furnish(database, "other")
    before = await rows_of(database, other.row)
    had = await rows_of(database, shop.row)
    await database.write(removals.ask_removal, AskRemoval(shop.row, True, ASKED_US))
    steps = await finish_removal(database, shop.row)

    assert len(had) > 12
    assert steps > 10
    assert await rows_of(database, shop.row) == {}
    assert await rows_of(database, other.row) == before
    assert await count_rows(database, project) == 1


async def test_keys_members_and_alerts_of_a_project_end_with_the_first_step(
    database: Database,
) -> None:
    shop = await furnish(database, "shop")
    await database.write(removals.ask_removal, AskRemoval(shop.row, True, ASKED_US))
    [key] = await database.read(lambda tx: keys.list_keys(tx, shop.row))

    assert key.revoked_us == ASKED_US
    assert await database.read(lambda tx: accounts.list_members(tx, shop.row)) == []
    assert await database.read(lambda tx: destinations.list_destinations(tx, shop.row)) == ()


async def test_the_project_itself_waits_for_batches_that_were_let_in_before(
    database: Database,
) -> None:
    row = (await add_project(database)).row
    await database.write(removals.ask_removal, AskRemoval(row, True, ASKED_US))
    soon = RemoveSome(row, 10, ASKED_US + 1_000_000)

    assert await database.write(removals.remove_some, soon)
    assert await count_rows(database, project) == 1
    assert not await database.write(removals.remove_some, RemoveSome(row, 10, LATER_US))
    assert await count_rows(database, project) == 0


async def test_content_goes_and_keys_settings_and_later_sessions_stay(database: Database) -> None:
    shop = await furnish(database, "shop")
    await database.write(removals.ask_removal, AskRemoval(shop.row, False, ASKED_US))
    later = await add_session_to(database, shop.row, "later")
    await finish_removal(database, shop.row)
    left = await rows_of(database, shop.row)

    assert await count_rows(database, issue) == 0
    assert await database.read(lambda tx: list(tx.scalars(select(session.c.id)))) == [later]
    assert await count_rows(database, api_key) == 1
    assert {"project_settings", "membership", "destination", "audit"} <= set(left)
    assert await database.read(removals.list_removals) == []


async def test_groups_that_people_merged_go_too(database: Database) -> None:
    shop = await furnish(database, "shop")
    first = await shop.group_of(await shop.report())
    second = await shop.group_of(await shop.report("v1:cors:GET /api/cart 0#bbbbbbbb"))
    merge = group_moves.MergeGroups(shop.row, second, first, shop.now_us, 1)
    await database.write(group_moves.merge_groups, merge)
    await database.write(removals.ask_removal, AskRemoval(shop.row, True, ASKED_US))
    await finish_removal(database, shop.row, most=3)

    assert await rows_of(database, shop.row) == {}


async def test_asking_for_less_does_not_take_back_the_greater(database: Database) -> None:
    row = (await add_project(database)).row
    for whole in (True, False):
        await database.write(removals.ask_removal, AskRemoval(row, whole, ASKED_US))
    found = await database.read(lambda tx: removals.find_removal(tx, row))

    assert found is not None
    assert found.whole


async def test_a_step_deletes_no_more_than_it_is_told(database: Database) -> None:
    row = (await add_project(database)).row
    for number in range(7):
        await add_session_to(database, row, f"tab-{number}")
    await database.write(removals.ask_removal, AskRemoval(row, False, ASKED_US))
    await database.write(removals.remove_some, RemoveSome(row, 3, LATER_US))
    found = await database.read(lambda tx: removals.find_removal(tx, row))

    assert await count_rows(database, session) == 4
    assert found is not None
    assert found.sessions == 3


def test_every_file_of_tables_is_known_to_whoever_deletes() -> None:
    """A table that is not loaded where projects are deleted keeps its rows, and the project."""
    files = {one.name for one in pkgutil.iter_modules([str(Path(store.__file__).parent)])}
    of_tables = {name for name in files if name.endswith("_tables")} - {"removal_tables"}

    assert of_tables == {module.__name__.rpartition(".")[2] for module in removals.KNOWN}

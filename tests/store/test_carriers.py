"""Carriers added up: the quick way says what the plain one says, also after sessions are gone."""

import random
from typing import Any
from uuid import uuid4

import pytest
from msgspec import Struct
from sqlalchemy import Connection, delete, insert

from store.drafts import add_project
from usercontext.store import reach
from usercontext.store.carriers import Carriers, Window, add_up_groups, add_up_slices
from usercontext.store.database import Database
from usercontext.store.operations import operation
from usercontext.store.reach_tables import session_signature
from usercontext.store.tables import session

pytestmark = pytest.mark.anyio

HOUR_US = 3_600_000_000
NOW_US = 40 * 24 * HOUR_US + 123
HASH = reach.signature_hash("v1:backend_error:POST /pay 5xx#1")
OTHER = reach.signature_hash("v1:backend_error:POST /cart 5xx#2")
NAMES = (b"a" * 16, b"b" * 16, b"short", b"a much longer name than others", None)
RELEASES = (
    ("2026.2", "2026.20", "26.2", "snow ☃"),
    ("2026.2", "", ",", '","', ",2026.2", "2026.2,"),
    ("rome", 'Ch"rome', "control \x1e", "back\\slash"),
    tuple(f"build-{number}" for number in range(40)),
)
WINDOWS = ((24, 1), (7, 1), (48, 1), (100, 24), (168, 24))


class Met(Struct, frozen=True):
    """Sessions of a project, as ages in microseconds; who they are is drawn."""

    project_row: int
    ages_us: tuple[int, ...]
    seed: int


@operation
def meet(tx: Connection, command: Met) -> list[int]:
    """Let sessions carry one signature, and some of them another one too."""
    chance, rows = random.Random(command.seed), []
    for age_us in command.ages_us:
        made = {
            "project_row": command.project_row, "session_id": uuid4(),
            "external_hash": uuid4().bytes, "external_id": "x", "created_us": 1,
        }  # fmt: skip
        key = tx.execute(insert(session), made).inserted_primary_key
        row = key[0] if key else 0
        rows.append(row)
        for name in (HASH, OTHER) if chance.random() < 0.3 else (HASH,):
            tx.execute(insert(session_signature), _carrier(command, row, name, age_us, chance))
    return rows


class Left(Struct, frozen=True):
    """Sessions that are deleted; what they carried goes with them."""

    rows: tuple[int, ...]


@operation
def leave(tx: Connection, command: Left) -> None:
    """Delete sessions as a release would that knows of no counts."""
    tx.execute(delete(session).where(session.c.id.in_(command.rows)))


def _carrier(
    command: Met, row: int, name: bytes, age_us: int, chance: random.Random
) -> dict[str, Any]:
    return {
        "project_row": command.project_row, "signature_hash": name, "session_row": row,
        "first_us": NOW_US - age_us, "user_hash": chance.choice(NAMES),
        "browser": chance.choice(("Chrome", "rome")),
        "release": chance.choice(RELEASES[command.seed]),
        "category": "cors", "is_root": True, "links": 1, "went_on": False,
    }  # fmt: skip


def window_of(project_row: int, hours: int, bucket: int) -> Window:
    since_us = NOW_US - hours * HOUR_US
    return Window(project_row, [HASH], since_us, NOW_US, bucket * HOUR_US)


async def both_ways(database: Database, window: Window) -> list[Carriers]:
    return [
        await database.read(lambda tx, way=way: way(tx, window))  # type: ignore[misc]
        for way in (add_up_slices, add_up_groups)
    ]


def drawn_ages(seed: int, many: int) -> tuple[int, ...]:
    """Ages on borders of hours and beside them, before now and after, within a week and out."""
    chance = random.Random(seed)
    borders = [chance.randrange(-1, 200) * HOUR_US for _ in range(many)]
    return tuple(age + chance.choice((-1, 0, 1, 77)) for age in borders)


@pytest.mark.parametrize("seed", range(len(RELEASES)))
async def test_slices_say_what_groups_say_and_go_on_when_sessions_are_deleted(
    sqlite_database: Database, seed: int
) -> None:
    shop = (await add_project(sqlite_database)).row
    rows = await sqlite_database.write(meet, Met(shop, drawn_ages(seed, 150), seed))

    for _ in range(3):
        for hours, bucket in WINDOWS:
            slices, groups = await both_ways(sqlite_database, window_of(shop, hours, bucket))
            assert slices == groups, (hours, bucket)
        gone, rows = rows[::3], [row for at, row in enumerate(rows) if at % 3]
        await sqlite_database.write(leave, Left(tuple(gone)))


async def test_both_engines_add_up_the_same(database: Database) -> None:
    shop = (await add_project(database)).row
    ages = (0, HOUR_US, HOUR_US + 1, 23 * HOUR_US, 24 * HOUR_US, 24 * HOUR_US + 1, -5)
    await database.write(meet, Met(shop, ages, 0))

    affected = await database.read(lambda tx: reach.count_reach_of(tx, shop, [HASH], NOW_US, 24))

    assert (affected.sessions, affected.first_us) == (6, NOW_US - 24 * HOUR_US)
    assert affected.trend == (2, *[0] * 21, 2, 2)
    assert sum(one.sessions for one in affected.releases) == 6


async def test_nobody_carries_it(sqlite_database: Database) -> None:
    shop = (await add_project(sqlite_database)).row

    slices, groups = await both_ways(sqlite_database, window_of(shop, 24, 1))
    assert slices == groups
    assert (slices.sessions, slices.users, slices.first_us) == (0, 0, None)

"""After any series of writes the groups equal a dictionary of issues, on both engines."""

import random

import pytest

from store.drafts import add_project
from store.group_model import Model, check, check_counts
from usercontext.store import group_gathering
from usercontext.store.database import Database

pytestmark = pytest.mark.anyio

STEPS = 80


@pytest.mark.parametrize("seed", range(4))
async def test_groups_and_their_counts_follow_every_change(database: Database, seed: int) -> None:
    shop = (await add_project(database)).row
    model = Model(database, shop, random.Random(seed))
    changes = [
        *[model.create] * 6,
        *[model.delete] * 2,
        *[model.merge] * 2,
        *[model.split, model.move, model.undo, model.resolve, model.take_back],
        model.delete_session,
    ]

    for _ in range(STEPS):
        await model.chance.choice(changes)()
        await check(model)


@pytest.mark.parametrize("seed", range(4))
async def test_issues_that_are_on_their_way_are_counted_where_they_are(
    database: Database, seed: int
) -> None:
    """The writer moved all issues of a group at once, and resolved them at once: others waited."""
    shop = (await add_project(database)).row
    model = Model(database, shop, random.Random(seed))
    model.at_once = 2
    changes = [
        *[model.create] * 6,
        *[model.merge, model.undo, model.gather] * 2,
        *[model.delete, model.split, model.move, model.resolve, model.resolve],
        *[model.take_back, model.delete_session],
    ]

    for _ in range(STEPS):
        await model.chance.choice(changes)()
        await check_counts(model)
    while await model.gather_on(3):
        await check_counts(model)
    assert await database.read(lambda tx: group_gathering.find_coming(tx, shop)) == {}
    await check(model)

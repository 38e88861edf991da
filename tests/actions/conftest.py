"""What actions are given, over each engine. Nothing else."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from actions.silent import Shop, open_shop
from apps import open_deps
from builders import FrozenClock
from postgres import migrated_database
from usercontext.actions.deps import Deps
from usercontext.store.options import StoreOptions


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> StoreOptions:
    """Both engines, one after the other."""
    if request.param == "sqlite":
        return StoreOptions(tmp_path / "data", synchronous="OFF")
    address = request.getfixturevalue("postgres_address")
    return StoreOptions(tmp_path / "data", migrated_database(address))


@pytest.fixture
async def both(store: StoreOptions, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(store, clock) as opened:
        yield opened


@pytest.fixture
async def shop(both: Deps, clock: FrozenClock) -> Shop:
    return await open_shop(both, clock)

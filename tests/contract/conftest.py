"""The API over each engine, with one project in it. Nothing else."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest

from api.visitors import Visitor
from apps import open_deps
from builders import FrozenClock
from postgres import migrated_database
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions
from usercontext.store.options import StoreOptions


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> StoreOptions:
    if request.param == "sqlite":
        return StoreOptions(tmp_path, synchronous="OFF")
    return StoreOptions(tmp_path, migrated_database(request.getfixturevalue("postgres_address")))


@pytest.fixture
async def deps(store: StoreOptions, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(store, clock) as opened:
        yield opened


@pytest.fixture
async def project(deps: Deps) -> NewProject:
    return await projects.create_project(deps, "shop")


@pytest.fixture
async def client(deps: Deps) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=Api(deps, ApiOptions()))
    async with httpx2.AsyncClient(transport=transport, base_url="https://api.test") as client:
        yield client


@pytest.fixture
def caller(client: httpx2.AsyncClient, project: NewProject) -> Visitor:
    """Somebody who read the reference: the project's key and a JSON body, nothing more."""
    return Visitor(client, project.secret_key)

"""The real app on a real database in a temporary folder, and two projects in it. Nothing else."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest

from api.visitors import Visitor
from builders import FrozenClock
from usercontext.actions import projects
from usercontext.actions.caches import KeyCache, SessionCache
from usercontext.actions.deps import AnalysisOptions, Deps
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions
from usercontext.domain.ids import RandomIds
from usercontext.ingest.limits import IngestLimits
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions


@pytest.fixture
async def deps(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[Deps]:
    database = await open_database(StoreOptions(tmp_path, synchronous="OFF"), clock, Role.SERVER)
    yield Deps(
        database=database,
        clock=clock,
        ids=RandomIds(),
        ingest=IngestLimits(),
        analysis=AnalysisOptions(),
        keys=KeyCache(),
        sessions=SessionCache(),
    )
    await database.close()


@pytest.fixture
async def project(deps: Deps) -> NewProject:
    return await projects.create_project(deps, "shop")


@pytest.fixture
async def other_project(deps: Deps) -> NewProject:
    return await projects.create_project(deps, "rival")


@pytest.fixture
def options() -> ApiOptions:
    return ApiOptions()


@pytest.fixture
def api(deps: Deps, options: ApiOptions) -> Api:
    return Api(deps, options)


@pytest.fixture
async def nobody(api: Api) -> AsyncIterator[httpx2.AsyncClient]:
    """A client without a key, from a private address."""
    transport = httpx2.ASGITransport(app=api, client=("10.0.0.7", 4711))
    async with httpx2.AsyncClient(transport=transport, base_url="http://api.test") as client:
        yield client


@pytest.fixture
def owner(nobody: httpx2.AsyncClient, project: NewProject) -> Visitor:
    return Visitor(nobody, project.secret_key)


@pytest.fixture
def page(nobody: httpx2.AsyncClient, project: NewProject) -> Visitor:
    """A web page: the publishable key and an Origin."""
    return Visitor(nobody, project.publishable_key, {"origin": "https://shop.example"})


@pytest.fixture
def stranger(nobody: httpx2.AsyncClient, other_project: NewProject) -> Visitor:
    """The owner of another project."""
    return Visitor(nobody, other_project.secret_key)

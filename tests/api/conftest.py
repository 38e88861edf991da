"""The real app on a real database in a temporary folder, and two projects in it. Nothing else."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest

from api.visitors import Visitor
from apps import open_deps, visit
from builders import FrozenClock
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions
from usercontext.store.options import StoreOptions


@pytest.fixture
async def deps(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(StoreOptions(tmp_path, synchronous="OFF"), clock) as opened:
        yield opened


@pytest.fixture
async def project(deps: Deps) -> NewProject:
    return await projects.create_project(deps, "shop")


@pytest.fixture
async def other_project(deps: Deps) -> NewProject:
    return await projects.create_project(deps, "rival")


@pytest.fixture
def options() -> ApiOptions:
    return ApiOptions()


class HandTimer:
    """The monotonic clock by hand, so that rates do not depend on how fast tests run."""

    def __init__(self) -> None:
        self.now_s = 1_000_000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def timer() -> HandTimer:
    return HandTimer()


@pytest.fixture
def api(deps: Deps, options: ApiOptions, timer: HandTimer) -> Api:
    return Api(deps, options, timer)


@pytest.fixture
async def nobody(api: Api) -> AsyncIterator[httpx2.AsyncClient]:
    async with visit(api) as client:
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

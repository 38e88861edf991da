"""One app for a whole file of the catalogue, two projects in it, and a watch over its state.

Every case has sessions of its own, so a database for each is not needed. Not: cases.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from uuid import uuid4

import httpx2
import pytest

from api.visitors import Visitor
from apps import open_deps, visit
from builders import FrozenClock
from catalogue.calls import Calls
from catalogue.watch import Watch
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions
from usercontext.store.options import StoreOptions


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture(scope="module")
async def deps(tmp_path_factory: pytest.TempPathFactory, clock: FrozenClock) -> AsyncIterator[Deps]:
    folder: Path = tmp_path_factory.mktemp("catalogue")
    async with open_deps(StoreOptions(folder, synchronous="OFF"), clock) as opened:
        yield opened


@pytest.fixture(scope="module")
async def project(deps: Deps) -> NewProject:
    return await projects.create_project(deps, "shop")


@pytest.fixture(scope="module")
async def other_project(deps: Deps) -> NewProject:
    return await projects.create_project(deps, "rival")


@pytest.fixture(scope="module")
def api(deps: Deps) -> Api:
    """Without a limit on reads: the clock stands still, and the watch reads a lot."""
    return Api(deps, ApiOptions(read_limit=0))


@pytest.fixture(scope="module")
async def nobody(api: Api) -> AsyncIterator[httpx2.AsyncClient]:
    async with visit(api) as client:
        yield client


@pytest.fixture(scope="module")
def owner(nobody: httpx2.AsyncClient, project: NewProject) -> Visitor:
    return Visitor(nobody, project.secret_key)


@pytest.fixture(scope="module")
def page(nobody: httpx2.AsyncClient, project: NewProject) -> Visitor:
    """A web page: the publishable key and an Origin."""
    return Visitor(nobody, project.publishable_key, {"origin": "https://shop.example"})


@pytest.fixture(scope="module")
def stranger(nobody: httpx2.AsyncClient, other_project: NewProject) -> Visitor:
    """The owner of another project."""
    return Visitor(nobody, other_project.secret_key)


@pytest.fixture(scope="module")
def issues_path(project: NewProject) -> str:
    return f"/v1/projects/{project.project.project_id}/issues"


@pytest.fixture
async def session_id(owner: Visitor) -> str:
    """A session that only this case uses."""
    return await owner.open_session(str(uuid4()))


@pytest.fixture
async def issue_id(owner: Visitor, session_id: str) -> str:
    return await owner.create_issue(session_id)


@pytest.fixture
def watch(
    deps: Deps,
    owner: Visitor,
    stranger: Visitor,
    project: NewProject,
    other_project: NewProject,
) -> Watch:
    ids = [str(each.project.project_id) for each in (project, other_project)]
    return Watch(deps, owner, stranger, ids)


@pytest.fixture
def store_and_read(
    owner: Visitor, session_id: str
) -> Callable[[bytes], Awaitable[list[dict[str, object]]]]:
    """Append the bytes of a batch, which must be taken, and read back what is stored."""

    async def call(body: bytes) -> list[dict[str, object]]:
        path = f"/v1/sessions/{session_id}/logs"
        answer = await owner.post(path, content=body)
        assert answer.status_code == 202, answer.text
        logs: list[dict[str, object]] = (await owner.get(path)).json()["logs"]
        return logs

    return call


@pytest.fixture
def calls(owner: Visitor, session_id: str, issue_id: str) -> Calls:
    return Calls(owner, session_id, issue_id)

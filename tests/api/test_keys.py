"""keys_matrix: every route of the table by every kind of key, exact status and body."""

from collections.abc import AsyncIterator
from typing import NamedTuple

import httpx2
import pytest

from api.visitors import UNKNOWN_ID, Visitor, refused
from apps import open_deps, visit
from builders import FrozenClock
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.auth import Caller
from usercontext.api.options import ApiOptions
from usercontext.api.route import Route
from usercontext.api.routes import ROUTES
from usercontext.domain.ids import RandomIds
from usercontext.domain.project import KeyKind, mint_key_text
from usercontext.store.options import StoreOptions

pytestmark = pytest.mark.anyio

KEYED = [route for route in ROUTES if route.caller is not Caller.ANYONE]
OPEN = [route for route in ROUTES if route.caller is Caller.ANYONE]
NO_KEY = refused(401, "UNAUTHORIZED", "Missing or invalid API key")
ONLY_SENDS = refused(
    401, "UNAUTHORIZED", "A publishable key only sends: this call needs a secret one"
)


def named(route: Route) -> str:
    return f"{route.method} {route.path}"


def path_of(route: Route) -> str:
    return route.path.replace(":id", UNKNOWN_ID).replace(":attachmentId", UNKNOWN_ID)


class Door(NamedTuple):
    """Who stands before the app: nobody, a project's owner, a page of it."""

    nobody: httpx2.AsyncClient
    owner: Visitor
    page: Visitor


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def door(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Door]:
    """One app for all calls that may change nothing; at the end its keys are as they were."""
    options = StoreOptions(tmp_path_factory.mktemp("keys"), synchronous="OFF")
    async with open_deps(options, FrozenClock()) as deps, visit(Api(deps, ApiOptions())) as nobody:
        project = await projects.create_project(deps, "shop")
        before = await projects.list_keys(deps, project.project)
        page = Visitor(nobody, project.publishable_key, {"origin": "https://shop.example"})
        yield Door(nobody, Visitor(nobody, project.secret_key), page)
        assert await projects.list_keys(deps, project.project) == before


@pytest.mark.parametrize("route", KEYED, ids=named)
@pytest.mark.parametrize(
    "key", ["", "x", "uc_sec_", "ключ", "uc_pub_" + "0" * 36, "a, b"], ids=lambda key: key[:8]
)
async def test_no_key_and_a_bad_key_are_the_same(door: Door, route: Route, key: str) -> None:
    visitor = Visitor(door.nobody, key)
    visitor.headers = {"x-api-key": key.encode()} if key else {}  # type: ignore[dict-item]
    answer = await visitor.call(route.method, path_of(route))

    assert (answer.status_code, answer.json()) == (401, NO_KEY)


@pytest.mark.parametrize("route", KEYED, ids=named)
async def test_a_well_formed_unknown_key_is_refused(door: Door, route: Route) -> None:
    visitor = Visitor(door.nobody, mint_key_text(KeyKind.SECRET, RandomIds()))
    answer = await visitor.call(route.method, path_of(route))

    assert (answer.status_code, answer.json()) == (401, NO_KEY)


@pytest.mark.row(3)
@pytest.mark.parametrize("route", KEYED, ids=named)
async def test_a_publishable_key_only_sends(door: Door, route: Route) -> None:
    answer = await door.page.call(route.method, path_of(route))

    if route.caller is Caller.PAGE:
        assert answer.status_code == body_missing(route)  # the key is good, the empty body is not
    else:
        assert (answer.status_code, answer.json()) == (401, ONLY_SENDS)


@pytest.mark.parametrize("route", KEYED, ids=named)
async def test_a_secret_key_opens_every_route(door: Door, route: Route) -> None:
    answer = await door.owner.call(route.method, path_of(route))

    expected = 200 if route.owner is None and route.body is None else 404
    assert answer.status_code == (body_missing(route) if route.body is not None else expected)


def body_missing(route: Route) -> int:
    """JSON needs no Content-Type, an image does."""
    return 415 if route.body is not None and route.body.is_image else 400


@pytest.mark.parametrize("route", OPEN, ids=named)
async def test_what_needs_no_key_takes_none(door: Door, route: Route) -> None:
    visitor = Visitor(door.nobody, "")
    visitor.headers = {}

    # files there are only after a build; what is told without a key is that there is none
    expected = 404 if route.is_shared else 200
    assert (await visitor.call(route.method, route.path)).status_code == expected


async def test_a_revoked_key_stops_working(owner: Visitor, deps: Deps, project: NewProject) -> None:
    before = await owner.get(f"/v1/issues/{UNKNOWN_ID}")
    secret = next(
        key for key in await projects.list_keys(deps, project.project) if key.kind == KeyKind.SECRET
    )
    await projects.revoke_key(deps, project.project, secret.row)
    after = await owner.get(f"/v1/issues/{UNKNOWN_ID}")

    assert (before.status_code, after.status_code) == (404, 401)
    assert after.json() == NO_KEY


async def test_two_keys_are_no_key(nobody: httpx2.AsyncClient, project: NewProject) -> None:
    twice = [("x-api-key", project.secret_key), ("x-api-key", project.secret_key)]
    answer = await nobody.get(f"/v1/issues/{UNKNOWN_ID}", headers=twice)

    assert (answer.status_code, answer.json()) == (401, NO_KEY)


@pytest.mark.row(7)
async def test_a_key_in_the_query_or_body_is_no_key(
    nobody: httpx2.AsyncClient, project: NewProject
) -> None:
    key = project.secret_key
    answer = await nobody.post(
        f"/v1/sessions?x-api-key={key}", json={"externalSessionId": "a", "x-api-key": key}
    )

    assert answer.status_code == 401

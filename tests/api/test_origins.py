"""Preflights, and which page may use which key."""

import re

import httpx2
import pytest

from api.visitors import UNKNOWN_ID, Visitor
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.api.auth import Caller, is_listed
from usercontext.api.options import ApiOptions
from usercontext.api.routes import ROUTES
from usercontext.domain.project import KeyKind

pytestmark = pytest.mark.anyio

PAGE_PATHS = {route.path for route in ROUTES if route.caller is Caller.PAGE}


@pytest.mark.row(6)
@pytest.mark.parametrize("path", sorted({route.path for route in ROUTES}))
async def test_a_preflight_needs_no_key_and_opens_publishable_routes_only(
    nobody: httpx2.AsyncClient, path: str
) -> None:
    answer = await nobody.options(re.sub(":[a-zA-Z]+", UNKNOWN_ID, path))
    open_to_pages = path in PAGE_PATHS

    assert (answer.status_code, answer.content) == (204, b"")
    assert ("access-control-allow-origin" in answer.headers) == open_to_pages
    if open_to_pages:
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["access-control-allow-methods"] == "POST"
        assert answer.headers["access-control-max-age"] == "7200"
        assert answer.headers["access-control-allow-headers"] == (
            "content-type, x-api-key, idempotency-key, content-encoding"
        )


async def test_a_page_can_read_every_answer_of_its_routes(
    page: Visitor, nobody: httpx2.AsyncClient
) -> None:
    answers = [
        await page.post("/v1/sessions", {"externalSessionId": "a"}),
        await page.post("/v1/issues", {}),
        await nobody.post("/v1/issues"),
        await page.append(UNKNOWN_ID),
    ]

    assert [a.status_code for a in answers] == [201, 400, 401, 404]
    assert {a.headers["access-control-allow-origin"] for a in answers} == {"*"}
    assert answers[0].headers["access-control-expose-headers"] == "retry-after, idempotent-replayed"


async def test_no_page_can_read_a_secret_route(page: Visitor) -> None:
    answer = await page.get(f"/v1/sessions/{UNKNOWN_ID}/logs")

    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
async def test_a_secret_key_on_a_foreign_page_is_told_what_to_use(
    owner: Visitor, origin: str
) -> None:
    answer = await owner.get(f"/v1/issues/{UNKNOWN_ID}", headers={"origin": origin})

    assert answer.status_code == 401
    assert "publishable key" in answer.json()["message"]
    assert "--allow-browser" in answer.json()["message"]


@pytest.mark.row(4)
async def test_the_servers_own_pages_may_use_a_secret_key(owner: Visitor) -> None:
    answer = await owner.get(f"/v1/issues/{UNKNOWN_ID}", headers={"origin": "https://api.test"})

    assert answer.status_code == 404


class TestWithAPublicUrl:
    @pytest.fixture
    def options(self) -> ApiOptions:
        return ApiOptions(
            public_url="https://uc.example/base", own_origins=("https://app.example",)
        )

    @pytest.mark.parametrize(
        ("origin", "status"),
        [("https://uc.example", 404), ("https://app.example", 404), ("http://api.test", 401)],
    )
    async def test_only_the_origins_named_are_ours(
        self, owner: Visitor, origin: str, status: int
    ) -> None:
        answer = await owner.get(f"/v1/issues/{UNKNOWN_ID}", headers={"origin": origin})

        assert answer.status_code == status


@pytest.mark.row(4)
async def test_allow_browser_restores_the_literal_behaviour(
    nobody: httpx2.AsyncClient, deps: Deps, project: NewProject
) -> None:
    _, text = await projects.mint_key(
        deps, project.project, KeyKind.SECRET, "page", allow_browser=True
    )
    visitor = Visitor(nobody, text, {"origin": "https://evil.example"})

    assert (await visitor.get(f"/v1/issues/{UNKNOWN_ID}")).status_code == 404


@pytest.mark.row(5)
@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("https://shop.example", 201),
        ("HTTPS://SHOP.EXAMPLE", 201),
        ("https://a.shop.example", 401),
        ("null", 401),
        (None, 201),
    ],
)
async def test_a_publishable_key_is_for_the_pages_it_lists(
    nobody: httpx2.AsyncClient,
    deps: Deps,
    project: NewProject,
    origin: str | None,
    status: int,
) -> None:
    _, text = await projects.mint_key(
        deps, project.project, KeyKind.PUBLISHABLE, "page", origins=("https://shop.example",)
    )
    visitor = Visitor(nobody, text, {"origin": origin} if origin else None)

    assert (await visitor.post("/v1/sessions", {"externalSessionId": "a"})).status_code == status


@pytest.mark.parametrize(
    ("origin", "listed"),
    [
        ("https://a.example.com", True),
        ("https://a-b.example.com", True),
        ("https://example.com", False),
        ("https://a.b.example.com", False),
        ("http://a.example.com", False),
        ("https://a.example.com:8443", False),
        ("https://evil.com/.example.com", False),
        ("https://evil.com#.example.com", False),
        ("https://.example.com", False),
        ("https://aexample.com", False),
    ],
)
def test_a_star_is_one_leftmost_label(origin: str, listed: bool) -> None:
    assert is_listed(origin, ("https://*.example.com",)) == listed

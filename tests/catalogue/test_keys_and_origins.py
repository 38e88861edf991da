"""Rows 1 to 7: who is not let in, and that nothing happened. Not: the matrix of routes and keys."""

from collections.abc import Callable
from uuid import uuid4

import httpx2
import pytest

from api.visitors import Visitor
from catalogue.watch import CANARY, Watch
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.domain.project import KeyKind

pytestmark = pytest.mark.anyio

NO_KEY = "Missing or invalid API key"
CALLS = [
    ("POST", "/v1/sessions"),
    ("POST", "/v1/sessions/:session/logs"),
    ("POST", "/v1/issues"),
    ("GET", "/v1/issues/:issue"),
    ("PATCH", "/v1/issues/:issue"),
    ("DELETE", "/v1/issues/:issue"),
    ("DELETE", "/v1/sessions/:session"),
]
KEYS: dict[str, Callable[[str], bytes | None]] = {
    "none": lambda key: None,
    "empty": lambda key: b"",
    "with a space behind": lambda key: f"{key} ".encode(),
    "with a space before": lambda key: f" {key}".encode(),
    "with CR": lambda key: f"{key}\r".encode(),
    "with NUL": lambda key: f"{key}\0".encode(),
    "not ASCII": lambda key: f"{key}é".encode(),
    "not UTF-8": lambda key: key.encode() + b"\xff",
    "full width": lambda key: key.replace("_", "\uff3f").encode(),
    "in capitals": lambda key: key.upper().encode(),
    "with a bad check": lambda key: f"{key[:-1]}{'a' if key[-1] != 'a' else 'b'}".encode(),
    "of the other kind": lambda key: key.replace("_sec_", "_pub_").encode(),
    "cut": lambda key: key[:-1].encode(),
    "twice in one": lambda key: f"{key}, {key}".encode(),
    "as a bearer": lambda key: f"Bearer {key}".encode(),
    "a canary": lambda key: CANARY.encode(),
    "8 KiB": lambda key: key.encode().ljust(8_000, b"0"),
}


@pytest.mark.row(1, 2)
@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize(("method", "path"), CALLS[::2])
async def test_a_key_that_is_none(
    nobody: httpx2.AsyncClient,
    project: NewProject,
    watch: Watch,
    session_id: str,
    issue_id: str,
    method: str,
    path: str,
    kind: str,
) -> None:
    key = KEYS[kind](project.secret_key)
    headers = {} if key is None else {b"x-api-key": key}
    path = path.replace(":session", session_id).replace(":issue", issue_id)
    call = nobody.request(method, path, headers=headers, json={"externalSessionId": CANARY})
    answer = await watch.refuses(call, 401, NO_KEY, session_id)

    assert answer.json()["message"] == NO_KEY
    assert "www-authenticate" in answer.headers


@pytest.mark.row(1)
async def test_the_key_in_two_headers(
    nobody: httpx2.AsyncClient, project: NewProject, watch: Watch
) -> None:
    twice = [("x-api-key", project.secret_key), ("X-API-Key", project.secret_key)]
    call = nobody.post("/v1/sessions", headers=twice, json={"externalSessionId": CANARY})

    await watch.refuses(call, 401, NO_KEY)


@pytest.mark.row(1)
@pytest.mark.parametrize("size", [8_193, 1024 * 1024])
async def test_a_key_longer_than_a_header_may_be(
    nobody: httpx2.AsyncClient, watch: Watch, size: int
) -> None:
    headers = {"x-api-key": CANARY.ljust(size, "0")}
    call = nobody.post("/v1/sessions", headers=headers, json={"externalSessionId": CANARY})

    await watch.refuses(call, 431, "A header is longer than 8192 bytes")


@pytest.mark.row(2)
async def test_a_revoked_key(
    nobody: httpx2.AsyncClient, deps: Deps, project: NewProject, watch: Watch
) -> None:
    key, text = await projects.mint_key(deps, project.project, KeyKind.SECRET, "lost")
    await projects.revoke_key(deps, project.project, key.row)
    call = Visitor(nobody, text).post("/v1/sessions", {"externalSessionId": CANARY})

    await watch.refuses(call, 401, NO_KEY)


@pytest.mark.row(2)
@pytest.mark.parametrize(("method", "path"), CALLS[3:])
async def test_the_key_of_another_tenant(
    stranger: Visitor, watch: Watch, session_id: str, issue_id: str, method: str, path: str
) -> None:
    path = path.replace(":session", session_id).replace(":issue", issue_id)
    call = stranger.call(method, path, json={"cause": CANARY})
    # a write is refused by the writer itself, inside its transaction: only what is there counts
    await watch.refuses(call, 404, "No such ", session_id, written=method in ("PATCH", "DELETE"))


@pytest.mark.row(4)
@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", f"https://{CANARY}"])
@pytest.mark.parametrize(("method", "path"), CALLS)
async def test_a_secret_key_on_a_foreign_page(
    owner: Visitor,
    watch: Watch,
    session_id: str,
    issue_id: str,
    method: str,
    path: str,
    origin: str,
) -> None:
    path = path.replace(":session", session_id).replace(":issue", issue_id)
    body = {"externalSessionId": CANARY}
    call = owner.call(method, path, json=body, headers={"origin": origin})
    answer = await watch.refuses(call, 401, "A secret key must not be used", session_id)

    assert "--allow-browser" in answer.json()["message"]


@pytest.mark.row(5)
@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "", "https://shop.example.evil", "http://shop.example"],
)
@pytest.mark.parametrize(("method", "path"), CALLS[:3])
async def test_a_publishable_key_on_a_page_that_is_not_listed(
    nobody: httpx2.AsyncClient,
    deps: Deps,
    project: NewProject,
    watch: Watch,
    session_id: str,
    method: str,
    path: str,
    origin: str,
) -> None:
    _, text = await projects.mint_key(
        deps, project.project, KeyKind.PUBLISHABLE, "page", origins=("https://shop.example",)
    )
    visitor = Visitor(nobody, text, {"origin": origin})
    path = path.replace(":session", session_id)
    call = visitor.call(method, path, json={"externalSessionId": CANARY})
    answer = await watch.refuses(call, 401, "This publishable key is not for", session_id)

    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.row(7)
@pytest.mark.parametrize("name", ["x-api-key", "api_key", "key", "apiKey", "token"])
async def test_the_key_in_the_query_and_in_the_body(
    nobody: httpx2.AsyncClient, project: NewProject, watch: Watch, name: str
) -> None:
    key = project.secret_key
    body = {"externalSessionId": str(uuid4()), name: key}
    call = nobody.post(f"/v1/sessions?{name}={key}", json=body)
    answer = await watch.refuses(call, 401, NO_KEY)

    assert key not in answer.text


@pytest.mark.row(7)
@pytest.mark.parametrize("name", ["authorization", "cookie", "x-api-token"])
async def test_the_key_in_another_header(
    nobody: httpx2.AsyncClient, project: NewProject, watch: Watch, name: str
) -> None:
    headers = {name: f"Bearer {project.secret_key}; x-api-key={project.secret_key}"}
    call = nobody.post("/v1/sessions", headers=headers, json={"externalSessionId": CANARY})

    await watch.refuses(call, 401, NO_KEY)

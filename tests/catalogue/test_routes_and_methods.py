"""Rows 8 and 9: paths and methods that the table does not hold."""

import pytest

from api.visitors import Visitor
from catalogue.watch import CANARY, Watch
from usercontext.api.router import Router
from usercontext.api.routes import ROUTES

pytestmark = pytest.mark.anyio

PLACES = sorted({route.path for route in ROUTES})
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


@pytest.mark.row(8)
@pytest.mark.parametrize(
    "path",
    [
        *("/", "/v1", "/v1/", f"/{CANARY}", "/v1/sessions/", "//v1/sessions", "/v1//sessions"),
        *("/V1/sessions", "/v1/Sessions", "/v1/session", "/v2/sessions", "/v1/sessions.json"),
        *("/v1%2fsessions", "/v1/%73essions", "/v1/sessions;x=1", "/v1/sessions%20"),
        *("/v1/%2e%2e/v1/sessions", "/v1/%2e/sessions", "/v1\\sessions"),
        *("/v1/sessions/x/logs/", "/v1/sessions//logs", "/v1/issues/x/y", "/api/v1/sessions"),
        f"/v1/sessions%00{CANARY}",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT"])
async def test_an_unknown_path(owner: Visitor, watch: Watch, method: str, path: str) -> None:
    if method == "HEAD":
        answer = await owner.call(method, path)
        assert (answer.status_code, answer.content) == (404, b"")
        return
    call = owner.call(method, path, json={"externalSessionId": CANARY})
    answer = await watch.refuses(call, 404, "No such endpoint")

    assert "location" not in answer.headers


@pytest.mark.row(8)
async def test_an_unknown_path_needs_no_key(owner: Visitor, watch: Watch) -> None:
    call = owner.call("GET", f"/v1/{CANARY}", headers={"x-api-key": CANARY})

    await watch.refuses(call, 404, "No such endpoint")


@pytest.mark.row(8)
@pytest.mark.parametrize("path", [b"/./v1/sessions", b"/v1/../v1/sessions", b"v1/sessions", b"*"])
def test_what_no_client_library_sends(path: bytes) -> None:
    assert Router(ROUTES).find(path) == (None, [])


def _known(path: str) -> set[str]:
    methods = {route.method for route in ROUTES if route.path == path}
    return methods | {"OPTIONS"} | ({"HEAD"} if "GET" in methods else set())


REFUSED = [
    (method, path)
    for path in PLACES
    for method in (*METHODS, "TRACE", "CONNECT", "PROPFIND", "QUERY")
    if method not in _known(path)
]


@pytest.mark.row(9)
@pytest.mark.parametrize(("method", "path"), REFUSED)
async def test_another_method(
    owner: Visitor, watch: Watch, session_id: str, path: str, method: str
) -> None:
    call = owner.call(method, path.replace(":id", session_id), json={"cause": CANARY})
    if method == "HEAD":
        answer = await call
        assert (answer.status_code, answer.content) == (405, b"")
    else:
        answer = await watch.refuses(call, 405, "This method is not allowed here", session_id)

    assert set(answer.headers["allow"].split(", ")) == _known(path)

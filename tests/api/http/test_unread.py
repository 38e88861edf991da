"""A request on its way to a connection that is being closed. Not: connections without any."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from api.http.line import request
from usercontext.api.application import Api
from usercontext.api.http.connection import Connection
from usercontext.api.http.registry import Registry
from usercontext.api.options import ApiOptions

pytestmark = pytest.mark.anyio
_ASKED = request("GET", "/healthz")
_PATIENCE_S = 60
_PIECE = 65_536


@pytest.fixture(params=[True, False], ids=["uvloop", "asyncio"])
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    return ("asyncio", {"use_uvloop": request.param})


@pytest.fixture
def options() -> ApiOptions:
    return ApiOptions(head_timeout_s=5.0, body_timeout_s=5.0)


@pytest.fixture
async def registry(api: Api) -> AsyncIterator[Registry]:
    registry = Registry(api, 10, True, lambda: 0.0)
    yield registry
    for member in registry.everybody():
        member.cut()
    await asyncio.sleep(0)
    registry.stop_looking()


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        client = socket.create_connection(listening.getsockname())
        accepted, _ = listening.accept()
    client.settimeout(_PATIENCE_S)
    yield client, accepted
    client.close()


@pytest.fixture
async def connection(registry: Registry, ends: tuple[socket.socket, socket.socket]) -> Connection:
    """One that has answered a request and is idle since."""
    client, accepted = ends
    accepted.setblocking(False)
    loop = asyncio.get_running_loop()
    _, connection = await loop.connect_accepted_socket(lambda: Connection(registry), accepted)
    client.sendall(_ASKED)
    assert b" 200 OK" in await received(client)
    return connection


async def received(client: socket.socket) -> bytes:
    return await asyncio.to_thread(client.recv, _PIECE)


async def test_what_came_before_an_idle_connection_was_ended_is_answered(
    connection: Connection, registry: Registry, ends: tuple[socket.socket, socket.socket]
) -> None:
    client, _ = ends
    late = registry.loop.time() + registry.options.keep_alive_s + 1
    client.sendall(_ASKED)

    assert connection.check_time(late) == 0.0
    assert b" 200 OK" in await received(client)
    assert connection.check_time(late) < 0
    assert await received(client) == b""


@pytest.mark.parametrize("sent", [b"GET /healthz HT", b""], ids=["half a head", "nothing"])
async def test_an_idle_connection_is_ended_however_little_comes(
    connection: Connection,
    registry: Registry,
    ends: tuple[socket.socket, socket.socket],
    sent: bytes,
) -> None:
    """Half a request earns the time of a head, and no more."""
    client, _ = ends
    options = registry.options
    client.sendall(sent)
    if sent:
        assert connection.check_time(registry.loop.time() + options.keep_alive_s + 1) == 0.0
        await asyncio.sleep(0.1)
        assert connection.check_time(registry.loop.time() + options.head_timeout_s + 1) == 0.0
        assert b" 408 " in await received(client)
    else:
        assert connection.check_time(registry.loop.time() + options.keep_alive_s + 1) < 0
        assert await received(client) == b""


async def test_what_came_before_the_drain_is_answered_and_told_that_it_is_the_last(
    connection: Connection, registry: Registry, ends: tuple[socket.socket, socket.socket]
) -> None:
    client, _ = ends
    client.sendall(_ASKED)
    registry.is_draining = True
    connection.leave()

    told = await received(client)
    assert b" 200 OK" in told
    assert b"\r\nconnection: close\r\n" in told.lower()
    assert await received(client) == b""

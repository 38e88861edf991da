"""What came over a connection is gone once it is refused, though the connection is still there.

The story: an error held its traceback, that the frame which had been given the packet, and the
request the error. While 2,690 bodies found no room, and after, 300 MiB stayed that nobody counted.
"""

import asyncio
import gc
from collections.abc import AsyncIterator
from types import FrameType

import pytest

from api.http.line import chunked, request
from api.http.recorder import Recorder
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.body import Bodies
from usercontext.api.http import conversation
from usercontext.api.http.connection import Connection
from usercontext.api.http.registry import Registry
from usercontext.api.options import ApiOptions

pytestmark = pytest.mark.anyio

PATH = "/v1/sessions/7d444840-9dc0-11d1-b245-5ffdce74fad2/logs"


@pytest.fixture
def options() -> ApiOptions:
    return ApiOptions(max_bodies_in_flight_bytes=100, max_body_bytes=1_000)


@pytest.fixture
async def registry(api: Api) -> AsyncIterator[Registry]:
    registry = Registry(api, 9, True, lambda: 0.0)
    gc.collect()
    gc.disable()
    yield registry
    gc.enable()
    registry.stop_looking()


def frames() -> list[str]:
    """Return the calls of conversations that have ended, and whose variables are still held."""
    found = (each for each in gc.get_objects() if isinstance(each, FrameType))
    return [f.f_code.co_name for f in found if f.f_code.co_filename == conversation.__file__]


def sent(what: str, key: str) -> list[bytes]:
    """Return packets that are refused while their request arrives."""
    batch = request("POST", PATH, key, b"x" * 600)
    return {
        "no room": [batch[:-100]],
        "no room for more": [batch[:-590], batch[-590:-100]],
        "too large": [chunked(PATH, key, b"x" * 90, b"x" * 1_200)],
        "a long header": [request("POST", PATH, key, b"", "X-Own: " + "y" * 10_000)],
    }[what]


@pytest.mark.parametrize("what", ["no room", "no room for more", "too large", "a long header"])
async def test_a_refused_packet_is_let_go_of(
    registry: Registry, deps: Deps, project: NewProject, what: str
) -> None:
    await projects.authenticate(deps, project.secret_key)
    transport, connection = Recorder(), Connection(registry)
    connection.connection_made(transport)
    for packet in sent(what, project.secret_key):
        connection.data_received(packet)

    assert transport.told[9:12] in (b"503", b"413", b"431")
    assert frames() == []


async def test_what_came_before_its_key_was_read_is_let_go_of(
    registry: Registry, deps: Deps, project: NewProject
) -> None:
    transport, connection = Recorder(), Connection(registry)
    connection.connection_made(transport)
    for packet in sent("no room for more", project.secret_key):
        connection.data_received(packet)
    [reading] = deps.keys.reading.values()
    await asyncio.wait({reading.task})
    for _ in range(3):  # its turn, and that of whoever waits for it
        await asyncio.sleep(0)

    assert transport.told[9:12] == b"503"
    assert frames() == []


async def test_a_body_is_gone_with_its_request() -> None:
    """What counted as free stayed while the connection lingered: 4 MiB of each that was 413."""
    intake = Bodies(ApiOptions()).expect({})
    intake.take(b"piece")
    intake.release()

    assert intake.whole() == b""

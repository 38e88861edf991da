"""The server's socket under strangers and nonsense: nobody else is harmed. Not: ordinary use."""

import asyncio
import os
import socket
from pathlib import Path
from random import Random

import msgspec
import pytest
from msgspec import Raw, Struct
from sqlalchemy import Connection

from builders import FrozenClock
from store.batches import add_session
from usercontext.store.database import Database
from usercontext.store.gateway import Gateway
from usercontext.store.gateway_frames import Greeting, Request, frame
from usercontext.store.migrate import HEAD
from usercontext.store.opening import Role, open_database
from usercontext.store.operations import operation
from usercontext.store.options import StoreOptions
from usercontext.store.socket_place import SOCKET_NAME, is_user

pytestmark = pytest.mark.anyio

_GREETING = frame(Greeting(HEAD))


class Small(Struct, frozen=True):
    """A command of this file."""


@operation
def add_small(tx: Connection, command: Small) -> int:
    """Insert a session."""
    return add_session(tx)


@pytest.fixture
def place(sqlite_options: StoreOptions) -> Path:
    return sqlite_options.data_dir / SOCKET_NAME


async def test_a_peer_who_is_not_the_owner_is_refused(server: Database, tmp_path: Path) -> None:
    """Somebody made the folder readable: the kernel still says who connects.

    Nobody can take another user's place without being root, so the owner is another user here. The
    modes that keep strangers from the socket are tested in test_gateway.py and test_opening.py.
    """
    gateway = Gateway(server, tmp_path, 1_000, owner=os.geteuid() + 1)
    await gateway.start()
    reader, writer = await asyncio.open_unix_connection(str(tmp_path / SOCKET_NAME))
    said = await asyncio.wait_for(reader.read(), 30)
    writer.close()
    await gateway.close()

    assert said == b""
    assert await server.write(add_small, Small())


def test_the_user_of_the_other_end_is_known() -> None:
    one, other = socket.socketpair(socket.AF_UNIX)
    with one, other:
        assert is_user(one, os.geteuid())
        assert not is_user(one, os.geteuid() + 1)


async def test_a_hundred_peers_of_whom_half_send_nonsense(
    server: Database, beside: Database, place: Path
) -> None:
    chance = Random(7)

    async def send_nonsense() -> bytes:
        reader, writer = await asyncio.open_unix_connection(str(place))
        size = chance.choice([2, 40, 4_000])
        writer.write(chance.randbytes(chance.choice([1, 3, 4])) + chance.randbytes(size))
        writer.write_eof()
        rest = await reader.read()
        writer.close()
        return rest

    async def work(number: int) -> int:
        reader, writer = await asyncio.open_unix_connection(str(place))
        command = Raw(msgspec.msgpack.encode(Small()))
        writer.write(frame(Request(number, f"{__name__.rpartition('.')[2]}.add_small", command)))
        await reader.readexactly(len(_GREETING))
        answer = await reader.readexactly(int.from_bytes(await reader.readexactly(4), "big"))
        writer.close()
        return int(msgspec.msgpack.decode(answer)[1])

    async with asyncio.timeout(60):
        rows = await asyncio.gather(*(work(n) for n in range(50)))
        nonsense = await asyncio.gather(*(send_nonsense() for _ in range(50)))

    assert len(set(rows)) == 50
    assert all(rest.startswith(_GREETING) for rest in nonsense)
    assert await beside.write(add_small, Small())


@pytest.mark.parametrize("kept", [0, 1, 3, 4, 5, -1])
async def test_a_peer_that_goes_away_in_mid_frame_harms_nobody(
    server: Database, beside: Database, place: Path, kept: int
) -> None:
    command = Raw(msgspec.msgpack.encode(Small()))
    whole = frame(Request(1, "test_gateway_hostile.add_small", command))
    before = server.stats().writes
    reader, writer = await asyncio.open_unix_connection(str(place))
    await reader.readexactly(len(_GREETING))

    writer.write(whole[:kept])
    writer.transport.abort()
    await beside.write(add_small, Small())

    assert server.stats().writes == before + 1


async def test_a_peer_that_goes_away_before_its_answer_leaves_what_was_committed(
    server: Database, beside: Database, place: Path
) -> None:
    command = Raw(msgspec.msgpack.encode(Small()))
    reader, writer = await asyncio.open_unix_connection(str(place))
    await reader.readexactly(len(_GREETING))
    before = server.stats().writes
    writer.write(frame(Request(1, "test_gateway_hostile.add_small", command)))
    await writer.drain()
    writer.close()

    async with asyncio.timeout(60):
        while server.stats().writes == before:  # noqa: ASYNC110  (a counter has no event)
            await asyncio.sleep(0)

    assert await beside.write(add_small, Small())


async def test_a_frame_that_says_it_is_too_large_is_not_waited_for(
    server: Database, place: Path, sqlite_options: StoreOptions
) -> None:
    """Nothing is read of it, let alone held in memory."""
    reader, writer = await asyncio.open_unix_connection(str(place))
    writer.write((sqlite_options.max_frame_bytes + 1).to_bytes(4, "big"))

    async with asyncio.timeout(60):
        rest = await reader.read()
    writer.close()

    assert rest == _GREETING


async def test_a_peer_that_sends_half_a_frame_and_waits_does_not_hold_up_the_end(
    sqlite_options: StoreOptions, clock: FrozenClock, place: Path
) -> None:
    server = await open_database(sqlite_options, clock, Role.SERVER)
    reader, writer = await asyncio.open_unix_connection(str(place))
    writer.write(b"\x00\x00\x01\x00half")
    await reader.readexactly(len(_GREETING))

    async with asyncio.timeout(60):
        await server.close()
        assert await reader.read() == b""
    writer.close()

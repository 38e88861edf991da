"""The server's socket under strangers and nonsense: nobody else is harmed. Not: ordinary use."""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

import msgspec
import pytest
from msgspec import Raw, Struct
from sqlalchemy import Connection

from builders import FrozenClock
from store.batches import add_session
from usercontext.store.database import Database
from usercontext.store.gateway_frames import Greeting, Request, frame
from usercontext.store.migrate import HEAD
from usercontext.store.opening import Role, open_database
from usercontext.store.operations import operation
from usercontext.store.options import StoreOptions
from usercontext.store.socket_place import SOCKET_NAME, is_own_user

pytestmark = pytest.mark.anyio

_AS_NOBODY = """
import os, socket, sys
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
peer = socket.socket(socket.AF_UNIX)
peer.settimeout(5)
try:
    peer.connect(sys.argv[1])
    print("sent", peer.recv(100) or "nothing", end="")
except OSError as error:
    print(type(error).__name__, end="")
"""
_GREETING = frame(Greeting(HEAD))
# The kernel lets nobody else take another user's place. What keeps strangers out, the modes of
# folder and socket, is tested for everybody in test_gateway.py and test_opening.py.
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


class Small(Struct, frozen=True):
    """A command of this file."""


@operation
def add_small(tx: Connection, command: Small) -> int:
    """Insert a session."""
    return add_session(tx)


@pytest.fixture
def place(sqlite_options: StoreOptions) -> Path:
    return sqlite_options.data_dir / SOCKET_NAME


def as_nobody(place: Path) -> str:
    """Say what happens to another user who connects: the error, or what the server sent."""
    command = [sys.executable, "-c", _AS_NOBODY, str(place)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=20).stdout


def open_to_all(folder: Path) -> None:
    folder.chmod(0o711)
    (folder / SOCKET_NAME).chmod(0o666)


@as_root
async def test_another_user_cannot_reach_the_socket(server: Database, place: Path) -> None:
    assert await asyncio.to_thread(as_nobody, place) == "PermissionError"


@as_root
async def test_another_user_is_refused_even_where_the_modes_are_open(clock: FrozenClock) -> None:
    """Somebody made the folder readable: the kernel still says who connects."""
    with tempfile.TemporaryDirectory() as name:
        server = await open_database(StoreOptions(Path(name)), clock, Role.SERVER)
        open_to_all(Path(name))
        said = await asyncio.to_thread(as_nobody, Path(name) / SOCKET_NAME)
        row = await server.write(add_small, Small())
        await server.close()

    assert said == "sent nothing"
    assert row


def test_the_user_of_the_other_end_is_known() -> None:
    one, other = socket.socketpair(socket.AF_UNIX)
    with one, other:
        assert is_own_user(one)


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

    async with asyncio.timeout(20):
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

    async with asyncio.timeout(5):
        while server.stats().writes == before:  # noqa: ASYNC110  (a counter has no event)
            await asyncio.sleep(0)

    assert await beside.write(add_small, Small())


async def test_a_frame_that_says_it_is_too_large_is_not_waited_for(
    server: Database, place: Path, sqlite_options: StoreOptions
) -> None:
    """Nothing is read of it, let alone held in memory."""
    reader, writer = await asyncio.open_unix_connection(str(place))
    writer.write((sqlite_options.max_frame_bytes + 1).to_bytes(4, "big"))

    async with asyncio.timeout(5):
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

    async with asyncio.timeout(5):
        await server.close()
        assert await reader.read() == b""
    writer.close()

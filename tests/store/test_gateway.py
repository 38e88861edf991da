"""A process beside the server writes through its socket."""

import asyncio
import socket
import stat
from pathlib import Path

import msgspec
import pytest
import uvloop
from msgspec import Struct
from sqlalchemy import Connection, func, select

from builders import FrozenClock
from store.batches import add_session, make_append
from store.conftest import NOTHING
from usercontext.domain.errors import NotFound, Unavailable, ValidationFailed
from usercontext.store.database import Database
from usercontext.store.errors import OperationFailed
from usercontext.store.logs import Appended
from usercontext.store.migrate import HEAD
from usercontext.store.opening import Role, open_database
from usercontext.store.operations import operation
from usercontext.store.options import StoreOptions
from usercontext.store.remote_database import RemoteDatabase
from usercontext.store.socket_place import SOCKET_NAME, socket_address
from usercontext.store.tables import chunk, session

pytestmark = pytest.mark.anyio


class Wanted(Struct, frozen=True):
    """What the operations of this file are told."""

    what: str = ""
    size: int = 0


@operation
def add_one_session(tx: Connection, command: Wanted) -> int:
    """Insert a session."""
    return add_session(tx)


@operation
def refuse(tx: Connection, command: Wanted) -> None:
    """Raise what the command names."""
    if command.what == "unavailable":
        raise Unavailable("The session is being deleted", retry_after_seconds=7)
    if command.what == "validation":
        raise ValidationFailed("limit: must be at least 1")
    raise ZeroDivisionError("a mistake in an operation")


@operation
def answer_none(tx: Connection, command: Wanted) -> None:
    """Answer nothing."""


def unregistered(tx: Connection, command: Wanted) -> None:
    """Stand in no register."""


async def test_beside_a_server_the_client_writes_through_it(
    server: Database, beside: Database
) -> None:
    row = await beside.write(add_one_session, Wanted())

    assert isinstance(beside, RemoteDatabase)
    assert [row] == await beside.read(lambda tx: list(tx.scalars(select(session.c.id))))
    assert server.stats().writes == 1


async def test_a_batch_goes_through_the_socket(server: Database, beside: Database) -> None:
    row = await server.write(add_session, NOTHING)

    assert Appended(2, replayed=False) == await beside.append(make_append(row, 0, 1))


async def test_an_operation_may_answer_nothing(beside: Database) -> None:
    await beside.write(answer_none, Wanted())


async def test_domain_errors_come_back_as_themselves(beside: Database) -> None:
    with pytest.raises(Unavailable, match="being deleted") as raised:
        await beside.write(refuse, Wanted("unavailable"))
    with pytest.raises(ValidationFailed, match="limit: must be at least 1"):
        await beside.write(refuse, Wanted("validation"))
    with pytest.raises(NotFound):
        await beside.append(make_append(987, 0))

    assert raised.value.retry_after_seconds == 7


async def test_a_mistake_in_an_operation_is_told_without_its_words(beside: Database) -> None:
    with pytest.raises(OperationFailed, match=r"^test_gateway.refuse failed$"):
        await beside.write(refuse, Wanted("mistake"))


async def test_what_only_the_servers_memory_has_can_be_asked_for(
    server: Database, beside: Database
) -> None:
    server.tell("test.wanted", lambda: (Wanted("this", 3),))

    assert (Wanted("this", 3),) == await beside.ask("test.wanted", tuple[Wanted, ...])


async def test_a_question_that_the_server_does_not_know_has_no_answer(beside: Database) -> None:
    assert await beside.ask("test.unknown", tuple[Wanted, ...]) is None


async def test_only_registered_operations_are_sent(beside: Database) -> None:
    with pytest.raises(LookupError):
        await beside.write(unregistered, Wanted())


async def test_many_writes_share_one_connection(server: Database, beside: Database) -> None:
    rows = await asyncio.gather(*(beside.write(add_one_session, Wanted()) for _ in range(200)))

    assert len(set(rows)) == 200
    assert server.stats().commits < 200


@pytest.mark.parametrize("patience_s", [0.3])
async def test_the_end_of_the_server_is_noticed(server: Database, beside: Database) -> None:
    watch = asyncio.create_task(beside.closed())
    await asyncio.sleep(0)
    assert not watch.done()

    await server.close()

    async with asyncio.timeout(60):
        await watch
    with pytest.raises(Unavailable):
        await beside.write(add_one_session, Wanted())


async def test_a_restarted_server_is_found_again(
    server: Database, beside: Database, sqlite_options: StoreOptions, clock: FrozenClock
) -> None:
    first = await beside.write(add_one_session, Wanted())
    await server.close()
    successor = await open_database(sqlite_options, clock, Role.SERVER)

    second = await beside.write(add_one_session, Wanted())

    assert second > first
    await successor.close()


async def test_the_socket_is_for_its_owner_alone(
    server: Database, sqlite_options: StoreOptions
) -> None:
    mode = (sqlite_options.data_dir / SOCKET_NAME).stat().st_mode

    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) == 0o600


async def test_a_closed_server_leaves_no_socket(
    server: Database, sqlite_options: StoreOptions
) -> None:
    await server.close()

    assert not (sqlite_options.data_dir / SOCKET_NAME).exists()


async def test_the_socket_of_a_killed_server_is_replaced(
    sqlite_options: StoreOptions, clock: FrozenClock
) -> None:
    sqlite_options.data_dir.mkdir()
    stale = socket.socket(socket.AF_UNIX)
    stale.bind(str(sqlite_options.data_dir / SOCKET_NAME))
    stale.close()

    server = await open_database(sqlite_options, clock, Role.SERVER)
    beside = await open_database(sqlite_options, clock, Role.CLIENT)

    assert isinstance(beside, RemoteDatabase)
    await beside.close()
    await server.close()


async def test_a_folder_too_deep_for_a_socket_still_works(
    tmp_path: Path, clock: FrozenClock
) -> None:
    """An address of a Unix socket has room for 107 bytes, a path for 4,096."""
    deep = StoreOptions(tmp_path / ("d" * 100) / ("e" * 100), gateway_wait_s=0.3)
    server = await open_database(deep, clock, Role.SERVER)
    place = socket_address(deep.data_dir)
    beside = await open_database(deep, clock, Role.CLIENT)

    row = await beside.write(add_one_session, Wanted())
    mode = place.parent.stat().st_mode
    await beside.close()
    await server.close()

    assert row > 0
    assert stat.S_IMODE(mode) == 0o700
    assert not place.parent.exists()


@pytest.mark.parametrize(
    "sent", [b"\xff\xff\xff\xff", b"\x00\x00\x00\x02\xc1\xc1", b"\x00\x00\x00\x09abc"]
)
async def test_nonsense_ends_that_connection_alone(
    server: Database, beside: Database, sqlite_options: StoreOptions, sent: bytes
) -> None:
    place = sqlite_options.data_dir / SOCKET_NAME
    reader, writer = await asyncio.open_unix_connection(str(place))
    writer.write(sent)
    writer.write_eof()
    async with asyncio.timeout(60):
        rest = await reader.read()
    writer.close()

    assert rest[4:] == msgspec.msgpack.encode({"schema": HEAD})
    assert await beside.write(add_one_session, Wanted())


def test_the_socket_works_under_the_loop_the_server_runs_on(
    sqlite_options: StoreOptions, clock: FrozenClock
) -> None:
    async def write_beside() -> int:
        server = await open_database(sqlite_options, clock, Role.SERVER)
        beside = await open_database(sqlite_options, clock, Role.CLIENT)
        await beside.write(add_one_session, Wanted())
        rows = await beside.read(lambda tx: tx.scalar(select(func.count()).select_from(chunk)))
        await beside.close()
        await server.close()
        return rows or 0

    assert uvloop.run(write_beside()) == 0

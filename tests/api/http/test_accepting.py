"""New connections are taken as they come, not one in a turn of the event loop."""

import asyncio
import contextlib
import errno
import socket

import pytest
import uvloop

from usercontext.api.http.acceptor import Acceptor
from usercontext.api.http.sockets import bind

pytestmark = pytest.mark.anyio
_CLIENTS = 200
_TURNS = 20


class Counted(asyncio.Protocol):
    """Counts those that began."""

    made = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        Counted.made += 1
        transport.close()


class OutOfFiles:
    """A listening socket of a process that may open no more files."""

    def __init__(self, bound: socket.socket) -> None:
        self.tries = 0
        self.fileno, self.listen, self.close = bound.fileno, bound.listen, bound.close
        self.setblocking = bound.setblocking

    def accept(self) -> tuple[socket.socket, object]:
        self.tries += 1
        raise OSError(errno.EMFILE, "Too many open files")


async def let_in(bound: socket.socket) -> int:
    """Let everybody connect within one turn, and return how many were taken a few turns later."""
    Counted.made = 0
    acceptor = Acceptor(bound, Counted)
    acceptor.start()
    address = bound.getsockname()
    with contextlib.ExitStack() as clients:
        for _ in range(_CLIENTS):
            clients.enter_context(socket.create_connection(address))
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        acceptor.close()
    return Counted.made


def test_all_who_wait_are_let_in_within_a_few_turns() -> None:
    with bind("127.0.0.1", 0) as bound:
        assert uvloop.run(let_in(bound)) == _CLIENTS


async def test_without_files_it_rests_instead_of_trying_in_every_turn() -> None:
    with bind("127.0.0.1", 0) as bound:
        full = OutOfFiles(bound)
        acceptor = Acceptor(full, Counted)  # type: ignore[arg-type]  # all it uses of a socket
        acceptor.start()
        with socket.create_connection(bound.getsockname()):
            for _ in range(_TURNS):
                await asyncio.sleep(0)
        acceptor.close()

    assert full.tries == 1

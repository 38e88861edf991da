"""Takes new connections from the listening socket, many in one turn. Not: what becomes of them.

libuv accepts one connection in each turn of the event loop. When requests come faster than they can
be answered a turn holds the work of one such connection, and thousands waited in the kernel's queue
for seconds, where nobody sees them and nobody can refuse them.
"""

import asyncio
import socket
from collections.abc import Callable

from usercontext.log import get_logger

_log = get_logger(__name__)
_BACKLOG = 4096
_PER_TURN = 1024  # 0.1 s of work; the others get their turn between
_OUT_OF_FILES_PAUSE_S = 1.0


class Acceptor:
    """Makes a protocol for each connection that comes to a bound socket, until it is closed."""

    def __init__(self, bound: socket.socket, make: Callable[[], asyncio.Protocol]) -> None:
        self._bound = bound
        self._make = make
        self._loop = asyncio.get_running_loop()
        self._starting: set[asyncio.Task[None]] = set()
        self._pause: asyncio.TimerHandle | None = None
        self._is_closed = False

    def start(self) -> None:
        """Listen; raises OSError when another program came first."""
        self._bound.setblocking(False)
        self._bound.listen(_BACKLOG)
        self._loop.add_reader(self._bound.fileno(), self._accept)

    def close(self) -> None:
        """Listen no more; who waits in the kernel's queue is told by the kernel."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._pause is not None:
            self._pause.cancel()
        self._loop.remove_reader(self._bound.fileno())
        self._bound.close()

    def _accept(self) -> None:
        for _ in range(_PER_TURN):
            try:
                accepted, _ = self._bound.accept()
            except (BlockingIOError, InterruptedError):
                return
            except ConnectionAbortedError:  # gone before its turn came
                continue
            except OSError as error:
                self._rest(error)
                return
            accepted.setblocking(False)
            if accepted.family != socket.AF_UNIX:
                accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            task = self._loop.create_task(self._begin(accepted))
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    async def _begin(self, accepted: socket.socket) -> None:
        try:
            await self._loop.connect_accepted_socket(self._make, accepted)
        except OSError as error:
            accepted.close()
            _log.debug("a connection broke as it was accepted", error=str(error))

    def _rest(self, error: OSError) -> None:
        """Wait for files to be closed: until then the socket would be ready in every turn."""
        _log.error("cannot accept connections", error=error.strerror)
        self._loop.remove_reader(self._bound.fileno())
        self._pause = self._loop.call_later(_OUT_OF_FILES_PAUSE_S, self._go_on)

    def _go_on(self) -> None:
        self._pause = None
        self._loop.add_reader(self._bound.fileno(), self._accept)

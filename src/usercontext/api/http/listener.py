"""The server as a whole: starts to listen, drains at the end. Not: one connection."""

import asyncio
import socket
import time
from collections.abc import Callable

from usercontext.api.http.acceptor import Acceptor
from usercontext.api.http.application import Application
from usercontext.api.http.connection import Connection
from usercontext.api.http.registry import Registry
from usercontext.log import get_logger

_log = get_logger(__name__)


class Listener:
    """Serves an application on one socket.

    ``max_connections`` is the option of that name unless the machine allows fewer; ``by_hand``
    says that the application's waits may be stepped without a task (see ``steps``).
    """

    def __init__(
        self,
        app: Application,
        max_connections: int | None = None,
        by_hand: bool = False,
        clock_s: Callable[[], float] = time.time,
    ) -> None:
        most = max_connections or app.options.max_connections
        self._registry = Registry(app, most, by_hand, clock_s)
        self._acceptor: Acceptor | None = None

    async def start(self, bound: socket.socket) -> None:
        """Listen on a bound socket; raises OSError when another program came first."""
        registry = self._registry
        self._acceptor = Acceptor(bound, lambda: Connection(registry))
        self._acceptor.start()

    async def drain(self, longest_s: float) -> None:
        """Accept no more, let requests in flight finish for so long, then cut what is left."""
        registry = self._registry
        registry.is_draining = True
        if self._acceptor is not None:
            self._acceptor.close()
        for connection in registry.everybody():
            connection.leave()
        try:
            async with asyncio.timeout(longest_s):
                while len(registry):
                    registry.emptied.clear()
                    await registry.emptied.wait()
        except TimeoutError:
            _log.warning("requests cut off at the stop", connections=len(registry))
        registry.steps.cancel()
        registry.stop_looking()
        for connection in registry.everybody():
            connection.cut()

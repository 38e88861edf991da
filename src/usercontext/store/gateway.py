"""The server's end of the socket: runs registered operations for its own user. Not: the client.

Beside them it tells what only its memory has.
"""

import asyncio
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw

from usercontext.domain.errors import DomainError
from usercontext.log import get_logger
from usercontext.store import served_operations  # noqa: F401  (every write is registered by it)
from usercontext.store.database import Database
from usercontext.store.errors import GatewayLost
from usercontext.store.gateway_frames import (
    Answer,
    Failure,
    Greeting,
    Request,
    describe,
    frame,
    read_frame,
)
from usercontext.store.logs import AppendLogs
from usercontext.store.migrate import HEAD
from usercontext.store.operations import find_operation
from usercontext.store.socket_place import is_user, listen_privately, remove_socket

APPEND = "append"
_AT_ONCE = 64
"""Requests of one peer under way; the rest waits in its socket."""

_log = get_logger(__name__)
_read_request = msgspec.msgpack.Decoder(Request).decode


class Gateway:
    """Listen in the data folder and hand what comes to the writer; ``owner`` alone may come."""

    def __init__(
        self, database: Database, data_dir: Path, max_frame_bytes: int, owner: int | None = None
    ) -> None:
        self._owner = os.geteuid() if owner is None else owner
        self._database = database
        self._data_dir = data_dir
        self._max_frame_bytes = max_frame_bytes
        self._server: asyncio.Server | None = None
        self._told: dict[str, Callable[[], Any]] = {}
        self._peers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin to listen; the caller holds the writer's lock."""
        listener = listen_privately(self._data_dir)
        self._server = await asyncio.start_unix_server(self._serve, sock=listener)

    def tell(self, question: str, answer: Callable[[], Any]) -> None:
        """Answer a question from memory, in the loop."""
        self._told[question] = answer

    async def close(self) -> None:
        """Stop listening, finish what is under way, let the peers see the end."""
        if self._server is None:
            return
        self._server.close()
        remove_socket(self._data_dir)
        if self._tasks:
            await asyncio.wait(self._tasks)
        for peer in list(self._peers):
            peer.close()
        self._server = None

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._server is None:  # accepted while closing: this peer would wait for ever
            writer.close()
            return
        self._peers.add(writer)
        slots = asyncio.Semaphore(_AT_ONCE)
        try:
            if not _is_of(self._owner, writer):
                _log.warning("a foreign user was refused at the socket")
                return
            writer.write(frame(Greeting(HEAD)))
            while (body := await read_frame(reader, self._max_frame_bytes)) is not None:
                await slots.acquire()
                task = asyncio.create_task(self._answer(_read_request(body), writer, slots))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        except (GatewayLost, msgspec.MsgspecError) as error:
            _log.warning("a peer was cut off", reason=str(error))
        finally:
            self._peers.discard(writer)
            writer.close()

    async def _answer(
        self, request: Request, writer: asyncio.StreamWriter, slots: asyncio.Semaphore
    ) -> None:
        try:
            answer = Answer(request.number, result=await self._run(request))
        except DomainError as error:
            answer = Answer(request.number, failure=describe(error))
        except Exception:  # noqa: BLE001  (a door: the peer must be answered)
            _log.exception("operation failed", operation=request.name)
            answer = Answer(request.number, failure=Failure("", f"{request.name} failed"))
        finally:
            slots.release()
        if not writer.is_closing():  # gone: what was committed stands
            writer.write(frame(answer))

    async def _run(self, request: Request) -> Raw:
        if request.name == APPEND:
            command = msgspec.msgpack.decode(request.command, type=AppendLogs)
            return Raw(msgspec.msgpack.encode(await self._database.append(command)))
        if request.name in self._told:
            return Raw(msgspec.msgpack.encode(self._told[request.name]()))
        operation = find_operation(request.name)
        if operation is None:
            raise LookupError(f"no operation {request.name!r}")
        command = msgspec.msgpack.decode(request.command, type=operation.command_type)
        return Raw(msgspec.msgpack.encode(await self._database.write(operation.function, command)))


def _is_of(owner: int, writer: asyncio.StreamWriter) -> bool:
    # uvloop's socket object answers no options, so a copy of the descriptor is asked
    descriptor = os.dup(writer.get_extra_info("socket").fileno())
    with socket.socket(fileno=descriptor) as peer:
        return is_user(peer, owner)

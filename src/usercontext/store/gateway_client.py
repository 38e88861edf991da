"""The other end of the socket: a worker or command that writes through the server. Not: reads."""

import asyncio
import contextlib
import itertools
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw, Struct
from sqlalchemy import Connection

from usercontext.domain.errors import Unavailable
from usercontext.store.errors import GatewayLost, OperationFailed
from usercontext.store.gateway import APPEND
from usercontext.store.gateway_frames import (
    Answer,
    Greeting,
    Request,
    error_of,
    frame,
    read_frame,
)
from usercontext.store.logs import Appended, AppendLogs
from usercontext.store.migrate import HEAD
from usercontext.store.operations import find_operation, operation_name
from usercontext.store.options import StoreOptions
from usercontext.store.socket_place import is_user, socket_address

_RETRY_S = 0.05
_NOTHING = Raw(b"\xc0")
_read_answer = msgspec.msgpack.Decoder(Answer).decode


class GatewayClient:
    """Send writes to the server; connects again when that was restarted."""

    def __init__(self, options: StoreOptions) -> None:
        self._options = options
        self._line: _Line | None = None
        self._connecting = asyncio.Lock()
        self._lost = asyncio.Event()

    async def connect(self) -> None:
        """Connect once; raises OSError when nobody listens, GatewayLost when it is another."""
        self._line = await _Line.open(self._options)
        self._line.ended.add_done_callback(lambda _: self._lost.set())

    async def write(self, operation: Callable[[Connection, Any], Any], command: Struct) -> Any:
        """Run a registered operation in the server; domain errors come back as themselves."""
        name = operation_name(operation)
        registered = find_operation(name)
        if registered is None:
            raise LookupError(f"{name} is not a registered operation")
        return await self._call(name, command, registered.result_type)

    async def append(self, command: AppendLogs) -> Appended:
        """Append a batch through the server."""
        appended: Appended = await self._call(APPEND, command, Appended)
        return appended

    async def ask(self, question: str, kind: Any) -> Any:
        """Return what the server tells from memory; None when it does not know the question."""
        line = await self._connected()
        try:
            told = await line.call(question, _NOTHING)
        except OperationFailed:
            return None
        return msgspec.msgpack.decode(told, type=kind)

    async def lost(self) -> None:
        """Return when the server that was connected to is gone."""
        await self._lost.wait()

    async def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            await self._line.close()
        self._lost.set()

    async def _call(self, name: str, command: Struct, result_type: Any) -> Any:
        line = await self._connected()
        result = await line.call(name, Raw(msgspec.msgpack.encode(command)))
        return msgspec.msgpack.decode(result, type=result_type)

    async def _connected(self) -> "_Line":
        loop = asyncio.get_running_loop()
        give_up = loop.time() + self._options.gateway_wait_s
        async with self._connecting:
            while self._line is None or self._line.ended.done():
                try:
                    await self.connect()
                except OSError as error:
                    if loop.time() > give_up:
                        raise Unavailable("No server answers in the data folder") from error
                    await asyncio.sleep(_RETRY_S)
            return self._line


class _Line:
    """One connection and the requests under way on it."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, max_bytes: int
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._max_bytes = max_bytes
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Raw]] = {}
        self.ended: asyncio.Task[None] = asyncio.create_task(self._listen())

    @classmethod
    async def open(cls, options: StoreOptions) -> "_Line":
        address = socket_address(options.data_dir)
        connection = await asyncio.to_thread(_connect, address)
        reader, writer = await asyncio.open_unix_connection(sock=connection)
        async with asyncio.timeout(options.gateway_wait_s):  # a TimeoutError is an OSError
            body = await read_frame(reader, options.max_frame_bytes)
        if body is None:
            writer.close()
            raise ConnectionResetError("the server hung up")
        greeting = msgspec.msgpack.decode(body, type=Greeting)
        if greeting.schema != HEAD:
            writer.close()
            raise GatewayLost(
                f"The running server writes schema {greeting.schema}, this command {HEAD}:"
                " restart the server with the installed version"
            )
        return cls(reader, writer, options.max_frame_bytes)

    async def call(self, name: str, command: Raw) -> Raw:
        number = next(self._numbers)
        request = frame(Request(number, name, command))
        if len(request) > self._max_bytes:
            raise GatewayLost(f"{name} is too large to send: {len(request)} bytes")
        future = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        try:
            if self.ended.done():
                raise _unknown_outcome()
            self._writer.write(request)
            result: Raw = await future
        finally:
            self._waiting.pop(number, None)
        return result

    async def close(self) -> None:
        self._writer.close()
        self.ended.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self.ended

    async def _listen(self) -> None:
        try:
            while (body := await read_frame(self._reader, self._max_bytes)) is not None:
                self._resolve(_read_answer(body))
        finally:
            self._writer.close()
            for future in self._waiting.values():
                if not future.done():
                    future.set_exception(_unknown_outcome())

    def _resolve(self, answer: Answer) -> None:
        future = self._waiting.get(answer.number)
        if future is None or future.done():
            return
        if answer.failure is not None:
            future.set_exception(error_of(answer.failure))
        else:
            future.set_result(answer.result)


def _connect(address: Path) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.connect(str(address))
        if not is_user(connection, os.geteuid()):
            raise GatewayLost("The socket in the data folder belongs to another user")
        connection.setblocking(False)
    except BaseException:
        connection.close()
        raise
    return connection


def _unknown_outcome() -> Unavailable:
    return Unavailable("The server went away, it is not known whether this was kept")

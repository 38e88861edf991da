"""A SQLite file as a process beside its server has it: reads itself, writes through the socket."""

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct
from sqlalchemy import Connection

from usercontext.store.database import Database, WriterStats
from usercontext.store.gateway_client import GatewayClient
from usercontext.store.heartbeat import beat
from usercontext.store.logs import Appended, AppendLogs
from usercontext.store.options import StoreOptions
from usercontext.store.readers import Readers

T = TypeVar("T")
C = TypeVar("C", bound=Struct)
R = TypeVar("R")


class RemoteDatabase(Database):
    """Read with connections that cannot write; the server does the writing."""

    engine = "sqlite"

    def __init__(self, options: StoreOptions, client: GatewayClient) -> None:
        self._client = client
        self._readers = Readers(options)
        self._data_dir = options.data_dir

    async def read(self, query: Callable[[Connection], T]) -> T:
        """Run a query in one read-only snapshot, in a reader's thread."""
        return await self._readers.read(query)

    async def write(self, operation: Callable[[Connection, C], R], command: C) -> R:
        """Run a registered operation in the server's next group commit."""
        result: R = await self._client.write(operation, command)
        return result

    async def append(self, command: AppendLogs) -> Appended:
        """Append a batch in the server's next group commit."""
        return await self._client.append(command)

    async def ask(self, question: str, kind: Any) -> Any:
        """Ask the server through its socket."""
        return await self._client.ask(question, kind)

    async def closed(self) -> None:
        """Return when the server is gone; a later write waits a while for a new one."""
        await self._client.lost()

    async def close(self) -> None:
        """Hang up and close the readers."""
        await self._client.close()
        await self._readers.close()

    def show_life(self) -> None:
        """Leave the sign in the data folder."""
        beat(self._data_dir)

    def stats(self) -> WriterStats:
        """Return nothing counted: the writer is the server's."""
        return WriterStats()

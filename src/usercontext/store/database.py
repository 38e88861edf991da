"""What the product may ask of a database, whichever engine it is. Not: how either works."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct
from sqlalchemy import Connection

from usercontext.store.logs import Appended, AppendLogs

T = TypeVar("T")
C = TypeVar("C", bound=Struct)
R = TypeVar("R")


class WriterStats(Struct, frozen=True):
    """What the writer did since it was opened; ``refusals`` counts by reason what it did not take.

    ``queue_depth`` and ``queued_bytes`` include the group that is being committed.
    """

    queue_depth: int = 0
    queued_bytes: int = 0
    commits: int = 0
    writes: int = 0
    commit_seconds_sum: float = 0.0
    commit_seconds_max: float = 0.0
    last_group: int = 0
    packed_chunks: int = 0
    refusals: dict[str, int] = {}


class Database(ABC):
    """A database of either engine. Raises Unavailable when it cannot answer now."""

    engine: str

    @abstractmethod
    async def read(self, query: Callable[[Connection], T]) -> T:
        """Run a query in one read-only snapshot and return its value."""

    @abstractmethod
    async def write(self, operation: Callable[[Connection, C], R], command: C) -> R:
        """Run a registered operation in one transaction; returns after its commit is on disk."""

    @abstractmethod
    async def append(self, command: AppendLogs) -> Appended:
        """Append a batch; returns after its commit is on disk. NotFound without the session."""

    @abstractmethod
    async def closed(self) -> None:
        """Return when it can write no more: closed, or the server it wrote through died."""

    @abstractmethod
    async def close(self) -> None:
        """Commit what is queued, refuse what comes later, let go of files and connections."""

    def show_life(self) -> None:  # noqa: B027  (on PostgreSQL the connections tell)
        """Leave a sign that the worker of this process lives."""

    def tell(self, question: str, answer: Callable[[], Any]) -> None:  # noqa: B027
        """Let processes beside this one ask for what only its memory has, where they can."""

    async def ask(self, question: str, kind: Any) -> Any:  # noqa: ARG002
        """Return what the server beside this process has in memory, a ``kind``.

        None where there is none to ask, or it is of a version that does not know the question.
        """
        return None

    @abstractmethod
    def stats(self) -> WriterStats:
        """Return counters for the metrics page."""

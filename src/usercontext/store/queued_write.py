"""A write that waits for the writer, and who waits for its outcome. Not: queues, threads."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from usercontext.store.packing import ChunkRow


class QueuedWrite:
    """An operation with its command, or an append when ``operation`` is None.

    ``row`` is what an append was packed to, by what was known of dictionaries at ``packed_at``.
    """

    __slots__ = (
        *("command", "error", "future", "operation", "packed_at", "queued", "row"),
        *("size", "value"),
    )

    def __init__(
        self,
        operation: Callable[[Connection, Any], Any] | None,
        command: Any,
        size: int,
        future: "asyncio.Future[Any]",
    ) -> None:
        self.operation = operation
        self.command = command
        self.size = size
        self.future = future
        self.queued = time.monotonic()
        self.row: ChunkRow | None = None
        self.packed_at = 0
        self.value: Any = None
        self.error: Exception | None = None

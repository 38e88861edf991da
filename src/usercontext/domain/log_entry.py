"""One captured fact and the batch it arrives in. Not: JSON, compression, storage."""

from enum import IntFlag, StrEnum
from typing import Any

from msgspec import Struct

from usercontext.domain.members import with_plain_members


@with_plain_members
class LogType(StrEnum):
    """Where the browser saw it."""

    CONSOLE = "console"
    NETWORK = "network"
    STORAGE = "storage"


@with_plain_members
class Level(StrEnum):
    """How loud it was."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"
    DEBUG = "debug"


@with_plain_members
class EventType(StrEnum):
    """Whether the user acted."""

    LOG = "log"
    CLICK = "click"
    NAVIGATION = "navigation"


class LogEntry(Struct, frozen=True):
    """A stored entry read back. ``timestamp`` as sent, ``instant_us`` what it is ordered by."""

    id: str
    type: LogType
    level: Level
    event_type: EventType
    payload: dict[str, Any]
    event_metadata: dict[str, Any]
    timestamp: str
    instant_us: int
    entry_id: str | None = None
    repaired: tuple[str, ...] = ()
    truncated: bool = False


class ChunkFlag(IntFlag):
    """What is known of a whole batch without opening it."""

    SORTED = 1
    """Entries stand in order of their instants."""
    COMPLETE = 2
    """Every entry carries eventType and eventMetadata itself."""
    HAS_ERROR = 4
    HAS_WARN = 8
    HAS_CLICK = 16
    HAS_NAVIGATION = 32
    MARKED = 64
    """At least one entry was repaired or truncated."""
    UNIQUE_IDS = 128
    """No entryId stands twice in the batch; without it a reader looks for itself."""
    PACKED = 256
    """The row's body only tells where in a pack the batch stands (``store/packs``)."""


class Receipt(Struct, frozen=True, array_like=True):
    """What scrubbing replaced in one entry: its index, the class, how often. Never the value."""

    entry: int
    scrubbed: str
    count: int


class LogBatch(Struct, frozen=True):
    """A checked and scrubbed batch, ready to store.

    ``body`` is exactly ``{"logs":[...]}`` in UTF-8, 1 to 100 entries. ``entry_ids`` are the lowest
    and highest entryId by (length, text), None when no entry has one: two chunks whose ranges do
    not overlap share no id. ``doubles`` entries of the request are left out of ``body``, because
    another before them has their entryId; they count as accepted.
    """

    body: bytes
    entries: int
    errors: int
    first_us: int
    last_us: int
    flags: int
    entry_ids: tuple[str, str] | None = None
    receipts: tuple[Receipt, ...] = ()
    doubles: int = 0

    @property
    def accepted(self) -> int:
        """Return how many entries the request held."""
        return self.entries + self.doubles

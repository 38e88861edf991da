"""The log of a session: append, page, window around a report. Not: the bytes of a chunk."""

from msgspec import Struct

from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.log_entry import LogBatch


class AppendLogs(Struct, frozen=True):
    """Append one checked batch to a session, under the key it came with."""

    session_row: int
    key_row: int
    received_us: int
    batch: LogBatch
    idempotency: IdempotencyKey | None = None


class Appended(Struct, frozen=True):
    """How many entries are durable; ``replayed`` when an earlier call with this key wrote them."""

    accepted: int
    replayed: bool

"""What the server and a checker say to each other, a packet for each message. Not: batches."""

from enum import IntEnum

import msgspec
from msgspec import Struct

from usercontext.domain.log_entry import LogBatch, Receipt
from usercontext.domain.project_settings import ScrubPattern

BEGUN = b"1"
"""What a checker says first: it has loaded all that it needs."""

LARGEST_PACKET = 128 * 1024
MOST_RECEIPTS = 250
"""A packet has up to four verdicts: with so many receipts of the longest names 108 KB."""


class Job(Struct, frozen=True, array_like=True, gc=False):
    """Check the batch in that slot, by a project's own rules where ``rules`` holds any."""

    slot: int
    size: int
    rules: bytes = b""


class Rules(Struct, frozen=True, array_like=True):
    """The own rules of a project, as they are sent."""

    names: tuple[str, ...]
    patterns: tuple[ScrubPattern, ...]


class Outcome(IntEnum):
    """What became of a batch."""

    AS_SENT = 0
    """Good as it stands in the slot."""
    REWRITTEN = 1
    """Its slot holds what to store."""
    REFUSED = 2
    """It is not a batch, for the reason that ``refusal`` gives."""
    NOT_DONE = 3
    """The server is to check it itself: what would be stored does not fit, or the check failed."""


class Verdict(Struct, frozen=True, array_like=True):
    """The outcome for a slot; ``size`` of the text to store and the facts where it is good."""

    slot: int
    outcome: int
    size: int = 0
    entries: int = 0
    errors: int = 0
    first_us: int = 0
    last_us: int = 0
    flags: int = 0
    entry_ids: tuple[str, str] | None = None
    receipts: tuple[Receipt, ...] = ()
    doubles: int = 0
    refusal: str = ""


class Verdicts(Struct, frozen=True, array_like=True):
    """What became of some batches, and the nanoseconds that all of them took."""

    took_ns: int
    each: list[Verdict]


def verdict_on(slot: int, outcome: Outcome, batch: LogBatch) -> Verdict:
    """Return the verdict on a good batch."""
    return Verdict(
        slot,
        int(outcome),
        len(batch.body),
        batch.entries,
        batch.errors,
        batch.first_us,
        batch.last_us,
        batch.flags,
        batch.entry_ids,
        batch.receipts,
        batch.doubles,
    )


def batch_of(verdict: Verdict, body: bytes) -> LogBatch:
    """Return the batch of a good verdict."""
    return LogBatch(
        body,
        verdict.entries,
        verdict.errors,
        verdict.first_us,
        verdict.last_us,
        verdict.flags,
        verdict.entry_ids,
        verdict.receipts,
        verdict.doubles,
    )


encode = msgspec.msgpack.Encoder().encode
decode_jobs = msgspec.msgpack.Decoder(list[Job]).decode
decode_verdicts = msgspec.msgpack.Decoder(Verdicts).decode
decode_rules = msgspec.msgpack.Decoder(Rules).decode

"""What is said between the server and a process that writes through it: frames. Not: sockets.

A frame is four bytes of length, then MessagePack. The server begins with a greeting; then each
request is answered under its number, in any order.
"""

import asyncio
from typing import Any

import msgspec
from msgspec import Raw, Struct

from usercontext.domain.errors import (
    DomainError,
    NotFound,
    PayloadTooLarge,
    RateLimited,
    Unauthorized,
    Unavailable,
    ValidationFailed,
)
from usercontext.store.errors import GatewayLost, OperationFailed

_LENGTH_BYTES = 4
_CROSSING: dict[str, type[DomainError]] = {
    error.__name__: error
    for error in (NotFound, PayloadTooLarge, Unauthorized, Unavailable, ValidationFailed)
}


class Greeting(Struct, frozen=True):
    """Says which schema the server writes, so that another version does not write through it."""

    schema: str


class Request(Struct, frozen=True, array_like=True):
    """Run the operation of that name on a command."""

    number: int
    name: str
    command: Raw


class Failure(Struct, frozen=True, array_like=True):
    """A domain error by its class, or another failure when ``kind`` is empty."""

    kind: str
    message: str
    retry_after_seconds: int = 1


class Answer(Struct, frozen=True, array_like=True):
    """The outcome of a request: its result, or why there is none."""

    number: int
    # Not ``Raw | None``: msgspec then takes null alone. This is the null of MessagePack.
    result: Raw = Raw(b"\xc0")
    failure: Failure | None = None


async def read_frame(reader: asyncio.StreamReader, max_bytes: int) -> bytes | None:
    """Read one frame, None at the end; raises GatewayLost for one that is too long."""
    try:
        size = int.from_bytes(await reader.readexactly(_LENGTH_BYTES), "big")
        if size > max_bytes:
            raise GatewayLost(f"A frame of {size} bytes is more than the {max_bytes} allowed")
        return await reader.readexactly(size)
    except (asyncio.IncompleteReadError, ConnectionError):
        return None


def frame(message: Struct) -> bytes:
    """Encode a message with its length before it."""
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(_LENGTH_BYTES, "big") + body


def describe(error: DomainError) -> Failure:
    """Write a domain error down so that it can be raised again as itself."""
    kind = type(error).__name__
    retry_after_seconds: Any = getattr(error, "retry_after_seconds", 1)
    return Failure(kind, error.message, retry_after_seconds)


def error_of(failure: Failure) -> Exception:
    """Return the error a failure speaks of."""
    if failure.kind == RateLimited.__name__:
        return RateLimited(failure.message, failure.retry_after_seconds)
    if failure.kind == Unavailable.__name__:
        return Unavailable(failure.message, failure.retry_after_seconds)
    kind = _CROSSING.get(failure.kind)
    return OperationFailed(failure.message) if kind is None else kind(failure.message)

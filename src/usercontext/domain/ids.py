"""Identifiers: what a canonical one looks like, how a log id is written. Not: their storage."""

import os
import re
import secrets
import struct
import time
from collections.abc import Iterator
from typing import Protocol
from uuid import UUID

_CANONICAL_UUID = re.compile(
    r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}", re.ASCII
)
_LOG_ID = re.compile(r"([0-9a-z]{1,13})-(0|[1-9][0-9]{0,2})", re.ASCII)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LOW_48, _LOW_62, _LOW_12 = (1 << 48) - 1, (1 << 62) - 1, (1 << 12) - 1
_DRAWN, _DRAWN_AT_ONCE = struct.Struct("=HQ"), 256
BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


class Ids(Protocol):
    """The source of new identifiers and secrets; passed in, so that tests can hold it."""

    def new_uuid(self) -> UUID:
        """Return an identifier nobody can guess."""

    def new_base62(self, length: int) -> str:
        """Return ``length`` random characters of base62."""

    def new_bytes(self, length: int) -> bytes:
        """Return ``length`` random bytes."""


class RandomIds:
    """Identifiers and secrets from the system's randomness."""

    def new_uuid(self) -> UUID:
        """Return a version 7 UUID: the millisecond, then 74 random bits that nobody can guess.

        In order of time they fill an index page by page. In random order each one dirties a page of
        its own, and a commit of 32 sessions logs 78 pages instead of 44.
        """
        return _uuid(*_DRAWN.unpack(os.urandom(_DRAWN.size)))

    def new_base62(self, length: int) -> str:
        """Return ``length`` random characters of base62."""
        return "".join(secrets.choice(BASE62) for _ in range(length))

    def new_bytes(self, length: int) -> bytes:
        """Return ``length`` random bytes."""
        return secrets.token_bytes(length)


class DrawnIds(RandomIds):
    """The same for a server, which never forks: two processes would hand out the same ones.

    It draws for many identifiers at once. Asking the system gives the interpreter's lock away, and
    a busy writer keeps it for a while: 2.5 us for ten bytes instead of 0.4.
    """

    def __init__(self) -> None:
        self._drawn: Iterator[tuple[int, ...]] = iter(())

    def new_uuid(self) -> UUID:
        """Return a version 7 UUID like its parent's."""
        while (drawn := next(self._drawn, None)) is None:
            self._drawn = _DRAWN.iter_unpack(os.urandom(_DRAWN_AT_ONCE * _DRAWN.size))
        return _uuid(*drawn)


def parse_uuid(text: str) -> UUID | None:
    """Read the canonical 8-4-4-4-12 form in any case; all else ``uuid.UUID`` takes is None."""
    return UUID(text) if _CANONICAL_UUID.fullmatch(text) else None


def base36(number: int) -> str:
    """Write a non-negative integer in base 36."""
    if number < 36:
        return _DIGITS[number]
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text


def log_id(chunk: int, index: int) -> str:
    """Name the entry at ``index`` of a chunk: ``<chunk number, base 36>-<index>``."""
    return f"{base36(chunk)}-{index}"


def parse_log_id(text: str) -> tuple[int, int] | None:
    """Read a log id back into its chunk number and index, or None."""
    match = _LOG_ID.fullmatch(text)
    return (int(match[1], 36), int(match[2])) if match else None


def _uuid(first: int, last: int) -> UUID:
    milliseconds = time.time_ns() // 1_000_000 & _LOW_48
    random = (first & _LOW_12) << 64 | 2 << 62 | last & _LOW_62
    return UUID(int=milliseconds << 80 | 7 << 76 | random)

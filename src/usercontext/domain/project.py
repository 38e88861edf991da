"""A project, its API keys, what a key may do. Not: where keys are kept, how one is sent."""

import hashlib
import re
import zlib
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.ids import BASE62, Ids

_ORIGIN = re.compile(r"https?://(\*\.)?[0-9A-Za-z.-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:\d+)?")
_KEY = re.compile(r"uc_(sec|pub)_[0-9A-Za-z]{36}", re.ASCII)


class KeyKind(StrEnum):
    """Secret keys read and write a project; publishable keys only write from a page."""

    SECRET = "sec"  # noqa: S105  (a kind, not a secret)
    PUBLISHABLE = "pub"


class Project(Struct, frozen=True):
    """The owner of everything: one team's app. ``salt`` keys the HMAC of external ids."""

    row: int
    project_id: UUID
    name: str
    salt: bytes
    created_us: int


COMMAND_KEY_US = 15 * 60 * MICROSECONDS
"""How long a command's own key lives, should it not come to revoke it; people's live longer."""


class ApiKey(Struct, frozen=True):
    """A key as stored: never its text. Empty ``origins``: any origin may use it (publishable).

    A person who is signed in calls with the rights of one: ``account_row`` says who, ``row`` is 0.
    """

    row: int
    project_row: int
    project_id: UUID
    project_salt: bytes
    kind: KeyKind
    name: str
    prefix: str
    origins: tuple[str, ...]
    allow_browser: bool
    created_us: int
    expires_us: int | None = None
    revoked_us: int | None = None
    account_row: int | None = None

    def was_of_a_command(self, now_us: int) -> bool:
        """Tell a key that a command made for itself, and that is over: nobody's to see."""
        ends_us = self.expires_us
        if ends_us is None or ends_us - self.created_us > COMMAND_KEY_US:
            return False
        return self.revoked_us is not None or ends_us <= now_us


def mint_key_text(kind: KeyKind, ids: Ids) -> str:
    """Return a new key: prefix, 30 base62 characters, 6 of the CRC-32 of what stands before."""
    start = f"uc_{kind.value}_{ids.new_base62(30)}"
    return start + _checksum(start)


def is_well_formed_key(text: str) -> bool:
    """Tell whether the shape and checksum hold, so that a mistyped key costs no look-up."""
    return _KEY.fullmatch(text) is not None and _checksum(text[:-6]) == text[-6:]


def hash_key(text: str) -> bytes:
    """Return the SHA-256 that is stored instead of the key (full entropy, so no slow hash)."""
    return hashlib.sha256(text.encode("ascii")).digest()


def is_origin(text: str) -> bool:
    """Tell whether a text names pages: ``https://app.example.com``, ``https://*.example.com``."""
    return _ORIGIN.fullmatch(text) is not None


def _checksum(text: str) -> str:
    number = zlib.crc32(text.encode("ascii"))
    digits = ""
    for _ in range(6):
        number, digit = divmod(number, 62)
        digits = BASE62[digit] + digits
    return digits

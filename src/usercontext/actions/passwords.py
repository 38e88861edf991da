"""How a password becomes a hash, and is held against one. Not: whose it is."""

import asyncio

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from usercontext.domain.account import LONGEST_PASSWORD, SHORTEST_PASSWORD
from usercontext.domain.errors import ValidationFailed


class Passwords:
    """Hashes one at a time: a hash takes 64 MiB and a core for a tenth of a second.

    Argon2id as its authors tune it; no setting leads to another, which only tests pass in.
    """

    def __init__(self, hasher: Argon2Hasher | None = None) -> None:
        self._hasher = PasswordHash((hasher or Argon2Hasher(),))
        self._one_at_a_time = asyncio.Semaphore(1)

    async def hash(self, text: str) -> str:
        """Return a password's hash; raises ValidationFailed for one that is no good."""
        if not SHORTEST_PASSWORD <= len(text) <= LONGEST_PASSWORD:
            raise ValidationFailed(
                f"password: must have {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters"
            )
        async with self._one_at_a_time:
            return await asyncio.to_thread(self._hasher.hash, text)

    async def verify(self, text: str, known: str) -> bool:
        """Tell whether a password is the one of a hash; takes as long either way."""
        async with self._one_at_a_time:
            return await asyncio.to_thread(self._hasher.verify, text[:LONGEST_PASSWORD], known)

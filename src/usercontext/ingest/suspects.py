"""Batches that a checker crashed of, by digests of all it was given. Not: trying them.

A crash of native code cannot be caught: what ended a checker would end the server as well.
"""

from hashlib import sha256

import msgspec

from usercontext.domain.errors import Unavailable, ValidationFailed
from usercontext.ingest.own_rules import OwnRules

_KNOWN = 64
"""So many at most, the newest ones: none is known to exist."""


class Suspects:
    """What crashed a checker once is asked to come again, what did so twice is ``refused``."""

    def __init__(self) -> None:
        self._is_proven: dict[bytes, bool] = {}
        self.refused = 0

    def beware(self, body: bytes, own: OwnRules | None) -> None:
        """Raise ValidationFailed or Unavailable for a batch that is not to be checked here."""
        if not self._is_proven:  # a digest takes 20 us
            return
        is_proven = self._is_proven.get(_digest(body, own))
        if is_proven:
            raise self.refusal()
        if is_proven is not None:
            raise not_now()

    def suspect(self, body: bytes, own: OwnRules | None) -> None:
        """Have the same batch come again later, until it is cleared or proven."""
        while len(self._is_proven) >= _KNOWN:
            del self._is_proven[next(iter(self._is_proven))]
        self._is_proven[_digest(body, own)] = False

    def clear(self, body: bytes, own: OwnRules | None) -> None:
        """Check the same batch like any other again."""
        self._is_proven.pop(_digest(body, own), None)

    def prove(self, body: bytes, own: OwnRules | None) -> None:
        """Refuse the same batch from now on."""
        self._is_proven[_digest(body, own)] = True

    def refusal(self) -> ValidationFailed:
        """Return the refusal of a batch, and count it."""
        self.refused += 1
        return ValidationFailed("logs: cannot be checked by this server")


def _digest(body: bytes, own: OwnRules | None) -> bytes:
    # a rule may be what it takes to crash: other projects' batches alike are none of it
    rules = b"" if own is None else msgspec.msgpack.encode((own.names, own.patterns))
    return sha256(body + rules).digest()


def not_now() -> Unavailable:
    """Return what a batch is answered that nobody knows yet whether it can be checked."""
    return Unavailable("The batch cannot be checked now")

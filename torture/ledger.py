"""What clients sent and were told, and whether what is stored agrees with it. Not: sending."""

import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

PARTS = 2
"""Entries in each numbered batch: with one, half a batch could not be told from none."""


@dataclass(frozen=True)
class Verdict:
    """How what is stored differs from what clients were told; all zero when it does not."""

    acknowledged: int
    lost: int
    doubled: int
    partial: int
    foreign: int

    @property
    def sound(self) -> bool:
        """Tell whether ok is within stored, stored within ok and unknown, and nothing twice."""
        return not (self.lost or self.doubled or self.partial or self.foreign)


class Ledger:
    """Numbers with their outcomes: ok, refused, or unknown; safe to share among threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sent = 0
        self._open: set[int] = set()
        self.ok: set[int] = set()
        self.refused: set[int] = set()

    def take(self) -> int:
        """Return a number never sent before; its outcome is unknown until told."""
        with self._lock:
            self._sent += 1
            self._open.add(self._sent)
            return self._sent

    def acknowledge(self, number: int) -> None:
        """Note that the server said it is kept."""
        with self._lock:
            self._open.discard(number)
            self.ok.add(number)

    def refuse(self, number: int) -> None:
        """Note that the server said it is not kept."""
        with self._lock:
            self._open.discard(number)
            self.refused.add(number)

    @property
    def unknown(self) -> set[int]:
        """Return the numbers nobody knows the outcome of."""
        with self._lock:
            return set(self._open)


def check(ledger: Ledger, stored: Iterable[int], parts: int = PARTS) -> Verdict:
    """Compare the stored entries' numbers, one for each entry, with what clients were told."""
    seen = Counter(stored)
    may_be = ledger.ok | ledger.unknown
    return Verdict(
        acknowledged=len(ledger.ok),
        lost=sum(1 for number in ledger.ok if not seen[number]),
        doubled=sum(1 for times in seen.values() if times > parts),
        partial=sum(1 for times in seen.values() if times % parts),
        foreign=sum(1 for number in seen if number not in may_be),
    )

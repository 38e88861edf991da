"""Memory that the server shares with a checker, a slot for each batch. Not: what is said of one.

Through a socket 33 KB cost both ends 15 us each; a copy into shared memory costs 3. The memory is
of no file: what lies there is not scrubbed yet and is never written to a disk.
"""

import mmap
import os

SLOTS = 64
"""As many batches of one checker are under way; a burst beyond it is checked in the server."""

SLOT_BYTES = 128 * 1024
"""Three batches of 100 usual entries; pages of it that nothing touched take no memory."""

_MARK = SLOTS * SLOT_BYTES
_BYTES = _MARK + 1


class Slots:
    """The mapping of one descriptor, which either end has."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self._memory = mmap.mmap(descriptor, _BYTES)

    @classmethod
    def create(cls) -> "Slots":
        """Make new memory; raises OSError where there is none to have."""
        descriptor = os.memfd_create("usercontext-batches")
        try:
            os.ftruncate(descriptor, _BYTES)
            return cls(descriptor)
        except OSError:
            os.close(descriptor)
            raise

    def put(self, slot: int, text: bytes) -> None:
        """Write a text of at most ``SLOT_BYTES`` into a slot."""
        start = slot * SLOT_BYTES
        self._memory[start : start + len(text)] = text

    def read(self, slot: int, size: int) -> bytes:
        """Return the first bytes of a slot."""
        start = slot * SLOT_BYTES
        return self._memory[start : start + size]

    def mark(self, slot: int) -> None:
        """Leave word which slot is being checked: a crash leaves no time to say so."""
        self._memory[_MARK] = slot + 1

    def unmark(self) -> None:
        """Leave word that none is: what ends a checker now is not of the next one's making."""
        self._memory[_MARK] = 0

    def marked(self) -> int:
        """Return which slot is being checked, -1 for none."""
        return self._memory[_MARK] - 1

    def close(self) -> None:
        """Let this end of it go."""
        self._memory.close()
        os.close(self.descriptor)

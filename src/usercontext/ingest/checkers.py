"""Who checks a batch: the server itself, or a process beside it when there is more to do. Not: how.

Checking is half of what a batch costs the server's one thread; handing it over costs a sixth of
that (decision record 0028). Whatever happens to a checker, its batches are checked here, but for
the one that it may have crashed of.
"""

import asyncio
import socket

from usercontext.domain.log_entry import LogBatch
from usercontext.ingest.checker_line import Line
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.own_rules import OwnRules
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.slots import SLOT_BYTES, Slots
from usercontext.ingest.suspects import Suspects

_SMALL_BYTES = 4 * 1024
"""A batch of ten entries is checked in less time than it takes to hand it over."""

_LONGEST_QUEUE_NS = 12_000_000
"""Past this the server checks too. Batches full of personal data take twice as long as usual ones:
left to the checker alone they were a quarter slower, usual ones shared out by number 5 %. With 7 ms
it ran dry before the server had done one of its own and looked again; with 20 the server waited."""

_LONGEST_PRESSED_NS = 20_000_000
"""The same while batches are refused: the server has no time for them, and a turn of its loop lasts
so long that the checker, with less waiting, stood still for two thirds of it."""

_Checked = LogBatch | asyncio.Future[LogBatch]


class Checkers:
    """The lines to the checkers there are; without any, everything is checked here.

    ``wanted`` is set once batches come side by side and none has room for one.
    ``under_way`` counts the batches that are being taken, from their body to their commit,
    ``under_way_bytes`` what they have unpacked; ``is_pressed`` while batches are refused;
    ``apart`` and ``here`` those that were checked.
    """

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self.under_way = 0
        self.under_way_bytes = 0
        self.is_pressed = False
        self.apart = 0
        self.here = 0
        self.suspects = Suspects()
        self.wanted = asyncio.Event()

    def check(self, body: bytes, limits: IngestLimits, own: OwnRules | None) -> _Checked:
        """Check a batch as ``check_batch`` does, at once or in a future.

        One that comes alone is checked at once: another process would only take longer.
        """
        self.suspects.beware(body, own)
        if self.under_way > 1 and _SMALL_BYTES <= len(body) <= SLOT_BYTES:
            line = min(self._lines, key=Line.count, default=None)
            if line is not None and self._has_room(line):
                self.apart += 1
                return line.send(body, limits, own)
            self.wanted.set()
        self.here += 1
        return check_batch(body, limits, own)

    def have_room(self) -> bool:
        """Tell whether a checker would take a batch now."""
        return any(map(self._has_room, self._lines))

    def are_at_work(self) -> bool:
        """Tell whether there are checkers that answer in time."""
        return any(not line.is_late() for line in self._lines)

    def _has_room(self, line: Line) -> bool:
        longest_ns = _LONGEST_PRESSED_NS if self.is_pressed else _LONGEST_QUEUE_NS
        if not line.has_room(longest_ns):
            line.catch_up()
        return line.has_room(longest_ns)

    @property
    def running(self) -> int:
        """Return how many checkers there are."""
        return len(self._lines)

    def open(self, near: socket.socket, slots: Slots, alone: bool = False) -> Line:
        """Use a checker from now on; the line takes both over.

        One ``alone`` gets what is posted to it by name, and none of that is ever checked here.
        """
        if alone:
            return Line(near, slots, None)
        line = Line(near, slots, self._lines.remove)
        self._lines.append(line)
        return line

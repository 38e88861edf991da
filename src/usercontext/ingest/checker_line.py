"""The line to one checker and what is under way there. Not: which batches are handed over, how."""

import asyncio
import socket
from collections.abc import Callable
from functools import lru_cache
from time import perf_counter

import msgspec

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.log_entry import LogBatch
from usercontext.ingest.checker_frames import (
    LARGEST_PACKET,
    Job,
    Outcome,
    Rules,
    Verdict,
    Verdicts,
    batch_of,
    decode_verdicts,
    encode,
)
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.own_rules import OwnRules
from usercontext.ingest.slots import SLOTS, Slots
from usercontext.ingest.suspects import not_now
from usercontext.ingest.waiting import Waiting
from usercontext.log import get_logger

_USUAL_NS_PER_BYTE = 5.0
"""Until it is known; it is averaged over some sixteen packets."""

_SMOOTH = 16
_LONG_TURN_S = 0.002
_LATE_S = 0.5
_STUCK_S = 10.0
_log = get_logger(__name__)


class Line:
    """The line to one checker and what is under way there.

    ``at`` is what it was checking when it ended, of which it may have crashed. ``held`` are all
    of that kind: never checked here before it is known how it ended.
    Nothing may be posted once it ``is_ended``.
    """

    def __init__(
        self, near: socket.socket, slots: Slots, forget: Callable[["Line"], None] | None
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._socket = near
        self._slots = slots
        self._free = list(range(SLOTS))
        self._waiting: dict[int, Waiting] = {}
        self.at: Waiting | None = None
        self.held: list[Waiting] = []
        self._turn: list[Job] = []
        self._packet = bytearray(LARGEST_PACKET)
        self._heard_s = self._loop.time()
        self._looked_s = perf_counter()
        self._bytes = 0  # under way
        self._ns_per_byte = _USUAL_NS_PER_BYTE
        self._forget = forget
        self.is_ended = False
        near.setblocking(False)
        self._loop.add_reader(near.fileno(), self._hear)

    def count(self) -> int:
        """Return how many batches are under way."""
        return len(self._waiting)

    @property
    def is_busy(self) -> bool:
        """Tell whether a batch is under way."""
        return bool(self._waiting)

    def has_room(self, longest_ns: float) -> bool:
        """Tell whether one more would be begun within that time."""
        waiting_ns = self._bytes * self._ns_per_byte
        return bool(self._free) and waiting_ns < longest_ns and not self.is_ended

    def rested_s(self) -> float:
        """Return for how long it has had nothing to do."""
        return 0.0 if self.is_busy else self._loop.time() - self._heard_s

    def is_late(self) -> bool:
        """Tell whether batches wait and nothing was heard for longer than a queue takes."""
        return self.is_busy and self._loop.time() - self._heard_s > _LATE_S

    def is_stuck(self) -> bool:
        """Tell whether batches wait and nothing was heard for too long, or no more ever will be."""
        waits = self.is_busy and self._loop.time() - self._heard_s > _STUCK_S
        return waits or self.is_ended

    def send(
        self, body: bytes, limits: IngestLimits, own: OwnRules | None
    ) -> asyncio.Future[LogBatch]:
        """Have a batch checked; it goes with the others of this turn of the loop."""
        waiting = Waiting(body, limits, own)
        self.post(waiting)
        return waiting.future

    def post(self, waiting: Waiting) -> None:
        """Have a batch checked that somebody waits for already."""
        if not self._waiting:
            self._heard_s = self._loop.time()
        slot, body = self._free.pop(), waiting.body
        self._waiting[slot] = waiting
        self._bytes += len(body)
        self._slots.put(slot, body)
        if not self._turn:
            self._loop.call_soon(self._flush)
        rules = b"" if waiting.own is None else _encode_rules(waiting.own)
        self._turn.append(Job(slot, len(body), rules))

    def catch_up(self) -> None:
        """Hand over and take note of what there is, though the turn of the loop has not ended.

        Whoever asks is about to check a batch itself: what it has put aside for the checker would
        wait for that, and the checker for it: it stood still for two fifths of the peak, and for
        most of an overload, where a turn lasts a tenth of a second.
        """
        self._flush()
        if perf_counter() - self._looked_s > _LONG_TURN_S:
            self._hear()

    def lose(self) -> None:
        """Take note that the checker has ended: hold back what it was at, and what is the same."""
        if self.is_ended:
            return
        self.at = at = self._waiting.get(self._slots.marked())
        if at is not None:
            alike = {n: each for n, each in self._waiting.items() if each.is_like(at)}
            self.held += alike.values()
            self._waiting = {n: each for n, each in self._waiting.items() if n not in alike}
        self.end()

    def end(self) -> None:
        """Hang up; what is under way is checked here."""
        if self.is_ended:
            return
        self.is_ended = True
        if self._forget is not None:
            self._forget(self)
        self._loop.remove_reader(self._socket.fileno())
        self._socket.close()
        self._slots.close()
        for waiting in self._waiting.values():
            self._let_go(waiting)
        self._waiting.clear()
        self._bytes = 0

    def _flush(self) -> None:
        turn, self._turn = self._turn, []
        # rules may have some kilobytes, and all of a turn with them would not fit into a packet
        packets = [[job for job in turn if not job.rules], *([job] for job in turn if job.rules)]
        for packet in filter(None, packets):
            if self.is_ended:
                return
            try:
                self._socket.send(encode(packet))
            except OSError:  # it is gone, or far behind: ``_hear`` sees which
                for job in packet:
                    self._give_back(self._take(job.slot))

    def _hear(self) -> None:
        self._looked_s = perf_counter()  # the loop's own clock stands still within a turn
        while not self.is_ended:
            try:
                size = self._socket.recv_into(self._packet)
            except BlockingIOError:
                return
            except ConnectionError:
                size = 0
            if size == 0:
                self.lose()
                return
            try:
                self._take_note(decode_verdicts(memoryview(self._packet)[:size]))
            except (msgspec.DecodeError, LookupError):  # nothing that it says can be believed
                _log.error("a checker talks nonsense")
                self.end()

    def _take_note(self, verdicts: Verdicts) -> None:
        self._heard_s = self._loop.time()
        before = self._bytes
        for verdict in verdicts.each:
            self._settle(verdict)
        took = verdicts.took_ns / max(1, before - self._bytes)
        self._ns_per_byte += (took - self._ns_per_byte) / _SMOOTH

    def _settle(self, verdict: Verdict) -> None:
        rewritten = (
            self._slots.read(verdict.slot, verdict.size)
            if verdict.outcome == Outcome.REWRITTEN
            else None
        )
        waiting = self._take(verdict.slot)
        if waiting.future.done():  # the caller went away
            return
        if verdict.outcome == Outcome.REFUSED:
            waiting.future.set_exception(ValidationFailed(verdict.refusal))
        elif verdict.outcome == Outcome.NOT_DONE:
            waiting.settle_here()
        else:
            body = waiting.body if rewritten is None else rewritten
            waiting.future.set_result(batch_of(verdict, body))

    def _let_go(self, waiting: Waiting) -> None:
        if self._forget is None:
            self.held.append(waiting)
        else:
            waiting.settle_here()

    def _give_back(self, waiting: Waiting) -> None:
        if self._forget is None:  # nobody looks at what it holds before it ends, which it may not
            waiting.fail(not_now())
        else:
            waiting.settle_here()

    def _take(self, slot: int) -> Waiting:
        waiting = self._waiting.pop(slot)  # first: a slot that nobody waits for is not freed twice
        self._bytes -= len(waiting.body)
        self._free.append(slot)
        return waiting


@lru_cache(maxsize=64)
def _encode_rules(own: OwnRules) -> bytes:
    return encode(Rules(own.names, own.patterns))

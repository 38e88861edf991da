"""The load generator: many connections, one request each in flight, every answer timed.

Plain sockets and epoll, because a request through an event loop's protocol costs more than the send
itself. The next request goes out when the answer is in (closed loop): a server that stalls is asked
less while it does, so read p99 and the worst together. Not: what a request says (`posts.py`).
"""

import os
import pickle
import select
import socket
import sys
import time
from array import array
from collections import Counter
from collections.abc import Sequence

from bench.answers import Answers
from bench.figures import percentile
from bench.load import GRACE_S, Outcome, Plan

_EDGES_PER_DECADE = 10
_RECEIVE_BYTES = 1 << 18


class _Connection:
    __slots__ = ("answers", "began", "rest", "socket")

    def __init__(self) -> None:
        self.socket: socket.socket | None = None
        self.answers = Answers()
        self.rest: memoryview | None = None
        self.began = 0.0


class Generator:
    """All connections of a run and what they saw."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._poll = select.epoll()
        self._by_number: dict[int, _Connection] = {}
        self._turn = 0
        self._mark = os.urandom(8).hex().encode()
        self._begin = self._end = 0.0
        self._times = array("d")
        self._ends = array("d")
        self._statuses: Counter[int] = Counter()
        self._acknowledged = self._broken = 0

    def run(self) -> Outcome:
        """Send until the end, then wait a little for what is in flight."""
        begin = time.perf_counter()
        self._begin = begin + self._plan.warm_up_s
        self._end = self._begin + self._plan.seconds
        for _ in range(self._plan.connections):
            self._open(_Connection())
        while self._by_number and time.perf_counter() < self._end + GRACE_S:
            for number, event in self._poll.poll(0.5):
                connection = self._by_number.get(number)
                if connection is not None:
                    self._serve(connection, event)
        self._broken += len(self._by_number)  # in flight, and never answered
        for connection in list(self._by_number.values()):
            self._close(connection)
        return self._outcome()

    def _open(self, connection: _Connection) -> None:
        opened = socket.create_connection(("127.0.0.1", self._plan.port), timeout=GRACE_S)
        opened.setblocking(False)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.socket, connection.answers, connection.rest = opened, Answers(), None
        self._by_number[opened.fileno()] = connection
        self._poll.register(opened, select.EPOLLIN)
        self._next(connection, time.perf_counter())

    def _close(self, connection: _Connection) -> None:
        if connection.socket is not None:
            del self._by_number[connection.socket.fileno()]
            connection.socket.close()
            connection.socket = None

    def _serve(self, connection: _Connection, event: int) -> None:
        try:
            if event & select.EPOLLOUT:
                self._send_rest(connection)
            if event & ~select.EPOLLOUT:
                self._receive(connection)
        except OSError:
            self._broken += 1
            self._reopen(connection)

    def _receive(self, connection: _Connection) -> None:
        if connection.socket is None:
            return
        received = connection.socket.recv(_RECEIVE_BYTES)
        if not received:
            self._broken += 1
            self._reopen(connection)
            return
        for status in connection.answers.feed(received):
            now = time.perf_counter()
            self._acknowledged += 200 <= status < 300
            if self._begin <= now < self._end:
                self._statuses[status] += 1
                self._times.append(now - connection.began)
                self._ends.append(now)
            if connection.answers.closing:
                self._reopen(connection)
            else:
                self._next(connection, now)

    def _reopen(self, connection: _Connection) -> None:
        self._close(connection)
        if time.perf_counter() < self._end:
            self._open(connection)

    def _next(self, connection: _Connection, now: float) -> None:
        spent = self._plan.most and self._turn >= self._plan.most
        if now >= self._end or spent or connection.socket is None:
            self._close(connection)
            return
        self._turn += 1
        pieces = self._plan.requests[self._turn % len(self._plan.requests)]
        connection.began = now
        wanted = pieces[0] if len(pieces) == 1 else self._fresh().join(pieces)
        try:
            sent = connection.socket.send(wanted)
        except BlockingIOError:
            sent = 0
        if sent < len(wanted):
            connection.rest = memoryview(wanted)[sent:]
            self._poll.modify(connection.socket, select.EPOLLIN | select.EPOLLOUT)

    def _send_rest(self, connection: _Connection) -> None:
        if connection.rest is None or connection.socket is None:
            return
        connection.rest = connection.rest[connection.socket.send(connection.rest) :]
        if not connection.rest:
            connection.rest = None
            self._poll.modify(connection.socket, select.EPOLLIN)

    def _fresh(self) -> bytes:
        if not self._plan.timed:
            return b"%b%016x" % (self._mark, self._turn)
        return b"%.1f-%b-%x" % (time.time() * 1_000, self._mark[:8], self._turn)

    def _outcome(self) -> Outcome:
        ordered = sorted(self._times)
        p50, p90, p99, p999, worst = (
            percentile(ordered, share) * 1e3 for share in (0.5, 0.9, 0.99, 0.999, 1)
        )
        seconds = Counter(int(end - self._begin) for end in self._ends)
        whole = not self._plan.most or self._turn < self._plan.most
        return Outcome(
            self._plan.seconds if whole else max(self._ends, default=self._begin) - self._begin,
            len(ordered),
            sum(n for status, n in self._statuses.items() if 200 <= status < 300),
            self._acknowledged,
            dict(self._statuses),
            self._broken,
            p50,
            p90,
            p99,
            p999,
            worst,
            histogram(ordered),
            [seconds[second] for second in range(int(self._plan.seconds))],
        )


def histogram(ordered: Sequence[float]) -> list[tuple[float, int]]:
    """Count times by ten steps a decade: each step's upper edge in milliseconds, and how many."""
    counts: list[tuple[float, int]] = []
    step, seen = -2 * _EDGES_PER_DECADE, 0
    while seen < len(ordered):
        edge_ms = 10 ** (step / _EDGES_PER_DECADE)
        within = seen
        while within < len(ordered) and ordered[within] * 1e3 <= edge_ms:
            within += 1
        if within > seen or counts:
            counts.append((edge_ms, within - seen))
        seen, step = within, step + 1
    return counts


if __name__ == "__main__":
    asked: Plan = pickle.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(pickle.dumps(Generator(asked).run()))

"""Many connections that send one request over and over, on plain sockets. Not: when each is due.

The proof shares its cores with the server it drives: a transport of asyncio costs 80 us a request,
which at five times the peak was a core of the two.
"""

import re
import select
import socket
import time
from collections import Counter
from dataclasses import dataclass, field

_READ = select.EPOLLIN | select.EPOLLRDHUP
_SHARE = 65_536
_FRESH_S = 0.5  # no server lets go of a connection that soon: to look again costs a call
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass
class Measured:
    """What one run of load saw; seconds of every answer, in order of arrival."""

    statuses: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    without_retry: int = 0
    unanswered: int = 0
    not_sent: int = 0
    late_s: float = 0.0
    seconds: float = 0.0

    @property
    def accepted_per_s(self) -> float:
        """Return how many were kept, each second."""
        return self.statuses[202] / self.seconds


class _Line:
    """One connection: what of its request is still to be sent, and what has come back."""

    __slots__ = ("due", "peer", "received", "unsent")

    def __init__(self, peer: socket.socket) -> None:
        self.peer = peer
        self.due = 0.0
        self.unsent = b""
        self.received = b""

    def is_closed(self) -> bool:
        """Tell whether its other end has closed it, which no event may have told yet."""
        try:
            return not self.peer.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except ConnectionError:
            return True


class Crowd:
    """Connections to a port, each with at most one request in flight."""

    def __init__(self, port: int, sent: bytes, most: int) -> None:
        self.measured = Measured()
        self._port = port
        self._sent = sent
        self._most = most
        self._poll = select.epoll()
        self._lines: dict[int, _Line] = {}
        self._free: list[_Line] = []

    def __enter__(self) -> "Crowd":
        return self

    def __exit__(self, *error: object) -> None:
        for line in self._lines.values():
            line.peer.close()
        self._poll.close()

    @property
    def in_flight(self) -> int:
        """Return how many requests wait for their answers."""
        return len(self._lines) - len(self._free)

    def send(self, due: float) -> None:
        """Send a request that was due at some moment, unless as many as may be are in flight."""
        line = self._take_free(due)
        if line is not None:
            line.due = due
            self._write(line, self._sent)
        elif len(self._lines) < self._most:
            self._open(due)
        else:
            self.measured.not_sent += 1

    def take(self, timeout_s: float) -> int:
        """Wait for what comes and take it; return how many answers that were."""
        before = len(self.measured.times)
        for number, events in self._poll.poll(timeout_s):
            line = self._lines.get(number)
            if line is None:
                continue
            if events & (select.EPOLLERR | select.EPOLLHUP):
                self._lose(line)
                continue
            if events & select.EPOLLOUT:
                self._write(line, line.unsent)
            if events & _READ and number in self._lines:
                self._read(line)
        return len(self.measured.times) - before

    def give_up(self) -> None:
        """Count what is in flight as never answered."""
        self.measured.unanswered += self.in_flight

    def _take_free(self, due: float) -> _Line | None:
        """Return a connection that was kept, as a browser does: none that the server has let go."""
        while self._free:
            line = self._free[-1]
            if due - line.due < _FRESH_S or not line.is_closed():
                return self._free.pop()
            self._lose(line)
        return None

    def _open(self, due: float) -> None:
        peer = socket.socket()
        peer.setblocking(False)
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        peer.connect_ex(("127.0.0.1", self._port))
        line = _Line(peer)
        line.due, line.unsent = due, self._sent
        self._lines[peer.fileno()] = line
        self._poll.register(peer.fileno(), _READ | select.EPOLLOUT)

    def _write(self, line: _Line, content: bytes) -> None:
        was_waiting = bool(line.unsent)
        try:
            count = line.peer.send(content)
        except BlockingIOError:
            count = 0
        except ConnectionError:
            self._lose(line)
            return
        line.unsent = content[count:]
        if bool(line.unsent) != was_waiting:
            wanted = _READ | select.EPOLLOUT if line.unsent else _READ
            self._poll.modify(line.peer.fileno(), wanted)

    def _read(self, line: _Line) -> None:
        try:
            piece = line.peer.recv(_SHARE)
        except BlockingIOError:
            return
        except ConnectionError:
            piece = b""
        if not piece:
            self._lose(line)
            return
        line.received += piece
        if _is_whole(line.received):
            self._count(line)
            self._free.append(line)

    def _count(self, line: _Line) -> None:
        measured, status = self.measured, int(line.received[9:12])
        measured.statuses[status] += 1
        measured.times.append(time.monotonic() - line.due)
        if status in (429, 503) and b"retry-after" not in line.received.lower():
            measured.without_retry += 1
        line.received = b""

    def _lose(self, line: _Line) -> None:
        del self._lines[line.peer.fileno()]
        if line in self._free:
            self._free.remove(line)
        else:
            self.measured.unanswered += 1
        line.peer.close()


def _is_whole(received: bytes) -> bool:
    """Tell what ``wire.is_whole`` does of a plain answer, at a fifth of its cost."""
    end = received.find(b"\r\n\r\n")
    length = _LENGTH.search(received, 0, end) if end > 0 else None
    return length is not None and len(received) >= end + 4 + int(length[1])

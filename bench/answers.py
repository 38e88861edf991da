"""The bytes a server answers, as counted statuses: no more of HTTP/1.1 than that. Not: sockets."""

import re

_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)\r\n")
_CLOSE = re.compile(rb"(?i)\r\nconnection: *close\r\n")
_BODILESS = (204, 304)


class UnreadableAnswer(Exception):
    """The answer has no length, so that its end cannot be counted."""


class Answers:
    """Counts the answers on one connection; bytes may arrive in any pieces.

    ``closing`` is set when the server said that it closes the connection after the answer.
    """

    __slots__ = ("_missing", "_status", "_unread", "closing")

    def __init__(self) -> None:
        self.closing = False
        self._unread = b""
        self._missing = 0
        self._status = 0

    def feed(self, received: bytes) -> list[int]:
        """Return the statuses of the answers that these bytes complete."""
        complete: list[int] = []
        if self._missing:
            if len(received) < self._missing:
                self._missing -= len(received)
                return complete
            received = received[self._missing :]
            self._missing = 0
            complete.append(self._status)
        elif self._unread:
            received = self._unread + received
        while (end := received.find(b"\r\n\r\n")) >= 0:
            status, head = int(received[9:12]), received[: end + 2]
            stop = end + 4 + _length(head, status)
            self.closing = _CLOSE.search(head) is not None
            if stop > len(received):
                self._missing, self._status = stop - len(received), status
                received = b""
                break
            complete.append(status)
            received = received[stop:]
        self._unread = received
        return complete

    @property
    def pending(self) -> bool:
        """Tell whether an answer has begun and not ended."""
        return bool(self._missing or self._unread)


def _length(head: bytes, status: int) -> int:
    found = _LENGTH.search(head)
    if found is None and status not in _BODILESS:
        raise UnreadableAnswer(f"an answer with status {status} has no Content-Length")
    return int(found[1]) if found else 0

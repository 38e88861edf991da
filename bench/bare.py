"""The least a server can do: take the bytes of a request, answer fixed ones. `bench.bare PORT`

Against it the load generator shows what it can send by itself. Not: a server; it believes whatever
it is told, and its requests must all have a Content-Length.
"""

import re
import select
import socket
import sys

_ANSWER = b"HTTP/1.1 202 Accepted\r\ncontent-length: 16\r\n\r\n" + b'{"accepted":100}'
_LENGTH = re.compile(rb"content-length: (\d+)")
_HEAD_BYTES = 1024


class _Visitor:
    __slots__ = ("missing", "socket")

    def __init__(self, accepted: socket.socket) -> None:
        self.socket = accepted
        self.missing = 0


def serve(port: int) -> None:
    """Answer for ever, on one thread."""
    listener = socket.create_server(("127.0.0.1", port), backlog=1024)
    poll = select.epoll()
    poll.register(listener, select.EPOLLIN)
    visitors: dict[int, _Visitor] = {}
    room = bytearray(1 << 18)
    while True:
        for number, _ in poll.poll():
            if number == listener.fileno():
                accepted, _ = listener.accept()
                visitors[accepted.fileno()] = _Visitor(accepted)
                poll.register(accepted, select.EPOLLIN)
            elif not _take(visitors[number], room):
                visitors.pop(number).socket.close()


def _take(visitor: _Visitor, room: bytearray) -> bool:
    try:
        count = visitor.socket.recv_into(room)
    except ConnectionError:
        return False
    if not count:
        return False
    if not visitor.missing:
        head = bytes(room[: min(count, _HEAD_BYTES)])
        found = _LENGTH.search(head)
        if found is None:
            return False
        visitor.missing = head.index(b"\r\n\r\n") + 4 + int(found[1])
    visitor.missing -= count
    if visitor.missing == 0:
        visitor.socket.send(_ANSWER)
    return True


if __name__ == "__main__":
    serve(int(sys.argv[1]))

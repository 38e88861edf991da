"""A whole short request read at a glance, when all there is to do is to refuse it. Not: answers.

The parser (llhttp) takes several times as long, for its callbacks. So that no two readers
can disagree about where a request ends, this one knows the plainest form alone: one POST that is
there to its last byte and not a byte more. Whatever else it is given is the parser's.
"""

import re

from usercontext.api.headers import Collected
from usercontext.api.http.inbound import DRAINED_BYTES
from usercontext.api.options import ApiOptions
from usercontext.api.request import Request
from usercontext.domain.errors import HeadersTooLarge

_POST = b"POST /"
_END = b"\r\n\r\n"
_LONGEST_HEAD = 4096
_PLAIN = re.compile(rb"POST (/[!-~]*) HTTP/1\.1((?:\r\n[0-9A-Za-z!#$%&'*+.^_`|~-]+:[\t -~]*)+)")
_LENGTH = re.compile(rb"\r\ncontent-length:[\t ]*", re.IGNORECASE)
_DIGITS = len(str(DRAINED_BYTES))
_KEPT = re.compile(rb"keep-alive[\t ]*", re.IGNORECASE)
# what says more of the connection or of the body's framing than that it is usual
_UNUSUAL = frozenset(
    {b"transfer-encoding", b"expect", b"upgrade", b"te", b"trailer", b"proxy-connection"}
)


def glance(data: bytes, peer: str | None, options: ApiOptions) -> Request | None:
    """Return the one whole request that ``data`` is, None where the parser must look at it."""
    if not data.startswith(_POST):
        return None
    end = data.find(_END, 0, _LONGEST_HEAD)
    if end < 0:
        return None
    found = _PLAIN.fullmatch(data, 0, end)
    if found is None:
        return None
    collected = Collected(options)
    try:
        for line in found[2].split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            name, value = name.lower(), value.lstrip(b"\t ")
            if name in _UNUSUAL or (name == b"connection" and not _KEPT.fullmatch(value)):
                return None
            collected.add(name, value)
    except HeadersTooLarge:
        return None
    length = collected.found.get(b"content-length", b"")
    if not length.isdigit() or len(length) > _DIGITS:
        return None
    if int(length) != len(data) - end - len(_END):
        return None
    path, _, query = found[1].partition(b"?")
    return Request("POST", path, query, collected.found, peer)


class Repeated:
    """A request that was read at a glance, for the next of its connection that differs in its body.

    A client's requests to one path have one head but for the length of the body; to compare it
    takes an eighth of reading it. ``request`` is then the new one: nobody has kept the other.
    """

    __slots__ = ("_after", "_before", "request")

    def __init__(self, data: bytes, request: Request) -> None:
        self.request = request
        end = data.index(_END) + len(_END)
        found = _LENGTH.search(data, 0, end)
        assert found is not None
        start = found.end()
        self._before = data[:start]
        self._after = data[data.index(b"\r", start) : end]

    def is_again(self, data: bytes) -> bool:
        """Tell whether ``glance`` would read the same but for the length of the body."""
        before, after = self._before, self._after
        if not data.startswith(before):
            return False
        start = len(before)
        stop = data.find(b"\r", start, start + _DIGITS + 1)
        length = data[start:stop]
        if stop < 0 or not length.isdigit() or not data.startswith(after, stop):
            return False
        if int(length) != len(data) - stop - len(after):
            return False
        self.request.headers[b"content-length"] = length
        return True

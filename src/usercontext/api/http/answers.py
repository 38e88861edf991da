"""An answer as the bytes that go over the wire. Not: which answer."""

from functools import lru_cache
from http import HTTPStatus

from usercontext.api.calls import Answer
from usercontext.api.request import Request
from usercontext.api.respond import header_pairs

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
CLOSE = (b"connection", b"close")
_ENDINGS = {True: b"connection: close\r\n\r\n", False: b"\r\n"}
_KEEP_OLD = b"connection: keep-alive\r\n\r\n"
_COPIED_BYTES = 65_536


def encode_answer(
    answer: Answer, request: Request, is_open_to_pages: bool, date: bytes, is_closing: bool
) -> tuple[bytes, ...]:
    """Return the bytes of an answer: one piece, or two where joining would copy a large body.

    ``date`` is a whole header line. A HEAD gets the headers of its GET and no body.
    """
    body = answer.body
    size = len(body)
    block = _block(answer.status, size, answer.content_type, answer.headers, is_open_to_pages)
    ending = _KEEP_OLD if request.is_old and not is_closing else _ENDINGS[is_closing]
    if request.method == "HEAD":
        return (block + date + ending,)
    if size > _COPIED_BYTES:
        return (block + date + ending, body)
    return (block + date + ending + body,)


@lru_cache(maxsize=2048)  # most answers of a busy server are one of a few: 0.3 us for 3
def _block(
    status: int,
    size: int,
    content_type: bytes,
    headers: tuple[tuple[bytes, bytes], ...],
    is_open_to_pages: bool,
) -> bytes:
    lines = [b"HTTP/1.1 %d %b" % (status, HTTPStatus(status).phrase.encode())]
    pairs = header_pairs(status, size, content_type, headers, is_open_to_pages)
    lines += [b"%b: %b" % pair for pair in pairs if pair != CLOSE]
    return b"\r\n".join(lines) + b"\r\n"

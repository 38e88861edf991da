"""What is read at a glance is what the parser reads; whatever is unusual is left to the parser."""

from types import SimpleNamespace

import pytest
from httptools import HttpRequestParser

from usercontext.api.http.glance import Repeated, glance
from usercontext.api.http.head import Head
from usercontext.api.options import ApiOptions
from usercontext.api.request import Request

OPTIONS = ApiOptions()
PLAIN = b"POST /v1/sessions/x/logs HTTP/1.1\r\nHost: api.test\r\nContent-Length: 2\r\n\r\n{}"


def with_header(line: bytes) -> bytes:
    return PLAIN.replace(b"\r\n\r\n", b"\r\n" + line + b"\r\n\r\n")


def parse(data: bytes) -> Request:
    """Read one request as a connection does."""
    head = Head(OPTIONS)
    seen = SimpleNamespace(
        on_message_begin=head.start, on_url=head.add_target, on_header=head.add_header
    )
    parser = HttpRequestParser(seen)
    parser.feed_data(data)
    return head.finish(parser, "peer")


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        PLAIN.replace(b"/logs", b"/logs?a=b&c"),
        with_header(b"X-API-Key: uc_sec_1"),
        with_header(b"x-api-key:\t uc_sec_1 "),
        with_header(b"X-API-Key: a\r\nX-API-Key: b"),
        with_header(b"Connection: keep-alive"),
        with_header(b"Content-Encoding: gzip \r\nOrigin: https://shop.example"),
        with_header(b"Cookie:"),
        with_header(b"X-Own: connection: close"),
    ],
)
def test_a_plain_request_is_read_as_the_parser_reads_it(data: bytes) -> None:
    assert glance(data, "peer", OPTIONS) == parse(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        PLAIN[:-1],
        PLAIN + b"G",
        PLAIN + PLAIN,
        PLAIN.replace(b"POST", b"PUT"),
        PLAIN.replace(b"POST", b"post"),
        PLAIN.replace(b"1.1", b"1.0"),
        PLAIN.replace(b" HTTP", b"  HTTP"),
        PLAIN.replace(b"/v1", b"http://api.test/v1"),
        PLAIN.replace(b"/logs", b"/l\xc3\xb6gs"),
        PLAIN.replace(b"\r\nHost", b"\nHost"),
        PLAIN.replace(b"api.test\r\n", b"api.test\n"),
        PLAIN.replace(b"api.test", b"api\r.test"),
        PLAIN.replace(b"api.test", b"api\0test"),
        PLAIN.replace(b"Host:", b"Host :"),
        PLAIN.replace(b"Host:", b" Host:"),
        PLAIN.replace(b"Content-Length: 2", b"X: 2"),
        PLAIN.replace(b"Length: 2", b"Length: +2"),
        PLAIN.replace(b"Length: 2", b"Length: 0x2"),
        PLAIN.replace(b"Length: 2", b"Length: " + b"0" * 9 + b"2"),
        with_header(b"Content-Length: 2"),
        with_header(b"Transfer-Encoding: chunked"),
        with_header(b"transfer-encoding : chunked"),
        with_header(b"Expect: 100-continue"),
        with_header(b"Upgrade: h2c"),
        with_header(b"Connection: close"),
        with_header(b"connection: keep-alive, close"),
        with_header(b"Connection: keep-alive\r\nConnection: close"),
        with_header(b"Proxy-Connection: close"),
        with_header(b"X-Own: folded\r\n over two lines"),
        with_header(b"X-Own: \xff"),
        with_header(b"X-Own: " + b"x" * 5_000),
        with_header(b"\r\n".join(b"X-%d: y" % n for n in range(101))),
    ],
)
def test_what_is_unusual_is_left_to_the_parser(data: bytes) -> None:
    assert glance(data, "peer", OPTIONS) is None


def seen(data: bytes) -> Repeated:
    request = glance(data, "peer", OPTIONS)
    assert request is not None
    return Repeated(data, request)


def with_body(length: int, named: bytes | None = None) -> bytes:
    named = b"%d" % length if named is None else named
    return PLAIN.replace(b"Length: 2", b"Length: " + named)[:-2] + b"x" * length


@pytest.mark.parametrize("length", [0, 2, 10, 999, 65_536])
def test_the_next_request_with_the_same_head_is_what_a_glance_would_read(length: int) -> None:
    first, data = seen(PLAIN), with_body(length)

    assert first.is_again(data)
    assert first.request == glance(data, "peer", OPTIONS)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        PLAIN[:-1],
        PLAIN + b"G",
        PLAIN + PLAIN,
        PLAIN.replace(b"/x/", b"/y/"),
        PLAIN.replace(b"Host", b"host"),
        with_header(b"X-API-Key: another"),
        with_header(b"Expect: 100-continue"),
        with_body(2, b""),
        with_body(2, b"+2"),
        with_body(2, b"2 "),
        with_body(2, b"3"),
        with_body(2, b"000002"),
        with_body(2, b"\xb2"),
        with_body(100_000),
        PLAIN.replace(b"Length: 2\r\n", b"Length: 2\r\nContent-Length: 2\r\n"),
        PLAIN.replace(b"Length: 2\r\n", b"Length: 2\r\n\r\n"),
    ],
)
def test_a_request_with_another_head_is_not_the_same(data: bytes) -> None:
    assert not seen(PLAIN).is_again(data)


def test_a_body_that_looks_like_a_head_is_not_taken_for_one() -> None:
    body = b"\r\nContent-Length: 5\r\n\r\n"
    data = PLAIN.replace(b"Length: 2", b"Length: %d" % len(body))[:-2] + body

    assert seen(data).is_again(PLAIN)
    assert not seen(data).is_again(PLAIN + body)

"""What is not plain HTTP/1.1 is refused in our shape, and nothing behind it is read."""

import pytest

from api.http.line import Line, chunked, request, session_body
from usercontext.actions.projects import NewProject

pytestmark = pytest.mark.anyio

HEAD = b"POST /v1/sessions HTTP/1.1\r\nHost: api.test\r\n"
SECOND = request("GET", "/healthz")


@pytest.mark.row(48)
@pytest.mark.parametrize(
    "sent",
    [
        HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        HEAD + b"Content-Length: 1\r\nContent-Length: 1\r\n\r\nx",
        HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        HEAD + b"Content-Length: +1\r\n\r\nx",
        HEAD + b"Content-Length: 0x1\r\n\r\nx",
        HEAD + b"Content-Length: 1, 1\r\n\r\nx",
        HEAD + b"Content-Length: 99999999999999999999\r\n\r\nx",
        HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: gzip\r\n\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        b"POST /v1/sessions HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        HEAD + b"X-Folded: a\r\n b\r\n\r\n",
        HEAD + b"X-Spaced : a\r\n\r\n",
        HEAD + b"X-Nul: a\0b\r\n\r\n",
        HEAD + b"X-Bare-Cr: a\rb\r\n\r\n",
        HEAD + b": nameless\r\n\r\n",
        b"POST /v1/sessions HTTP/1.1\nHost: api.test\n\n",
        b"POST /v1/sessions HTTP/1.1\r\nHost: api.test\n\r\n",
        b"GET http://api.test/healthz HTTP/1.1\r\nHost: api.test\r\n\r\n",
        b"GET /healthz HTTP/0.9\r\n\r\n",
        b"GET /healthz HTTP/2.0\r\nHost: api.test\r\n\r\n",
        b"GET /healthz HTTP/1.2\r\nHost: api.test\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        request("GET", "/healthz", "", None, "Connection: Upgrade", "Upgrade: h2c"),
        request("GET", "/healthz", "", None, "Connection: Upgrade", "Upgrade: websocket"),
        b"CONNECT api.test:443 HTTP/1.1\r\nHost: api.test\r\n\r\n",
        b"get /healthz HTTP/1.1\r\nHost: api.test\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
async def test_other_framing_is_400_and_the_end(line: Line, sent: bytes) -> None:
    line.send(sent, SECOND)
    replies = await line.read_all()

    assert [reply.status for reply in replies] == [400]
    assert replies[0].json()["error"] == "VALIDATION_ERROR"
    assert replies[0].headers["connection"] == "close"
    assert replies[0].headers["content-type"] == "application/json"


@pytest.mark.row(48)
async def test_a_request_line_without_a_version_gets_no_page(line: Line) -> None:
    line.send(b"GET /healthz\r\n\r\n")
    line.finish()

    assert [reply.status for reply in await line.read_all()] == [400]


@pytest.mark.row(54)
@pytest.mark.parametrize(
    "hosts", [b"", b"Host: a\r\nHost: a\r\n", b"Host:\r\n", b"Host: a b\r\n", b"Host: a@b/c\r\n"]
)
async def test_a_host_must_stand_there_once(line: Line, hosts: bytes) -> None:
    reply = await line.ask(b"GET /healthz HTTP/1.1\r\n", hosts, b"\r\n")

    assert reply is not None
    assert (reply.status, reply.json()["message"]) == (400, "Host: must be given exactly once")


@pytest.mark.row(54)
async def test_a_thousand_hops_that_nobody_vouches_for_change_nothing(
    line: Line, project: NewProject
) -> None:
    hops = "X-Forwarded-For: " + ",".join(["8.8.8.8"] * 1000)
    key = project.publishable_key
    reply = await line.ask(request("POST", "/v1/sessions", key, session_body("a"), hops))

    assert reply is not None
    assert reply.status == 201


async def test_http_1_0_may_leave_the_host_out_and_closes(line: Line) -> None:
    line.send(b"GET /healthz HTTP/1.0\r\n\r\n")
    replies = await line.read_all()

    assert [(r.status, r.headers["connection"]) for r in replies] == [(200, "close")]


async def test_http_1_0_keeps_a_connection_that_it_asks_to_keep(line: Line) -> None:
    old = b"GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
    replies = [await line.ask(old), await line.ask(old)]

    assert [r and (r.status, r.headers["connection"]) for r in replies] == [(200, "keep-alive")] * 2


async def test_nothing_is_answered_after_a_close_that_was_asked_for(line: Line) -> None:
    line.send(request("GET", "/healthz", "", None, "Connection: close"), SECOND)

    assert [reply.status for reply in await line.read_all()] == [200]


@pytest.mark.row(45)
@pytest.mark.parametrize(
    "chunk", [b"5\nabcde\r\n", b"fffffffffffffffff\r\n", b"z\r\n", b"5\r\nabcdefg"]
)
async def test_a_broken_chunk_is_400_and_the_end(
    line: Line, project: NewProject, chunk: bytes
) -> None:
    line.send(chunked("/v1/sessions", project.secret_key, end=chunk), SECOND)

    assert [reply.status for reply in await line.read_all()] == [400]


@pytest.mark.row(48)
async def test_a_trailer_is_no_header(line: Line, project: NewProject) -> None:
    """What follows the body must not be able to say whose request it was."""
    trailer = f"0\r\nX-API-Key: {project.secret_key}\r\n\r\n".encode()
    sent = chunked("/v1/sessions", "", session_body("a"), end=trailer)
    replies = [await line.ask(sent), await line.ask(SECOND)]

    assert [reply and reply.status for reply in replies] == [401, 200]


@pytest.mark.row(48)
async def test_what_a_smuggler_hides_in_a_body_stays_a_body(
    line: Line, project: NewProject
) -> None:
    hidden = request("POST", "/v1/sessions", project.secret_key, session_body("hidden"))
    line.send(request("POST", "/v1/sessions", "uc_sec_wrong", hidden), SECOND)
    replies = [await line.read(), await line.read()]

    assert [reply and reply.status for reply in replies] == [401, 200]


@pytest.mark.row(48)
class TestExpect:
    async def test_the_body_is_asked_for_after_the_key_is_good(
        self, line: Line, project: NewProject
    ) -> None:
        body = session_body("a")
        head = request("POST", "/v1/sessions", project.secret_key, body, "Expect: 100-continue")
        first = await line.ask(head.removesuffix(body))
        second = await line.ask(body)

        assert first is not None
        assert second is not None
        assert (first.status, first.headers, second.status) == (100, {}, 201)

    async def test_it_is_not_asked_for_with_a_bad_key(self, line: Line) -> None:
        """The client may now send its body or not: only closing leaves no doubt."""
        body = session_body("a")
        head = request("POST", "/v1/sessions", "uc_sec_wrong", body, "Expect: 100-continue")
        line.send(head.removesuffix(body))
        replies = await line.read_all()

        assert [(r.status, r.headers["connection"]) for r in replies] == [(401, "close")]

    async def test_another_expectation_is_ignored(self, line: Line) -> None:
        reply = await line.ask(request("GET", "/healthz", "", None, "Expect: pizza"))

        assert reply is not None
        assert reply.status == 200


@pytest.mark.row(60)
async def test_a_head_gets_the_headers_of_its_get_and_no_body(line: Line) -> None:
    line.send(request("HEAD", "/healthz"))
    head = await line.read(is_head=True)
    get = await line.ask(request("GET", "/healthz"))

    assert head is not None
    assert get is not None
    assert head.headers | {"date": ""} == get.headers | {"date": ""}
    assert (head.status, head.headers["content-length"]) == (200, str(len(get.body)))


@pytest.mark.row(60)
async def test_range_etag_and_accept_change_nothing(line: Line) -> None:
    odd = ("Range: bytes=0-1", "If-None-Match: *", "Accept: text/html")
    reply = await line.ask(request("GET", "/healthz", "", None, *odd))

    assert reply is not None
    assert (reply.status, reply.headers["content-type"]) == (200, "application/json")


async def test_a_204_says_nothing_of_a_body(line: Line) -> None:
    reply = await line.ask(request("OPTIONS", "/v1/sessions"))
    after = await line.ask(SECOND)

    assert reply is not None
    assert after is not None
    assert (reply.status, "content-length" in reply.headers, after.status) == (204, False, 200)

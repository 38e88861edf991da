"""Caps are enforced while a request arrives, deadlines whatever a client does."""

import asyncio

import pytest

from api.http.line import Line, Served, chunked, request, session_body
from usercontext.actions.projects import NewProject
from usercontext.api.body import Bodies
from usercontext.api.http.inbound import Inbound
from usercontext.api.http.pace import longest_s
from usercontext.api.options import ApiOptions
from usercontext.api.request import Exchange, Request

pytestmark = pytest.mark.anyio

CAP = 4 * 1024 * 1024


@pytest.mark.row(49)
@pytest.mark.parametrize(
    "sent",
    [
        request("GET", "/healthz", "", None, *(f"X-{n}: a" for n in range(200))),
        request("GET", "/healthz", "", None, "X-Long: " + "a" * 9 * 1024),
        request("GET", "/healthz", "", None, "X-Endless: " + "a" * 1024 * 1024),
        request("GET", "/healthz?" + "a" * 17 * 1024),
        b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-" + b"a" * 200_000,
        request("GET", "/healthz", "", None, *(f"X-{n}: {'a' * 8000}" for n in range(20))),
    ],
    ids=["200 headers", "9 KiB", "1 MiB", "target", "endless name", "160 KiB in all"],
)
async def test_a_head_over_a_cap_is_431_and_the_end(line: Line, sent: bytes) -> None:
    line.send(sent)
    replies = await line.read_all()

    assert [(r.status, r.json()["error"]) for r in replies] == [(431, "HEADERS_TOO_LARGE")]
    assert replies[0].headers["connection"] == "close"


@pytest.mark.row(49)
async def test_a_page_may_read_why_its_head_was_refused(line: Line) -> None:
    reply = await line.ask(request("POST", "/v1/sessions", "", b"", "X-Long: " + "a" * 9000))

    assert reply is not None
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (431, "*")


@pytest.mark.row(45)
async def test_a_declared_body_over_the_cap_is_refused_before_it_is_sent(
    line: Line, project: NewProject
) -> None:
    head = request("POST", "/v1/sessions", project.secret_key, None, f"Content-Length: {CAP + 1}")
    line.send(head)
    replies = await line.read_all()

    assert [(r.status, r.headers["connection"]) for r in replies] == [(413, "close")]


@pytest.mark.row(45)
async def test_a_stream_without_end_is_cut_at_the_cap(line: Line, project: NewProject) -> None:
    pieces = [b" " * 65_536] * (CAP // 65_536 + 1)
    line.send(chunked("/v1/sessions", project.secret_key, *pieces, end=b""))
    replies = await line.read_all()

    assert [(r.status, r.headers["connection"]) for r in replies] == [(413, "close")]


@pytest.mark.row(45)
async def test_a_body_shorter_than_declared_is_400(line: Line, project: NewProject) -> None:
    line.send(request("POST", "/v1/sessions", project.secret_key, b"{}")[:-1])
    line.finish()
    replies = await line.read_all()

    assert [(r.status, r.json()["message"]) for r in replies] == [
        (400, "body: ended before it was complete")
    ]


@pytest.mark.row(45)
async def test_a_body_longer_than_declared_is_the_next_request(
    line: Line, project: NewProject
) -> None:
    body = session_body("a")
    line.send(request("POST", "/v1/sessions", project.secret_key, body), b"}}")

    assert [reply.status for reply in await line.read_all()] == [201, 400]


async def test_a_refused_short_body_leaves_the_connection_of_use(line: Line) -> None:
    head = request("POST", "/v1/sessions", "uc_sec_wrong", None, "Content-Length: 60000")
    refused = await line.ask(head)
    answered = await line.ask(b" " * 60_000, request("GET", "/healthz"))

    assert refused is not None
    assert answered is not None
    assert (refused.status, answered.status) == (401, 200)
    assert "connection" not in refused.headers


async def test_a_refused_long_body_closes(line: Line) -> None:
    line.send(request("POST", "/v1/sessions", "uc_sec_wrong", None, "Content-Length: 70000"))
    replies = await line.read_all()

    assert [(r.status, r.headers["connection"]) for r in replies] == [(401, "close")]


async def test_a_refused_stream_is_drained_for_a_while(line: Line) -> None:
    line.send(chunked("/v1/sessions", "uc_sec_wrong", end=b""))
    refused = await line.read()
    line.send(*[b"1000\r\n" + b" " * 4096 + b"\r\n"] * 20)

    assert refused is not None
    assert (refused.status, await line.read()) == (401, None)


class TestSlow:
    @pytest.fixture
    def options(self) -> ApiOptions:
        return ApiOptions(head_timeout_s=0.1, body_timeout_s=0.1, keep_alive_s=1.0)

    @pytest.mark.row(50)
    async def test_headers_that_do_not_come_are_408(self, line: Line) -> None:
        line.send(b"POST /v1/sessions HTTP/1.1\r\nHo")
        replies = await line.read_all()

        assert [(r.status, r.json()["error"]) for r in replies] == [(408, "REQUEST_TIMEOUT")]
        assert replies[0].headers["access-control-allow-origin"] == "*"

    @pytest.mark.row(50)
    async def test_headers_that_trickle_in_are_408(self, line: Line) -> None:
        async def trickle() -> None:
            line.send(b"GET /healthz HTTP/1.1\r\n")
            while True:
                line.send(b"X: a\r\n")
                await asyncio.sleep(0.01)

        trickling = asyncio.create_task(trickle())
        reply = await line.read()
        trickling.cancel()

        assert reply is not None
        assert reply.status == 408

    @pytest.mark.row(50)
    async def test_a_body_that_does_not_come_is_408(self, line: Line, project: NewProject) -> None:
        line.send(request("POST", "/v1/sessions", project.secret_key, b"{}")[:-1])
        replies = await line.read_all()

        assert [(r.status, r.headers["connection"]) for r in replies] == [(408, "close")]

    async def test_an_idle_connection_is_closed_without_a_word(self, line: Line) -> None:
        assert await line.ask(request("GET", "/healthz")) is not None
        assert await line.read() is None

    async def test_a_refused_body_that_does_not_come_is_not_waited_for(self, line: Line) -> None:
        line.send(request("POST", "/v1/sessions", "uc_sec_wrong", None, "Content-Length: 10"))

        assert [reply.status for reply in await line.read_all()] == [401]


@pytest.mark.row(50)
@pytest.mark.parametrize(
    ("received", "waited_s", "is_late"),
    [
        (0, 4.9, False),
        (4_000, 5.1, True),
        (6_000, 5.1, False),
        (9_000, 9.0, True),
        (16_384, 10.9, False),
        (16_384, 11.1, True),
        (655_360, 49.0, False),
        (655_360, 51.0, True),
    ],
)
def test_a_body_may_be_slow_for_five_seconds_only(
    received: int, waited_s: float, is_late: bool
) -> None:
    """After that a kibibyte must have come in each second, and the whole within ten and one
    more for each sixteen of them."""
    intake = Bodies(ApiOptions()).expect({})
    intake.take(b" " * received)
    inbound = Inbound(Request("POST", b"/", b"", {}, None), True)
    inbound.exchange = Exchange(inbound.request, 0.0, None, [], intake=intake)

    assert (waited_s > longest_s(inbound, ApiOptions())) == is_late


class TestCrowd:
    @pytest.fixture
    def max_connections(self) -> int:
        return 2

    async def test_a_connection_too_many_is_told_so(self, served: Served, line: Line) -> None:
        await line.ask(request("GET", "/healthz"))
        await served.dial()
        replies = await (await served.dial()).read_all()

        assert [(r.status, r.headers["retry-after"]) for r in replies] == [(503, "1")]

    async def test_whoever_leaves_makes_room(self, served: Served, line: Line) -> None:
        others = [await served.dial() for _ in range(2)]
        assert (await others[1].read_all())[0].status == 503
        others[0].finish()
        assert await others[0].read() is None
        late = await served.dial()
        reply = await late.ask(request("GET", "/healthz"))

        assert reply is not None
        assert reply.status == 200

"""Requests of one connection are answered in order, also when the server stops or a client goes."""

import asyncio

import pytest
import structlog

from api.http.line import Line, Served, request, session_body
from api.visitors import Visitor
from builders import make_log_entry
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.calls import Answer
from usercontext.api.http.sockets import PortInUse, bind
from usercontext.api.options import ApiOptions
from usercontext.api.request import Exchange

pytestmark = pytest.mark.anyio


async def test_pipelined_requests_are_answered_in_order(line: Line, project: NewProject) -> None:
    key = project.secret_key
    opens = [request("POST", "/v1/sessions", key, session_body(f"s{n}")) for n in range(40)]
    line.send(*opens, request("GET", "/nowhere"), *opens)
    replies = [await line.read() for _ in range(81)]

    ids = [r.json()["sessionId"] for r in replies if r and r.status in (200, 201)]
    assert [r and r.status for r in replies] == [201] * 40 + [404] + [200] * 40
    assert ids[:40] == ids[40:]


async def test_more_than_can_be_queued_is_503_and_the_end(line: Line, project: NewProject) -> None:
    opening = request("POST", "/v1/sessions", project.secret_key, session_body("a"))
    line.send(*[opening] * 300)
    statuses = [reply.status for reply in await line.read_all()]

    assert statuses[0] == 201
    assert statuses[-1] == 503
    assert len(statuses) < 300


async def test_what_was_sent_before_a_half_close_is_answered(
    line: Line, project: NewProject
) -> None:
    opening = request("POST", "/v1/sessions", project.secret_key, session_body("a"))
    line.send(opening, opening, request("GET", "/healthz"))
    line.finish()

    assert [reply.status for reply in await line.read_all()] == [201, 200, 200]


async def test_a_large_answer_arrives_whole(line: Line, owner: Visitor) -> None:
    session = await owner.open_session()
    entries = [{"message": "x" * 20_000, "n": n} for n in range(60)]
    await owner.append(session, *(make_log_entry(payload=payload) for payload in entries))
    key = owner.headers["x-api-key"]
    reply = await line.ask(request("GET", f"/v1/sessions/{session}/logs", key))

    assert reply is not None
    assert [log["payload"]["n"] for log in reply.json()["logs"]] == list(range(60))


@pytest.mark.row(53)
async def test_a_client_that_leaves_and_comes_back_has_stored_once(
    served: Served, line: Line, project: NewProject, owner: Visitor
) -> None:
    session = await owner.open_session()
    body = (
        b'{"logs":[{"type":"console","level":"info","payload":{},"timestamp":"2026-02-27T12:00Z"}]}'
    )
    path = f"/v1/sessions/{session}/logs"
    sent = request("POST", path, project.secret_key, body, "Idempotency-Key: k1")
    with structlog.testing.capture_logs() as events:
        line.send(sent)
        line.reset()
        again = await served.dial()
        reply = await again.ask(sent)

    assert reply is not None
    assert (reply.status, reply.json()) == (202, {"accepted": 1})
    assert len((await owner.get(path)).json()["logs"]) == 1
    assert events == []


class Slow(Api):
    """An application whose answers wait until they are let go."""

    def __init__(self, deps: Deps, options: ApiOptions) -> None:
        super().__init__(deps, options)
        self.asked = asyncio.Event()
        self.let_go = asyncio.Event()

    async def act(self, exchange: Exchange) -> Answer:
        self.asked.set()
        await self.let_go.wait()
        await asyncio.sleep(0)
        return await super().act(exchange)


class TestStop:
    @pytest.fixture
    def api(self, deps: Deps, options: ApiOptions) -> Slow:
        return Slow(deps, options)

    async def test_a_request_in_flight_is_answered_and_idle_connections_are_closed(
        self, served: Served, line: Line, api: Slow, project: NewProject
    ) -> None:
        idle = await served.dial()
        line.send(request("POST", "/v1/sessions", project.secret_key, session_body("a")))
        await api.asked.wait()
        stopping = asyncio.create_task(served.listener.drain(10))
        assert await idle.read() is None
        with pytest.raises(ConnectionRefusedError):
            await served.dial()
        api.let_go.set()
        replies = await line.read_all()
        await stopping

        assert [(r.status, r.headers["connection"]) for r in replies] == [(201, "close")]

    async def test_what_takes_too_long_is_cut_off(
        self, served: Served, line: Line, api: Slow
    ) -> None:
        line.send(request("GET", "/healthz"))
        await api.asked.wait()
        with structlog.testing.capture_logs() as events:
            await served.listener.drain(0.05)

        assert await line.read() is None
        assert [event["event"] for event in events] == ["requests cut off at the stop"]

    async def test_what_comes_behind_a_request_in_work_waits(self, line: Line, api: Slow) -> None:
        line.send(request("GET", "/healthz"))
        await api.asked.wait()
        line.send(*[request("GET", "/readyz", "", None, "X-Long: " + "a" * 8000)] * 50)
        line.send(b"rubbish\r\n\r\n")
        api.let_go.set()

        assert [reply.status for reply in await line.read_all()] == [200] * 51 + [400]


async def test_a_second_server_on_a_port_is_refused(served: Served) -> None:
    with pytest.raises(PortInUse, match="Address already in use"):
        bind("127.0.0.1", served.port)

"""Whatever bytes come, in whatever pieces: the same answers, or 400 and the end; never a trace."""

import asyncio
import contextlib

import pytest
import structlog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.http.line import Reply, Served, chunked, request, session_body
from usercontext.actions.projects import NewProject

pytestmark = pytest.mark.anyio

EXPECTED = [200, 200, 401, 404, 400, 405, 200, 204, 200]
BODY = session_body("same")
often = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def stream(key: str) -> bytes:
    """Write requests of every kind, one after the other."""
    return b"".join(
        [
            request("POST", "/v1/sessions", key, BODY),
            b"\r\n",
            chunked("/v1/sessions", key, BODY[:7], BODY[7:], end=b"0\r\nX-Trailer: a\r\n\r\n"),
            request("POST", "/v1/sessions", "uc_sec_wrong", BODY),
            request("GET", "/nowhere?x=1", key),
            request("POST", "/v1/sessions", key, b"{]"),
            request("PUT", "/v1/sessions", key, BODY),
            request("GET", "/healthz", "", b"unwanted"),
            request("OPTIONS", "/v1/sessions"),
            request("POST", "/v1/sessions", key, BODY, "Connection: close"),
        ]
    )


async def answers(served: Served, pieces: list[bytes]) -> list[Reply]:
    line = await served.dial()
    for piece in pieces:
        with contextlib.suppress(ConnectionError):
            line.send(piece)
        await asyncio.sleep(0)
    with contextlib.suppress(OSError):
        line.finish()
    replies = await line.read_all()
    line.close()
    return replies


async def opened(served: Served, key: str) -> bytes:
    """Open the session, so that every later answer is the same, and return that answer."""
    (reply,) = await answers(served, [request("POST", "/v1/sessions", key, BODY)])
    return reply.body


@often
@given(cuts=st.sets(st.integers(1, 1300), max_size=60))
async def test_however_it_is_split_the_answers_are_the_same(
    served: Served, project: NewProject, cuts: set[int]
) -> None:
    first = await opened(served, project.secret_key)
    sent = stream(project.secret_key)
    ends = [*sorted(cut for cut in cuts if cut < len(sent)), len(sent)]
    pieces = [sent[a:b] for a, b in zip([0, *ends], ends, strict=False)]

    replies = await answers(served, pieces)
    assert [reply.status for reply in replies] == EXPECTED
    assert [replies[n].body for n in (0, 1, -1)] == [first] * 3


async def test_byte_by_byte_the_answers_are_the_same(served: Served, project: NewProject) -> None:
    await opened(served, project.secret_key)
    sent = stream(project.secret_key)

    replies = await answers(served, [sent[n : n + 1] for n in range(len(sent))])
    assert [reply.status for reply in replies] == EXPECTED


@often
@given(garbage=st.binary(min_size=1, max_size=400))
async def test_rubbish_is_400_or_nothing(served: Served, garbage: bytes) -> None:
    with structlog.testing.capture_logs() as events:
        replies = await answers(served, [garbage])

    assert {reply.status for reply in replies} <= {400}
    assert events == []


@often
@given(changes=st.dictionaries(st.integers(0, 1200), st.integers(0, 255), max_size=5))
async def test_a_request_with_altered_bytes_ends_without_a_trace(
    served: Served, project: NewProject, changes: dict[int, int]
) -> None:
    sent = bytearray(stream(project.secret_key))
    for place, byte in changes.items():
        sent[place % len(sent)] = byte
    with structlog.testing.capture_logs() as events:
        replies = await answers(served, [bytes(sent)])

    assert all(reply.status < 500 for reply in replies)
    assert events == []

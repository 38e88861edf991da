"""What is said of a body before it is read, how it is read, how it is unpacked."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, MutableMapping
from typing import Any

import pytest

from api.visitors import Visitor, refused
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.asgi import receive_body
from usercontext.api.body import Bodies, Intake, inflate
from usercontext.api.deadlines import Deadlines
from usercontext.api.headers import Headers
from usercontext.api.options import ApiOptions
from usercontext.domain.errors import (
    DomainError,
    PayloadTooLarge,
    RequestTimedOut,
    Unavailable,
    ValidationFailed,
)

pytestmark = pytest.mark.anyio

BODY = b'{"externalSessionId":"a"}'


@pytest.mark.parametrize(
    "kind",
    ["application/json", "Application/JSON; charset=UTF-8", 'application/json; charset="utf-8"'],
)
async def test_json_in_utf_8_is_read(owner: Visitor, kind: str) -> None:
    answer = await owner.post("/v1/sessions", content=BODY, headers={"content-type": kind})

    assert answer.status_code == 201


async def test_a_missing_content_type_is_treated_as_json(owner: Visitor) -> None:
    assert (await owner.post("/v1/sessions", content=BODY)).status_code == 201


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/json, application/json",
    ],
)
async def test_another_content_type_is_415(owner: Visitor, kind: str) -> None:
    answer = await owner.post("/v1/sessions", content=BODY, headers={"content-type": kind})

    assert (answer.status_code, answer.json()["error"]) == (415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "gzip, gzip", "x-foo", ""])
async def test_another_encoding_is_415_and_told_which(owner: Visitor, encoding: str) -> None:
    answer = await owner.post("/v1/sessions", content=BODY, headers={"content-encoding": encoding})

    assert answer.status_code == 415
    assert answer.headers["accept-encoding"] == "gzip, identity"


async def test_a_declared_body_over_the_cap_is_not_read(api: Api, project: NewProject) -> None:
    async def never() -> dict[str, Any]:
        raise AssertionError("the body was read")

    answer = await ask(api, project.secret_key, never, (b"content-length", b"4194305"))

    assert (answer["status"], answer["headers"][-1]) == (413, (b"connection", b"close"))


async def test_nothing_is_read_before_the_key_is_accepted(api: Api) -> None:
    async def never() -> dict[str, Any]:
        raise AssertionError("the body was read")

    assert (await ask(api, "uc_sec_bad", never))["status"] == 401


async def test_a_stream_is_cut_at_the_cap(owner: Visitor) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b" " * 65_536

    answer = await owner.post("/v1/sessions", content=endless())

    message = "The body is larger than 4194304 bytes"
    assert answer.json() == refused(413, "PAYLOAD_TOO_LARGE", message)


async def test_a_client_that_leaves_is_still_answered(api: Api, project: NewProject) -> None:
    """Granian says `http.disconnect` to broken chunks too, and answers silence with a 500."""

    async def gone() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    assert (await ask(api, project.secret_key, gone))["status"] == 400


class TestBodies:
    async def test_a_body_that_does_not_come_is_timed_out(self) -> None:
        bodies = Bodies(ApiOptions())
        forever = asyncio.Event()

        async def trickle() -> dict[str, Any]:
            await forever.wait()
            return {}

        with pytest.raises(RequestTimedOut):
            await take(bodies, {}, trickle, timeout_s=0.02)
        assert bodies.in_flight_bytes == 0

    async def test_the_cancellation_of_somebody_else_is_not_a_timeout(self) -> None:
        bodies = Bodies(ApiOptions())
        reading = asyncio.Event()

        async def wait() -> dict[str, Any]:
            reading.set()
            await asyncio.Event().wait()
            return {}

        task = asyncio.create_task(take(bodies, {}, wait))
        await reading.wait()
        task.cancel()

        with pytest.raises(asyncio.CancelledError):
            await task

    async def test_pieces_are_joined_and_counted_until_released(self) -> None:
        bodies = Bodies(ApiOptions())
        intake = await take(bodies, {}, in_pieces(b"ab", b"cd"))
        body, held = intake.whole(), bodies.in_flight_bytes
        intake.release()
        intake.release()

        assert (body, held, bodies.in_flight_bytes) == (b"abcd", 4, 0)

    async def test_there_is_room_for_so_many_bytes(self) -> None:
        bodies = Bodies(ApiOptions(max_bodies_in_flight_bytes=5))
        await take(bodies, {}, in_pieces(b"abcd"))

        with pytest.raises(Unavailable):
            await take(bodies, {}, in_pieces(b"ef"))
        assert bodies.in_flight_bytes == 4

    async def test_an_unpacked_body_replaces_the_packed_one(self) -> None:
        bodies = Bodies(ApiOptions())
        packed = gzip.compress(b"x" * 1000)
        intake = await take(bodies, {b"content-encoding": b"gzip"}, in_pieces(packed))

        assert (len(intake.whole()), bodies.in_flight_bytes) == (1000, 1000)


async def take(bodies: Bodies, headers: Headers, receive: Any, timeout_s: float = 10) -> Intake:
    intake = bodies.expect(headers)
    await receive_body(intake, receive, Deadlines(timeout_s))
    return intake


PACKED = gzip.compress(BODY)


@pytest.mark.parametrize(
    ("packed", "error"),
    [
        (gzip.compress(b"0" * 50_000_000, compresslevel=9), PayloadTooLarge),
        (PACKED + PACKED, ValidationFailed),
        (PACKED[:-5], ValidationFailed),
        (PACKED[:-8] + b"\0\0\0\0" + PACKED[-4:], ValidationFailed),
        (b"not gzip", ValidationFailed),
        (b"", ValidationFailed),
        (zlib.compress(BODY), ValidationFailed),
    ],
    ids=["bomb", "two members", "torn", "bad check sum", "not gzip", "empty", "zlib"],
)
def test_only_one_whole_gzip_member_is_unpacked(packed: bytes, error: type[DomainError]) -> None:
    with pytest.raises(error):
        inflate(packed, 4_194_304)


def test_a_body_of_exactly_the_cap_is_unpacked() -> None:
    assert inflate(gzip.compress(b"0" * 1000), 1000) == b"0" * 1000


def in_pieces(*pieces: bytes) -> Any:
    left = list(pieces)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    return receive


async def ask(
    api: Api, key: str, receive: Any, *headers: tuple[bytes, bytes]
) -> MutableMapping[str, Any]:
    """Call the app as a server does and return the start of its answer."""
    sent: list[MutableMapping[str, Any]] = []
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": "/v1/sessions",
        "raw_path": b"/v1/sessions",
        "query_string": b"",
        "headers": [(b"host", b"a"), (b"x-api-key", key.encode()), *headers],
        "client": ("127.0.0.1", "1"),
    }

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await api(scope, receive, send)
    return sent[0]

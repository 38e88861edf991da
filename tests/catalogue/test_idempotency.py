"""Row 52: the same key again, at once, with another body, and keys that are none."""

import asyncio
import json
from uuid import uuid4

import pytest

from api.visitors import Visitor
from builders import make_log_entry
from catalogue.calls import POSTING, Calls
from catalogue.watch import CANARY, Watch

pytestmark = pytest.mark.anyio
every_post = pytest.mark.parametrize("name", POSTING)


@pytest.mark.row(52)
@every_post
async def test_a_hundred_at_once_write_once(owner: Visitor, calls: Calls, name: str) -> None:
    key, body = str(uuid4()), calls.raw(name).replace(CANARY, str(uuid4()))
    before = (await owner.get(f"/v1/sessions/{calls.session_id}")).json()
    answers = await asyncio.gather(
        *(calls.send(name, body, idempotency_key=key) for _ in range(100))
    )
    after = (await owner.get(f"/v1/sessions/{calls.session_id}")).json()

    assert len({(answer.status_code, answer.content) for answer in answers}) == 1
    assert sum("idempotent-replayed" in answer.headers for answer in answers) == 99
    assert after["entries"] - before["entries"] == (1 if name.endswith("logs") else 0)
    assert len(after["issues"]) - len(before["issues"]) == (1 if name.endswith("issues") else 0)


@pytest.mark.row(52)
@every_post
async def test_the_same_key_with_another_body(calls: Calls, watch: Watch, name: str) -> None:
    key, body = f"{CANARY}-{uuid4()}", calls.raw(name)
    await calls.send(name, body, idempotency_key=key)
    call = calls.send(name, body.replace(CANARY, f"{CANARY}2"), idempotency_key=key)
    message = "Idempotency-Key: was used with another body"

    await watch.refuses(call, 400, message, calls.session_id, written=True)


@pytest.mark.row(52)
@every_post
@pytest.mark.parametrize(
    "key",
    [
        b"",
        CANARY.encode().ljust(256, b"a"),
        b"a b",
        b"a\tb",
        b"\x00",
        b"a\x1b[31m",
        b"a\x7f",
        "é".encode(),
        b"\xff",
        "👍".encode(),
    ],
)
async def test_a_key_that_is_none(
    owner: Visitor, calls: Calls, watch: Watch, name: str, key: bytes
) -> None:
    headers = {b"idempotency-key": key, b"x-api-key": owner.headers["x-api-key"].encode()}
    call = calls.send_with(name, calls.raw(name), headers)
    message = "Idempotency-Key: must be 1 to 255 visible ASCII characters"

    await watch.refuses(call, 400, message, calls.session_id)


@pytest.mark.row(52)
async def test_two_keys(owner: Visitor, calls: Calls, watch: Watch) -> None:
    name = "POST /v1/sessions"
    headers = [(b"idempotency-key", b"a"), (b"idempotency-key", b"b")]
    headers.append((b"x-api-key", owner.headers["x-api-key"].encode()))
    call = calls.send_with(name, calls.raw(name), headers)

    await watch.refuses(call, 400, "Idempotency-Key: must be 1 to 255", calls.session_id)


@pytest.mark.row(52)
async def test_a_key_of_255_characters(owner: Visitor, calls: Calls) -> None:
    key = str(uuid4()).ljust(255, "~")
    body = json.dumps({"logs": [make_log_entry()]})
    answers = [
        await calls.send("POST /v1/sessions/:id/logs", body, idempotency_key=key) for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[1].headers["idempotent-replayed"] == "true"
    assert (await owner.get(f"/v1/sessions/{calls.session_id}")).json()["entries"] == 1


@pytest.mark.row(52)
async def test_a_refusal_is_not_replayed(calls: Calls) -> None:
    """A saved refusal would block a page for ever."""
    key, name = str(uuid4()), "POST /v1/sessions/:id/logs"
    refused = await calls.send(name, '{"logs":[]}', idempotency_key=key)
    taken = await calls.send(name, calls.raw(name), idempotency_key=key)

    assert (refused.status_code, taken.status_code) == (400, 202)
    assert "idempotent-replayed" not in taken.headers

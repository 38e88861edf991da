"""POST /v1/sessions/:id/logs."""

import gzip
from typing import Any

import pytest

from api.conftest import HandTimer
from api.visitors import UNKNOWN_ID, Visitor, invalid, refused
from builders import make_log_entry

pytestmark = pytest.mark.anyio


async def test_accepted_is_the_number_sent(page: Visitor) -> None:
    session_id = await page.open_session()
    answer = await page.append(session_id, *[make_log_entry()] * 42)

    assert (answer.status_code, answer.json()) == (202, {"accepted": 42})


@pytest.mark.parametrize("count", [0, 101])
async def test_a_batch_has_1_to_100_entries(owner: Visitor, count: int) -> None:
    session_id = await owner.open_session()
    body = {"logs": [make_log_entry()] * count}
    answer = await owner.post(f"/v1/sessions/{session_id}/logs", body)

    assert answer.status_code == 400
    assert answer.json()["message"].startswith("logs: must contain 1")


async def test_one_bad_entry_refuses_the_whole_batch(owner: Visitor) -> None:
    session_id = await owner.open_session()
    entries = [make_log_entry() for _ in range(100)]
    entries[17]["level"] = "fatal"
    answer = await owner.append(session_id, *entries)
    stored = await owner.get(f"/v1/sessions/{session_id}/logs")

    assert answer.json() == invalid("logs[17].level: must be one of error, warn, info, debug")
    assert stored.json() == {"logs": [], "next": None}


@pytest.mark.parametrize("session_id", [UNKNOWN_ID, "x", "urn:uuid:" + UNKNOWN_ID, "%00"])
async def test_an_id_of_nobody_is_not_found(owner: Visitor, session_id: str) -> None:
    answer = await owner.append(session_id)

    assert (404, refused(404, "NOT_FOUND", "No such session")) == (
        answer.status_code,
        answer.json(),
    )


async def test_the_schema_is_checked_before_the_owner(owner: Visitor) -> None:
    answer = await owner.post(f"/v1/sessions/{UNKNOWN_ID}/logs", {"logs": []})

    assert answer.status_code == 400


async def test_a_session_id_may_be_written_in_any_case(owner: Visitor) -> None:
    session_id = await owner.open_session()

    assert (await owner.append(session_id.upper())).status_code == 202


async def test_a_gzip_body_is_unpacked(owner: Visitor) -> None:
    session_id = await owner.open_session()
    raw = gzip.compress(b'{"logs":[%b]}' % _entry())
    answer = await owner.post(
        f"/v1/sessions/{session_id}/logs", content=raw, headers={"content-encoding": "gzip"}
    )

    assert (answer.status_code, answer.json()) == (202, {"accepted": 1})


async def test_a_repeated_key_replays_the_first_answer(owner: Visitor) -> None:
    session_id = await owner.open_session()
    path = f"/v1/sessions/{session_id}/logs"
    once = {"idempotency-key": "batch-1"}
    body: dict[str, Any] = {"logs": [make_log_entry()]}
    first = await owner.post(path, body, headers=once)
    again = await owner.post(path, body, headers=once)
    other = await owner.post(path, {"logs": [make_log_entry()] * 2}, headers=once)
    stored = (await owner.get(path)).json()["logs"]

    assert (first.content, "true") == (again.content, again.headers["idempotent-replayed"])
    assert "idempotent-replayed" not in first.headers
    assert other.json() == invalid("Idempotency-Key: was used with another body")
    assert len(stored) == 1


@pytest.mark.parametrize("key", ["", "a" * 256, "a b", "a\tb"])
async def test_an_idempotency_key_is_1_to_255_visible_characters(owner: Visitor, key: str) -> None:
    session_id = await owner.open_session()
    answer = await owner.post(
        f"/v1/sessions/{session_id}/logs",
        {"logs": [make_log_entry()]},
        headers={"idempotency-key": key},
    )

    assert answer.json() == invalid("Idempotency-Key: must be 1 to 255 visible ASCII characters")


async def test_a_page_may_send_a_hundred_batches_of_a_session_in_five_seconds(
    page: Visitor, timer: HandTimer
) -> None:
    session_id = await page.open_session()
    other_id = await page.open_session("other")
    statuses = [(await page.append(session_id)).status_code for _ in range(101)]
    refusal = await page.append(session_id)
    other = await page.append(other_id)
    timer.now_s += 10

    assert statuses == [202] * 100 + [429]
    assert refusal.json()["error"] == "RATE_LIMIT_EXCEEDED"
    assert 1 <= int(refusal.headers["retry-after"]) <= 5
    assert other.status_code == 202
    assert (await page.append(session_id)).status_code == 202


async def test_a_secret_key_has_no_rate_of_batches(owner: Visitor) -> None:
    session_id = await owner.open_session()
    statuses = {(await owner.append(session_id)).status_code for _ in range(150)}

    assert statuses == {202}


def _entry() -> bytes:
    return (
        b'{"type":"console","level":"info","payload":{},"timestamp":"2026-02-27T12:00:00.000Z",'
        b'"eventType":"log","eventMetadata":{}}'
    )

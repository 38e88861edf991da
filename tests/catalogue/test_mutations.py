"""Bytes near a good batch: taken, refused or too large, and never an error of ours."""

import json

import pytest
import structlog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.visitors import Visitor
from builders import make_log_entry
from catalogue.watch import judge

pytestmark = pytest.mark.anyio

GOOD = [
    json.dumps({"logs": [make_log_entry()]}).encode(),
    json.dumps({"logs": [make_log_entry(payload={"a": [1, {"b": "é"}]})] * 3}).encode(),
    json.dumps({"x": 1, "logs": [make_log_entry(timestamp="2026-02-27T12:00")]}).encode(),
]
PIECES = [
    *(b"", b"[", b"]", b"{", b"}", b'"', b"\\", b",", b":", b"null", b"\x00", b"\xff", b"\xc0\xaf"),
    *(b"\\u", b"\\ud800", b"\\u0000", b"\xed\xa0\x80", b"1e400", b"NaN", b"-", b"9" * 30),
    *(b"9" * 5000, b"[" * 600, b'{"a":' * 600, b"[" * 50_000, b'"logs":[],', b"\n"),
    *(b'"entryId":"a"', b"bob@x.org", b"4242424242424242", b'"password":"x', b"x" * 70_000),
]
BATCHES = settings(
    max_examples=250,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Cut, flip and insert a few times."""
    body = bytearray(draw(st.sampled_from(GOOD)))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(body)))
        kind = draw(st.sampled_from(["insert", "flip", "remove", "truncate"]))
        if kind == "insert":
            body[at:at] = draw(st.sampled_from(PIECES) | st.binary(max_size=4))
        elif kind == "flip" and at < len(body):
            body[at] ^= 1 << draw(st.integers(0, 7))
        elif kind == "remove":
            del body[at : at + draw(st.integers(1, 20))]
        elif kind == "truncate":
            del body[at:]
    return bytes(body)


@pytest.mark.row(11, 13, 17, 20)
@BATCHES
@given(body=mutated())
async def test_a_mutated_batch(owner: Visitor, body: bytes) -> None:
    session_id = await owner.open_session("mutations")
    path = f"/v1/sessions/{session_id}/logs"
    before = (await owner.get(f"/v1/sessions/{session_id}")).json()["entries"]
    with structlog.testing.capture_logs() as logs:
        answer = await owner.post(path, content=body)
    after = (await owner.get(f"/v1/sessions/{session_id}")).json()["entries"]

    assert logs == []
    if answer.status_code == 202:
        assert 1 <= after - before <= answer.json()["accepted"]
    else:
        assert answer.status_code in (400, 413)
        judge(answer, answer.status_code)
        assert before == after


@pytest.mark.row(11)
async def test_what_was_taken_can_be_read(owner: Visitor) -> None:
    """Whatever of the mutations was stored is JSON, page by page."""
    session_id = await owner.open_session("mutations")
    answer = await owner.get(f"/v1/sessions/{session_id}/logs?limit=1000")
    issue = await owner.get(f"/v1/issues/{await owner.create_issue(session_id)}")

    assert (answer.status_code, issue.status_code) == (200, 200)
    assert len(answer.json()["logs"]) == issue.json()["logsTotal"] > 0

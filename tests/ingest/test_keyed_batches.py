"""A checker makes the digest of a batch that has a key: of what was sent, not of what is kept."""

import json
import sys
from collections.abc import Iterator

import pytest

from builders import make_log_entry
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.ingest.checker import judge
from usercontext.ingest.checker_frames import Job, batch_of
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.slots import Slots

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="a checker needs memory that Linux alone has"
)


@pytest.fixture
def slots() -> Iterator[Slots]:
    made = Slots.create()
    yield made
    made.close()


def body_with(message: str) -> bytes:
    return json.dumps({"logs": [make_log_entry(payload={"message": message})]}).encode()


@pytest.mark.parametrize("message", ["paid", "write to a.b@shop.org"])
def test_the_digest_is_that_of_the_body_as_it_was_sent(slots: Slots, message: str) -> None:
    body = body_with(message)
    key = IdempotencyKey(1, "POST /", "k", body)
    slots.put(3, body)

    verdict = judge(Job(3, len(body), keyed=True), slots, IngestLimits())

    made = key.with_digest(batch_of(verdict, body).digest)
    assert key.body_digest == made.digest == made.body_digest
    assert made.has_body_of(key.body_digest)


def test_none_is_made_where_none_is_asked_for(slots: Slots) -> None:
    body = body_with("paid")
    slots.put(0, body)

    assert judge(Job(0, len(body)), slots, IngestLimits()).digest == b""

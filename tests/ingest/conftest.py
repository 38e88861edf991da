"""A batch's body as a page sends it."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from builders import make_log_entry
from usercontext.domain.log_entry import LogBatch
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.pipeline import check_batch


@pytest.fixture
def send() -> Callable[..., LogBatch]:
    """Return a function that checks a batch of entries, or the bytes of a body."""

    def check(*entries: dict[str, Any], body: bytes | None = None) -> LogBatch:
        sent = json.dumps({"logs": entries}).encode() if body is None else body
        return check_batch(sent, IngestLimits())

    return check


@pytest.fixture
def send_payload(send: Callable[..., LogBatch]) -> Callable[[bytes], dict[str, Any]]:
    """Return a function that sends one entry with a payload's bytes and returns what is stored."""

    def check(payload: bytes) -> dict[str, Any]:
        entry = json.dumps(make_log_entry(payload="@")).encode()
        batch = send(body=b'{"logs":[' + entry.replace(b'"@"', payload) + b"]}")
        stored: dict[str, Any] = json.loads(batch.body)["logs"][0]
        return stored

    return check

"""Requests are whole, and their lengths stay true when a fresh id goes in. Not: sending."""

import gzip
import json

import pytest
from bench.peers import sentry

from bench import posts

FRESH = b"0123456789abcdef" * 2
SESSIONS = ["5f6c1f1e-0000-4000-8000-000000000001"]


def whole(request: tuple[bytes, ...]) -> tuple[dict[str, str], bytes]:
    """Put the fresh id in, and take the request apart as a server would."""
    head, _, body = FRESH.join(request).partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")[1:]
    return dict(line.split(": ", 1) for line in lines), body


@pytest.mark.parametrize(
    "requests",
    [
        posts.batches("key", SESSIONS, bodies=1),
        posts.batches("key", SESSIONS, bodies=1, packed=True),
        posts.batches("key", SESSIONS, bodies=1, keyed=True),
        posts.batches("key", SESSIONS, bodies=1, keyed=True, packed=True),
        posts.new_sessions("key"),
        posts.new_issues("key", SESSIONS),
        [posts.post("/api/1/envelope/", "", sentry.envelope(1), sentry.auth("k"))],
    ],
)
def test_the_length_told_is_the_length_sent(requests: list[tuple[bytes, ...]]) -> None:
    headers, body = whole(requests[0])

    assert int(headers["content-length"]) == len(body)


def test_a_key_is_fresh_for_each_request() -> None:
    headers, body = whole(posts.batches("key", SESSIONS, bodies=1, keyed=True)[0])

    assert headers["idempotency-key"] == FRESH.decode()
    assert len(json.loads(body)["logs"]) == 100


def test_a_packed_body_unpacks_to_the_same_batch() -> None:
    _, packed = whole(posts.batches("key", SESSIONS, bodies=1, packed=True)[0])
    _, plain = whole(posts.batches("key", SESSIONS, bodies=1)[0])

    assert gzip.decompress(packed) == plain


def test_an_envelope_names_its_event_twice() -> None:
    _, body = whole(posts.post("/", "", sentry.envelope(1), sentry.auth("k")))
    header, _, event = (json.loads(line) for line in body.splitlines())

    assert header["event_id"] == event["event_id"] == FRESH.decode()
    assert len(event["breadcrumbs"]["values"]) == 100

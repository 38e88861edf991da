"""The load generator against the bare socket: what is sent is answered and counted."""

import sys

from bench.load import Outcome, Plan, run
from bench.others import listening
from bench.posts import post
from torture.product import free_port


def outcome_of(most: int, body: bytes) -> Outcome:
    port = free_port()
    with listening([sys.executable, "-m", "bench.bare", str(port)], port):
        return run(Plan(port, [post("/", "key", body)], 4, 20.0, 0.0, most=most))


def test_as_many_requests_as_asked_are_answered_and_counted() -> None:
    outcome = outcome_of(200, b"{}")

    assert (outcome.answered, outcome.by_status, outcome.broken) == (200, {202: 200}, 0)
    assert 0 < outcome.p50_ms <= outcome.p99_ms <= outcome.max_ms
    assert sum(count for _, count in outcome.histogram) == 200


def test_a_body_larger_than_the_sockets_buffers_arrives_whole() -> None:
    assert outcome_of(8, b"x" * 8_000_000).by_status == {202: 8}

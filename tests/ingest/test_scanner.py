"""The scanner's automaton stays small and its work in proportion to the text, whatever the text."""

import json
import os
import random
import time
import uuid
from itertools import pairwise

import pytest

from builders import make_log_entry
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.linear import UNANCHORED, compile_match
from usercontext.ingest.patterns import GUARDED_PATTERN, MAX_SCANNER_BYTES
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.scrub import scan, scan_plain

SIZE = 32 * 1024
SHORTEST_ANCHOR, MOST_LOOKS = 4, 3
WORST = (
    "a@b.co ",
    "a",
    "@",
    "a@",
    "1",
    "4111 ",
    "4242424242424242 ",
    "eyJ",
    "eyJhbGciOi-4242424242424242.",
    "AKIAIOSFODNN7EXAMPLE.",
    "://a:",
    "://a@",
    "-----BEGIN A",
    "-----BEGIN RSA PRIVATE KEY-----",
    '"password":"',
    '"password":{',
    '\\"token\\":[',
    "password=",
    "Cookie: a=",
    "+1 ",
    "+1 202 555 0123 ",
    "01 23 ",
    "GB82 WEST ",
    "sk-",
    "Bearer abcdef",
    "\\u0040",
    "\\",
    '"',
    "%40a.b",
    "@a.b",
    "pin: ",
    '["pin","',
    "078-05-1120 ",
    "00123 ",
    ":1e400,",
)


@pytest.mark.parametrize("piece", WORST)
def test_twice_the_text_is_twice_the_anchors(piece: str) -> None:
    """Each anchor costs a bounded time: finders look at what they pass over or at 64 bytes."""
    text = (piece * (SIZE // len(piece))).encode()
    half, whole = scan(text[: len(text) // 2]).looks, scan(text).looks

    assert whole <= 2 * half + 6
    assert whole <= MOST_LOOKS * (len(text) // SHORTEST_ANCHOR + 1)


@pytest.mark.parametrize("piece", WORST)
def test_a_scan_goes_forward_and_never_over_the_same_text(piece: str) -> None:
    spans = scan((piece * (SIZE // len(piece))).encode()).spans

    assert all(one.end <= next_.start for one, next_ in pairwise(spans))


def test_a_scan_ends_after_the_anchors_it_may_look_at() -> None:
    found = scan(b" anna@b.co" * 100, most=10)

    assert (found.looks, len(found.spans), found.finished) == (10, 10, False)


def test_what_is_looked_at_closely_counts_more_than_what_is_usual() -> None:
    usual, close, dear = (scan(text) for text in (b" anna@b.co", b" a@b.co", b" +44 20 7946 0958"))

    assert (usual.looks, close.looks, dear.looks) == (1, 2, 3)


def test_a_scan_may_go_on_where_the_text_so_far_was_sparse() -> None:
    text = (b" anna@b.co" + b"." * 90) * 10 + b" anna@b.co" * 100
    found = scan(text, most=10, sparse=100)

    assert (found.looks, found.finished) == (21, False)


def test_a_text_with_more_anchors_than_may_be_looked_at_is_not_looked_at() -> None:
    plain, found = scan_plain(b"a@b.co " * 200, 50)

    assert (plain, found.spans, found.finished) == (b"a@b.co " * 200, [], False)


def test_an_entry_that_is_nothing_but_anchors_loses_its_payload_and_says_so() -> None:
    """4,000 anchors in 20 KB are no text of a page; looking at each would stop the server."""
    dense, plain = make_log_entry(payload={"m": "pin: " * 4_000}), make_log_entry()
    batch = check_batch(json.dumps({"logs": [dense, plain]}).encode(), IngestLimits())
    first, second = json.loads(batch.body)["logs"]

    assert (first["payload"], first["truncated"]) == ({}, True)
    assert plain == second


def test_a_long_list_of_addresses_is_masked_and_kept() -> None:
    addresses = ", ".join(f"user{number}@mail.example.org" for number in range(1_200))
    entry = make_log_entry(payload={"m": addresses})
    batch = check_batch(json.dumps({"logs": [entry]}).encode(), IngestLimits())

    assert json.loads(batch.body)["logs"][0]["payload"] == {"m": ", ".join(["[EMAIL]"] * 1_200)}


@pytest.mark.parametrize(
    "piece",
    [
        "authorization:[EMAIL]xxxxxxxxxxxxxxxxxxxxx",
        "cookie:[EMAIL]xxxxxxxxxxxxxxxxx=",
        "cookie:xxxxxxxxxxxxxxxxxxxxx",
        "-----BEGIN A-----END B----- ",
        '","n":[4242424242424242,4242424242424242],"m":"',
        "signature=",
        "pass=",
        "<input value=",
        '\\"password\\"\\r\\n',
        "&#64;",
        "\\\\u0040 \\u00e9 +1 2 3 4 5 6 7 8 9 0 1 2 3 4 x ",
    ],
)
def test_what_ends_far_away_is_not_looked_for_again_and_again(piece: str) -> None:
    """Each took 0.1 to 2.4 s of the processor; a twentieth of a second is what they may take."""
    text = piece * (100 * 1024 // len(piece))
    entry = json.dumps(make_log_entry(payload={"m": "TEXT"}), ensure_ascii=False)
    body = b'{"logs":[%b]}' % entry.replace("TEXT", text).encode()
    started = time.thread_time()
    check_batch(body, IngestLimits())

    assert time.thread_time() - started < 0.5


def test_re2_never_runs_out_of_memory(capfd: pytest.CaptureFixture[str]) -> None:
    """A pattern that outgrows its automaton still works, a hundred times slower; RE2 only warns."""
    scanner = compile_match(GUARDED_PATTERN, MAX_SCANNER_BYTES)
    chance = random.Random(1)
    texts = [str(uuid.UUID(int=chance.getrandbits(128))) for _ in range(20_000)]
    text = " ".join(texts).encode() + bytes(chance.choices(range(32, 127), k=200_000))
    position = 0
    while position >= 0:
        _, position = scanner(UNANCHORED, text, position, len(text))[0]
    os.sync()

    assert "out of memory" not in capfd.readouterr().err

"""The scanner's automaton stays small and its time linear, whatever the text."""

import os
import random
import time
import uuid

import pytest

from usercontext.ingest.linear import UNANCHORED
from usercontext.ingest.patterns import MAX_SCANNER_BYTES, compile_scanner
from usercontext.ingest.scrub import scrub_text

SIZE = 100 * 1024
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
)


def seconds_for(text: str) -> float:
    best = 9.0
    for _ in range(4):
        started = time.thread_time()
        scrub_text(text)
        best = min(best, time.thread_time() - started)
    return best


@pytest.mark.parametrize("piece", WORST)
def test_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    """An eighth of the text: linear takes an eighth of the time, quadratic a sixty-fourth."""
    text = piece * (SIZE // len(piece))
    eighth, whole = seconds_for(text[: SIZE // 8]), seconds_for(text)

    assert whole <= max(24 * eighth, 0.05)


def test_re2_never_runs_out_of_memory(capfd: pytest.CaptureFixture[str]) -> None:
    """A pattern that outgrows its automaton still works, a hundred times slower; RE2 only warns."""
    scanner = compile_scanner(MAX_SCANNER_BYTES)
    chance = random.Random(1)
    texts = [str(uuid.UUID(int=chance.getrandbits(128))) for _ in range(20_000)]
    text = " ".join(texts).encode() + bytes(chance.choices(range(32, 127), k=200_000))
    position = 0
    while position >= 0:
        _, position = scanner(UNANCHORED, text, position, len(text))[0]
    os.sync()

    assert "out of memory" not in capfd.readouterr().err

"""`usercontext scrub`: what it changes, what it leaves exactly as it came, what it reports."""

import json
import random
import subprocess
import sys

import pytest

from cli.conftest import start
from usercontext.actions.operations import scrub_text
from usercontext.cli.scrub import scrub_block


def mask(text: str) -> str:
    return text.replace("ann@example.com", "[EMAIL]")


def test_a_clean_line_comes_back_byte_for_byte() -> None:
    line = '{"text" : "grüße \\u0041", "id":1.50, "more":[1, 2]}'.encode()

    assert scrub_block([line], mask) == ([line + b"\n"], [])


def test_a_dirty_line_keeps_everything_but_its_text() -> None:
    line = b'{"id":12345678901234567890123,"text":"to ann@example.com","more":{"a":null}}'

    (answer,), refused = scrub_block([line], mask)

    expected = b'{"id":12345678901234567890123,"text":"to [EMAIL]","more":{"a":null}}\n'
    assert (answer, refused) == (expected, [])


@pytest.mark.parametrize(
    "line",
    [b"{", b"[]", b'"x"', b'{"id":1}', b'{"text":"x"}', b'{"id":1,"text":2}', b"\xff", b'{"id":1'],
)
def test_a_bad_line_is_refused_and_the_others_are_not(line: bytes) -> None:
    good = b'{"id":1,"text":"x"}'

    assert scrub_block([good, line, good], mask) == ([good + b"\n"] * 2, [1])


def test_empty_lines_and_windows_line_ends_do_no_harm() -> None:
    answers, refused = scrub_block([b"", b'{"id":1,"text":"x"}\r', b"  "], mask)

    assert (answers, refused) == ([b'{"id":1,"text":"x"}\n'], [])


SAMPLES = (
    "write to ann@example.com",
    "card 4111 1111 1111 1111",
    "1",
    "order 41",
    "11 1111 1111 1111 is no card",
    "call +49 30 901820",
    '{"password":"hunter2"}',
    '{"password":',
    '"hunter2"}',
    "token=abc123secretvalue",
    "-----BEGIN RSA PRIVATE KEY-----",
    "-----END RSA PRIVATE KEY-----",
    "https://user:hunter2@example.com",
    "IBAN DE89 3704 0044 0532 0130 00",
    "Authorization: Bearer abcdefghijklmnop",
    "fine",
    "order id",
    "",
)


@pytest.mark.parametrize("seed", range(20))
def test_lines_that_are_scanned_together_come_out_as_if_alone(seed: int) -> None:
    """Scanning many texts at once is five times faster; no neighbour may hide or make a find."""
    chance = random.Random(seed)
    texts = chance.choices(SAMPLES, k=chance.randint(1, 300))
    lines = [json.dumps({"id": n, "text": text}).encode() for n, text in enumerate(texts)]

    together, _ = scrub_block(lines, scrub_text)

    alone = [scrub_block([line], scrub_text)[0][0] for line in lines]
    assert together == alone


def test_bad_lines_are_reported_by_number_and_make_the_exit_code_1() -> None:
    lines = b'{"id":1,"text":"write to ann@example.com"}\nnonsense\n{"id":3,"text":"fine"}'

    ended = start("scrub", stdin=lines)

    first, second = map(json.loads, ended.out.splitlines())
    assert "ann@example.com" not in first["text"]
    assert (first["id"], second) == (1, {"id": 3, "text": "fine"})
    assert ended.err == 'usercontext: line 2: must be a JSON object with "id" and "text"\n'
    assert ended.code == 1


def test_a_line_is_answered_before_the_next_one_is_sent() -> None:
    command = [sys.executable, "-m", "usercontext", "scrub"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for number in range(3):
            running.stdin.write(b'{"id":%d,"text":"x"}\n' % number)
            running.stdin.flush()
            assert running.stdout.readline() == b'{"id":%d,"text":"x"}\n' % number
        running.stdin.close()
        assert running.wait(60) == 0


def test_a_block_may_end_in_the_middle_of_a_line() -> None:
    text = "é" * 3_000_000

    ended = start("scrub", stdin=json.dumps({"id": 1, "text": text}).encode() + b"\n")

    assert json.loads(ended.out)["text"] == text
    assert ended.code == 0


def test_clean_lines_are_looked_at_many_at_a_time() -> None:
    """The aim is over 20 MB/s, which a look at each line by itself is far from."""
    line = json.dumps({"id": 1, "text": "GET /api/cart answered 200 in 31 ms " * 4}).encode()
    looks: list[str] = []

    def look(text: str) -> str:
        looks.append(text)
        return text

    answers, _ = scrub_block([line] * 640, look)

    assert answers == [line + b"\n"] * 640
    assert len(looks) == 10

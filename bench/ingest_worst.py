"""Hostile texts for the ingest room, and what 100 KiB of each cost it. Not: ordinary traffic."""

import json
import random
import time
from collections.abc import Callable
from functools import partial

from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.scrub import scan

SIZE = 100 * 1024
ENTRY = 50 * 1024
ROUNDS = 5
SHOWN = 25
MOST_MS, MOST_GROWTH = 20.0, 2.5

PIECES = (
    *(
        "a@b.co ",
        "@a.b",
        "a@",
        "x%40y.org ",
        "%40a.b",
        "é@x.org ",
        "日本@例え.jp ",
        '\\"a b\\"@x.org ',
    ),
    *("@a.a.a.a.a.a.a.a", "a@1.2 ", "://a:", "://a@", "://u:p@h ", "a", "1", "-", "\\\\", '\\"'),
    *("4111 ", "4242424242424242 ", "4242 4242 4242 4242 ", "078-05-1120 ", "000-05-1120 "),
    *(
        "078051120 ",
        "ssn 123456789 ",
        "phone 123456789 ",
        " 123456789 ",
        "00123 ",
        "+11 ",
        "%2B12 ",
    ),
    *("+1 202 555 0123 ", "202 555 0123 ", "123 456 7890 ", "202-555-0123 ", "(20)123 "),
    *("01 23 45 67 89 ", "06 12 34 56 78 ", "0044 20 7946 0958 ", "GB82 WEST ", "AB12CDEF3456 "),
    *(
        "GB82WEST12345698765432 ",
        "DE00370400440532013000 ",
        "eyJhbGciOi ",
        "eyJhbGciOi.aaaaaaaaaa ",
    ),
    *("AKIAIOSFODNN7EXAMPLE ", "sk-aaaaaaaaaaaaaaaa1 ", "glsa_ ", "xapp-1- ", "Bearer abcdef1 "),
    *("Basic dXNlcjpwYXNz ", "-----BEGIN A", "-----BEGIN RSA PRIVATE KEY-----", "Cookie: a=b "),
    *("password=x ", "password: ", "pin=", "pin: ", "pin:1 ", "authorization: x ", "\\u0041"),
    *('\\"pin\\":1,', '\\"pin\\":\\"a\\",', '[\\"pin\\",\\"', '\\"token\\":[', '\\"password\\":{'),
    *(":1e400,", "1.2.3.4.5.6 ", "[{", "}]", "\\\\u0040"),
    # spread so that as many as may be looked at stand in 100 KiB
    *("010 1234 56 78 9 x  ", "phone 01012345678 ", "+1 2 3 4 5 6 7 8 9 0 1 2 3 4 x "),
    *(
        "+1 202 555 0123 xx ",
        "phone 123456789 xxxx ",
        "078051120 xxxxxxx ",
        "日本日本@例え例え.jp ",
    ),
    # whose end was looked for again and again
    *("authorization:[EMAIL]", "authorization:[EMAIL]xxxxxxxxxxxxxxxxxxxxx", "cookie:[EMAIL]xxxx="),
    *(
        "cookie:xxxxxxxxxxxxxxxxxxxxx",
        "-----BEGIN A-----END B----- ",
        "-----BEGIN A-----END b----- ",
    ),
    *("\\\\" * 20 + '\\"@x.org ', '\\"token\\":[[[[[[[1]]]]]]],'),
)
"""Pieces as they stand in a JSON string, to be repeated."""


def print_worst() -> None:
    """Print the most expensive texts, per 100 KiB, and say whether the bounds hold."""
    texts = {piece: piece * (SIZE // len(piece.encode())) for piece in PIECES} | _many()
    rows = []
    for name, text in texts.items():
        whole = text.encode()
        batch, half = _batch(whole), whole[: len(whole) // 2]
        checked = _milliseconds(partial(check_batch, batch, IngestLimits()))
        scanned = _milliseconds(partial(scan, whole))
        growth = scanned / _milliseconds(partial(scan, half))
        rows.append((checked * SIZE / len(batch), scanned * SIZE / len(whole), growth, name))
    rows.sort(reverse=True)
    print("\nms per 100 KiB: a batch of it, one scan without bound; growth when doubled")
    for checked, scanned, growth, name in rows[:SHOWN]:
        print(f"{checked:8.1f} {scanned:8.1f} {growth:6.1f}  {name[:40]!r}")
    slow = sum(row[0] > MOST_MS for row in rows)
    steep = sum(row[2] > MOST_GROWTH for row in rows)
    print(
        f"{len(rows)} texts, {slow} above {MOST_MS} ms, {steep} above {MOST_GROWTH} x when doubled"
    )


def _batch(text: bytes) -> bytes:
    """Write the text as messages of as many entries as it takes."""
    frame = b'{"type":"console","level":"info","payload":{"m":"%b"},"timestamp":"%b"}'
    parts = [text[at : at + ENTRY] for at in range(0, len(text), ENTRY)]
    strings = [part if _is_string(part) else _escaped(part) for part in parts]
    return b'{"logs":[%b]}' % b",".join(frame % (s, b"2026-02-27T12:00:00Z") for s in strings)


def _escaped(part: bytes) -> bytes:
    return json.dumps(part.decode("utf-8", "replace"), ensure_ascii=False)[1:-1].encode()


def _is_string(part: bytes) -> bool:
    try:
        return isinstance(json.loads(b'"%b"' % part), str)
    except ValueError:
        return False


def _many() -> dict[str, str]:
    """Return texts of numbers that are all different, so that no cache helps."""
    chance = random.Random(5)
    shapes = ["+1##########", "+440#########", "00############", "0# #### ####", "010 ########"]
    shapes += ["###-###-####", "### ### ####", "4###############", "4### #### #### ####"]
    shapes += [
        "DE##37040044########00",
        "#########",
        "u#####@x###.com",
        "01.##.####",
        "########-####",
    ]
    texts = {}
    for shape in shapes:
        pieces = (_fill(chance, shape) for _ in range(SIZE // (len(shape) + 1)))
        texts[f"{shape} …"] = " ".join(pieces)
    for letters in ("@.a1 ", "+0-( ", ":=pin ", "0123456789 ", "4 -"):
        texts[f"any of {letters!r}"] = "".join(chance.choices(letters, k=SIZE))
    return texts


def _fill(chance: random.Random, shape: str) -> str:
    return "".join(chance.choice("0123456789") if each == "#" else each for each in shape)


def _milliseconds(run: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.thread_time()
        run()
        best = min(best, time.thread_time() - started)
    return best * 1e3

"""Time the ingest room in this process, stage by stage. Run by hand: python bench/ingest.py

Prints the median microseconds for a batch of 100 entries, clean, 1 % and 30 % dirty.
"""

import hashlib
import json
import statistics
import time
from collections.abc import Callable

from usercontext.ingest.decode import read_fast
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.scrub import scan

LIMITS = IngestLimits()
ROUNDS = 15
DIRTY = ("bob@example.org", "+1 (202) 555-0143", "078-05-1120", "4242 4242 4242 4242")


def main() -> None:
    """Run every stage over the three kinds of traffic and print a table."""
    stages: dict[str, Callable[[bytes], object]] = {
        "decode": lambda body: read_fast(body, LIMITS),
        "scan": lambda body: scan(body, 8),
        "whole": lambda body: check_batch(body, LIMITS),
    }
    print(f"{'dirty':>6} {'bytes':>7} " + " ".join(f"{name:>8}" for name in stages))
    for share in (0, 1, 30):
        bodies = [_body(number, share) for number in range(20)]
        times = " ".join(f"{_microseconds(stage, bodies):8.0f}" for stage in stages.values())
        print(f"{share:5}% {len(bodies[0]):7} {times}")


def _microseconds(stage: Callable[[bytes], object], bodies: list[bytes]) -> float:
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for body in bodies:
            stage(body)
        rounds.append((time.perf_counter() - started) / len(bodies))
    return statistics.median(rounds) * 1e6


def _body(number: int, share: int) -> bytes:
    entries = [_entry(number, index, index * 100 < share * 100) for index in range(100)]
    return json.dumps({"logs": entries}, separators=(",", ":")).encode()


def _entry(number: int, index: int, dirty: bool) -> dict[str, object]:
    trace = hashlib.md5(b"%d %d" % (number, index), usedforsecurity=False).hexdigest()
    message = f"[CartDrawer] cart total updated after user action, trace {trace}"
    payload: dict[str, object] = {
        "message": message + (" for " + DIRTY[index % 4] if dirty else ""),
        "url": f"https://api.shop.example.com/v2/cart/{trace}?page={index}",
        "status": 200,
        "durationMs": index * 13,
        "requestHeaders": {"accept": "application/json", "x-request-id": trace},
    }
    stamp = f"2026-02-27T12:{index // 60:02}:{index % 60:02}.{number:03}Z"
    return {"type": "network", "level": "info", "payload": payload, "timestamp": stamp}


if __name__ == "__main__":
    main()

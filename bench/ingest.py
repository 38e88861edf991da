"""Time the ingest room in this process, stage by stage. Run by hand: python -m bench.ingest

Prints the least microseconds of many rounds for batches of 1, 10 and 100 entries, clean, 1 % and
30 % dirty, then for batches that need mending, for projects with rules of their own, then
milliseconds per 100 KiB of hostile texts.
"""

import json
import time
from collections.abc import Callable, Sequence

import msgspec

from bench import ingest_worst
from bench.traffic import make_batch
from usercontext.domain.log_entry import LogBatch
from usercontext.domain.project_settings import ScrubPattern
from usercontext.ingest.decode import read_fast
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.own_rules import OwnRules
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.scrub import replace, scan

LIMITS = IngestLimits()
ROUNDS = 25
BODIES = 32
FRAME = len(b'{"logs":')
SHARES = (0.0, 0.01, 0.3)
_skip = msgspec.json.Decoder(msgspec.Raw).decode


def main() -> None:
    """Print the three tables."""
    _print_stages()
    _print_mending()
    _print_own_rules()
    ingest_worst.print_worst()


def _print_stages() -> None:
    names = ("parse", "decode", "scan", "replace", "whole")
    print(f"{'entries':>8} {'dirty':>6} {'bytes':>7} " + " ".join(f"{n:>8}" for n in names))
    for entries in (100, 10, 1):
        for share in SHARES:
            bodies = [make_batch(seed, entries, share) for seed in range(BODIES)]
            spans = {body: scan(body, FRAME).spans for body in bodies}
            times = least(
                (
                    _skip,
                    lambda body: read_fast(body, LIMITS),
                    lambda body: scan(body, FRAME),
                    lambda body, spans=spans: replace(body, spans[body]),  # type: ignore[misc]
                    _check,
                ),
                bodies,
            )
            size = sum(map(len, bodies)) // BODIES
            row = " ".join(f"{each:8.1f}" for each in times)
            print(f"{entries:8} {share:6.0%} {size:7} {row}")


def _print_mending() -> None:
    clean = [make_batch(seed, 100, 0.0) for seed in range(BODIES)]
    kinds = {
        "as sent": clean,
        "one escaped letter": [
            b.replace(b'{"message":"', b'{"message":"\\u00e9', 1) for b in clean
        ],
        "all escaped": [b.replace(b'{"message":"', b'{"message":"\\u00e9') for b in clean],
        "unknown key": [b.replace(b'{"type"', b'{"extra":1,"type"', 1) for b in clean],
        "odd number": [b.replace(b'"payload":{', b'"payload":{"n":1e400,', 1) for b in clean],
        "spaced": [json.dumps(json.loads(b)).encode() for b in clean],
    }
    print("\nbatches of 100 entries      whole    x clean")
    first = 0.0
    for name, bodies in kinds.items():
        (whole,) = least((_check,), bodies)
        first = first or whole
        print(f"{name:22} {whole:10.1f} {whole / first:10.1f}")


def _print_own_rules() -> None:
    customer = ScrubPattern("customer", r"KD-\d{6}")
    numbers = tuple(ScrubPattern(f"n{n}", rf"\bX{n}-\d{{6}}\b") for n in range(20))
    kinds = {
        "none": None,
        "a pattern": OwnRules((), (customer,)),
        "three names": OwnRules(("kundennummer", "customerRef", "vatId"), ()),
        "all there may be": OwnRules([f"field{n}number" for n in range(50)], numbers),
        "a hit in each entry": OwnRules(("message",), ()),
    }
    clean = [make_batch(seed, 100, 0.0) for seed in range(BODIES)]
    print("\nbatches of 100 entries      whole    of a project with such rules")
    runs = [lambda body, own=own: check_batch(body, LIMITS, own) for own in kinds.values()]
    for name, whole in zip(kinds, least(runs, clean), strict=True):
        print(f"{name:22} {whole:10.1f}")


def _check(body: bytes) -> LogBatch:
    return check_batch(body, LIMITS)


def least(stages: Sequence[Callable[[bytes], object]], bodies: list[bytes]) -> list[float]:
    """Return the least microseconds per body of each stage, their rounds interleaved."""
    best = [float("inf")] * len(stages)
    for _ in range(ROUNDS):
        for index, stage in enumerate(stages):
            started = time.perf_counter()
            for body in bodies:
                stage(body)
            best[index] = min(best[index], (time.perf_counter() - started) / len(bodies))
    return [each * 1e6 for each in best]


if __name__ == "__main__":
    main()

"""The command: the product beside other systems, on the same entries, in interleaved rounds.

    python -m bench.peers [--quick] [--seconds 10] [--rounds 3] [--cache .venv-peers] [--docs]

It installs what is missing into the cache folder and fails loudly when it cannot. The load goes to
loopback only. README.md says how a system is added: one file, and a line in ``SYSTEMS``.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bench import machine, pages
from bench.course import Course
from bench.figures import Part, at_least, median_ratio, short, table
from bench.peers.bugsink import Bugsink
from bench.peers.ours import Ours
from bench.peers.system import Measured, System, measure

SYSTEMS: tuple[System, ...] = (Ours(), Bugsink(eager=False), Bugsink(eager=True))
RESULTS = Path(__file__).parent.parent / "results" / "peers.json"
_BUGSINK_BOUND = 50.0


def main() -> int:
    """Install, run the rounds, tell the ratios; return the exit code."""
    options = _options()
    cache: Path = options.cache.resolve()  # a peer runs from a folder of its own
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="usercontext-peers-") as name:
        facts = machine.facts(Path(name))
        seconds = options.seconds or (3.0 if options.quick else 10.0)
        rounds = options.rounds or (1 if options.quick else 3)
        course = Course(seconds, rounds, options.quick, False, Path(name))
        for system in SYSTEMS:
            course.tell(f"{system.name}: installing what is missing")
            system.install(cache)
        runs = course.interleave(
            {system.name: partial(measure, course, cache, system) for system in SYSTEMS}
        )
        facts["measured"] = f"{seconds:g} s a run, {rounds} rounds, medians"
        facts["took"] = course.took()
    rows, goal = summed(runs), bugsink_part(runs)
    kept = {"quick": options.quick, "machine": facts, "systems": rows, "goals": {"Bugsink": goal}}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    _print(facts, rows, goal, options.quick)
    if options.docs:
        pages.write_peers(kept)
    return 1 if goal.shortfall else 0


def summed(runs: Mapping[str, Sequence[Measured]]) -> list[dict[str, Any]]:
    """Return one row for each system: medians, and how many times it the product stored."""
    ours = [one.stored_per_s for one in runs[Ours.name]]
    rows = []
    for name, measured in runs.items():
        medians = {
            field: statistics.median(getattr(one, field) for one in measured)
            for field in Measured._fields
        }
        ratio = median_ratio(ours, [one.stored_per_s for one in measured])
        rows.append({"name": name, "ours": name == Ours.name, "ours_is": ratio} | medians)
    return rows


def bugsink_part(runs: Mapping[str, Sequence[Measured]]) -> Part:
    """Return the demand of S1: so many times Bugsink in the better of its modes, sustained."""
    modes = [one for one in summed(runs) if one["name"].startswith("Bugsink")]
    better = min(modes, key=lambda one: one["ours_is"])
    told = f"{better['name']}: {better['stored_per_s']:.1f} stored/s"
    return at_least("Bugsink, sustained", better["ours_is"], _BUGSINK_BOUND, " x", told)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench.peers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes: no proof")
    parser.add_argument("--seconds", type=float, help="of one run; 10, or 3 when quick")
    parser.add_argument("--rounds", type=int, help="3, or 1 when quick")
    parser.add_argument("--cache", type=Path, default=Path(".venv-peers"))
    parser.add_argument("--docs", action="store_true", help="rewrite docs/performance.md from it")
    options = parser.parse_args()
    if options.docs and options.quick:
        parser.error("--quick measures too short for the docs")
    return options


def _print(facts: dict[str, str], rows: list[dict[str, Any]], goal: Part, quick: bool) -> None:
    print()
    for name, fact in facts.items():
        print(f"{name:18} {fact}")
    head = ("system", "acknowledged/s", "stored/s", "ours is", "p50 ms", "p99 ms", "PSS MB")
    cells = [
        (
            one["name"],
            short(one["acknowledged_per_s"]),
            short(one["stored_per_s"]),
            f"{one['ours_is']:.1f} x",
            short(one["p50_ms"]),
            short(one["p99_ms"]),
            short(one["pss_mb"]),
        )
        for one in rows
    ]
    print("\nrequests of 100 entries a second; stored: sustained, digesting included\n")
    print("\n".join(table(head, cells)))
    word = f"SHORT by {goal.shortfall:.0%}".replace("%", " %") if goal.shortfall else "PASS"
    note = "   quick: not a proof" if quick else ""
    print(
        f"\nS1   {word}: {goal.measured:.1f} x Bugsink (>= {goal.bound:.0f} x); {goal.behind}{note}"
    )


if __name__ == "__main__":
    sys.exit(main())

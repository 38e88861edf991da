"""The command: measure the installed product against its goals, one line each.

    python -m bench [--quick] [--full] [--only S1,S5,stages,growth] [--seconds 10] [--rounds 5]
                    [--beside COMMAND] [--json FILE] [--docs]

Without `--only`: S1 to S15 and the cost by stage; `--full` adds the cost as work grows. Loopback
only, in scratch folders; it ends by itself and returns 1 when a goal is missed.
"""

import argparse
import json
import signal
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import machine, pages
from bench.course import Course
from bench.figures import Part, behind, line
from bench.goals import EXTRAS, GOALS, Asked, Report, measure
from bench.throughput import Beside

RESULTS = Path(__file__).parent / "results"
_QUICK_SECONDS = 3.0
_SECONDS = 10.0
_ROUNDS = 5


def main() -> int:
    """Run what was asked for and tell it; return the exit code."""
    # a run that is ended early ends the servers that it started
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options = _options()
    names = _chosen(options)
    seconds = options.seconds or (_QUICK_SECONDS if options.quick else _SECONDS)
    rounds = options.rounds or (1 if options.quick else _ROUNDS)
    beside = Beside(options.beside, options.beside_key) if options.beside else None
    with tempfile.TemporaryDirectory(prefix="usercontext-bench-", dir=options.folder) as name:
        facts = machine.facts(Path(name))
        course = Course(seconds, rounds, options.quick, options.full, Path(name))
        report = Report()
        measure(course, Asked(names, beside, _bugsink(facts["commit"])), report)
        facts["measured"] = f"{seconds:g} s a run, {rounds} rounds, medians"
        facts["took"] = course.took()
    _print(report, facts, options.quick, names)
    kept = {"quick": options.quick, "machine": facts} | _plain(report)
    written = Path(options.json) if options.json else RESULTS / "bench.json"
    written.parent.mkdir(exist_ok=True)
    written.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    if options.docs:
        pages.write_bench(kept)
    short = any(part.shortfall for verdict in report.verdicts for part in verdict.parts)
    failed = report.failures or (report.throughput and report.throughput.failures)
    return 1 if short or failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes: no proof")
    parser.add_argument("--full", action="store_true", help="the cost as work grows, too, to 1e7")
    parser.add_argument("--only", default="", metavar="S1,S5", help="goals, stages, growth")
    parser.add_argument("--seconds", type=float, help="of one run; 10, or 3 when quick")
    parser.add_argument("--rounds", type=int, help="5, or 1 when quick")
    parser.add_argument("--beside", default="", metavar="COMMAND", help="a server that takes the "
                        "same POST; {port} and {folder} in it are replaced")  # fmt: skip
    parser.add_argument("--beside-key", default="uc_key", help="the x-api-key it wants")
    parser.add_argument("--folder", help="where scratch folders are made: the disk to be measured")
    parser.add_argument("--json", default="", metavar="FILE", help="default: bench/results")
    parser.add_argument("--docs", action="store_true", help="rewrite docs/performance.md from it")
    options = parser.parse_args()
    if options.docs and options.quick:
        parser.error("--quick measures too short for the docs")
    return options


def _chosen(options: argparse.Namespace) -> list[str]:
    if not options.only:
        return [*GOALS, "stages", *(["growth"] if options.full else [])]
    wanted = [word.strip() for word in options.only.split(",")]
    unknown = [word for word in wanted if word not in (*GOALS, *EXTRAS)]
    if unknown:
        raise SystemExit(f"no such goal: {', '.join(unknown)}; there are S1 to S15, stages, growth")
    return wanted


def _bugsink(commit: str) -> Part | None:
    """Return what `bench.peers` found, if it was on this very commit."""
    found = RESULTS / "peers.json"
    if not found.exists():
        return None
    kept = json.loads(found.read_text())
    if kept["quick"] or kept["machine"]["commit"] != commit or "Bugsink" not in kept["goals"]:
        return None
    return Part(*kept["goals"]["Bugsink"])


def _print(report: Report, facts: dict[str, str], quick: bool, names: list[str]) -> None:
    print()
    for name, fact in facts.items():
        print(f"{name:18} {fact}")
    note = "   quick: not a proof" if quick else ""
    print(f"\nThe load generator shares these cores: read the ratios.{note}\n")
    for stage in report.stages:
        print(f"     {stage.name:24} {stage.rate:9,.0f}/s {stage.adds_us:+8.0f} us")
    for point in report.growth:
        at = f"{point.curve} {point.at}"
        print(f"     {at:24} {point.logs_per_s:9,.0f} logs/s, p99 {point.p99_ms:7.1f} ms", end="")
        print(f", {point.pss_mb:4.0f} MB" if point.pss_mb else "", end="")
        print(f", {point.bytes_per_log:5.1f} B/log" if point.bytes_per_log else "")
    for verdict in report.verdicts:
        print("\n".join(behind(verdict)))
    print()
    told = {verdict.goal: line(verdict) for verdict in report.verdicts}
    told |= {goal: f"{goal:4} FAILED: {why}" for goal, why in report.failures.items()}
    for goal in (name for name in (*GOALS, *EXTRAS) if name in names and name in told):
        print(told[goal] + note)


def _plain(report: Report) -> dict[str, Any]:
    kept = asdict(report)
    kept["verdicts"] = [
        {
            "goal": verdict.goal,
            "title": verdict.title,
            "word": verdict.word,
            "parts": [part._asdict() for part in verdict.parts],
        }
        for verdict in report.verdicts
    ]
    kept["throughput"] = report.throughput and {
        "runs": {
            name: [one._asdict() for one in runs] for name, runs in report.throughput.runs.items()
        },
        "group": report.throughput.group,
        "failures": report.throughput.failures,
    }
    kept["steadiness"] = report.steadiness and report.steadiness.outcome._asdict()
    kept["stages"] = [stage._asdict() for stage in report.stages]
    kept["growth"] = [point._asdict() for point in report.growth]
    return kept


if __name__ == "__main__":
    sys.exit(main())

"""The command: torture the installed server, print a line per promise, exit 0 if all hold.

    python -m torture [--quick | --full | --minutes N] [--seed S] [--only R1,R2] [--json out.json]

Everything runs in fresh temporary folders, on loopback, and ends by itself. Ended by a signal, it
ends its servers and removes its folders.
"""

import argparse
import json
import os
import platform
import random
import sqlite3
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor, as_completed
from importlib.metadata import version
from pathlib import Path

from torture.connections import allow_many_files
from torture.ending import end_on_signals, remove_on_signals
from torture.faults import require
from torture.outcome import Outcome, as_json, details_of, line_of, summary_of
from torture.plan import Plan
from torture.product import end_all, groups
from torture.promises import NOT_PROVEN, PROMISES, Promise

_FULL_MINUTES = 25.0
_LANES = 3
"""Proofs that wait more than they work run side by side; those that measure time run alone."""


def main() -> int:
    """Run what was asked for; return the exit code."""
    options = _options()
    scale = 1.0 if options.full else min(1.0, (options.minutes or 0.0) / _FULL_MINUTES)
    chosen = _chosen(options.only, is_quick=scale == 0)
    require("strace", "strace")
    allow_many_files()
    begin = time.monotonic()
    print(_header(options), flush=True)
    with tempfile.TemporaryDirectory(prefix="usercontext-torture-") as name:
        remove_on_signals(Path(name))
        end_on_signals(groups)
        try:
            outcomes = _run_all(chosen, Plan(scale, options.seed, Path(name)))
        finally:
            end_all()
    seconds = time.monotonic() - begin
    replay = f'make torture ARGS="{_depth(options)} --seed {options.seed}{_only(options.only)}"'
    left = [f"{one.title} ({one.name}, --full)" for one in _left(options.only, chosen)]
    for line in summary_of(outcomes, (*left, *NOT_PROVEN), replay, seconds):
        print(line)
    if options.json:
        kept = {"seed": options.seed, "scale": scale, "outcomes": [as_json(o) for o in outcomes]}
        Path(options.json).write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return 0 if all(outcome.held for outcome in outcomes) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    depth = parser.add_mutually_exclusive_group()
    depth.add_argument("--quick", action="store_true", help="under a minute; the default")
    depth.add_argument("--full", action="store_true", help="up to 25 minutes")
    depth.add_argument("--minutes", type=float, help="something between the two")
    parser.add_argument("--seed", type=int, default=random.randrange(10**8))
    parser.add_argument("--only", default="", metavar="R1,R2", help="promises to put to the test")
    parser.add_argument("--json", default="", metavar="FILE", help="write the evidence there")
    return parser.parse_args()


def _chosen(only: str, is_quick: bool) -> list[Promise]:
    if not only:
        return [promise for promise in PROMISES if not (is_quick and promise.long)]
    wanted = [word.strip().upper() for word in only.split(",")]
    unknown = set(wanted) - {promise.name for promise in PROMISES}
    if unknown:
        names = ", ".join(promise.name for promise in PROMISES)
        raise SystemExit(f"no such promise: {', '.join(sorted(unknown))}; there are {names}")
    return [promise for promise in PROMISES if promise.name in wanted]


def _left(only: str, chosen: list[Promise]) -> list[Promise]:
    """Return what the quick run leaves out, which must be said."""
    return [] if only else [promise for promise in PROMISES if promise not in chosen]


def _run_all(chosen: list[Promise], plan: Plan) -> list[Outcome]:
    outcomes = []
    beside = [one for one in chosen if not one.alone or (one.waits and plan.scale == 0)]
    with ThreadPoolExecutor(_LANES) as lanes:
        waiting = [lanes.submit(_run, one, plan) for one in beside]
        for done in as_completed(waiting):
            outcomes.append(_tell(done.result()))
    outcomes += [_tell(_run(one, plan)) for one in chosen if one not in beside]
    return outcomes


def _run(promise: Promise, plan: Plan) -> Outcome:
    begin = time.monotonic()
    try:
        outcome = promise.proof(plan)
    except Exception as error:  # noqa: BLE001  (one proof that breaks must not hide the others)
        traceback.print_exc()
        outcome = Outcome(promise.name, promise.title)
        outcome.expect(False, f"the proof itself failed: {error!r}")
    outcome.seconds = time.monotonic() - begin
    return outcome


def _tell(outcome: Outcome) -> Outcome:
    print("\n".join([line_of(outcome), *details_of(outcome)]), flush=True)
    return outcome


def _header(options: argparse.Namespace) -> str:
    return (
        f'make torture ARGS="{_depth(options)} --seed {options.seed}{_only(options.only)}"   '
        f"server {version('usercontext')}  python {platform.python_version()}  "
        f"sqlite {sqlite3.sqlite_version} WAL/FULL  {os.cpu_count()} cores"
    )


def _depth(options: argparse.Namespace) -> str:
    if options.minutes:
        return f"--minutes {options.minutes:g}"
    return "--full" if options.full else "--quick"


def _only(only: str) -> str:
    return f" --only {only}" if only else ""


if __name__ == "__main__":
    sys.exit(main())

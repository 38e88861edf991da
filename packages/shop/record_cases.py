#!/usr/bin/env python3
"""Record the analyzer's labelled cases: every fault of the shop, captured by the SDK in Chromium.

    python packages/shop/record_cases.py                          all of them, into evals/cases
    python packages/shop/record_cases.py --only checkout-500 --rounds 1 --out /tmp/cases
    python packages/shop/record_cases.py --kind hard --out /tmp/hard
    python packages/shop/record_cases.py --kind twentysecond --rounds 2 --out /tmp/new
    python packages/shop/record_cases.py --join /tmp/cases --join /tmp/hard

Starts a server of its own on a folder that is gone afterwards. ``--join`` plays nothing: it checks
recordings against the table of faults, labels them by it, and writes one file per family.
"""

import argparse
import asyncio
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from case_files import case_of, empty_cases, finish, read, thin, write
from case_plans import draw_hard_plans, draw_later_plans, draw_plans
from eighteenth_plans import EIGHTEENTH
from eighth_plans import EIGHTH
from eleventh_plans import ELEVENTH
from fifteenth_plans import FIFTEENTH
from fifth_plans import FIFTH
from fourteenth_plans import FOURTEENTH
from fourth_plans import FOURTH
from msgspec.structs import replace
from nineteenth_plans import NINETEENTH
from ninth_plans import NINTH
from second_plans import SECOND
from seventeenth_plans import SEVENTEENTH
from seventh_plans import SEVENTH
from sixteenth_plans import SIXTEENTH
from sixth_plans import SIXTH
from tenth_plans import TENTH
from third_plans import THIRD
from thirteenth_plans import THIRTEENTH
from twelfth_plans import TWELFTH
from twentieth_plans import TWENTIETH
from twentyfirst_plans import TWENTYFIRST
from twentysecond_plans import TWENTYSECOND

from usercontext.client.clients import Client
from usercontext.shop.driver import Played, Stage, play
from usercontext.shop.faults import FaultTable, load_faults
from usercontext.shop.plans import Plan
from usercontext.shop.shelf import find_places

APART = {
    "later": draw_later_plans,
    "second": SECOND.draw,
    "third": THIRD.draw,
    "fourth": FOURTH.draw,
    "fifth": FIFTH.draw,
    "sixth": SIXTH.draw,
    "seventh": SEVENTH.draw,
    "eighth": EIGHTH.draw,
    "ninth": NINTH.draw,
    "tenth": TENTH.draw,
    "eleventh": ELEVENTH.draw,
    "twelfth": TWELFTH.draw,
    "thirteenth": THIRTEENTH.draw,
    "fourteenth": FOURTEENTH.draw,
    "fifteenth": FIFTEENTH.draw,
    "sixteenth": SIXTEENTH.draw,
    "seventeenth": SEVENTEENTH.draw,
    "eighteenth": EIGHTEENTH.draw,
    "nineteenth": NINETEENTH.draw,
    "twentieth": TWENTIETH.draw,
    "twentyfirst": TWENTYFIRST.draw,
    "twentysecond": TWENTYSECOND.draw,
}
"""Sets of families that are recorded after rules, and judged alone."""
CASES = Path(__file__).parents[2] / "src" / "usercontext" / "evals" / "cases"


def record(stage: Stage, secret_key: str, plans: list[tuple[str, Plan]]) -> list[dict[str, Any]]:
    """Play the visits without reporting, and read each session back as the server keeps it."""
    quiet = [(name, silent(plan)) for name, plan in plans]
    names = {id(plan): name for name, plan in quiet}
    said = dict(plans)
    ended: list[Played] = []

    def told(played: Played) -> None:
        ended.append(played)
        print(f"\r{len(ended)} of {len(plans)} visits", end="", file=sys.stderr, flush=True)

    asyncio.run(play(stage, [plan for _, plan in quiet], told))
    cases = []
    with Client(stage.url, secret_key) as client:
        for one in ended:
            if skipped(one):
                continue
            name = names[id(one.plan)]
            found: Any = client.session_logs(UUID(str(one.session_id)))
            logs = msgspec.to_builtins(list(found))
            cases.append(case_of(name, said[name], logs, stage.url))
    return sorted(cases, key=lambda case: str(case["name"]))


def silent(plan: Plan) -> Plan:
    """Return the visit without its report: the words go into the case, no issue is made."""
    return replace(plan, report=None)


def skipped(played: Played) -> bool:
    """Tell, and say, that a visit left nothing to make a case of."""
    if played.session_id is None or (played.trouble and played.plan.fault is None):
        print(f"\nleft out: {played.plan.switch}: {played.trouble}", file=sys.stderr)
        return True
    return False


def main() -> None:
    """Record the chosen cases, or join recordings."""
    chosen, places = read_wishes()
    table = load_faults(places.faults)
    if chosen.join:
        cases = [case for folder in chosen.join for case in read(folder)]
        cases += [] if chosen.kind in APART else empty_cases()
    else:
        cases = play_all(chosen, table)
    finished = sorted(finish(cases, table), key=lambda case: (case["family"], case["name"]))
    kept = {case["name"] for case in finished}
    for case in cases:
        if case["name"] not in kept:
            print(f"left out, its fault did not strike: {case['name']}", file=sys.stderr)
    written = write(thin(finished), chosen.out)
    print(f"\n{len(finished)} cases, {written / 1024:.0f} KiB in {chosen.out}")


def read_wishes() -> tuple[argparse.Namespace, Any]:
    """Return what was asked for, and where the shop lies."""
    parser = argparse.ArgumentParser(description="Record the analyzer's labelled cases.")
    parser.add_argument("--only", default="", help="faults whose id begins so")
    parser.add_argument("--kind", choices=("all", "hard", *APART), default="all")
    parser.add_argument("--rounds", type=int, default=3, help="visits per variant")
    parser.add_argument("--join", type=Path, action="append", help="a folder of recordings")
    parser.add_argument("--out", type=Path, default=CASES)
    parser.add_argument("--at-once", type=int, default=3)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    chosen = parser.parse_args()
    places = find_places()
    if places is None or not chosen.chromium:
        parser.error("no shop, or no Chromium: name one with --chromium")
    return chosen, places


def play_all(chosen: argparse.Namespace, table: FaultTable) -> list[dict[str, Any]]:
    """Play the chosen visits against a fresh server."""
    plans = list(draw_plans_of(chosen, table))
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "usercontext", "serve", "--port", "0", "--data", folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            url, secret, publishable = read_first_screen(server)
            try:
                stage = Stage(url, publishable, chosen.chromium, at_once=chosen.at_once)
                return record(stage, secret, plans)
            finally:
                server.send_signal(signal.SIGTERM)


def draw_plans_of(chosen: argparse.Namespace, table: FaultTable) -> Iterator[tuple[str, Plan]]:
    """Yield the visits of the chosen kind."""
    if chosen.kind in APART:
        yield from APART[chosen.kind](table, chosen.only, chosen.rounds)
        return
    yield from draw_hard_plans(table, chosen.only)
    if chosen.kind == "all":
        yield from draw_plans(table, chosen.only, chosen.rounds)


def read_first_screen(server: "subprocess.Popen[str]") -> tuple[str, str, str]:
    """Return the address and the two keys that a fresh server prints."""
    screen = ""
    for line in server.stdout or ():
        screen += line
        if "Ctrl-C" in line:
            break
    patterns = (r"http://[\d.:]+", r"uc_sec_\w{36}", r"uc_pub_\w{36}")
    return tuple(re.findall(p, screen)[0] for p in patterns)  # type: ignore[return-value]


if __name__ == "__main__":
    main()

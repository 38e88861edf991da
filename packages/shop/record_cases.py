#!/usr/bin/env python3
"""Record the analyzer's labelled cases: every fault of the shop, captured by the SDK in Chromium.

    python packages/shop/record_cases.py                          all of them, into evals/cases
    python packages/shop/record_cases.py --only checkout-500 --rounds 1 --out /tmp/cases

Starts a server of its own on a folder that is gone afterwards. Labels come from the table of
faults alone; what the analyzer says of a case is never asked. One file per family.
"""

import argparse
import asyncio
import gzip
import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from usercontext.client import Client
from usercontext.shop.driver import Played, Stage, play
from usercontext.shop.faults import FaultTable, load_faults
from usercontext.shop.plans import Plan, Wishes, draw_crowd, plan_of
from usercontext.shop.shelf import find_places

CASES = Path(__file__).parents[2] / "src" / "usercontext" / "evals" / "cases"
HEALTHY, LONG, LONG_ENTRIES = 24, 12, 5000
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
NO_FAULT = {"category": None, "priority": ["P3"], "impact": [0, 39], "causeContains": []}
KEPT = ("type", "level", "eventType", "eventMetadata", "payload", "timestamp", "entryId")


def draw_plans(table: FaultTable, only: str, rounds: int) -> Iterator[tuple[str, Plan]]:
    """Yield each case's id and its visit: plain first, then by chance, then long and healthy."""
    choices = [(f, v) for f in table.faults.values() for v in f.variants if f.id.startswith(only)]
    for fault, variant in choices:
        yield f"{fault.id}/{variant.id}/0", spoken(plan_of(fault, variant), fault.says)
        wishes = Wishes(rounds - 1, 1, [(fault, variant)], 0.0, reporting_share=1.0)
        for plan in draw_crowd(replace(wishes, seed=len(fault.id + variant.id))):
            yield f"{fault.id}/{variant.id}/{plan.number + 1}", plan
    if only:
        return
    chance = Random(5)
    for number, (fault, variant) in enumerate(chance.sample(choices, LONG)):
        plan = spoken(plan_of(fault, variant, number), fault.says)
        yield f"{fault.id}/{variant.id}/long", replace(plan, chatter=LONG_ENTRIES)
    for plan in draw_crowd(Wishes(HEALTHY, 7, (), reporting_share=1.0)):
        yield f"healthy/{plan.visit}/{plan.number}", plan


def spoken(plan: Plan, says: tuple[str, ...]) -> Plan:
    """Let a plain visit be reported in the fault's own words."""
    return replace(plan, report=says[0] if says else "Something is wrong here.")


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
    with Client(stage.url, secret_key) as client:
        cases = [
            case_of(names[id(one.plan)], said[names[id(one.plan)]], one, client, stage.url)
            for one in ended
            if not skipped(one)
        ]
    return sorted(cases, key=lambda case: case["name"])


def silent(plan: Plan) -> Plan:
    """Return the visit without its report: the words go into the case, no issue is made."""
    return replace(plan, report=None)


def skipped(played: Played) -> bool:
    """Tell, and say, that a visit left nothing to make a case of."""
    if played.session_id is None or (played.trouble and played.plan.fault is None):
        print(f"\nleft out: {played.plan.switch}: {played.trouble}", file=sys.stderr)
        return True
    return False


def case_of(name: str, plan: Plan, played: Played, client: Client, url: str) -> dict[str, Any]:
    """Return a recording with its label, on an address and at a time that are always the same."""
    found: Any = msgspec.to_builtins(list(client.session_logs(UUID(str(played.session_id)))))
    found.sort(key=lambda entry: entry["timestamp"])
    moved = json.loads(json.dumps(found).replace(url.partition("://")[2], "shop.example"))
    logs = [{key: entry[key] for key in KEPT if entry.get(key) is not None} for entry in moved]
    begun = instant(logs[0])
    for entry in logs:
        entry["timestamp"] = stamp(BEGIN + (instant(entry) - begun))
    went = [e["eventMetadata"]["to"] for e in logs if e["eventType"] == "navigation"]
    agents = [e["payload"]["userAgent"] for e in logs if "userAgent" in e["payload"]]
    return {
        "name": name,
        "title": plan.fault.title if plan.fault else "A visit in which everything works",
        "family": plan.fault.family if plan.fault else "healthy",
        "fault": plan.fault.id if plan.fault else None,
        "variant": plan.variant.id if plan.variant else None,
        "conditions": conditions_of(plan),
        "label": label_of(plan),
        "session": {"externalSessionId": name, "release": "shop@2.4.1", "environment": "demo"},
        "issue": {
            "userDescription": plan.report,
            "metadata": {"url": (went or [""])[-1], "browser": (agents or [""])[0]},
        },
        "logs": logs,
    }


def conditions_of(plan: Plan) -> dict[str, Any]:
    """Return under which conditions a visit was played."""
    mood = plan.mood.value if plan.mood else "plain"
    return {
        "noise": plan.noise,
        "language": plan.language,
        "mood": mood,
        "wanders": plan.wanders,
        "chatter": plan.chatter,
    }


def label_of(plan: Plan) -> dict[str, Any]:
    """Return what is right about a case, from the table alone."""
    if plan.fault is None or plan.variant is None:
        return NO_FAULT
    causes = plan.variant.cause_contains or plan.fault.cause_contains
    return {
        "category": plan.fault.category.value,
        "priority": [priority.value for priority in plan.fault.priority],
        "impact": plan.fault.impact,
        "causeContains": causes,
    }


def instant(entry: dict[str, Any]) -> datetime:
    """Return when an entry happened."""
    return datetime.fromisoformat(entry["timestamp"].replace("Z", "+00:00"))


def stamp(when: datetime) -> str:
    """Write an instant with milliseconds."""
    return (when + timedelta(0)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def write(cases: list[dict[str, Any]], folder: Path) -> int:
    """Write a file of lines per family and return the bytes; the same cases, the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for family in sorted({case["family"] for case in cases}):
        lines = (json.dumps(c, ensure_ascii=False) for c in cases if c["family"] == family)
        packed = gzip.compress("\n".join(lines).encode(), 9, mtime=0)
        (folder / f"{family}.jsonl.gz").write_bytes(packed)
        written += len(packed)
    return written


def main() -> None:
    """Record the chosen cases."""
    parser = argparse.ArgumentParser(description="Record the analyzer's labelled cases.")
    parser.add_argument("--only", default="", help="faults whose id begins so")
    parser.add_argument("--rounds", type=int, default=3, help="visits per variant")
    parser.add_argument("--out", type=Path, default=CASES)
    parser.add_argument("--at-once", type=int, default=3)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    chosen = parser.parse_args()
    places = find_places()
    if places is None or not chosen.chromium:
        parser.error("no shop, or no Chromium: name one with --chromium")
    plans = list(draw_plans(load_faults(places.faults), chosen.only, chosen.rounds))
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "usercontext", "serve", "--port", "0", "--data", folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            url, secret, publishable = read_first_screen(server)
            try:
                stage = Stage(url, publishable, chosen.chromium, at_once=chosen.at_once)
                cases = record(stage, secret, plans)
            finally:
                server.send_signal(signal.SIGTERM)
    written = write(cases, chosen.out)
    print(f"\n{len(cases)} cases, {written / 1024:.0f} KiB in {chosen.out}")


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

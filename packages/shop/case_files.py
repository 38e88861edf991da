"""Recordings become labelled cases, and cases become files. Not: visits, the browser.

Labels come from the table of faults alone; what an analyzer says of a case is never asked.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from case_plans import CANARY, EMPTY, ORDERS

from usercontext.shop.expected import compare
from usercontext.shop.families import APART_FAMILIES
from usercontext.shop.faults import FaultTable
from usercontext.shop.plans import Plan, plan_of

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
NO_FAULT = {"category": None, "priority": ["P3"], "impact": [0, 39], "causeContains": []}
KEPT = ("type", "level", "eventType", "eventMetadata", "payload", "timestamp", "entryId")
NOT_SEEN = frozenset(
    {
        *("request_storm", "retry_loop", "rate_limited", "stale_version", "socket_drop"),
        *("redirect_loop", "hydration", "race", "wrong_total", "rage_click", "abandonment"),
        *APART_FAMILIES,
    }
)
"""Families for which the rules had no detector when these visits were recorded."""
_SWITCH = re.compile(r"\?fault=[a-z0-9:,-]*(?:&noise=[01])?")
"""The address that switches a fault on names it: no page of a customer does that."""


def case_of(name: str, plan: Plan, logs: list[dict[str, Any]], url: str) -> dict[str, Any]:
    """Return a recording with its label, on an address and at a time that are always the same."""
    text = json.dumps(logs).replace(url.partition("://")[2], "shop.example")
    moved = sorted(json.loads(text), key=lambda entry: str(entry["timestamp"]))
    kept = [{key: entry[key] for key in KEPT if entry.get(key) is not None} for entry in moved]
    begun = instant(kept[0])
    for entry in kept:
        entry["timestamp"] = stamp(BEGIN + (instant(entry) - begun))
    went = [e["eventMetadata"]["to"] for e in kept if e["eventType"] == "navigation"]
    agents = [e["payload"]["userAgent"] for e in kept if "userAgent" in e["payload"]]
    return {
        "name": name,
        "title": plan.fault.title if plan.fault else "A visit in which everything works",
        "family": plan.fault.family if plan.fault else "healthy",
        "fault": plan.fault.id if plan.fault else None,
        "variant": plan.variant.id if plan.variant else None,
        "conditions": conditions_of(plan),
        "session": {"externalSessionId": name, "release": "shop@2.4.1", "environment": "demo"},
        "issue": {
            "userDescription": plan.report,
            "metadata": {"url": (went or [""])[-1], "browser": (agents or [""])[0]},
        },
        "logs": kept,
    }


def conditions_of(plan: Plan) -> dict[str, Any]:
    """Return under which conditions a visit was played."""
    return {
        "noise": plan.noise,
        "language": plan.language,
        "mood": plan.mood.value if plan.mood else "plain",
        "wanders": plan.wanders,
        "chatter": plan.chatter,
        "lines": len(plan.lines),
        "banner": bool(plan.banner),
    }


def finish(recorded: Iterable[dict[str, Any]], table: FaultTable) -> Iterator[dict[str, Any]]:
    """Yield the cases that show their fault, labelled by the table as it stands today."""
    for case in recorded:
        clean = json.loads(_SWITCH.sub("", json.dumps(case, ensure_ascii=False)))
        fault, variant = table.faults.get(case["fault"] or ""), None
        if fault is not None:
            variant = table.variant(fault.id, case["variant"])
        plan = plan_of(fault, variant)
        if clean["logs"] and compare(plan.expects, clean["logs"]).missing:
            continue  # the fault did not strike: the visitor never came to it
        clean["label"] = label_of(plan)
        clean["seen"] = clean["family"] not in NOT_SEEN
        clean["kind"] = kind_of(clean)
        if CANARY in json.dumps(clean, ensure_ascii=False):
            clean["label"]["mustNotSay"] = [CANARY]
        yield clean


def kind_of(case: dict[str, Any]) -> str:
    """Return what is special about a case, as the last part of its name tells."""
    last = case["name"].rpartition("/")[2].partition("-")[0]
    if last in ("long", "injected", "distracted", "empty", "unrelated", "noise"):
        return str(last)
    return "plain" if last == "0" and case["fault"] else "chance"


def label_of(plan: Plan) -> dict[str, Any]:
    """Return what is right about a case, from the table alone."""
    if plan.fault is None or plan.variant is None:
        return dict(NO_FAULT)
    causes = plan.variant.cause_contains or plan.fault.cause_contains
    return {
        "category": plan.fault.category.value,
        **({"also": [also.value for also in plan.fault.also]} if plan.fault.also else {}),
        "priority": [priority.value for priority in plan.fault.priority],
        "impact": list(plan.fault.impact),
        "causeContains": list(causes),
    }


def empty_cases() -> Iterator[dict[str, Any]]:
    """Yield reports whose session holds nothing: the script was blocked, or came too late."""
    for number, words in enumerate(EMPTY):
        name = f"healthy/nothing-captured/empty-{number}"
        yield {
            "name": name,
            "title": "A report without a single entry",
            "family": "healthy",
            "fault": None,
            "variant": None,
            "conditions": {"injected": words in ORDERS},
            "session": {"externalSessionId": name, "release": "shop@2.4.1", "environment": "demo"},
            "issue": {"userDescription": words, "metadata": {"url": "http://shop.example/demo/"}},
            "logs": [],
        }


def thin(cases: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave the lines of a page that polls as they are but once: a haystack needs no entry ids."""
    kept = list(cases)
    for case in kept:
        for entry in case["logs"]:
            if entry["level"] == "debug" and "poll" in json.dumps(entry["payload"]):
                entry.pop("entryId", None)
    return kept


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


def read(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the cases that were written to a folder."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        for line in gzip.decompress(path.read_bytes()).splitlines():
            yield msgspec.json.decode(line)


def instant(entry: dict[str, Any]) -> datetime:
    """Return when an entry happened."""
    return datetime.fromisoformat(entry["timestamp"].replace("Z", "+00:00"))


def stamp(when: datetime) -> str:
    """Write an instant with milliseconds."""
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")

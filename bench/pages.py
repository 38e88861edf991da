"""docs/performance.md and its pictures, rewritten from what a run kept. Not: measuring, drawing."""

import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import pictures
from bench.figures import short, table
from bench.pictures import Bar, Curve
from bench.throughput import ENTRIES, WHOLE

_DOCS = Path(__file__).parent.parent / "docs"
_FIGURES = ("p50_ms", "p90_ms", "p99_ms", "p999_ms", "max_ms")
_CURVES = ("stored logs", "connections", "entries")
_CURVE_NAMES = {"entries": "entries in a batch"}


def write_bench(kept: dict[str, Any], docs: Path = _DOCS) -> None:
    """Rewrite the block of `python -m bench`, and the pictures that it shows."""
    blocks = [_machine(kept["machine"]), _goals(kept["verdicts"])]
    if kept["throughput"]:
        blocks.append(_throughput(docs, kept["throughput"]["runs"]))
    if kept["steadiness"]:
        blocks.append(_latency(docs, kept["steadiness"]))
    if kept["stages"]:
        blocks.append(_stages(docs, kept["stages"]))
    if kept["growth"]:
        blocks.append(_growth(docs, kept["growth"]))
    _rewrite(docs / "performance.md", "bench", blocks)


def write_peers(kept: dict[str, Any], docs: Path = _DOCS) -> None:
    """Rewrite the block of `python -m bench.peers`, and its picture."""
    rows = sorted(kept["systems"], key=lambda one: -one["stored_per_s"])
    picture = pictures.bars(
        "Stored entries a second, sustained",
        "the same 100 entries in one request; 16 connections; until the stored count stands still",
        [
            Bar(
                one["name"],
                one["stored_per_s"],
                f"{one['stored_per_s'] * ENTRIES:,.0f}",
                "main" if one["ours"] else "second",
            )
            for one in rows
        ],
    )
    ours = next(one for one in rows if one["ours"])
    head = ("system", "acknowledged/s", "stored/s", "entries/s", "ours is", "p99 ms", "PSS MB")
    cells = [
        (
            one["name"],
            short(one["acknowledged_per_s"]),
            short(one["stored_per_s"]),
            short(one["stored_per_s"] * ENTRIES),
            "" if one["ours"] else f"{one['ours_is']:.1f} x",
            short(one["p99_ms"]),
            short(one["pss_mb"]),
        )
        for one in [ours, *(one for one in rows if not one["ours"])]
    ]
    shown = _picture(docs, "peers", "Stored entries a second, beside other systems", picture)
    _rewrite(
        docs / "performance.md", "peers", [_machine(kept["machine"]), [*shown, *table(head, cells)]]
    )


def _machine(facts: dict[str, str]) -> list[str]:
    return ["Measured on: " + "; ".join(f"{name} {fact}" for name, fact in facts.items()) + "."]


def _goals(verdicts: Sequence[dict[str, Any]]) -> list[str]:
    rows = []
    for verdict in verdicts:
        for part in verdict["parts"]:
            found = part["measured"]
            rows.append(
                (
                    verdict["goal"],
                    part["name"],
                    "not measured" if found is None else short(found) + part["unit"],
                    f"{'≥' if part['at_least'] else '≤'} {short(part['bound'])}{part['unit']}",
                    "-" if found is None else "ok" if _holds(part) else "short",
                )
            )
    return ["### Goals", "", *table(("goal", "demand", "measured", "bound", ""), rows)]


def _holds(part: dict[str, Any]) -> bool:
    return bool(
        part["measured"] >= part["bound"] if part["at_least"] else part["measured"] <= part["bound"]
    )


def _throughput(docs: Path, runs: dict[str, list[dict[str, Any]]]) -> list[str]:
    runs = {name: measured for name, measured in runs.items() if measured}
    rates = {name: statistics.median(_rate(one) for one in runs[name]) for name in runs}
    shown = sorted((name for name in runs if name != "bare socket"), key=lambda name: -rates[name])
    picture = pictures.bars(
        "Batches a second",
        f"{ENTRIES} entries, 36 KB each; 32 connections; the load generator shares the cores",
        [
            Bar(name, rates[name], f"{rates[name]:,.0f}", "main" if name == WHOLE else "second")
            for name in shown
        ],
    )
    head = ("variant", "batches/s", "logs/s", "of the whole", "p50 ms", "p99 ms", "rounds apart")
    rows = [
        (
            name,
            short(rates[name]),
            short(rates[name] * ENTRIES),
            f"{rates[name] / rates[WHOLE]:.2f}",
            *(
                short(statistics.median(one[key] for one in runs[name]))
                for key in ("p50_ms", "p99_ms")
            ),
            f"{_apart(runs[name]):.0%}".replace("%", " %"),
        )
        for name in sorted(runs, key=lambda name: -rates[name])
    ]
    shown_lines = _picture(docs, "throughput", "Batches a second, by variant", picture)
    return ["### Throughput", "", *shown_lines, *table(head, rows)]


def _rate(one: dict[str, Any]) -> float:
    return float(one["accepted"] / one["seconds"])


def _apart(runs: Sequence[dict[str, Any]]) -> float:
    rates = [_rate(one) for one in runs]
    return (max(rates) - min(rates)) / statistics.median(rates)


def _latency(docs: Path, outcome: dict[str, Any]) -> list[str]:
    picture = pictures.distribution(
        "Answers by the time they took",
        f"{outcome['answered']:,} batches in {outcome['seconds']:.0f} s, 32 connections, saturated",
        outcome,
    )
    rows = [tuple(short(outcome[key]) for key in _FIGURES)]
    shown = _picture(docs, "latency", "Distribution of latency", picture)
    return ["### Latency", "", *shown, *table(("p50 ms", "p90", "p99", "p99.9", "worst"), rows)]


def _stages(docs: Path, stages: Sequence[dict[str, Any]]) -> list[str]:
    picture = pictures.ladder(
        "Where a batch's time goes",
        "microseconds of this machine that each stage adds to a request of 100 entries",
        [(stage["name"], stage["adds_us"]) for stage in stages],
    )
    rows = [(stage["name"], short(stage["rate"]), f"{stage['adds_us']:.0f}") for stage in stages]
    shown = _picture(docs, "stages", "Cost by stage", picture)
    head = ("with it, and all above", "batches/s", "adds us")
    return ["### Cost by stage", "", *shown, *table(head, rows)]


def _growth(docs: Path, points: Sequence[dict[str, Any]]) -> list[str]:
    curves = []
    for name in _CURVES:
        on = [point for point in points if point["curve"] == name]
        curves.append(
            Curve(
                _CURVE_NAMES.get(name, name),
                [_briefly(point["at"]) for point in on],
                [point["logs_per_s"] for point in on],
                [point["p99_ms"] for point in on],
            )
        )
    picture = pictures.panels(
        "As work grows", "batches of 100, 32 connections, unless said", curves
    )
    rows = [
        (
            f"{point['curve']}: {point['at']}",
            short(point["logs_per_s"]),
            short(point["p50_ms"]),
            short(point["p99_ms"]),
            short(point["pss_mb"]) if point["pss_mb"] else "",
            short(point["bytes_per_log"]) if point["bytes_per_log"] else "",
        )
        for point in points
    ]
    head = ("", "logs/s", "p50 ms", "p99 ms", "PSS MB", "bytes/log")
    shown = _picture(docs, "growth", "Rate and latency as work grows", picture)
    return ["### As work grows", "", *shown, *table(head, rows)]


def _briefly(number: str) -> str:
    zeros = len(number) - len(number.rstrip("0,"))
    return f"1e{number.count('0')}" if zeros > 3 else number


def _picture(docs: Path, name: str, words: str, text: str) -> list[str]:
    (docs / "pictures").mkdir(exist_ok=True)
    (docs / "pictures" / f"{name}.svg").write_text(text, encoding="utf-8")
    return [f"![{words}](pictures/{name}.svg)", ""]


def _rewrite(page: Path, name: str, blocks: Sequence[Sequence[str]]) -> None:
    """Put the blocks between the marks of that name; raises ValueError when a mark is missing."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    _, mark, after = rest.partition(end)
    if not mark:
        raise ValueError(f"{page.name} has no place for {name}: {begin} … {end}")
    inside = "\n\n".join("\n".join(block) for block in blocks)
    page.write_text(f"{before}{begin}\n\n{inside}\n\n{end}{after}", encoding="utf-8")

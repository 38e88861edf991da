"""Goals S8, S9 and S10: what other programs of this repository measure, run and read here.

Each prints a table of its own or writes JSON. What cannot be read is told as not measured, with the
reason; never as passed.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from bench.course import Course
from bench.figures import Part, Verdict, at_least, at_most

_HERE = Path(__file__).parent
_LONGEST_S = 600
_ROW = re.compile(r"(\S.*?)\s{2,}(\S.*)")
Rows = dict[str, list[float]]


def torture(course: Course) -> Verdict:
    """Return the verdict of S8 from the quick form of R1 and R2."""
    title = "nothing acknowledged is lost (R1, R2 of the torture)"
    if importlib.util.find_spec("torture.__main__") is None:
        return Verdict("S8", title, (at_least("R1, R2", None, 1, behind="no torture command"),))
    with course.scratch() as place:
        told = place / "torture.json"
        words = ["torture", "--quick", "--only", "R1,R2", "--json", str(told)]
        _, failed = _run(["-m", *words])
        if not told.exists():
            return Verdict("S8", title, (at_least("R1, R2", None, 1, behind=failed),))
        outcomes = json.loads(told.read_text())["outcomes"]
    parts = [
        at_least(f"{one['promise']} held", float(one["held"]), 1, behind=str(one["counts"]))
        for one in outcomes
    ]
    return Verdict("S8", title, tuple(parts))


def reads(course: Course) -> Verdict:
    """Return the verdict of S9 from `reads.py`."""
    with course.scratch() as place:
        rows, failed = _run([str(_HERE / "reads.py"), str(place)])
    few, many = _first(rows, "issue of 1,000"), _first(rows, "issue of 10,000")
    growth = many[0] / few[0] / 10 if few and many else None
    return Verdict(
        "S9",
        "reading an issue, in the server, log ids included",
        (
            at_most("issue with 1,000 logs", few[1] if few else None, 2, " ms", failed),
            at_most("issue with 10,000 logs", many[1] if many else None, 15, " ms"),
            at_most("growth, of linear", growth, 1.6, " x"),
        ),
    )


def listing(course: Course) -> Verdict:
    """Return the verdict of S10 from `listing.py`: rows of p50, p95 at 1e3, at 1e6, and ratio."""
    rows: Rows = {}
    if course.quick:
        failed = "building 1e6 issues takes minutes: leave out --quick"
    else:
        with course.scratch() as place:
            rows, failed = _run([str(_HERE / "listing.py"), "--folder", str(place)])
    return Verdict("S10", "pages and totals at 1e6 issues", tuple(listing_parts(rows, failed)))


def listing_parts(rows: Rows, failed: str) -> Iterable[Part]:
    """Demand of each row what its filter allows: a ratio, or a 95th percentile."""
    told = {name: figures for name, figures in rows.items() if len(figures) == _LISTING_COLUMNS}
    if not told:
        return [at_most("at 1e6, of 1e3", None, 1.5, " x", failed or "its table has other columns")]
    searches = {name for name in told if re.match(r"(q |from/to|category|group)", name)}
    return [
        at_most(f"{name}, p95", figures[3], 50, " ms")
        if name in searches
        else at_most(f"{name}, of 1e3", figures[4], 1.5, " x")
        for name, figures in told.items()
    ]


_LISTING_COLUMNS = 5


def table_rows(text: str) -> Rows:
    """Read the rows of a printed table: a name, two blanks or more, then numbers."""
    rows: Rows = {}
    for line in text.splitlines():
        parted = _ROW.fullmatch(line.strip())
        cells = parted[2].split() if parted else []
        figures = [float(cell.replace(",", "")) for cell in cells if _is_number(cell)]
        if parted and len(figures) == len(cells):
            rows.setdefault(parted[1], figures)
    return rows


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?[\d,]+(\.\d+)?", cell) is not None


def _first(rows: Rows, name: str) -> list[float] | None:
    figures = rows.get(name)
    return figures if figures and len(figures) > 1 else None


def _run(words: list[str]) -> tuple[Rows, str]:
    """Run a program of ours; returns the rows it printed, and what went wrong if nothing came."""
    # those scripts are run by their path, so the repository must be told to them
    paths = os.pathsep.join([str(_HERE.parent), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | {"PYTHONPATH": paths}
    try:
        ran = subprocess.run(
            [sys.executable, *words],
            capture_output=True,
            check=False,
            text=True,
            env=environment,
            timeout=_LONGEST_S,
        )
    except subprocess.TimeoutExpired:
        return {}, f"took longer than {_LONGEST_S} s"
    rows = table_rows(ran.stdout)
    last = (ran.stderr.strip().splitlines() or ["it printed no such row"])[-1]
    return rows, "" if rows else last[:200]

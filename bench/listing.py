"""Time a project's listings with a thousand and with a million issues: python -m bench.listing.

    python -m bench.listing [--folder FOLDER] [--repeats 60]

Fills two data folders, starts the installed server on each and asks over HTTP, one connection, the
two servers by turns. Prints milliseconds (median, 95th percentile) and the ratio of the medians.
About two minutes and 1 GB; an existing folder is used as it is.
"""

import argparse
import http.client
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from bench.many_issues import COMMON, RARE, SECOND_US, START_US, add_issues
from bench.product import Product, create_project, running
from usercontext.domain.clock import format_second

SIZES = (1_000, 1_000_000)
LIMIT = 20
PAGES = 50
OPEN, MIDDLING = 0.70, 0.40
"""Shares of the issues that are open, and of priority P2 or P3, as ``many_issues`` draws them."""

Asked = dict[str, str | int]


def main() -> None:
    """Fill, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--repeats", type=int, default=60)
    options = parser.parse_args()
    os.environ["USERCONTEXT_READ_LIMIT"] = "0"  # one key asks faster than any person
    with tempfile.TemporaryDirectory(prefix="usercontext-bench-") as place:
        folders = [(options.folder or Path(place)) / str(size) for size in SIZES]
        keys = [fill(folder, size) for folder, size in zip(folders, SIZES, strict=True)]
        with running(folders[0], keys[0]) as few, running(folders[1], keys[1]) as many:
            print_table(compare(few, many, options.repeats))


def fill(folder: Path, size: int) -> dict[str, str]:
    """Make a data folder with that many issues, unless it is there; returns the keys."""
    kept = folder / "bench-keys.json"
    if not kept.exists():
        started = time.monotonic()
        keys = create_project(folder)
        with running(folder, keys):  # opens the session that the issues are of
            pass
        add_issues(folder, size)
        kept.write_text(json.dumps(keys))
        print(f"{size:,} issues in {time.monotonic() - started:.0f} s")
    found: dict[str, str] = json.loads(kept.read_text())
    return found


def compare(few: Product, many: Product, repeats: int) -> dict[str, list[list[float]]]:
    """Time every kind of listing on both servers, by turns."""
    asks = [(listings(size), Listing(one)) for size, one in zip(SIZES, (few, many), strict=True)]
    measured: dict[str, list[list[float]]] = {}
    for name in asks[0][0]:
        spent: list[list[float]] = [[], []]
        for repeat in range(repeats + 5):
            for (table, listing), times in zip(asks, spent, strict=True):
                milliseconds = listing.ask(table[name]())
                if repeat >= 5:  # the first calls warm up
                    times.append(milliseconds)
        measured[name] = spent
    return measured


class Listing:
    """One connection to a server."""

    def __init__(self, product: Product) -> None:
        self._path = f"/v1/projects/{product.project_id}/issues?"
        self._headers = {"x-api-key": product.secret_key}
        self._connection = http.client.HTTPConnection("127.0.0.1", product.port, timeout=60)

    def ask(self, asked: Asked) -> float:
        """Ask for a page and return the milliseconds; an empty page is a mistake of the bench."""
        path = self._path + urlencode({"limit": LIMIT, **asked})
        started = time.perf_counter()
        self._connection.request("GET", path, headers=self._headers)
        answer = self._connection.getresponse()
        body = answer.read()
        milliseconds = (time.perf_counter() - started) * 1_000
        if answer.status != 200 or not json.loads(body)["issues"]:
            raise RuntimeError(f"{path} was answered {answer.status}: {body[:200]!r}")
        return milliseconds


def listings(size: int) -> dict[str, Callable[[], Asked]]:
    """Return for every line of the table what is asked; several pages where pages are meant."""
    pages = random.Random(2)
    half = size // 2 // LIMIT
    span: Asked = {
        "from": format_second(START_US + size // 4 * SECOND_US),
        "to": format_second(START_US + size // 2 * SECOND_US),
    }

    def page(number: float, **filters: str) -> Callable[[], Asked]:
        return lambda: {"page": max(1, int(number)), **filters}

    def first_pages(matches: float, filters: Asked) -> Callable[[], Asked]:
        last = max(1, min(PAGES, int(matches / LIMIT)))
        return lambda: {"page": pages.randint(1, last), **filters}

    return {
        "page 1, with total": page(1),
        "middle page": page(half),
        "last page": page(size / LIMIT),
        "status, page 1": page(1, status="open"),
        "status, middle page": page(half * OPEN, status="open"),
        "priority, page 1": page(1, priority="P0"),
        "priority, middle page": page(half * MIDDLING, priority="P2"),
        "status and priority, page 1": page(1, status="open", priority="P2"),
        "status and priority, middle page": page(
            half * OPEN * MIDDLING * 0.9, status="open", priority="P2"
        ),
        "page 1 by impact": page(1, sort="-impact_score"),
        "status, page 1 by impact": page(1, status="open", sort="-impact_score"),
        "from/to, first 50 pages": first_pages(size / 5, span),
        "from/to and status, first 50 pages": first_pages(size / 8, {**span, "status": "open"}),
        "category, first 50 pages": first_pages(size / 40, {"category": "cors"}),
        "q common, first 50 pages": first_pages(size / 10, {"q": COMMON}),
        "q rare, page 1": page(1, q=RARE),
        "q common and status, first 50 pages": first_pages(
            size / 15, {"q": COMMON, "status": "open"}
        ),
    }


def print_table(measured: dict[str, list[list[float]]]) -> None:
    print(f"{'ms over HTTP':38}{'1e3 p50':>9}{'p95':>8}{'1e6 p50':>10}{'p95':>8}{'ratio':>8}")
    for name, (few, many) in measured.items():
        middles = [statistics.median(times) for times in (few, many)]
        worst = [statistics.quantiles(times, n=20)[-1] for times in (few, many)]
        print(
            f"{name:38}{middles[0]:9.2f}{worst[0]:8.2f}{middles[1]:10.2f}{worst[1]:8.2f}"
            f"{middles[1] / middles[0]:8.2f}"
        )


if __name__ == "__main__":
    main()

"""How quick the dashboard is: a million issues, sessions of 10,000 entries, first paint, weight.

    python -m bench.dashboard [--issues 1000000] [--repeats 60] [--folder FOLDER]

Prints the figures, then a line for each demand. Server time is from the request to the last byte
over loopback, on one connection; first paint is Chromium's own. A few minutes and 1 GB.
"""

import argparse
import asyncio
import gzip
import http.client
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench.course import expect
from bench.figures import Part, Verdict, at_most, behind, line, percentile
from bench.long_session import paint, sign_in
from bench.many_causes import add_causes
from bench.many_issues import COMMON, RARE, SECOND_US, START_US, add_issues
from bench.product import Product, create_project, open_session, running
from bench.traffic import make_batch
from usercontext.dashboard.shelf import read_shelf

INBOX_MS, OVERVIEW_MS, SCRIPTS_KB = 20.0, 100.0, 40.0
LONG_MS, PAINT_MS = 250.0, 500.0
"""Ours, where the goals name no number: a page of 10,000 entries, and when it is first seen."""
WARM_UP, BATCHES = 5, 100
INBOX = {
    "open": "",
    "all": "?status=all",
    "by impact": "?sort=impact",
    "priority": "?priority=P1",
    "page 14": "?page=14",
    "search, common": f"?q={COMMON.replace(' ', '+')}",
    "search, rare": f"?q={RARE}",
}


class Page(NamedTuple):
    """A page, and how long the server took for it, in milliseconds, in order."""

    name: str
    times: list[float]
    bytes: int

    @property
    def told(self) -> str:
        """Return least, median, 95th percentile and size as sent."""
        median, p95 = statistics.median(self.times), percentile(self.times, 0.95)
        spent = f"least {self.times[0]:.1f} ms, p50 {median:.1f} ms, p95 {p95:.1f} ms"
        return f"{spent}, {self.bytes / 1e3:.0f} kB"


class Visitor:
    """One connection of somebody who is signed in."""

    def __init__(self, product: Product, cookie: str, repeats: int) -> None:
        self._headers = {"cookie": f"uc-login={cookie}", "accept-encoding": "gzip"}
        self._connection = http.client.HTTPConnection("127.0.0.1", product.port, timeout=60)
        self._repeats = repeats

    def time(self, name: str, path: str) -> Page:
        """Ask for a page again and again; anything but 200 is a mistake of the bench."""
        spent, size = [], 0
        for turn in range(WARM_UP + self._repeats):
            began = time.perf_counter()
            self._connection.request("GET", path, headers=self._headers)
            answer = self._connection.getresponse()
            size = len(answer.read())
            if answer.status != 200:
                raise RuntimeError(f"{path} was answered {answer.status}")
            if turn >= WARM_UP:
                spent.append((time.perf_counter() - began) * 1_000)
        page = Page(name, sorted(spent), size)
        print(f"  {name:<26} {page.told}", flush=True)
        return page


def main() -> int:
    """Fill, measure, print; 1 when a demand is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issues", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=60)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="usercontext-bench-", dir=options.folder) as place:
        folder = Path(place) / "data"
        keys, cookie, issue, session = fill(folder, options.issues)
        with running(folder, keys, USERCONTEXT_READ_LIMIT="0") as product:
            verdicts = measure(product, cookie, options.repeats, options.issues, issue, session)
    for verdict in verdicts:
        print("\n".join(behind(verdict)))
    print()
    for verdict in verdicts:
        print(line(verdict))
    return int(any(part.shortfall for verdict in verdicts for part in verdict.parts))


def fill(folder: Path, issues: int) -> tuple[dict[str, str], str, str, str]:
    """Make a project with those issues, and one whose session has 10,000 entries; sign in."""
    keys = create_project(folder)
    with running(folder, keys):
        pass  # opens the session that the issues are of
    began = time.monotonic()
    add_issues(folder, issues)
    add_causes(folder)
    print(f"{issues:,} issues in {time.monotonic() - began:.0f} s", flush=True)
    with running(folder, keys, USERCONTEXT_LATE_LOGS_WAIT_S="0") as product:
        session = open_session(product.port, product.secret_key, "long")
        for seed in range(BATCHES):
            expect(product, "POST", f"/v1/sessions/{session}/logs", make_batch(seed * 5))
        new = {"sessionId": session, "userDescription": "The cart is empty after paying"}
        issue = str(expect(product, "POST", "/v1/issues", new)["issueId"])
        expect(product, "GET", f"/v1/issues/{issue}?wait=30&logs=0")
    return keys, asyncio.run(sign_in(folder)), issue, session


def measure(
    product: Product, cookie: str, repeats: int, issues: int, issue: str, session: str
) -> list[Verdict]:
    """Time the pages and weigh what they load."""
    at = f"/p/{product.project_id}"
    visitor = Visitor(product, cookie, repeats)
    inbox = [visitor.time(name, f"{at}/issues{query}") for name, query in INBOX.items()]
    long = [
        visitor.time("issue, 10,000 entries", f"{at}/issues/{issue}"),
        visitor.time("session, 10,000 entries", f"{at}/sessions/{session}"),
    ]
    overviews = [
        visitor.time(f"overview, {name}", f"{at}/overview?{days}")
        for name, days in days_of(issues).items()
    ]
    others = [visitor.time(name, f"{at}/{name}") for name in ("groups", "sessions")]
    painted = [
        first_paint(product, cookie, "inbox", f"{at}/issues"),
        first_paint(product, cookie, "issue, 10,000 entries", f"{at}/issues/{issue}"),
    ]
    return [
        Verdict("D1", f"the inbox at {issues:,} issues", _within(inbox, INBOX_MS)),
        Verdict("D2", "pages of 10,000 entries", _within(long, LONG_MS)),
        Verdict("D3", f"the overview at {issues:,} issues", _within(overviews, OVERVIEW_MS)),
        Verdict("D4", f"other pages at {issues:,} issues", _within(others, LONG_MS)),
        Verdict("D5", "first paint in Chromium", tuple(painted)),
        Verdict("D6", "weight of all scripts, gzipped", (weigh(),)),
    ]


def days_of(issues: int) -> dict[str, str]:
    """Return the ranges that an overview is asked for: all days with issues, a week, a day."""
    end_s = START_US // SECOND_US + issues

    def days(number: int) -> str:
        first, last = (time.gmtime(end_s - back * 86_400) for back in (number, 1))
        return f"from={time.strftime('%Y-%m-%d', first)}&to={time.strftime('%Y-%m-%d', last)}"

    return {"all days": days(2 + issues // 86_400), "a week": days(7), "a day": days(1)}


def _within(pages: list[Page], most_ms: float) -> tuple[Part, ...]:
    return tuple(
        at_most(f"{page.name}, p95", percentile(page.times, 0.95), most_ms, " ms", page.told)
        for page in pages
    )


def first_paint(product: Product, cookie: str, name: str, path: str) -> Part:
    """Return the median of a page's first paint."""
    found = sorted(paint(product, cookie, path))
    told = f"{len(found)} visits, {found[0]:.0f} to {found[-1]:.0f} ms"
    return at_most(name, statistics.median(found), PAINT_MS, " ms", told)


def weigh() -> Part:
    """Weigh the scripts as the server keeps them."""
    files = read_shelf().files
    sizes = {
        ending: sum(
            len(gzip.compress(f[1], 9)) for name, f in files.items() if name.endswith(ending)
        )
        for ending in (".js", ".css")
    }
    told = f"styles {sizes['.css'] / 1e3:.1f} kB"
    return at_most("scripts", sizes[".js"] / 1e3, SCRIPTS_KB, " kB", told)


if __name__ == "__main__":
    sys.exit(main())

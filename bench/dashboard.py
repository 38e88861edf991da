"""How quick the dashboard is: a million issues, sessions of 10,000 entries, first paint, weight.

    python -m bench.dashboard [--issues 1000000] [--repeats 60] [--folder FOLDER]

Prints the figures, then a line for each demand. Server time is from the request to the last byte
over loopback, on one connection; first paint is Chromium's own. A few minutes and 1 GB.
"""

import argparse
import asyncio
import gzip
import http.client
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from bench.course import expect
from bench.figures import Part, Verdict, at_most, behind, line, percentile
from bench.many_issues import COMMON, RARE, add_issues
from bench.product import Product, create_project, open_session, running
from bench.traffic import make_batch
from usercontext.actions import accounts, logins
from usercontext.dashboard.shelf import read_shelf
from usercontext.opening import Role, open_deps  # type: ignore[attr-defined]  # not store's
from usercontext.settings import read_settings

INBOX_MS, SCRIPTS_KB = 20.0, 40.0
LONG_MS, PAINT_MS = 250.0, 500.0
"""Ours, where the goals name no number: a page of 10,000 entries, and when it is first seen."""
PAINTED = """new Promise((told) => new PerformanceObserver((list) => {
  for (const entry of list.getEntriesByName('first-contentful-paint')) told(entry.startTime);
}).observe({type: 'paint', buffered: true}))"""
WARM_UP, PAINTS, BATCHES = 5, 7, 100
INBOX = {
    "open": "",
    "all": "?status=all",
    "by impact": "?sort=-impact_score",
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
        """Return median, 95th percentile and size."""
        median, p95 = statistics.median(self.times), percentile(self.times, 0.95)
        return f"p50 {median:.1f} ms, p95 {p95:.1f} ms, {self.bytes / 1e3:.0f} kB"


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
        return Page(name, sorted(spent), size)


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
    print(f"{issues:,} issues in {time.monotonic() - began:.0f} s", flush=True)
    with running(folder, keys, USERCONTEXT_LATE_LOGS_WAIT_S="0") as product:
        session = open_session(product.port, product.secret_key, "long")
        for seed in range(BATCHES):
            expect(product, "POST", f"/v1/sessions/{session}/logs", make_batch(seed * 5))
        new = {"sessionId": session, "userDescription": "The cart is empty after paying"}
        issue = str(expect(product, "POST", "/v1/issues", new)["issueId"])
        expect(product, "GET", f"/v1/issues/{issue}?wait=30&logs=0")
    return keys, asyncio.run(sign_in(folder)), issue, session


async def sign_in(folder: Path) -> str:
    """Make the first account; returns what its browser's cookie holds."""
    async with open_deps(read_settings({"data": str(folder)}, {}), Role.SERVER) as deps:
        token = await accounts.first_link(deps)
        assert token is not None
        row = await accounts.open_account(deps, token, "b@example.com", "Bench", "x" * 12)
        return await logins.begin_login(deps, row, "bench")


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
    others = [visitor.time(name, f"{at}/{name}") for name in ("groups", "overview", "sessions")]
    painted = paint(product, cookie, [f"{at}/issues", f"{at}/issues/{issue}"])
    return [
        Verdict("D1", f"the inbox at {issues:,} issues, server time", tuple(map(_inbox, inbox))),
        Verdict("D2", "pages of 10,000 entries, server time", tuple(map(_long, long))),
        Verdict("D3", f"other pages at {issues:,} issues", tuple(map(_long, others))),
        Verdict("D4", "first paint in Chromium", tuple(painted)),
        Verdict("D5", "weight of all scripts, gzipped", (weigh(),)),
    ]


def _inbox(page: Page) -> Part:
    return at_most(f"{page.name}, p95", percentile(page.times, 0.95), INBOX_MS, " ms", page.told)


def _long(page: Page) -> Part:
    return at_most(f"{page.name}, p95", percentile(page.times, 0.95), LONG_MS, " ms", page.told)


def paint(product: Product, cookie: str, paths: list[str]) -> list[Part]:
    """Open pages in a browser with an empty cache; returns the medians of first paint."""
    url = f"http://127.0.0.1:{product.port}"
    parts = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, path in zip(("inbox", "issue, 10,000 entries"), paths, strict=True):
            found = sorted(_paint(browser, url, path, cookie) for _ in range(PAINTS))
            told = f"{PAINTS} visits, {found[0]:.0f} to {found[-1]:.0f} ms"
            parts.append(at_most(name, statistics.median(found), PAINT_MS, " ms", told))
        browser.close()
    return parts


def _paint(browser: Browser, url: str, path: str, cookie: str) -> float:
    context = browser.new_context(base_url=url)
    context.add_cookies([{"name": "uc-login", "value": cookie, "url": url}])
    page = context.new_page()
    page.goto(path)
    painted_ms = page.evaluate(PAINTED)
    context.close()
    return float(painted_ms)


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

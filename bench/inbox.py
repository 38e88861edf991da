"""Time the pages of the inbox with a million issues: python -m bench.inbox.

    python -m bench.inbox [--folder FOLDER] [--size 1000000] [--repeats 40]

Fills a data folder as ``listing.py`` does, adds groups and reach with trends, starts the installed
server and asks it for pages over HTTP as a browser that is signed in does, one connection. Prints
milliseconds (least, median, 95th percentile) from the request to the last byte, and says which are
slower than the goal: of a machine with other work the least says more. About three minutes and
1.5 GB; an existing folder is used as it is.
"""

import argparse
import http.client
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

# run by path, like `listing.py`, whose folder it shares
from bench.listing import fill
from bench.many_causes import GROUPS, add_causes
from bench.many_issues import COMMON, RARE, SECOND_US, START_US
from bench.product import Product, running

GOAL_MS = 20.0
SIZE = 1_000_000
_EMAIL, _PASSWORD = "bench@example.com", "correct horse battery"


class Timed(NamedTuple):
    """What one page took, in milliseconds."""

    page: str
    least: float
    median: float
    p95: float
    bytes: int


def main() -> int:
    """Fill, measure and print; returns 1 when a page is slower than the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--repeats", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="usercontext-bench-") as place:
        timed = time_inbox((options.folder or Path(place)) / "inbox", options.size, options.repeats)
    heading = f"ms over HTTP, {options.size:,} issues"
    print(f"{heading:44}{'least':>8}{'p50':>8}{'p95':>8}{'KiB':>7}")
    for one in timed:
        late = "  SLOWER THAN THE GOAL" if one.median > GOAL_MS else ""
        spent = f"{one.least:8.1f}{one.median:8.1f}{one.p95:8.1f}"
        print(f"{one.page:44}{spent}{one.bytes / 1024:7.0f}{late}")
    return int(any(one.median > GOAL_MS for one in timed))


def time_inbox(folder: Path, size: int = SIZE, repeats: int = 40) -> list[Timed]:
    """Return what each page of the inbox takes with so many issues."""
    keys = fill(folder, size)
    add_causes(folder)
    with running(folder, keys) as product:
        reader = Reader(product)
        return [reader.time(name, path, repeats) for name, path in pages(size).items()]


def pages(size: int) -> dict[str, str]:
    """Return the path of every page of the table, below that of the project."""

    def listing(**asked: object) -> str:
        return "/issues?" + urlencode(asked)

    first = time.strftime("%Y-%m-%d", time.gmtime(START_US / SECOND_US))
    return {
        "open, page 1": "/issues",
        "all, page 1": listing(status="all"),
        "all, middle page": listing(status="all", page=size // 100),
        "open, last page but a few": listing(page=max(1, int(size * 0.69) // 50)),
        "priority P2, page 1": listing(priority="P2"),
        "category, page 1": listing(category="cors"),
        "from a day, page 1": listing(**{"from": first, "status": "all"}),
        "by impact, page 1": listing(sort="impact"),
        "by affected, page 1": listing(sort="affected"),
        "search, common words": listing(q=COMMON),
        "search, common words, by impact": listing(q=COMMON, sort="impact"),
        "search, rare word": listing(q=RARE),
        "groups, page 1": "/groups",
        "groups, last page": f"/groups?page={GROUPS // 50}",
    }


class Reader:
    """A browser that is signed in, on one connection."""

    def __init__(self, product: Product) -> None:
        self._project = f"/p/{product.project_id}"
        self._origin = f"http://127.0.0.1:{product.port}"
        self._connection = http.client.HTTPConnection("127.0.0.1", product.port, timeout=60)
        self._headers = {"origin": self._origin, "cookie": ""}
        self._headers["cookie"] = self._sign_in(product)

    def time(self, name: str, path: str, repeats: int) -> Timed:
        """Ask for a page again and again; an answer that is no page is a mistake of the bench."""
        spent = []
        for repeat in range(repeats + 3):
            started = time.perf_counter()
            status, body, _ = self._ask("GET", self._project + path)
            if status != 200 or b"data-row" not in body:
                raise RuntimeError(f"{path} was answered {status}: {body[:200]!r}")
            if repeat >= 3:  # the first calls warm up
                spent.append((time.perf_counter() - started) * 1_000)
        p95 = statistics.quantiles(spent, n=20)[-1]
        return Timed(name, min(spent), statistics.median(spent), p95, len(body))

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, bytes, str]:
        form = {"content-type": "application/x-www-form-urlencoded"} if body else {}
        self._connection.request(method, path, body or None, self._headers | form)
        answer = self._connection.getresponse()
        return answer.status, answer.read(), answer.getheader("set-cookie", "")

    def _sign_in(self, product: Product) -> str:
        """Make an account by an invitation, or sign in where the folder has one already."""
        known = urlencode({"email": _EMAIL, "password": _PASSWORD})
        status, _, cookie = self._ask("POST", "/sign-in", known)
        if status != 303:
            status, _, cookie = self._accept(_invite(product))
        if status != 303:
            raise RuntimeError(f"nobody could sign in: {status}")
        return cookie.partition(";")[0]

    def _accept(self, link: str) -> tuple[int, bytes, str]:
        form = {"name": "Bench", "password": _PASSWORD, "again": _PASSWORD}
        return self._ask("POST", quote(urlsplit(link).path), urlencode(form))


def _invite(product: Product) -> str:
    command = [sys.executable, "-m", "usercontext", "account", "invite", _EMAIL]
    command += ["--data", str(product.folder), "--project", product.project_id]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.search(r"\S*/link/\S+", said)
    if found is None:
        raise RuntimeError(f"no invitation was printed: {said}")
    return found[0]


if __name__ == "__main__":
    sys.exit(main())

"""How quick the page of a session of 10,000 entries is: server time, bytes, first paint.

    python -m bench.long_session [--entries 10000] [--repeats 30]

Prints one line for each way to look at it. Server time is from the request to the last byte over
loopback, one connection; first paint is Chromium's own, with an empty cache.
"""

import argparse
import asyncio
import http.client
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.course import expect
from bench.figures import percentile
from bench.product import Product, create_project, open_session, running
from bench.traffic import make_batch
from usercontext.actions import accounts, logins
from usercontext.opening import open_deps
from usercontext.settings.sources import read_settings
from usercontext.store.opening import Role

_BATCH = 100
_WARM_UP, _PAINTS, _PAINT_S = 3, 7, 30.0
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
_WAYS = {
    "opened": "",
    "one kind": "?kind=click",
    "failures": "?level=error",
    "search, common": "?q=retry",
    "search, nothing": "?q=nowhere+to+be+found",
}


def print_timeline(product: Product, cookie: str, session: str, repeats: int = 30) -> None:
    """Print what each way to look at a session takes; anything but 200 is a mistake of the bench.

    ``cookie`` is what a signed-in browser keeps, ``session`` the id of a session of the project.
    """
    path = f"/p/{product.project_id}/sessions/{session}"
    headers = {"cookie": f"uc-login={cookie}"}
    body = _ask(product, path, headers)[1].decode()
    last = body.rsplit('<li id="e-', 1)[1].split('"', 1)[0]
    ways = [(name, path + query, headers) for name, query in _WAYS.items()]
    ways.append(("at its last line", f"{path}?at={last}", headers))
    part = headers | {"hx-request": "true"}
    ways.append(("going on, a part", f"{path}?after={last}", part))
    ways.append(("an entry, a part", f"{path}/entries/{last}", part))
    for name, address, sent in ways:
        times, size = [], 0
        for turn in range(_WARM_UP + repeats):
            spent, answer = _ask(product, address, sent)
            size = len(answer)
            times += [spent] if turn >= _WARM_UP else []
        times.sort()
        told = f"p50 {statistics.median(times):6.1f} ms, p95 {percentile(times, 0.95):6.1f} ms"
        print(f"  session, {name:<18} {told}, {size / 1e3:6.1f} kB", flush=True)
    found = paint(product, cookie, path)
    median, spread = statistics.median(found), f"{min(found):.0f} to {max(found):.0f}"
    print(f"  session, first paint        {median:.0f} ms ({spread}, {_PAINTS} visits)", flush=True)


def _ask(product: Product, path: str, headers: dict[str, str]) -> tuple[float, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", product.port, timeout=60)
    try:
        connection.connect()
        began = time.perf_counter()
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        spent_ms = (time.perf_counter() - began) * 1_000
    finally:
        connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} was answered {answer.status}")
    return spent_ms, body


def paint(product: Product, cookie: str, path: str) -> list[float]:
    """Open a page in a browser with an empty cache; returns its first paints, in milliseconds."""
    url = f"http://127.0.0.1:{product.port}"
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for _ in range(_PAINTS):
            context = browser.new_context(base_url=url)
            context.add_cookies([{"name": "uc-login", "value": cookie, "url": url}])
            page = context.new_page()
            page.goto(path)
            found.append(_first_paint(page, path))
            context.close()
        browser.close()
    return found


def _first_paint(page: Page, path: str) -> float:
    """Ask until the browser has painted: its own waiting is forbidden by the page's policy."""
    until = time.monotonic() + _PAINT_S
    while time.monotonic() < until:
        painted_ms = page.evaluate(_PAINTED)
        if painted_ms is not None:
            return float(painted_ms)
        time.sleep(0.01)
    raise RuntimeError(f"{path} was not painted within {_PAINT_S:.0f} s")


async def sign_in(folder: Path) -> str:
    """Make the first account; returns what its browser's cookie holds."""
    async with open_deps(read_settings({"data": str(folder)}, {}), Role.SERVER) as deps:
        token = await accounts.first_link(deps)
        assert token is not None
        row = await accounts.open_account(deps, token, "b@example.com", "Bench", "x" * 12)
        return await logins.begin_login(deps, row, "bench")


def main() -> int:
    """Fill a scratch folder and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--repeats", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="usercontext-bench-") as place:
        folder = Path(place) / "data"
        keys = create_project(folder)
        with running(folder, keys) as product:
            session = open_session(product.port, product.secret_key, "long")
            for number in range(options.entries // _BATCH):
                batch = make_batch(number * 5, _BATCH)
                expect(product, "POST", f"/v1/sessions/{session}/logs", batch)
        cookie = asyncio.run(sign_in(folder))
        with running(folder, keys) as product:
            print(f"A session of {options.entries:,} entries:")
            print_timeline(product, cookie, session, options.repeats)
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Record visits of a real Chromium to the demo shop as log entries of the reference.

    python packages/shop/recorder/record.py            all visits, into the shipped recordings
    python packages/shop/recorder/record.py failing-checkout --out /tmp/recordings --pace 0

What is recorded stands in recorder.py, what visitors do in visits.py, what is broken in faults.py.
"""

import argparse
import json
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, sync_playwright
from recorder import Recorder
from serve import ShopServer
from visits import SHOP, VISITS, Visit, Visitor

RECORDINGS = Path(__file__).parents[3] / "src" / "usercontext" / "evals" / "recordings"
RELEASE = "shop@2.4.1"
VIEWPORT = {"width": 1280, "height": 800}
FLAGS = (
    "--no-sandbox",  # Chromium refuses its sandbox to root; every page here is our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main() -> None:
    """Record the chosen visits, one file each."""
    parser = argparse.ArgumentParser(description="Record visits to the demo shop.")
    parser.add_argument("names", nargs="*", metavar="visit", help=", ".join(VISITS))
    parser.add_argument("--out", type=Path, default=RECORDINGS, help="folder for the recordings")
    parser.add_argument("--pace", type=float, default=1.0, help="1 is a person's pace, 0 no pauses")
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="path of the browser")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(VISITS):
        parser.error(f"no visit is called {', '.join(unknown)}; there are {', '.join(VISITS)}")
    if not chosen.chromium:
        parser.error("no Chromium found; name one with --chromium, or: apt-get install chromium")
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name in chosen.names or VISITS:
        recording = record(name, VISITS[name], chosen.chromium, chosen.pace)
        (chosen.out / f"{name}.json").write_text(written(recording), "utf-8")
        print(f"{name}: {len(recording['logs'])} entries", file=sys.stderr)


def record(name: str, visit: Visit, chromium: str, pace: float) -> dict[str, Any]:
    """Open the shop with the visit's fault, let the visitor act, return the recording."""
    server = ShopServer(0, visit.fault, visit.noise, pace)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # Names instead of loopback ports, so that a recording reads the same on every machine;
    # collect.metrics.example is left out: its requests fail as behind a content blocker.
    shop = f"127.0.0.1:{server.server_port}"
    hosts = f"MAP shop.example {shop}, MAP cdn.metrics.example {shop}, MAP * ~NOTFOUND"
    try:
        with sync_playwright() as playwright:
            flags = [*FLAGS, f"--host-resolver-rules={hosts}"]
            browser = playwright.chromium.launch(executable_path=chromium, args=flags)
            context = browser.new_context(viewport=VIEWPORT, locale="en-IE")
            named = f"Chromium {browser.version.split('.')[0]} on {sys.platform.capitalize()}"
            recording = record_in(context, name, visit, pace, named)
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
    return recording


def record_in(
    context: BrowserContext, name: str, visit: Visit, pace: float, browser: str
) -> dict[str, Any]:
    """Record one visit in a new tab."""
    page = context.new_page()
    recorder = Recorder(context.new_cdp_session(page))
    recorder.start()
    visit.act(Visitor(page, pace, recorder.network.under_way))
    report = {"url": page.url, "browser": browser}
    issue = {"userDescription": visit.report, "metadata": report} if visit.report else None
    session = {
        "externalSessionId": f"shop-{name}",
        "release": RELEASE,
        "environment": "demo",
        "metadata": {
            "entryUrl": f"{SHOP}/",
            "viewport": f"{VIEWPORT['width']}×{VIEWPORT['height']}",
        },
    }
    logs = recorder.entries()
    return {"name": name, "title": visit.title, "session": session, "logs": logs, "issue": issue}


def written(recording: dict[str, Any]) -> str:
    """Write a recording as JSON with one entry a line, so that two recordings can be compared."""
    fields = []
    for name, value in recording.items():
        text = json.dumps(value, ensure_ascii=False)
        if name == "logs":
            lines = (json.dumps(entry, ensure_ascii=False) for entry in value)
            text = "[\n    " + ",\n    ".join(lines) + "\n  ]"
        fields.append(f'  "{name}": {text}')
    return "{\n" + ",\n".join(fields) + "\n}\n"


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Print what reaches a real server from pages that lose their connection, or are closed.

    python packages/browser/losses.py                    five visits of each kind, about a minute
    python packages/browser/losses.py --visits 20

Each visit writes numbered lines; what the server has of them afterwards is read back by its API.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from playwright.sync_api import Browser, BrowserContext, Page
from stand import Stand, build, chromium, standing

from usercontext.client import Client

LINES = 40
WRITE = """(lines) => new Promise((done) => { let line = 0; const timer = setInterval(() => {
  if (line < lines) console.log('line ' + line++);
  else { clearInterval(timer); done() } }, 50) })"""
"""Two seconds of a page at work: part of it has been sent when it is over, part has not."""

SETTLE_S = 1.5


class Server(NamedTuple):
    """A server of our own, and its keys."""

    url: str
    publishable: str
    secret: str


class Fate(NamedTuple):
    """What became of the lines of some visits."""

    written: int = 0
    stored: int = 0
    doubled: int = 0

    def __add__(self, other: object) -> "Fate":
        assert isinstance(other, Fate)
        return Fate(*(one + two for one, two in zip(self, other, strict=True)))

    def __str__(self) -> str:
        lost = self.written - self.stored
        share = 100 * self.stored / self.written
        return f"{self.written:8}{self.stored:8}{lost:6}{self.doubled:9}{share:9.1f} %"


def main() -> None:
    """Let the visits happen and print the table."""
    parser = argparse.ArgumentParser(description="Count what is lost on the way to the server.")
    parser.add_argument("--visits", type=int, default=5)
    visits = parser.parse_args().visits
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dist = build(folder / "dist")
        with serving(folder / "data") as server, Client(server.url, server.secret) as client:
            stand = Stand(dist, server.url, server.publishable)
            with standing(stand), chromium() as browser:
                print(
                    f"{'':44}{'captured':>8}{'stored':>8}{'lost':>6}{'doubled':>9}{'arrived':>11}"
                )
                print(f"{'an hour offline, then online':44}{offline(browser, stand, client)}")
                for words, close in CLOSINGS.items():
                    fates = [closed(browser, stand, client, close) for _ in range(visits)]
                    at_once, later = (sum(column, Fate()) for column in zip(*fates, strict=True))
                    print(f"{words:44}{at_once}")
                    print(f"{'    and after the next page of that browser':44}{later}")


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Start a server on a free port, its data in a folder; stops it in the end."""
    command = [sys.executable, "-m", "usercontext", "serve", "--port", "0", "--data", str(folder)]
    environ = {k: v for k, v in os.environ.items() if not k.startswith("USERCONTEXT_")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as running:
        assert running.stdout is not None
        screen = ""
        for line in running.stdout:
            screen += line
            if "Ctrl-C" in line:
                break
        try:
            found = [
                re.search(one, screen) for one in (r"http://[\w.:]+", r"uc_pub_\w+", r"uc_sec_\w+")
            ]
            yield Server(*(one[0] if one else sys.exit(screen) for one in found))
        finally:
            running.terminate()


def opened(context: BrowserContext, stand: Stand) -> tuple[Page, str]:
    page = context.new_page()
    with page.expect_response("**/v1/sessions") as answered:
        page.goto(stand.origin + "/", wait_until="load")
    page.wait_for_function("() => window.UserContextParts?.vitals")
    return page, str(answered.value.json()["sessionId"])


def fate(client: Client, session: str, written: int) -> Fate:
    """Count the lines that the server has of a session."""
    told = Counter(str(log.payload.get("message")) for log in client.session_logs(UUID(session)))
    lines = {text: times for text, times in told.items() if text.startswith("line ")}
    return Fate(written, len(lines), sum(lines.values()) - len(lines))


def offline(browser: Browser, stand: Stand, client: Client) -> Fate:
    """An hour without a connection, on a clock of its own: ten lines a minute."""
    context = browser.new_context()
    context.clock.install()
    page, session = opened(context, stand)
    context.set_offline(True)
    for minute in range(60):
        page.evaluate(
            "from => { for (let i = 0; i < 10; i++) console.log('line ' + (from + i)) }",
            minute * 10,
        )
        context.clock.run_for(60_000)
    context.set_offline(False)
    end = time.monotonic() + 20
    while (found := fate(client, session, 600)).stored < 600 and time.monotonic() < end:
        context.clock.run_for(1000)
        time.sleep(0.1)
    context.close()
    return found


def closed(
    browser: Browser, stand: Stand, client: Client, close: Callable[[Page], object]
) -> tuple[Fate, Fate]:
    """Close a page that has just written; returns what arrived, then and after the next page."""
    context = browser.new_context()
    page, session = opened(context, stand)
    page.evaluate(WRITE, LINES)
    close(page)
    time.sleep(SETTLE_S)
    at_once = fate(client, session, LINES)
    again, _ = opened(context, stand)
    again.evaluate("UserContext.flush()")
    time.sleep(SETTLE_S / 3)
    context.close()
    return at_once, fate(client, session, LINES)


def close_offline(page: Page) -> None:
    context = page.context
    context.set_offline(True)
    page.evaluate("UserContext.flush()")
    page.close()
    context.set_offline(False)


CLOSINGS: dict[str, Callable[[Page], object]] = {
    "the tab is closed": lambda page: page.close(run_before_unload=True),
    "the tab is closed without being asked": lambda page: page.close(),
    "another site is opened in it": lambda page: page.goto("about:blank"),
    "the tab is closed while offline": close_offline,
}


if __name__ == "__main__":
    main()

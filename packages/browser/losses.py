#!/usr/bin/env python3
"""Print what reaches a real server from pages that lose their connection, or are closed.

    python packages/browser/losses.py                    five visits of each kind, about a minute
    python packages/browser/losses.py --visits 20

Each visit writes numbered lines; what the server has of them afterwards is read back by its API.
"""

import argparse
import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright
from stand import FLAGS, Stand, build, chromium, find_chromium, standing

from usercontext.client.clients import Client

LINES = 40
WRITE = """(lines) => new Promise((done) => { let line = 0; const timer = setInterval(() => {
  if (line < lines) console.log('line ' + line++);
  else { clearInterval(timer); done() } }, 50) })"""
"""Two seconds of a page at work: part of it has been sent when it is over, part has not."""

WRITE_AND_TELL = """(lines) => { let line = 0; const timer = setInterval(() => {
  if (line === lines) return clearInterval(timer);
  console.log('line ' + line); navigator.sendBeacon('/mark/' + line++) }, 50) }"""
"""The same, but each line is told to the stand as well: who is killed cannot say how far it was."""

UNTIL_KILLED = 240
"""Twelve seconds of such lines, which is some batches: the last one is what a kill takes along."""

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
            print(f"{'':44}{'captured':>8}{'stored':>8}{'lost':>6}{'doubled':>9}{'arrived':>11}")
            with standing(stand):
                with chromium() as browser:
                    print(f"{'an hour offline, then online':44}{offline(browser, stand, client)}")
                    for words, close in CLOSINGS.items():
                        tell(words, [closed(browser, stand, client, close) for _ in range(visits)])
                profiles = (folder / f"profile-{number}" for number in range(visits))
                killings = [killed(profile, stand, client) for profile in profiles]
                tell("the browser is killed in mid-session", killings)


def tell(words: str, fates: list[tuple[Fate, Fate]]) -> None:
    """Print what arrived of some visits, then and after the next page."""
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


def killed(profile: Path, stand: Stand, client: Client) -> tuple[Fate, Fate]:
    """Kill every process of a browser while its page writes; nothing is left to send or to store.

    The lines are those that the page had written by then, as it told its stand.
    """
    written: list[str] = []
    stand.on_mark = written.append
    with sync_playwright() as playwright:
        open_profile = partial(
            playwright.chromium.launch_persistent_context,
            profile,
            executable_path=find_chromium(),
            args=[*FLAGS],
        )
        context = open_profile()
        page, session = opened(context, stand)
        page.evaluate(f"void ({WRITE_AND_TELL})({UNTIL_KILLED + LINES})")
        while len(written) < UNTIL_KILLED:
            time.sleep(0.02)
        kill_browser(profile)
        with contextlib.suppress(Error):
            context.close()
        told = max(map(int, written)) + 1
        time.sleep(SETTLE_S)
        at_once = fate(client, session, told)
        context = open_profile()
        again, _ = opened(context, stand)
        again.evaluate("UserContext.flush()")
        time.sleep(SETTLE_S / 3)
        context.close()
    return at_once, fate(client, session, told)


def kill_browser(profile: Path) -> None:
    """Kill what has the profile open, as the system does that runs out of memory."""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if str(profile).encode() in (process / "cmdline").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)


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

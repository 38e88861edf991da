"""A server, pages of another origin and a browser between them. Not: what is asserted."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, Request, sync_playwright

from capture_build import Built, build_capture
from chromium import find_page_chromium
from cli.server import Served
from cli.serving import serve_migrated
from flow.pages import Answers, Pages, served_pages
from usercontext.client.answers import Log
from usercontext.client.clients import Client

PATIENCE_S = 30
# what the script has yet to send, and what it goes by
UNSENT = """async () => {
  const put = () => new Promise((tell) => {
    const asked = indexedDB.open('usercontext');
    asked.onerror = () => tell('no store');
    asked.onsuccess = () => {
      const { result } = asked;
      if (!result.objectStoreNames.length) return tell(0);
      const count = result.transaction('batches').objectStore('batches').count();
      count.onsuccess = () => tell(count.result);
    };
    setTimeout(tell, 2000, 'no answer');
  });
  return {
    waiting: window.UserContext?.preview().map((one) => one.payload.message ?? one.type),
    shelved: await put(),
    visit: sessionStorage['uc.session']?.slice(0, 2000),
    page: [document.visibilityState, navigator.onLine, performance.now()],
  };
}"""

SHELVED = """() => new Promise((tell) => {
  const asked = indexedDB.open('usercontext');
  asked.onupgradeneeded = () => asked.transaction.abort(); // to make it is the script's business
  asked.onerror = () => tell('');
  asked.onsuccess = () => {
    const { result } = asked;
    const all = result.transaction('batches').objectStore('batches').getAll();
    all.onsuccess = () => { result.close(); tell(JSON.stringify(all.result)) };
  };
})"""
"""What lies on the shelf, as one text."""

UNHURRIED = """(() => {
  const real = performance.now.bind(performance);
  let now;
  performance.now = () => {
    if (now === undefined) queueMicrotask(() => { now = undefined });
    return now ??= real();
  };
})()"""
"""A clock that stands still within a task. The script leaves lines out when it takes too much of a
page's time, and a busy machine that stops it in the middle makes it seem so."""


class World(NamedTuple):
    """A server, pages elsewhere that carry its script, a browser between them."""

    served: Served
    pages: Pages
    built: Built
    browser: Browser
    client: Client

    def tag(self, **more: str) -> str:
        key = self.served.value("publishable key")
        return self.built.tag(self.served.url, key=key, release="shop@1", **more)

    def script(self) -> str:
        """Return the address of the script."""
        return f"{self.served.url}/uc/{self.built.manifest['script']['file']}"

    def visitor(self, beforehand: str = "") -> BrowserContext:
        """Open a browser window whose pages run a script before their own."""
        context = self.browser.new_context()
        if beforehand:
            context.add_init_script(beforehand)
        context.set_default_timeout(PATIENCE_S * 1000)
        return context

    def open(self, visitor: BrowserContext, address: str) -> tuple[Page, str]:
        """Open a page; returns it and the server's id of its session, once there is one."""
        page = visitor.new_page()
        with page.expect_response(f"{self.served.url}/v1/sessions") as answered:
            page.goto(address, wait_until="commit")
        page.wait_for_load_state("domcontentloaded")
        return page, str(answered.value.json()["sessionId"])

    def logs(self, session: str) -> list[Log]:
        """Return what the API has of a session, in the order in which it happened."""
        found = list(self.client.session_logs(UUID(session)))
        return sorted(found, key=lambda log: log.timestamp)

    def logs_once(self, session: str, holds: Callable[[list[Log]], bool]) -> list[Log]:
        """Return a session's entries when they hold; what never comes fails by its content."""
        end = time.monotonic() + PATIENCE_S
        while not holds(found := self.logs(session)):
            assert time.monotonic() < end, (messages(found), list(self.tell_pages()))
            time.sleep(0.05)
        return found

    def shelve(self, page: Page, holds: Callable[[str], bool]) -> None:
        """Wait until what a page has put aside holds: a tab that is closed earlier may lose it."""
        end = time.monotonic() + PATIENCE_S
        while not holds(found := page.evaluate(SHELVED)):
            assert time.monotonic() < end, found
            page.wait_for_timeout(20)

    def tell_pages(self) -> Iterator[tuple[object, ...]]:
        """Tell of each open page what it has said, asked for and not sent: why nothing comes."""
        for visitor in self.browser.contexts:
            for page in visitor.pages:
                said = [one.text[:300] for one in page.console_messages()]
                asked = [told_request(one) for one in page.requests()]
                errors = [str(error)[:300] for error in page.page_errors()]
                yield page.url, said, errors, asked, page.evaluate(UNSENT)


@contextmanager
def open_world(folder: Path, answers: type[Answers] | None = None) -> Iterator[World]:
    """Build, serve, open a browser that keeps pages to go back to; at the end all must stop."""
    built = build_capture()
    server = serve_migrated(folder)
    with served_pages(answers) as pages, sync_playwright() as playwright:
        browser = launch(playwright.chromium, find_page_chromium())
        with Client(server.url, server.value("secret key")) as client:
            yield World(server, pages, built, browser, client)
        browser.close()
    server.running.send_signal(signal.SIGTERM)
    with server.running:
        assert server.running.wait(60) == 0


def launch(chromium: BrowserType, path: str) -> Browser:
    return chromium.launch(
        executable_path=path,
        args=["--no-sandbox", "--disable-gpu"],
        ignore_default_args=["--disable-back-forward-cache"],
    )


def told_request(request: Request) -> tuple[str, str, object]:
    """Return how a request went: its status, why it failed, or None while it is under way."""
    response = request.existing_response
    return request.method, request.url, response.status if response else request.failure


def messages(logs: list[Log]) -> list[Any]:
    return [log.payload.get("message") or log.payload.get("kind") or log.payload for log in logs]


def lines(logs: list[Log]) -> list[str]:
    """Return what the pages wrote that the tests wait for."""
    return [text for text in map(str, messages(logs)) if text.startswith("line ")]

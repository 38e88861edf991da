"""A key minted and revoked in a browser by nothing but keys, and what loading again does."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import ConsoleMessage, Page, expect, sync_playwright

from chromium import find_page_chromium
from cli.server import Served
from cli.serving import serve_migrated

PASSWORD = "correct horse battery"
PATIENCE_MS = 30_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = serve_migrated(tmp_path_factory.mktemp("settings") / "data")
    yield served
    served.running.send_signal(signal.SIGTERM)
    with served.running:
        assert served.running.wait(60) == 0


@pytest.fixture
def page(server: Served, tmp_path: Path) -> Iterator[Page]:
    """Open the keys of the first project, signed in by the link of the first screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_page_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        opened = browser.new_context().new_page()
        opened.set_default_timeout(PATIENCE_MS)
        said: list[str] = []
        opened.on("console", lambda message: said.extend(faults(message)))
        link = re.search(r"http://\S+/link/\w+", server.first_screen)
        assert link is not None, server.first_screen
        opened.goto(link[0])
        for name, text in (("email", "ann@example.com"), ("name", "Ann")):
            opened.fill(f"[name={name}]", text)
        for name in ("password", "again"):
            opened.fill(f"[name={name}]", PASSWORD)
        opened.keyboard.press("Enter")
        opened.wait_for_url("**/start")
        opened.goto(opened.url.replace("/start", "/settings/keys"))
        yield opened
        browser.close()
        assert said == []


def test_a_key_is_minted_and_revoked_by_keys_alone(page: Page, server: Served) -> None:
    focus(page, "Name")
    page.keyboard.type("typed by hand")
    page.keyboard.press("Tab")
    page.keyboard.type("https://shop.test")
    focus(page, "Mint")
    page.keyboard.press("Enter")
    shown = page.get_by_label("The new publishable key")
    expect(shown).to_be_focused()
    text = shown.input_value()
    at = page.url
    page.reload()
    expect(page.get_by_role("link", name="typed by hand")).to_have_count(1)
    assert statuses(server, text) == 201

    focus(page, "typed by hand")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="typed by hand")).to_be_visible()
    focus(page, "Revoke…")
    page.keyboard.press("Enter")
    focus(page, "Revoke this key")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("The key is revoked")
    assert at == page.url.partition("?")[0]
    assert statuses(server, text) == 401


def focus(page: Page, wanted: str) -> None:
    """Press Tab until what is wanted has the focus; fails when all was passed."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUSED) == wanted:
            return
    raise AssertionError(f"no way to {wanted} by Tab")


def statuses(server: Served, key: str) -> int:
    """Open a session with a key, as a page of the allowed origin would."""
    answer = httpx2.post(
        f"{server.url}/v1/sessions",
        json={"externalSessionId": "tab-1"},
        headers={"x-api-key": key, "origin": "https://shop.test"},
    )
    return answer.status_code


def faults(message: ConsoleMessage) -> list[str]:
    return [message.text] if message.type in ("error", "warning") else []


_FOCUSED = """() => {
  const at = document.activeElement;
  return (at.labels?.[0] ?? at).textContent.trim();
}"""

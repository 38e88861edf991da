"""The page of an issue in a real browser: evidence, copies, what arrives, and without scripts."""

import re
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from chromium import find_page_chromium
from cli.server import Served
from cli.serving import serve_migrated
from pictures import make_picture
from usercontext.client.clients import Client

pytestmark = pytest.mark.browser

PATIENCE_MS = 30_000
PASSWORD = "correct horse battery"
WORDS = "I cannot pay"


class Place(NamedTuple):
    """A server with an account that is signed in, and a browser."""

    served: Served
    browser: Browser
    client: Client
    state: Any

    def report(self, entries: list[dict[str, Any]] | None = None) -> UUID:
        session = self.client.open_session(uuid4().hex).session_id
        self.client.append_logs(session, failing() if entries is None else entries)
        return self.client.create_issue(session, WORDS)

    def analyzed(self) -> UUID:
        issue_id = self.report()
        self.client.get_issue(issue_id, wait=20)
        return issue_id

    def path(self, issue_id: UUID) -> str:
        return f"/p/{self.served.value('project')}/issues/{issue_id}"

    def visitor(self, **more: Any) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.served.url, storage_state=self.state, **more
        )
        context.set_default_timeout(PATIENCE_MS)
        return context


def failing() -> list[dict[str, Any]]:
    """Return a click, the request that fails on it, and the error that follows."""

    def entry(before_s: float, **told: Any) -> dict[str, Any]:
        at = datetime.now(UTC) - timedelta(seconds=before_s)
        usual = {"type": "console", "level": "error", "payload": {"message": "x"}}
        return usual | {"timestamp": at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")} | told

    request = {"method": "POST", "url": "https://shop.example/api/pay", "status": 500}
    return [
        entry(9, level="info", eventType="click", eventMetadata={"tag": "button", "text": "Pay"}),
        entry(8.7, type="network", payload=request),
        entry(8.6, payload={"message": "TypeError: order is undefined"}),
    ]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    server = serve_migrated(
        tmp_path_factory.mktemp("issue") / "data", USERCONTEXT_LATE_LOGS_WAIT_S="1"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_page_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        with Client(server.url, server.value("secret key")) as client:
            yield Place(server, browser, client, make_account(server, browser))
        browser.close()
    server.running.send_signal(signal.SIGTERM)
    with server.running:
        assert server.running.wait(60) == 0


def make_account(server: Served, browser: Browser) -> Any:
    """Follow the link of the first screen; returns what the browser keeps."""
    link = re.search(r"/link/\S+", server.first_screen)
    assert link is not None, server.first_screen
    page = browser.new_page()
    page.goto(server.url + link[0])
    for name, value in (
        ("email", "ann@example.com"),
        ("name", "Ann"),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ):
        page.fill(f"#f-{name}", value)
    page.get_by_role("button", name="Make the account").click()
    page.wait_for_url(re.compile("/p/"))
    return page.context.storage_state()


def open_issue(context: BrowserContext, place: Place, issue_id: UUID) -> Page:
    page = context.new_page()
    page.goto(place.path(issue_id))
    return page


def test_a_chip_leads_to_the_entry_and_marks_it(place: Place) -> None:
    with place.visitor(viewport={"width": 1280, "height": 700}) as context:
        page = open_issue(context, place, place.analyzed())
        page.locator(".is-cause a.evidence").first.click()

        target = page.locator("li:target")
        expect(target).to_be_in_viewport()
        expect(target).to_contain_text("/api/pay")


def test_what_is_copied_is_the_export(place: Place) -> None:
    with place.visitor(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = open_issue(context, place, place.analyzed())
        page.get_by_role("link", name="Markdown").click()
        # what the link itself says is taken back after 1.6 s
        expect(page.locator("#said")).to_have_text("Copied")

        assert page.url.endswith(place.path(UUID(page.url[-36:])))
        text = page.evaluate("navigator.clipboard.readText()")
        assert text.startswith(f"## Issue: {WORDS}\n")


def test_an_analysis_arrives_and_what_is_being_written_stays(place: Place) -> None:
    issue_id = place.report()
    with place.visitor() as context:
        page = open_issue(context, place, issue_id)
        page.fill("#f-comment", "half a thought")

        expect(page.locator("#cause")).to_be_visible()
        expect(page.locator("#issue-facts")).to_contain_text("P")
        expect(page.locator("#f-comment")).to_have_value("half a thought")


def test_without_scripts_everything_is_a_form(place: Place) -> None:
    with place.visitor(java_script_enabled=False) as context:
        page = open_issue(context, place, place.analyzed())
        page.fill("#f-comment", "seen it too")
        page.get_by_role("button", name="Comment", exact=True).click()
        page.get_by_role("button", name="Resolve", exact=True).click()

        expect(page.locator("#issue-facts .status")).to_have_text("resolved")
        expect(page.locator(".i-comment")).to_contain_text("seen it too")
        page.get_by_role("link", name="For an agent").click()
        expect(page.locator("body")).to_contain_text("for a coding agent")


def test_a_shared_link_opens_without_an_account(place: Place) -> None:
    with place.visitor() as context, place.browser.new_context() as stranger:
        page = open_issue(context, place, place.analyzed())
        page.get_by_text("Make a link", exact=True).click()
        page.get_by_role("button", name="Create link").click()
        link = page.locator("#f-link").input_value()
        shared = stranger.new_page()
        shared.goto(link)

        expect(shared.locator("h1")).to_have_text(WORDS)
        shared.locator(".is-cause a.evidence").first.click()
        expect(shared.locator("li:target")).to_contain_text("/api/pay")


def test_a_screenshot_opens_over_the_page_and_without_scripts_by_itself(place: Place) -> None:
    issue_id = place.analyzed()
    attached = place.client.attach(issue_id, make_picture(size=(640, 400)), "image/png")
    address = f"{place.path(issue_id)}/attachments/{attached}"
    with place.visitor() as visitor:
        page = visitor.new_page()
        for _ in range(100):
            page.goto(place.path(issue_id))
            if page.locator("[data-opens=shot-1]").count():
                break
        page.locator("[data-opens=shot-1]").press("Enter")
        expect(page.locator("#shot-1 img")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
        expect(page.locator("#shot-1")).to_be_hidden()
        expect(page.locator("[data-opens=shot-1]")).to_be_focused()
    with place.visitor(java_script_enabled=False) as visitor:
        page = visitor.new_page()
        page.goto(place.path(issue_id))
        page.click("[data-opens=shot-1]")

        page.wait_for_url(f"**{address}")

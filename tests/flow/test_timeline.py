"""A session of 10,000 entries in a real browser: jumps, permalinks, filters, with and without
scripts."""

import json
import re
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import httpx2
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from chromium import find_page_chromium
from cli.server import Served
from cli.serving import serve_migrated

pytestmark = pytest.mark.browser

PATIENCE_MS = 30_000
WHOLE = 0.99  # a line may begin between two pixels
PASSWORD = "correct horse battery"
START = datetime(2026, 2, 27, 12, tzinfo=UTC)
FAILING = (2_000, 2_050, 7_000)
STACK = "TypeError: total is undefined\n    at pay (https://shop.example/checkout.js:12:5)"


class Long(NamedTuple):
    """A served session of 10,000 entries, somebody signed in, the page's address."""

    browser: Browser
    state: Any
    address: str

    def open(self, rest: str = "", **more: Any) -> Page:
        context = self.browser.new_context(storage_state=self.state, **more)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.goto(self.address + rest)
        return page


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Long]:
    server = serve_migrated(tmp_path_factory.mktemp("timeline") / "data")
    session_id = fill(server)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_page_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context()
        sign_in(server, context)
        project = server.value("project")
        address = f"{server.url}/p/{project}/sessions/{session_id}"
        yield Long(browser, context.storage_state(), address)
        browser.close()
    server.running.send_signal(signal.SIGTERM)
    with server.running:
        assert server.running.wait(60) == 0


def sign_in(server: Served, context: BrowserContext) -> None:
    page = context.new_page()
    found = re.search(r"http://\S+/link/\S+", server.first_screen)
    assert found is not None
    page.goto(found[0])
    page.fill("#f-email", "ann@example.com")
    page.fill("#f-name", "Ann")
    page.fill("#f-password", PASSWORD)
    page.fill("#f-again", PASSWORD)
    page.click("button.primary")
    page.wait_for_url("**/issues")


def fill(server: Served) -> str:
    """Send the session as a page does."""
    key = {"x-api-key": server.value("secret key")}
    with httpx2.Client(base_url=server.url, headers=key, timeout=60) as client:
        opened = client.post("/v1/sessions", json={"externalSessionId": "long"})
        session_id = str(opened.json()["sessionId"])
        for first in range(0, 10_000, 100):
            body = {"logs": [entry(number) for number in range(first, first + 100)]}
            sent = client.post(f"/v1/sessions/{session_id}/logs", content=json.dumps(body))
            assert sent.status_code == 202, sent.text
    return session_id


def entry(number: int) -> dict[str, Any]:
    """Build the entry of a number; three of them are errors."""
    instant = START + timedelta(milliseconds=50 * number)
    made: dict[str, Any] = {
        "type": "console",
        "level": "info",
        "payload": {"message": f"line {number}"},
        "timestamp": instant.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
    if number in FAILING:
        payload = {"message": "TypeError: total is undefined", "stack": STACK, "number": number}
        return made | {"level": "error", "payload": payload}
    if number % 5 == 1:
        made |= {"eventType": "click", "eventMetadata": {"tag": "button", "text": f"Pay {number}"}}
    return made


def lines_of(page: Page) -> Locator:
    return page.locator(".lines > .entry")


def test_a_page_begins_in_sight_of_the_first_failure(long: Long) -> None:
    page = long.open()

    expect(page.locator(".entry.failed")).to_have_count(2)
    expect(lines_of(page)).to_have_count(300)
    expect(page.locator(".entry.failed").first).to_be_in_viewport(ratio=WHOLE)
    page.context.close()


def test_jumps_go_from_failure_to_failure_and_load_only_what_is_far(long: Long) -> None:
    page = long.open()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    following = page.get_by_role("link", name="Next failure")
    following.click()
    following.click()
    expect(page.locator(".entry.failed").nth(1)).to_have_attribute("aria-current", "true")
    near = [url for url in asked if "/sessions/" in url]
    following.click()
    page.wait_for_url("**#e-*")
    expect(page.get_by_text("Failure 3 of 3")).to_be_visible()

    assert near == []
    expect(page.locator(".entry[aria-current]")).to_be_in_viewport(ratio=WHOLE)
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_permalink_shows_its_entry_marked_and_in_sight(long: Long, scripts: bool) -> None:
    page = long.open(java_script_enabled=scripts)
    late = page.locator(".entry").nth(200).get_attribute("id") or ""
    page.goto("about:blank")
    page.goto(f"{long.address}?at={late.removeprefix('e-')}#{late}")
    line = page.locator(f"#{late}")

    expect(line).to_be_in_viewport()
    expect(line).to_have_attribute("aria-current", "true")
    outline = line.evaluate("(one) => getComputedStyle(one).outlineStyle") if scripts else "solid"
    assert outline == "solid"
    page.context.close()


def test_lines_follow_when_one_scrolls_to_the_end(long: Long) -> None:
    page = long.open()
    page.locator(".lines > li").last.scroll_into_view_if_needed()
    expect(lines_of(page)).to_have_count(600)
    ids = lines_of(page).evaluate_all("(all) => all.map((one) => one.id)")

    assert len(set(ids)) == 600
    page.context.close()


def test_keys_go_past_what_was_loaded_and_open_where_one_stands(long: Long) -> None:
    """`j` ended at the 300th entry of all, `Enter` did nothing, and nothing had the focus."""
    page = long.open("?kind=console")
    loaded = lines_of(page).count()

    page.keyboard.press("k")  # from nowhere: to the last one
    expect(lines_of(page)).not_to_have_count(loaded)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(lines_of(page).nth(loaded).locator(".detail")).to_be_visible()
    page.context.close()


def test_an_entry_unfolds_below_its_line_and_folds_again(long: Long) -> None:
    page = long.open()
    line = page.locator(".entry.failed").first
    line.locator(".line-words").click()
    expect(line.locator(".frames")).to_contain_text("pay https://shop.example/checkout.js:12:5")
    line.locator(".line-words").click()

    expect(line.locator(".detail")).to_have_count(0)
    expect(line.locator(".line-words")).to_have_attribute("aria-expanded", "false")
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_stand_in_the_address(long: Long, scripts: bool) -> None:
    page = long.open(java_script_enabled=scripts)
    page.get_by_label("Clicks").check()
    page.get_by_placeholder("Search the entries").fill("Pay 71")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("23 of")).to_be_visible()

    assert "kind=click" in page.url
    assert "q=Pay+71" in page.url
    expect(lines_of(page)).to_have_count(23)
    page.context.close()


def test_without_scripts_every_entry_is_reached_by_links(long: Long) -> None:
    page = long.open(java_script_enabled=False)
    page.locator(".more a").last.click()
    expect(page.locator(".more")).to_have_count(2)
    expect(lines_of(page)).to_have_count(300)
    page.locator(".entry .line-words").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(" at ")
    page.get_by_role("link", name="Show in the timeline").click()

    expect(page.locator(".entry[aria-current]")).to_be_in_viewport()
    page.context.close()


def test_the_strip_leads_to_a_time(long: Long) -> None:
    page = long.open()
    box = page.locator(".minimap").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    page.wait_for_url("**#e-*")

    expect(page.locator(".entry[aria-current] time")).to_contain_text("7:")
    page.context.close()


def test_a_drag_over_the_picture_shows_that_part_of_the_time(long: Long) -> None:
    page = long.open()
    box = page.locator(".minimap").bounding_box()
    assert box is not None
    half = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.5, half)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.25, half, steps=4)
    with page.expect_navigation():
        page.mouse.up()

    began, ended = page.input_value("#f-from"), page.input_value("#f-to")
    assert (began[:3], ended[:2]) == ("2:0", "4:")
    expect(page.locator(".jumps")).to_contain_text("of 10 000 entries")
    expect(page.locator(".entry").first).to_contain_text("line 2")
    page.context.close()


def test_a_range_is_written_into_fields_as_well(long: Long) -> None:
    page = long.open(java_script_enabled=False)
    page.fill("#f-from", "1:40")
    page.fill("#f-to", "1:40.5")
    page.click("form[role=search] button:has-text('Show')")

    expect(page).to_have_url(re.compile(re.escape("from=1%3A40&to=1%3A40.5")))
    expect(lines_of(page)).to_have_count(11)
    page.click(".jumps .chip")
    expect(page).not_to_have_url(re.compile("from="))
    page.context.close()

"""A stack in a team's own sources, in a real browser: readable in both themes, and on a phone."""

import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from builders import make_log_entry
from chromium import find_page_chromium
from cli.serving import serve_migrated
from flow.pages_world import PATIENCE_MS, PHONE, first_account, settle
from flow.test_dashboard_axe import RULES, SMALL
from house.tree import ROOT
from source_maps.build import NAME, STACK, changed, put
from usercontext.client.clients import Client

pytestmark = pytest.mark.browser

LONG = "  const veryLongNames = " + " + ".join(f"theSummandOfNumber{n}" for n in range(40))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of an issue whose stack has sources with lines that no phone is wide enough for."""
    folder = tmp_path_factory.mktemp("stack")
    put(folder, "maps", "1.4.0", NAME, content=changed(sourcesContent=[f"{LONG}\n" * 20] * 2))
    server = serve_migrated(folder / "data", USERCONTEXT_SOURCE_MAPS=str(folder / "maps"))
    try:
        with Client(server.url, server.value("secret key")) as client, sync_playwright() as play:
            issue_id = report(client)
            browser = play.chromium.launch(
                executable_path=find_page_chromium(), args=["--no-sandbox", "--disable-gpu"]
            )
            context = browser.new_context(
                base_url=server.url,
                storage_state=first_account(server, browser),
                viewport=PHONE,  # type: ignore[arg-type]
                bypass_csp=True,
            )
            context.set_default_timeout(PATIENCE_MS)
            opened = context.new_page()
            opened.goto(f"/p/{server.value('project')}/issues/{issue_id}")
            settle(opened)
            yield opened
            browser.close()
    finally:
        server.running.send_signal(signal.SIGTERM)
        with server.running:
            assert server.running.wait(60) == 0


def report(client: Client) -> str:
    """Report an issue of a page that threw what the map is of; returns it when it is analyzed."""
    error = {"name": "TypeError", "message": "no name", "stack": STACK}
    payload = {"kind": "error", "message": "no name", "error": error}
    failed = make_log_entry(type="console", level="error") | {"payload": payload}
    failed["timestamp"] = datetime.now(UTC).isoformat()
    session = client.open_session("visit", release="1.4.0").session_id
    client.append_logs(session, [failed])
    issue_id = client.create_issue(session, "It is empty", {"url": "https://desk.example/history"})
    client.get_issue(issue_id, wait=20, logs=0)
    return str(issue_id)


def test_the_source_of_the_first_call_is_open_and_the_next_opens_by_a_press(page: Page) -> None:
    sources = page.locator("#analysis .source")
    expect(sources.first).to_be_visible()
    expect(sources.nth(1)).to_be_hidden()
    page.get_by_text("src/pages/history.ts:9:32").first.click()

    expect(sources.nth(1)).to_be_visible()


def test_long_lines_scroll_within_their_box_and_targets_are_large_enough(page: Page) -> None:
    box = page.locator("#analysis .source").first

    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert not page.evaluate(SMALL)


def test_axe_finds_nothing_in_either_theme(page: Page) -> None:
    page.add_script_tag(content=Path(ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
    found = {}
    for theme, rules in RULES.items():
        page.emulate_media(color_scheme=theme)
        run = "rules => axe.run('#analysis', {runOnly: rules, resultTypes: ['violations']})"
        found[theme] = [one["id"] for one in page.evaluate(run, rules)["violations"]]

    assert found == {"light": [], "dark": []}

"""From the first run to a resolved issue by the keyboard alone; the daily round without scripts."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cli.server import Served
from cli.serving import serve_migrated
from flow.pages_world import PASSWORD, PATIENCE_MS, PagesWorld, go_by_letters, report
from usercontext.client.clients import Client

pytestmark = pytest.mark.browser


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Served]:
    """A server that nobody has used yet."""
    server = serve_migrated(tmp_path / "fresh")
    yield server
    server.running.send_signal(signal.SIGTERM)
    with server.running:
        assert server.running.wait(60) == 0


def test_from_the_first_run_to_a_resolved_issue_by_the_keyboard_alone(
    world: PagesWorld, fresh: Served
) -> None:
    context = world.browser.new_context(base_url=fresh.url)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(fresh.value("sign in at"))
    expect(page.locator("#f-email")).to_be_focused()
    type_all(page, "ann@example.com", "Ann Lund", PASSWORD, PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/start")

    with Client(fresh.url, fresh.value("secret key")) as client:
        _, issue = report(client, "failing-checkout", "first")
        client.get_issue(issue, wait=20, logs=0)
    page.get_by_role("link", name="Open the session").wait_for()

    go_by_letters(page, "gi", "**/issues")
    page.locator("[data-row]").first.wait_for()
    press(page, "j", "Enter")
    page.wait_for_url(f"**/issues/{issue}")
    page.keyboard.press("e")
    page.locator(".status.resolved").first.wait_for()
    press(page, "u")
    page.wait_for_url("**/issues")
    context.close()

    with Client(fresh.url, fresh.value("secret key")) as client:
        assert client.get_issue(issue).status == "resolved"


def test_without_scripts_one_signs_in_filters_opens_comments_and_resolves(
    world: PagesWorld,
) -> None:
    with Client(world.served.url, world.one.secret_key) as client:
        _, issue = report(client, "declined-card", "scriptless", "Scriptless: my card was declined")
        client.get_issue(issue, wait=20, logs=0)
    context = world.visitor(None, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/p/{world.one.ids['project']}/issues")
    page.fill("#f-email", world.one.email)
    page.fill("#f-password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.fill("input[name=q]", "scriptless")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("[data-row]")).to_have_count(1)
    page.locator("[data-row] a").first.click()
    page.fill("#f-comment", "Asked the bank: it is ours.")
    page.get_by_role("button", name="Comment").click()
    expect(page.get_by_text("Asked the bank: it is ours.")).to_be_visible()
    page.get_by_role("button", name="Resolve", exact=True).click()
    expect(page.locator(".status.resolved").first).to_be_visible()
    context.close()

    with Client(world.served.url, world.one.secret_key) as client:
        assert client.get_issue(issue).status == "resolved"


def type_all(page: Page, *texts: str) -> None:
    """Type into the field that has the focus, and into those after it."""
    for number, text in enumerate(texts):
        if number:
            page.keyboard.press("Tab")
        page.keyboard.type(text)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


@pytest.fixture
def inbox(world: PagesWorld) -> Iterator[Page]:
    context = world.visitor(world.one)
    page = context.new_page()
    page.goto(f"/p/{world.one.ids['project']}/issues")
    # htmx begins a turn after the page has loaded: until then the browser sends forms
    page.locator("form[data-htmx-powered]").first.wait_for(state="attached")
    yield page
    context.close()


def test_a_key_that_the_server_did_not_answer_says_so(inbox: Page) -> None:
    """With the server down `e` did nothing, and said nothing: it looked like done."""
    inbox.route("**/change", lambda route: route.abort())
    inbox.keyboard.press("j")
    inbox.keyboard.press("e")

    expect(inbox.get_by_role("alert")).to_contain_text("did not respond")


def test_a_refusal_leaves_the_list_where_it_is(inbox: Page) -> None:
    """A page of an error has no inbox in it: swapped in, it took the list away."""
    rows = inbox.locator("li.issue").count()
    refused = "<main id=main><h1>Not allowed</h1></main>"
    inbox.route("**/change", lambda route: route.fulfill(status=403, body=refused))
    inbox.keyboard.press("j")
    inbox.keyboard.press("i")

    expect(inbox.get_by_role("alert")).to_contain_text("did not work (403)")
    assert inbox.locator("li.issue").count() == rows > 0


def test_who_is_signed_out_meanwhile_is_told(inbox: Page) -> None:
    inbox.context.clear_cookies()
    inbox.keyboard.press("j")
    inbox.keyboard.press("i")

    expect(inbox.get_by_role("alert")).to_contain_text("You are signed out")

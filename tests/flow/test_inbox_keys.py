"""The inbox in a real browser: by keyboard alone, live, with the palette, and without scripts."""

import re
import signal
from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from chromium import find_page_chromium
from cli.server import Served
from cli.serving import serve_migrated
from flow.pages_world import go_by_letters, settle, without_analyses
from usercontext.client.clients import Client

pytestmark = pytest.mark.browser

PATIENCE_MS = 30_000
EMAIL, PASSWORD = "ann@example.com", "correct horse battery"
WORDS = ("I cannot pay", "The total is wrong", "Search finds nothing")


class Place(NamedTuple):
    """A server with an account, and a browser."""

    served: Served
    browser: Browser
    client: Client
    project: UUID

    def report(self, words: str) -> UUID:
        session = self.client.open_session(uuid4().hex).session_id
        return self.client.create_issue(session, words)

    def status(self, issue_id: UUID) -> str:
        return self.client.get_issue(issue_id).status

    def path(self, rest: str = "/issues") -> str:
        return f"{self.served.url}/p/{self.project}{rest}"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("inbox") / "data"
    server = serve_migrated(folder, USERCONTEXT_LATE_LOGS_WAIT_S="2")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_page_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        with Client(server.url, server.value("secret key")) as client:
            opened = Place(server, browser, client, UUID(server.value("project")))
            make_account(opened)
            yield opened
        browser.close()
    server.running.send_signal(signal.SIGTERM)
    with server.running:
        assert server.running.wait(60) == 0


def make_account(place: Place) -> None:
    """Follow the link of the first screen by keyboard."""
    link = re.search(r"/link/\S+", place.served.first_screen)
    assert link is not None, place.served.first_screen
    page = place.browser.new_page()
    page.goto(place.served.url + link[0])
    form = {"email": EMAIL, "name": "Ann", "password": PASSWORD, "again": PASSWORD}
    for name, value in form.items():
        page.locator(f"[name={name}]").fill(value)
    page.keyboard.press("Enter")
    page.wait_for_url("**/start")
    page.context.close()


def sign_in(place: Place, *, scripts: bool = True) -> Page:
    """Return a page that is signed in; what its console complains of fails the test at the end."""
    context = place.browser.new_context(java_script_enabled=scripts)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(place.path() + "?status=all")
    page.locator("[name=email]").fill(EMAIL)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/issues?status=all")
    return page


@pytest.fixture
def page(place: Place) -> Iterator[Page]:
    opened = sign_in(place)
    complaints: list[str] = []
    opened.on("console", lambda line: complaints.extend([line.text] * (line.type == "error")))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    opened.context.close()
    assert [text for text in complaints if "404" not in text] == []


@pytest.fixture
def issues(place: Place) -> Iterator[list[UUID]]:
    """Three open issues, the newest last; afterwards none is open."""
    made = [place.report(words) for words in WORDS]
    yield made
    for issue_id in made:
        place.client.update_issue(issue_id, status="resolved")


def rows(page: Page) -> Locator:
    return page.locator("[data-row] [data-open]")


def current(page: Page) -> Locator:
    return page.locator("[data-row][aria-current] [data-open]")


def test_issues_are_found_chosen_and_resolved_by_keyboard_alone(
    place: Place, page: Page, issues: list[UUID]
) -> None:
    page.goto(place.path())
    expect(rows(page)).to_have_text([*reversed(WORDS)])
    page.keyboard.press("j")
    expect(current(page)).to_be_focused()
    expect(current(page)).to_have_text(WORDS[2])
    for key in "xjx":
        page.keyboard.press(key)
    expect(page.locator("[data-ticked]")).to_have_text("2 selected")
    page.keyboard.press("e")

    expect(rows(page)).to_have_text([WORDS[0]])
    expect(page.locator("#said")).to_have_text("2 issues resolved")
    expect(current(page)).to_be_focused()
    assert [place.status(one) for one in issues] == ["open", "resolved", "resolved"]

    page.keyboard.press("z")
    expect(rows(page)).to_have_text([*reversed(WORDS)])
    expect(page.locator("#said")).to_have_text("2 issues back as before")
    assert [place.status(one) for one in issues] == ["open"] * 3


def test_the_current_issue_is_ignored_and_opened_again_without_choosing_it(
    place: Place, page: Page, issues: list[UUID]
) -> None:
    page.goto(place.path())
    page.keyboard.press("k")
    expect(current(page)).to_have_text(WORDS[0])
    page.keyboard.press("i")
    expect(rows(page)).to_have_count(2)
    expect(page.locator("#said")).to_have_text("1 issue ignored")
    page.evaluate("() => { document.getElementById('said').textContent = '' }")
    page.keyboard.press("i")
    expect(page.locator("#said")).to_have_text("1 issue ignored")
    assert [place.status(one) for one in issues] == ["ignored", "ignored", "open"]

    page.goto(place.path() + "?status=ignored")
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(rows(page)).to_have_count(1)
    assert place.status(issues[1]) == "open"


def test_enter_opens_the_current_issue_and_g_goes_to_pages(
    place: Place, page: Page, issues: list[UUID]
) -> None:
    page.goto(place.path())
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/issues/{issues[2]}")
    page.goto(place.path("/groups"))
    go_by_letters(page, "gi", "**/issues")


def test_search_and_filters_change_the_address_and_the_list_in_place(
    place: Place, page: Page, issues: list[UUID]
) -> None:
    page.goto(place.path())
    page.keyboard.press("/")
    page.keyboard.type("total")
    page.keyboard.press("j")  # a letter of the search, no step
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    page.wait_for_url("**/issues?q=total")
    expect(rows(page).first).to_have_text(WORDS[1])
    page.get_by_label("Who noticed").select_option("detected")
    page.wait_for_url("**/issues?source=detected&q=total")
    expect(page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    page.go_back()
    expect(rows(page).first).to_have_text(WORDS[1])


def test_the_palette_keeps_the_focus_finds_by_typing_and_goes(
    place: Place, page: Page, issues: list[UUID]
) -> None:
    page.goto(place.path())
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="Page or action")
    expect(box).to_be_focused()
    expect(page.locator("#palette").get_by_role("option", selected=True)).to_have_count(1)
    for _ in range(3):
        page.keyboard.press("Tab")
    inside = page.evaluate("() => document.activeElement.closest('#palette, body')?.id ?? ''")
    assert inside in ("palette", "")
    box.focus()
    page.keyboard.type("groups")
    expect(page.locator("#palette-list li").first).to_contain_text("Groups")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/groups")

    page.keyboard.press("Control+k")
    page.keyboard.type("zzz")
    expect(page.locator("#palette-list li")).to_have_text([re.compile("Search issues for “zzz”")])
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).not_to_be_visible()


def test_the_help_lists_the_keys_of_the_page_and_switches_letters_off(
    place: Place, page: Page, issues: list[UUID]
) -> None:
    page.goto(place.path())
    page.keyboard.press("?")
    listed = page.locator("#keys-list")
    for words in ("Next row", "Resolve the selected issues", "Search", "Go to: Groups"):
        expect(listed).to_contain_text(words)
    page.get_by_label("Keys of a single letter are on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(current(page)).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.locator("#palette")).to_be_visible()


def test_what_arrives_is_offered_and_moves_nothing_that_one_reads(
    place: Place, page: Page, issues: list[UUID]
) -> None:
    page.goto(place.path())
    settle(page)
    rows(page).first.focus()
    before = rows(page).first.bounding_box()
    arrived = place.report("It arrived while you read")
    offer = page.get_by_role("link", name="1 new issue, show")
    expect(offer).to_be_visible()
    expect(page.locator("#said")).to_have_text("1 new issue")
    expect(rows(page)).to_have_count(3)
    after = rows(page).first.bounding_box()
    assert before
    assert after
    assert before["y"] == after["y"]
    page.keyboard.press("n")

    expect(current(page)).to_have_text("It arrived while you read")
    expect(current(page)).to_be_focused()
    expect(offer).to_have_count(0)
    place.client.update_issue(arrived, status="resolved")


def test_a_row_tells_its_analysis_as_soon_as_it_is_done(place: Place, page: Page) -> None:
    with without_analyses(place.served):
        issue_id = place.report("What is wrong here?")
        page.goto(place.path())
        row = page.locator("[data-row]").first
        expect(row).to_contain_text("waiting for its analysis")
        row.get_by_role("checkbox").check()

    expect(row).not_to_contain_text("waiting for its analysis", timeout=PATIENCE_MS)
    expect(row.locator(".priority")).to_have_text("P3")
    expect(row.get_by_role("checkbox")).to_be_checked()
    place.client.update_issue(issue_id, status="resolved")


def test_without_scripts_the_same_is_done_by_links_and_forms(
    place: Place, issues: list[UUID]
) -> None:
    page = sign_in(place, scripts=False)
    page.goto(place.path())
    page.get_by_label("Search issues").fill("total")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**/issues?q=total")
    rows(page).first.locator("xpath=ancestor::li").get_by_role("checkbox").check()
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("1 issue resolved.")).to_be_visible()
    assert place.status(issues[1]) == "resolved"
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("1 issue back as before.")).to_be_visible()
    assert place.status(issues[1]) == "open"
    expect(page.get_by_role("button", name="Go to")).to_have_count(0)
    page.get_by_role("link", name="All", exact=False).first.click()
    page.wait_for_url("**status=all**")
    page.context.close()


@pytest.mark.parametrize("path", ["/issues", "/groups"])
def test_a_phone_shows_it_without_scrolling_sideways(
    place: Place, page: Page, issues: list[UUID], path: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(place.path(path))

    assert page.evaluate("() => document.documentElement.scrollWidth") == 390

"""What lets something leave the page, in a real browser: consent, a report; and what says so."""

import json
from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import Page

from flow.world import World, lines, open_world

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("world")) as opened:
        yield opened


def test_without_consent_nothing_is_sent_or_kept(world: World) -> None:
    with world.visitor() as visitor:
        page = visitor.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(world.pages.show("/", world.tag(consent="pending")), wait_until="load")
        page.wait_for_function("() => window.UserContextParts?.vitals")
        page.evaluate("console.error('line 1')")
        page.evaluate("dispatchEvent(new Event('pagehide'))")
        page.evaluate("UserContext.flush()")
        page.wait_for_timeout(300)
        kept = page.evaluate("[sessionStorage.length, localStorage.length]")
        with page.expect_response(f"{world.served.url}/v1/sessions") as answered:
            before = [url for url in asked if "/v1/" in url]
            page.evaluate("UserContext.consent(true)")
        session = str(answered.value.json()["sessionId"])
        logs = world.logs_once(session, lambda logs: bool(lines(logs)))

    assert (before, kept, lines(logs)) == ([], [0, 0], ["line 1"])


@pytest.mark.parametrize("signal", ["doNotTrack = '1'", "globalPrivacyControl = true"])
def test_where_the_browser_asks_not_to_be_tracked_nothing_is_captured(
    world: World, signal: str
) -> None:
    name, _, value = signal.partition(" = ")
    head = f"<script>Object.defineProperty(navigator, '{name}', {{ value: {value} }})</script>"
    with world.visitor() as visitor:
        page = visitor.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(world.pages.show("/", head + world.tag()), wait_until="load")
        page.wait_for_timeout(300)

    assert [url for url in asked if world.served.url in url] == [world.script()]


def test_debug_says_what_is_captured_sent_and_left_out_and_is_not_captured(world: World) -> None:
    with world.visitor() as visitor:
        page = visitor.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        with page.expect_response(f"{world.served.url}/v1/sessions") as answered:
            page.goto(world.pages.show("/", world.tag(debug="true")), wait_until="load")
        page.evaluate("for (let i = 0; i < 300; i++) console.log('line ' + i)")
        page.evaluate("UserContext.flush()")
        logs = world.logs(str(answered.value.json()["sessionId"]))

    ours = [text.removeprefix("UserContext: ") for text in said if "UserContext: " in text]
    for beginning in ("on http", "captured console info", "session", "sent", "dropped"):
        assert any(text.startswith(beginning) for text in ours), beginning
    assert "UserContext: " not in json.dumps([log.payload for log in logs])


def test_why_capture_ended_is_said_once_without_debug(world: World) -> None:
    """A refused key was one red 401 of the browser's, and nobody knew whose or what to do."""
    with world.visitor() as visitor:
        page = visitor.new_page()
        said: list[str] = []
        page.on("console", lambda one: said.append(f"{one.type} {one.text}"))
        page.goto(
            world.pages.show("/", world.built.tag(world.served.url, key="uc_pub_" + "a" * 36)),
            wait_until="load",
        )
        with page.expect_console_message(lambda one: "UserContext: stopped" in one.text):
            page.evaluate("console.error('line 1')")
        page.evaluate("console.error('line 2')")
        page.evaluate("UserContext.flush()")
        page.wait_for_timeout(300)

    ours = [text for text in said if "UserContext" in text]
    words = "stopped 401 Missing or invalid API key (usercontext refusals)"
    assert ours == [f"warning UserContext: {words}"]


def test_in_report_mode_nothing_leaves_before_the_report_or_after_it(world: World) -> None:
    with world.visitor() as visitor:
        page = visitor.new_page()
        asked: list[str] = []
        page.on("request", lambda one: asked.append(f"{one.url} {one.post_data_buffer!r}"))
        page.goto(world.pages.show("/", world.tag(mode="report")), wait_until="load")
        page.evaluate("for (const one of ['kept', 'struck']) console.error('line ' + one)")
        leave(page)
        before = [one for one in asked if "/v1/" in one]
        page.evaluate(
            "UserContext.strike(UserContext.preview()"
            ".filter(e => e.payload.message === 'line struck').map(e => e.entryId))"
        )
        issue = page.evaluate("UserContext.report('It broke')")
        sent = len(asked)
        page.evaluate("console.error('line after')")
        leave(page)
        page.goto("about:blank")
        found = world.client.get_issue(UUID(issue), logs=100)

    assert before == []
    assert [one for one in asked[sent:] if "/v1/" in one] == []
    assert lines(found.logs) == ["line kept"]


def leave(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    page.evaluate("UserContext.flush()")
    page.wait_for_timeout(200)

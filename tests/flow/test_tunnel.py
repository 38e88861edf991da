"""Capture through a path of the page's own origin: nothing of it leads to another one."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import Page

from flow.test_capture import session_of
from flow.tunnel import PREFIX, TunnelAnswers
from flow.world import World, messages, open_world
from usercontext.client.answers import Log

pytestmark = pytest.mark.browser

OWN_ORIGIN_ONLY = "default-src 'none'; script-src 'nonce-n1' 'self'; connect-src 'self'"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("tunnel") / "data"
    with open_world(folder, TunnelAnswers) as opened:
        TunnelAnswers.target = opened.served.url
        yield opened


def is_told(logs: list[Log]) -> bool:
    return any(str(message).startswith("line 1 ") for message in messages(logs))


def visit(world: World, page: Page, head: str) -> tuple[list[Log], set[str]]:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(world.pages.show("/", head, OWN_ORIGIN_ONLY), wait_until="load")
    page.wait_for_function("() => window.UserContextParts?.vitals")
    session = session_of(page)

    def is_told_by_now(logs: list[Log]) -> bool:
        # again: a busy machine's page counts its waiting as our time and leaves lines out, and a
        # flush tries at once what broke off
        page.evaluate("console.log('line 1', 'x'.repeat(3000)), UserContext.flush()")
        return is_told(logs)

    return world.logs_once(session, is_told_by_now), asked


def test_a_tag_that_comes_through_the_path_sends_through_it(world: World) -> None:
    """The script finds the path by itself: it begins before ``/uc/``."""
    key = world.served.value("publishable key")
    head = world.built.tag(world.pages.origin + PREFIX, key=key)
    with world.visitor() as visitor:
        logs, asked = visit(world, visitor.new_page(), head)

    assert logs
    assert {url for url in asked if not url.startswith(world.pages.origin)} == set()
    assert f"{world.pages.origin}{PREFIX}/v1/sessions" in asked


def test_the_name_that_stays_works_through_the_path_too(world: World) -> None:
    key = world.served.value("publishable key")
    head = f'<script nonce="n1" src="{PREFIX}/uc.js" data-key="{key}"></script>'
    with world.visitor() as visitor:
        logs, asked = visit(world, visitor.new_page(), head)

    assert logs
    assert f"{world.pages.origin}{PREFIX}/uc.js" in asked
    assert {url for url in asked if not url.startswith(world.pages.origin)} == set()


def test_a_report_goes_through_the_path(world: World) -> None:
    head = world.built.tag(
        world.pages.origin + PREFIX, key=world.served.value("publishable key"), endpoint=PREFIX
    )
    with world.visitor() as visitor:
        page = visitor.new_page()
        page.goto(world.pages.show("/", head), wait_until="load")
        issue = page.evaluate("UserContext.report('It broke')")

    assert world.client.get_issue(UUID(issue)).user_description == "It broke"

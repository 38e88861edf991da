"""A request whose answer its page never looks at fails in a real browser as it does without us."""

from collections.abc import Iterator

import pytest

from flow.test_capture import HARM, opened
from flow.world import UNHURRIED, World, messages, open_world

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("dropped") / "data") as opened_world:
        yield opened_world


def test_a_request_that_the_page_drops_is_refused_unhandled_as_without_us(world: World) -> None:
    """A page that asks and never looks: its rejection is the browser's and every collector's."""
    with world.visitor(UNHURRIED) as visitor:
        page = visitor.new_page()
        page.route("**/api/gone", lambda route: route.abort())
        session = opened(world, page, world.pages.show("/", HARM + world.tag()))
        page.evaluate("void fetch('/api/gone')")
        page.wait_for_function("window.harm.length")
        page.evaluate("fetch('/api/gone').catch(() => { window.taken = 1 })")
        page.wait_for_function("window.taken")
        page.evaluate("UserContext.flush()")
        logs = world.logs_once(session, lambda logs: str(messages(logs)).count("fetch") >= 1)
        harm = page.evaluate("window.harm")

    assert harm == ["TypeError: Failed to fetch"]
    assert [log.payload.get("kind") for log in logs if log.level == "error"].count(
        "unhandledrejection"
    ) == 1

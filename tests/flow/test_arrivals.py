"""Pages that came as errors, in a real browser. Not: what pages ask for (test_capture)."""

from collections.abc import Iterator

import pytest

from flow.world import World, open_world

pytestmark = pytest.mark.browser

SESSION = """() => { dispatchEvent(new Event('pagehide'));
  return window.UserContextParts?.vitals &&
    JSON.parse(sessionStorage['uc.session'] || '[]')[2]?.id }"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("flow") / "data") as opened:
        yield opened


def test_a_page_that_came_as_an_error_is_told_though_nothing_asked_for_it(world: World) -> None:
    """A booking site of one's own: its forms are posted by the browser. "Book" brought the
    server's page of 500, and the session said "no requests and no errors"."""
    with world.visitor() as visitor:
        page = visitor.new_page()
        page.goto(world.pages.show("/api/fail", world.tag()))
        session = page.wait_for_function(SESSION).json_value()
        logs = world.logs_once(session, lambda told: any(log.type == "network" for log in told))

    came = next(log for log in logs if log.type == "network")
    assert (came.level, came.payload["resource"], came.payload["status"]) == (
        ("error", "document", 500)
    )
    assert came.payload["url"] == f"{world.pages.origin}/api/fail"

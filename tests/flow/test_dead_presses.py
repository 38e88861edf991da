"""When a press is told as one that nothing followed, in a real browser. Not: clicks in a row."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Route

from flow.world import World, messages, open_world

pytestmark = pytest.mark.browser

ASKS = "<script>pay = () => { fetch('/api/slow') }; fetch('/api/older')</script>"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("world")) as opened:
        yield opened


def test_who_asks_a_slow_server_answers_the_press_and_an_older_answer_does_not(
    world: World,
) -> None:
    """Requests are told once they end: "Nothing followed" was said of a payment that took 3 s."""
    with world.visitor() as visitor:
        held: dict[str, Route] = {}

        def hold(route: Route) -> None:
            held[route.request.url.rsplit("/", 1)[1]] = route

        visitor.route("**/api/older", hold)
        visitor.route("**/api/slow", hold)
        page, session = world.open(visitor, world.pages.show("/", world.tag() + ASKS))
        page.wait_for_function("() => window.UserContextParts?.later")
        page.click("#dead")
        with page.expect_response("**/api/older"):
            held["older"].fulfill(status=200, body="{}")
        page.wait_for_timeout(1700)
        page.click("#pay")
        page.wait_for_timeout(1700)
        with page.expect_response("**/api/slow"):
            held["slow"].fulfill(status=200, body="{}")
        page.evaluate("UserContext.flush()")
        logs = world.logs_once(
            session, lambda logs: any("/api/slow" in str(log.payload.get("url")) for log in logs)
        )

    assert "Clicked Pay now" in messages(logs)
    told = [log.payload["name"] for log in logs if log.payload.get("kind") == "dead_click"]
    assert told == ["Dead"]

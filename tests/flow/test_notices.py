"""What a page tells its user at once, and sockets that break, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import WebSocketRoute

from flow.test_capture import session_of
from flow.world import World, messages, open_world

pytestmark = pytest.mark.browser

READY = "() => window.UserContextParts?.vitals"
TALK = """() => new Promise((done) => {
  const line = new WebSocket('ws://' + location.host + '/live');
  line.onopen = () => { line.send('hello'); }; line.onclose = done; line.onmessage = done; })"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("notices") / "data") as opened:
        yield opened


def test_a_red_box_is_told_with_what_it_says(world: World) -> None:
    """Four of five pages that their server drew said why in a box that nothing captured."""
    with world.visitor() as visitor:
        page = visitor.new_page()
        page.goto(world.pages.show("/", world.tag()))
        page.wait_for_function(READY)
        page.evaluate("""document.body.insertAdjacentHTML('beforeend',
          '<p role=alert><i aria-hidden=true>warning</i>Not sent to joe@mail.example</p>')""")
        logs = world.logs_once(
            session_of(page), lambda told: "Not sent to [EMAIL]" in messages(told)
        )

    shown = next(log for log in logs if log.payload.get("kind") == "notice")
    assert (shown.type, shown.level) == ("console", "info")


def test_a_socket_that_broke_and_one_that_works_after_it_are_told(world: World) -> None:
    opened: list[WebSocketRoute] = []

    def answer(line: WebSocketRoute) -> None:
        opened.append(line)
        first = len(opened) == 1
        line.on_message(lambda _: line.close(code=1012) if first else line.send("welcome"))

    with world.visitor() as visitor:
        page = visitor.new_page()
        page.route_web_socket("**/live", answer)
        page.goto(world.pages.show("/", world.tag()))
        page.wait_for_function(READY)
        page.evaluate(TALK)
        page.evaluate(TALK)
        logs = world.logs_once(
            session_of(page), lambda told: any(log.payload.get("status") == 101 for log in told)
        )

    told = [log.payload for log in logs if log.payload.get("resource") == "socket"]
    assert [one["status"] for one in told] == [0, 101]
    assert told[0]["error"] == "closed with code 1012"

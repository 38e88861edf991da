"""Pages that break what they can, in a real browser: none comes to harm, and all are told."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response

from flow.bad_pages import BAD_PAGES, WATCH, acting
from flow.world import World, lines, open_world

pytestmark = pytest.mark.browser

LOOKS, PAUSE_MS = 1_200, 50
"""A minute: twenty pages begin at once."""


class Watched(NamedTuple):
    """A page, what it said in its console, and what it was answered."""

    page: Page
    said: list[str]
    answers: list[Response]

    def harm(self) -> str:
        """Wait until the page has said what errors nobody caught."""
        for _ in range(LOOKS):
            if found := [text for text in self.said if text.startswith("harm: ")]:
                return found[0]
            self.page.wait_for_timeout(PAUSE_MS)
        return f"it never said: {self.said[-5:]}"

    def session(self) -> str:
        """Wait until the server has opened a session for the page, and return its id."""
        for _ in range(LOOKS):
            for one in self.answers:
                if one.url.endswith("/v1/sessions") and one.ok:
                    return str(one.json()["sessionId"])
            self.page.wait_for_timeout(PAUSE_MS)
        raise AssertionError(f"no session was opened: {self.said[-5:]}")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("world")) as opened:
        yield opened


@pytest.fixture(scope="module")
def watched(world: World) -> Iterator[dict[str, Watched]]:
    """Open all the bad pages beside each other."""
    with world.visitor() as visitor:
        yield {name: watch(world, visitor, name) for name in BAD_PAGES}


def watch(world: World, visitor: BrowserContext, name: str) -> Watched:
    bad = BAD_PAGES[name]
    watched = Watched(visitor.new_page(), [], [])

    def hear(message: ConsoleMessage) -> None:
        watched.said.append(message.text)

    def keep(answer: Response) -> None:
        watched.answers.append(answer)

    watched.page.on("console", hear)
    watched.page.on("response", keep)
    path = "/" + name.replace(" ", "-")
    head = WATCH + bad.before + world.tag() + acting(bad.after)
    watched.page.goto(world.pages.show(path, head, bad.policy), wait_until="commit")
    return watched


@pytest.mark.parametrize("name", BAD_PAGES)
def test_a_bad_page_comes_to_no_harm(watched: dict[str, Watched], name: str) -> None:
    assert watched[name].harm() == "harm: none"


@pytest.mark.parametrize("name", [name for name, bad in BAD_PAGES.items() if bad.captured])
def test_a_bad_page_is_told(world: World, watched: dict[str, Watched], name: str) -> None:
    assert watched[name].harm()
    session = watched[name].session()

    assert "line 1" in lines(world.logs_once(session, lambda logs: bool(lines(logs))))

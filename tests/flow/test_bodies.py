"""Bodies of answers that a page wants kept, in a real browser. Not: how they are masked."""

from collections.abc import Iterator

import pytest

from flow.world import UNHURRIED, World, open_world

pytestmark = pytest.mark.browser

READ_AND_LEFT = """async () => {
  const gone = new AbortController();
  const answer = await fetch('/board', { signal: gone.signal });
  await answer.text();
  gone.abort();
}"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("flow") / "data") as opened:
        yield opened


def test_a_body_is_kept_of_a_page_that_aborts_once_it_has_read_it(world: World) -> None:
    """A GraphQL client (urql) aborts each question it has an answer to, as effects do that end.

    With that it cut the copy of the answer, and not one body of such a page ever arrived.
    """
    world.pages.show("/board", "cannot return null")
    with world.visitor(UNHURRIED) as visitor:
        tag = world.tag(bodies="/board")
        page, session = world.open(visitor, world.pages.show("/", tag))
        page.evaluate(READ_AND_LEFT)
        page.evaluate("UserContext.flush()")
        logs = world.logs_once(session, lambda logs: "/board" in str(logs))

    told = next(log.payload for log in logs if "/board" in str(log.payload.get("url")))
    assert "cannot return null" in told["responseBody"]

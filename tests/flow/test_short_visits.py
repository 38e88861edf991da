"""Pages that are left before they have a session: what they said arrives, once."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route

from flow.world import World, lines, open_world

pytestmark = pytest.mark.browser

PAGES = 10
HURRIED = """<script>(() => {
  const page = Number(sessionStorage.page ?? 0);
  window.isLast = page === PAGES;
  if (isLast) return;
  sessionStorage.page = page + 1;
  console.error('line ' + page);
  const leave = () => page % 2 ? location.reload() : location.assign('/?' + page);
  PAUSE ? setTimeout(leave, PAUSE) : leave();
})()</script>""".replace("PAGES", str(PAGES))
"""Ten pages of one tab, each logs an error and leaves: by a reload, or for another page."""
SPEAK_AND_LEAVE = """() => {
  console.error('line kept'); console.error('line struck');
  const struck = UserContext.preview().filter((one) => one.payload.message === 'line struck');
  UserContext.strike(struck.map((one) => one.entryId));
  dispatchEvent(new Event('pagehide')) }"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("short")) as opened:
        yield opened


def abort(route: Route) -> None:
    route.abort()


def session_of(page: Page) -> str:
    """Wait until the tab has come to its last page and has a session; return the server's id."""
    page.wait_for_function("() => window.isLast && window.UserContextParts")
    page.evaluate("UserContext.flush()")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    return str(page.evaluate("JSON.parse(sessionStorage['uc.session'])[2].id"))


@pytest.mark.parametrize("pause_ms", [0, 30, 100, 250])
def test_what_is_said_just_before_a_page_is_left_arrives_once(world: World, pause_ms: int) -> None:
    """Left at once there is no session; a moment later its opening, or the shelf, is under way."""
    body = HURRIED.replace("PAUSE", str(pause_ms))
    with world.visitor() as visitor:
        page = visitor.new_page()
        page.goto(world.pages.show("/", world.tag() + body), wait_until="commit")
        session = session_of(page)
        logs = world.logs_once(session, lambda logs: len(lines(logs)) >= PAGES)

    assert lines(logs) == [f"line {number}" for number in range(PAGES)]
    ids = [log.entry_id for log in logs]
    assert len(set(ids)) == len(ids)


def wait_without_a_session(world: World, page: Page, **options: str) -> str:
    """Let a page that reaches no server say something and leave; return what it leaves behind."""
    page.context.route("**/v1/**", abort)
    page.goto(world.pages.show("/", world.tag(**options)), wait_until="load")
    page.evaluate(SPEAK_AND_LEAVE)
    return kept_in(page)


def kept_in(page: Page) -> str:
    return json.dumps(page.evaluate("({ ...sessionStorage })"))


def test_to_stop_and_forget_forgets_what_was_left_to_the_next_page(world: World) -> None:
    with world.visitor() as visitor:
        page = visitor.new_page()
        before = wait_without_a_session(world, page)
        page.evaluate("UserContext.stop(true)")
        after = kept_in(page)

    assert "line kept" in before
    assert "line struck" not in before
    assert after == "{}"


def test_where_somebody_has_to_report_first_nothing_is_left_to_the_next_page(world: World) -> None:
    with world.visitor() as visitor:
        kept = wait_without_a_session(world, visitor.new_page(), mode="report")

    assert "line" not in kept

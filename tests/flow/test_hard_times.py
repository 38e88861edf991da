"""A page's life in a real browser: early, in storms, in two tabs, in frames, away and back."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Page, Route

from chromium import find_chromium
from flow.world import UNHURRIED, World, launch, lines, messages, open_world
from usercontext.client.answers import Log

pytestmark = pytest.mark.browser

OUTAGE = """globalThis.outage = {attempts: 0};
  const {fetch} = globalThis;
  globalThis.fetch = (...call) => outage.isOver ? fetch(...call)
    : (outage.attempts++, Promise.resolve(new Response('{}', {status: 503})));"""
WHY_NOT_KEPT = "JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons)"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("world")) as opened:
        yield opened


@pytest.fixture
def whole(world: World) -> Iterator[World]:
    """The same with a whole browser: the headless shell keeps no pages to go back to."""
    browser = launch(world.browser.browser_type, find_chromium())
    yield world._replace(browser=browser)
    browser.close()


def places(logs: list[Log]) -> list[str]:
    return [str(log.event_metadata.get("how")) for log in logs if log.event_type == "navigation"]


def dropped(logs: list[Log]) -> int:
    return sum(log.payload["dropped"].get("rate", 0) for log in logs if "dropped" in log.payload)


def abort(route: Route) -> None:
    route.abort()


def session_of(page: Page) -> str:
    """Send what waits, and return the server's id of the page's session."""
    page.evaluate("UserContext.flush()")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    return str(page.evaluate("JSON.parse(sessionStorage['uc.session'])[2].id"))


def test_what_happens_before_the_script_has_loaded_is_told_with_its_time(world: World) -> None:
    snippet = f"<script>{world.built.manifest['snippet']}</script>"
    early = (
        "<script>setTimeout(() => { throw new Error('line early') });"
        "Promise.reject(new Error('line rejected'));"
        "onload = () => dead.click()</script>"
    )
    late = "<script>setTimeout(() => document.head.append(Object.assign("
    late += f"document.createElement('script'), {{ src: '{world.script()}' }})), 600)</script>"
    with world.visitor() as visitor:
        page = visitor.new_page()
        page.goto(world.pages.show("/early", snippet + early + late), wait_until="load")
        page.wait_for_function("() => window.UserContext")
        with page.expect_response(f"{world.served.url}/v1/sessions") as answered:
            key = world.served.value("publishable key")
            page.evaluate(f"UserContext.init({{ key: '{key}', endpoint: '{world.served.url}' }})")
        session = str(answered.value.json()["sessionId"])
        logs = world.logs_once(session, lambda logs: "Clicked Dead" in messages(logs))

    told = [text for text in messages(logs) if "line" in text or "Clicked" in text]
    assert {"line early", "line rejected", "Clicked Dead"} == set(told)
    loaded = next(log for log in logs if log.event_type == "navigation")
    assert all(log.timestamp < loaded.timestamp for log in logs if messages([log])[0] in told)


def test_a_click_while_the_later_part_loads_is_told(world: World) -> None:
    with world.visitor() as visitor:
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        later = world.built.manifest["chunks"]["later"][1]
        visitor.route(f"**/uc/{later}", hold)
        page, session = world.open(visitor, world.pages.show("/", world.tag()))
        page.click("#dead")
        held[0].fallback()
        page.wait_for_function("() => window.UserContextParts?.later")
        page.evaluate("UserContext.flush()")
        logs = world.logs_once(session, lambda logs: "Clicked Dead" in messages(logs))

    assert [log.event_metadata["selector"] for log in logs if log.event_type == "click"] == [
        "#dead"
    ]


def test_a_part_that_did_not_load_is_tried_again_after_a_moment(world: World) -> None:
    later = world.built.manifest["chunks"]["later"][1]
    with world.visitor() as visitor:
        visitor.clock.install()
        visitor.route(f"**/uc/{later}", abort, times=1)
        page = visitor.new_page()
        with page.expect_event("requestfailed", lambda request: later in request.url):
            page.goto(world.pages.show("/", world.tag()), wait_until="load")
        page.click("#dead")
        visitor.clock.run_for(5000)
        page.wait_for_function("() => window.UserContextParts?.later")
        session = session_of(page)
        logs = world.logs_once(session, lambda logs: "Clicked Dead" in messages(logs))

    assert "Capture started" in messages(logs)


def test_a_part_that_did_not_load_offline_is_tried_again_online(world: World) -> None:
    later = world.built.manifest["chunks"]["later"][1]
    with world.visitor() as visitor:
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        visitor.route(f"**/uc/{later}", hold, times=1)
        page, session = world.open(visitor, world.pages.show("/", world.tag()))
        visitor.set_offline(True)
        with page.expect_event("requestfailed", lambda request: later in request.url):
            held[0].abort()
        page.click("#dead")
        visitor.set_offline(False)
        logs = world.logs_once(session, lambda logs: "Clicked Dead" in messages(logs))

    assert "Capture started" in messages(logs)


def test_a_clock_that_jumps_moves_no_entry(world: World) -> None:
    jumpy = "<script>let ahead = 0; const real = Date.now; Date.now = () => real() + ahead</script>"
    with world.visitor() as visitor:
        page, session = world.open(visitor, world.pages.show("/", jumpy + world.tag()))
        for number, hours in enumerate((0, -5, -1)):
            page.evaluate(f"ahead = {hours} * 3600e3; console.log('line {number}')")
        page.evaluate("UserContext.flush()")
        logs = world.logs_once(session, lambda logs: len(lines(logs)) == 3)

    assert lines(logs) == ["line 0", "line 1", "line 2"]
    times = [datetime.fromisoformat(log.timestamp) for log in logs if lines([log])]
    assert (times[2] - times[0]).total_seconds() < 60


def test_a_server_that_is_down_for_an_hour_costs_nothing(world: World) -> None:
    """In the page: what becomes of a call while a route is taken away, no two runs agreed on."""
    with world.visitor(OUTAGE) as visitor:
        visitor.clock.install()
        page = visitor.new_page()
        page.goto(world.pages.show("/", world.tag()), wait_until="load")
        page.wait_for_function("() => window.UserContextParts?.later")
        for minute in range(60):
            page.evaluate(f"console.log('line {minute}')")
            visitor.clock.run_for(60_000)
        attempts = page.evaluate("outage.attempts")
        with page.expect_response(f"{world.served.url}/v1/sessions") as answered:
            page.evaluate("outage.isOver = true; dispatchEvent(new Event('online'))")
        session = str(answered.value.json()["sessionId"])
        logs = world.logs_once(session, lambda logs: len(lines(logs)) >= 60)

    assert lines(logs) == [f"line {minute}" for minute in range(60)]
    assert 12 <= attempts <= 35  # half of them in the first ten minutes


def test_two_tabs_share_what_waits_offline_and_send_it_once(world: World) -> None:
    with world.visitor(UNHURRIED) as visitor:
        address = world.pages.show("/", world.tag())
        first, session = world.open(visitor, address)
        second, _ = world.open(visitor, address)
        sent: list[str] = []
        visitor.on(
            "request", lambda request: sent.append(request.headers.get("idempotency-key", ""))
        )
        visitor.set_offline(True)
        for number in range(120):
            first.evaluate(f"console.error('line {number}')")
        first.evaluate("UserContext.flush()")
        world.shelve(first, lambda text: len(set(re.findall(r"line \d+\b", text))) == 120)
        first.close()
        sent.clear()
        visitor.set_offline(False)
        third = visitor.new_page()
        third.goto(address)
        logs = world.logs_once(session, lambda logs: len(lines(logs)) >= 120)
        second.evaluate("UserContext.flush()")
        third.evaluate("UserContext.flush()")
        ids = [key for key in sent if key]  # a tab that is closed sends again what is under way

    assert sorted(lines(logs)) == sorted(f"line {number}" for number in range(120))
    assert len(ids) == len(set(ids))


def test_in_frames_of_every_kind_no_page_comes_to_harm(world: World) -> None:
    inner = world.pages.show("/inner", world.tag())
    elsewhere = inner.replace("127.0.0.1", "localhost")
    frames = (
        f"<iframe src='{inner}'></iframe><iframe src='{elsewhere}'></iframe>"
        f"<iframe sandbox='allow-scripts' src='{inner}'></iframe>"
    )
    with world.visitor() as visitor:
        page = visitor.new_page()
        harm: list[str] = []
        page.on("pageerror", lambda error: harm.append(str(error)))
        page.goto(world.pages.show("/outer", world.tag() + frames), wait_until="load")
        inside = [frame for frame in page.frames if frame.url.endswith("/inner")]
        for frame in [page.main_frame, *inside]:
            frame.evaluate("console.log(parent, top, 'line 1'); dead.click()")
            frame.evaluate("UserContext.flush()")

    assert len(inside) == 3
    assert harm == []


def test_a_page_restored_from_the_cache_goes_on_with_its_visit(whole: World) -> None:
    with whole.visitor() as visitor:
        page, session = whole.open(visitor, whole.pages.show("/", whole.tag()))
        # while a page holds the lock of its shelf no browser keeps it
        page.wait_for_function("() => window.UserContextParts?.vitals")
        page.evaluate("UserContext.flush()")
        page.evaluate("window.kept = 1")
        page.goto(whole.pages.show("/next", ""))
        page.go_back(wait_until="commit")
        assert page.evaluate("window.kept") == 1, page.evaluate(WHY_NOT_KEPT)
        page.evaluate("console.log('line 1')")
        page.evaluate("UserContext.flush()")
        logs = whole.logs_once(session, lambda logs: bool(lines(logs)))

    assert places(logs) == ["load", "restored"]


def test_a_prerendered_page_is_captured_when_it_is_seen(world: World) -> None:
    hidden = (
        "<script>Object.defineProperty(document, 'prerendering',"
        " { value: true, writable: true })</script>"
    )
    with world.visitor() as visitor:
        page = visitor.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(world.pages.show("/", hidden + world.tag()), wait_until="load")
        page.wait_for_timeout(300)
        before = [url for url in asked if "/v1/" in url or "later" in url]
        with page.expect_response(f"{world.served.url}/v1/sessions"):
            page.evaluate("document.prerendering = false")
            page.evaluate("document.dispatchEvent(new Event('prerenderingchange'))")

    assert before == []


def test_a_page_of_fifty_thousand_elements_answers_clicks_at_once(world: World) -> None:
    heavy = "for (let i = 0; i < 50000; i++) all.append(document.createElement('i'))"
    watch = """(() => { let fastest = Infinity; for (let i = 0; i < 20; i++) {
      const begin = performance.now(); all.lastChild.click(); all.click();
      fastest = Math.min(fastest, performance.now() - begin) }
      return fastest })()"""
    with world.visitor() as visitor:
        page, _ = world.open(visitor, world.pages.show("/heavy", world.tag()))
        page.wait_for_function("() => window.UserContextParts?.later")
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('p'), {id: 'all'}))"
        )
        page.evaluate(heavy)
        fastest = page.evaluate(watch)

    assert fastest < 1000, "two clicks; a machine that is busy does not hold up all twenty"


def test_of_a_storm_only_what_a_second_has_room_for_is_worked_on(world: World) -> None:
    """A thousand lines and a hundred requests a second: the bound holds in entries and in bytes."""
    storm = """(async () => { const end = performance.now() + 3000; let lines = 0, asked = 0;
      while (performance.now() < end || lines < 400) {
        for (let i = 0; i < 10; i++) console.log('line', lines++, {i});
        fetch('/api/ok'); asked++; await new Promise((go) => setTimeout(go, 10)) }
      return [lines, asked] })()"""
    with world.visitor() as visitor:
        page, session = world.open(visitor, world.pages.show("/", world.tag()))
        bodies: list[int] = []
        page.on("request", lambda one: bodies.append(len(one.post_data_buffer or b"")))
        wrote, _ = page.evaluate(storm)
        page.evaluate("UserContext.flush()")
        logs = world.logs_once(session, lambda logs: dropped(logs) > 0)
        seconds = page.evaluate("Math.ceil(performance.now() / 1000)")

    told = [log for log in logs if "dropped" in log.payload]
    kept = len([log for log in logs if log.level != "error"]) - len(told)
    assert wrote >= 400
    assert kept <= 100 * seconds + 20
    assert len(told) <= 5 * seconds  # with batches that the lines make, not with each answer
    assert sum(bodies) < seconds * 60 * 1024

"""The capture script in a real browser, on pages of another origin, against the real server."""

import time
from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import Page

from flow.pages import FROZEN, STRICT
from flow.world import PATIENCE_S, UNHURRIED, World, messages, open_world
from usercontext.client.answers import Log

pytestmark = pytest.mark.browser

HARM = """<script nonce="n1">window.harm = [];
  addEventListener('error', (event) => harm.push(event.message));
  addEventListener('unhandledrejection', (event) => harm.push(String(event.reason)));</script>"""
TRAP = "new Proxy({}, { get() { throw 1 }, ownKeys() { throw 2 } })"
PATCHED = (
    "[fetch, console.log, History.prototype.pushState, Storage.prototype.setItem,"
    " XMLHttpRequest.prototype.send]"
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("flow") / "data") as opened:
        yield opened


def session_of(page: Page) -> str:
    """Wait until the page has its session, and return the server's id of it."""
    answered = page.wait_for_function(
        "() => { dispatchEvent(new Event('pagehide'));"
        " return JSON.parse(sessionStorage['uc.session'] || '[]')[2]?.id }"
    )
    return str(answered.json_value())


def opened(world: World, page: Page, address: str) -> str:
    """Open a page and wait for its session and for the part that loads beside it."""
    page.goto(address, wait_until="load")
    page.wait_for_function("() => window.UserContextParts?.vitals")
    return session_of(page)


def visit_everything(page: Page) -> None:
    page.evaluate("console.warn('mail joe@mail.example')")
    page.click("#pay")
    page.wait_for_function("window.done")
    page.evaluate("localStorage.setItem('cart', 'secret-value')")
    page.evaluate("history.pushState({}, '', '/checkout?card=4111111111111111')")
    page.evaluate(THROW)  # and be told of it, or what is rejected next might come before it
    page.evaluate("Promise.reject(new RangeError('late')) && 0")


THROW = """new Promise((told) => {
  addEventListener('error', () => told(), { once: true });
  setTimeout(() => { throw new TypeError('cart is undefined') })
})"""
PAY = """<script nonce="n1">async function pay() {
  await fetch('/api/fail?token=abc');
  const x = new XMLHttpRequest(); x.open('GET', '/api/ok'); x.onloadend = () => { window.done = 1 };
  x.send() }</script>"""


def test_a_visit_is_stored_as_it_happened_masked_and_once(world: World) -> None:
    logs = stored_of_a_visit(world)

    told = [(log.type, log.level, log.event_type, words(log)) for log in logs]
    origin = world.pages.origin
    assert [fact for fact in told if fact[3]] == [
        ("console", "info", "navigation", f"Navigated to {origin}/"),
        ("console", "info", "log", "Capture started"),
        ("console", "warn", "log", "mail [EMAIL]"),
        ("console", "info", "click", "Clicked Pay now"),
        ("network", "error", "log", f"GET {origin}/api/fail?token=[SECRET] 500"),
        ("network", "info", "log", f"GET {origin}/api/ok 200"),
        ("storage", "info", "log", "set cart 12"),
        ("console", "info", "navigation", f"Navigated to {origin}/checkout?card=…"),
        ("console", "error", "log", "cart is undefined"),
        ("console", "error", "log", "late"),
    ]
    ids = [log.entry_id for log in logs]
    assert len(set(ids)) == len(ids)
    assert not [log for log in logs if "secret-value" in str(log) or "joe@" in str(log)]


def stored_of_a_visit(world: World) -> list[Log]:
    with world.visitor(UNHURRIED) as visitor:
        page = visitor.new_page()
        session = opened(world, page, world.pages.show("/", world.tag() + PAY))
        visit_everything(page)
        page.evaluate("UserContext.flush()")
        return world.logs_once(session, lambda logs: "late" in str(messages(logs)))


def words(log: Log) -> str:
    """Put an entry in words; what a browser adds of its own accord becomes ''."""
    told = log.payload
    if log.type == "network":
        return "" if "favicon" in told["url"] else f"GET {told['url']} {told['status']}"
    if log.type == "storage":
        return f"{told['action']} {told['key']} {told.get('size')}"
    return "" if told.get("kind") in ("vital", "hidden", "visible") else str(told.get("message"))


def test_a_report_becomes_an_issue_whose_cause_is_found(world: World) -> None:
    with world.visitor() as visitor:
        page = visitor.new_page()
        opened(world, page, world.pages.show("/", world.tag() + PAY))
        page.click("#pay")
        page.wait_for_function("window.done")
        issue = page.evaluate("UserContext.report('I cannot pay, the button does nothing')")
        found = world.client.get_issue(UUID(issue), wait=PATIENCE_S)

    assert found.analysis is not None
    assert found.analysis.status == "done"
    assert "500" in str(found.root_cause)
    assert "/api/fail" in str(found.root_cause)


def test_hours_offline_lose_nothing_and_double_nothing(world: World) -> None:
    with world.visitor(UNHURRIED) as visitor:
        page = visitor.new_page()
        session = opened(world, page, world.pages.show("/", world.tag()))
        visitor.set_offline(True)
        for line in range(150):
            page.evaluate(f"console.error('line {line}')")
        page.wait_for_timeout(1500)
        visitor.set_offline(False)
        logs = world.logs_once(
            session, lambda logs: len(lines(logs)) >= 150 and "online" in kinds(logs)
        )

    assert sorted(lines(logs)) == sorted(f"line {line}" for line in range(150))
    assert {"offline", "online"} <= kinds(logs)


def lines(logs: list[Log]) -> list[str]:
    told = [str(log.payload.get("message")) for log in logs]
    return [text for text in told if text.startswith("line ")]


def kinds(logs: list[Log]) -> set[object]:
    return {log.payload.get("kind") for log in logs}


def test_what_waited_offline_is_sent_by_the_next_page_of_another_tab(world: World) -> None:
    with world.visitor() as visitor:
        page = visitor.new_page()
        address = world.pages.show("/", world.tag())
        session = opened(world, page, address)
        page.evaluate("UserContext.flush()")
        visitor.set_offline(True)
        page.evaluate("console.error('line of the closed tab')")
        page.evaluate("UserContext.flush()")
        world.shelve(page, lambda text: "line of the closed tab" in text)
        page.close()
        visitor.set_offline(False)
        opened(world, visitor.new_page(), address)
        logs = world.logs_once(session, lambda logs: bool(lines(logs)))

    assert lines(logs) == ["line of the closed tab"]


def test_a_tab_closed_in_mid_session_loses_nothing_that_fits(world: World) -> None:
    with world.visitor(UNHURRIED) as visitor:
        page = visitor.new_page()
        session = opened(world, page, world.pages.show("/", world.tag()))
        page.evaluate("UserContext.flush()")
        page.evaluate("for (let i = 0; i < 90; i++) console.log('line ' + i, 'x'.repeat(200))")
        page.close(run_before_unload=False)
        logs = world.logs_once(session, lambda logs: len(lines(logs)) >= 90)

    assert len(lines(logs)) == 90


def test_of_a_storm_a_second_keeps_a_hundred_and_counts_the_rest(world: World) -> None:
    with world.visitor() as visitor:
        page = visitor.new_page()
        session = opened(world, page, world.pages.show("/", world.tag()))
        page.evaluate("for (let i = 0; i < 1000; i++) console.debug('line ' + i, {a: [i, {b: i}]})")
        page.evaluate("UserContext.flush()")
        # a storm that crosses the border of two seconds is counted twice
        logs = world.logs_once(session, lambda logs: len(lines(logs)) + dropped_in(logs) >= 1000)

    assert len(lines(logs)) + dropped_in(logs) == 1000
    assert len(lines(logs)) <= 200


def dropped_in(logs: list[Log]) -> int:
    return sum(log.payload["dropped"].get("rate", 0) for log in logs if "dropped" in log.payload)


@pytest.mark.parametrize(
    ("path", "head", "policy"),
    [
        ("/frozen", FROZEN, ""),
        ("/strict", "", STRICT.format(policies="usercontext")),
        ("/stricter", "", STRICT.format(policies="'none'")),
        ("/sandboxed", "", "sandbox allow-scripts"),
        ("/double", "{tag}", ""),
    ],
)
def test_a_difficult_page_works_as_without_us(
    world: World, path: str, head: str, policy: str
) -> None:
    tag = world.tag()
    with world.visitor() as visitor:
        page = visitor.new_page()
        head = HARM + head.replace("{tag}", tag) + tag + PAY
        page.goto(world.pages.show(path, head, policy), wait_until="load")
        page.evaluate(f"console.log('line 1', {TRAP})")
        page.evaluate("fetch('/api/ok').then(() => { window.done = 1 })")
        page.wait_for_function("window.done")
        page.wait_for_timeout(300)

        assert page.evaluate("harm") == []
        assert page.evaluate("typeof UserContext.report") == "function"


REFUSED = """<script nonce="n1">window.refused = [];
  addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
  addEventListener('DOMContentLoaded', () => document.querySelector('#pay').onclick)</script>"""
"""Chromium 150 refuses an onclick only when something needs it, so the page asks for it."""


@pytest.mark.parametrize(
    ("policies", "told", "settled"),
    [
        ("usercontext", ["script-src-attr"], "window.UserContextParts?.vitals"),
        ("'none'", [], "refused.filter((one) => one === 'trusted-types').length === 2"),
    ],
    ids=["usercontext", "none"],
)
def test_under_strict_policies_only_faults_of_the_page_are_told(
    world: World, policies: str, told: list[str], settled: str
) -> None:
    """The page's own onclick is refused early; what tells so loads, or fails twice, later."""
    with world.visitor() as visitor:
        policy = STRICT.format(policies=policies)
        address = world.pages.show("/stricter", REFUSED + world.tag(), policy)
        page, session = world.open(visitor, address)
        until(page, f"refused.includes('script-src-attr') && {settled}")
        world.logs_once(session, lambda logs: len(errors(logs)) >= len(told))
        page.evaluate("console.log('line 1')")
        page.evaluate("UserContext.flush()")
        logs = world.logs_once(session, lambda logs: bool(lines(logs)))

    blocked = "Refused 'inline': it violates the Content Security Policy directive"
    assert errors(logs) == [f'{blocked} "{directive}"' for directive in told]


def until(page: Page, holds: str) -> None:
    """Wait where the policy forbids the eval by which Playwright's own waiting looks again."""
    end = time.monotonic() + PATIENCE_S
    while not page.evaluate(holds):
        assert time.monotonic() < end, page.evaluate("refused")
        page.wait_for_timeout(20)


def errors(logs: list[Log]) -> list[str]:
    return [str(log.payload["message"]) for log in logs if log.level == "error"]


def test_stop_puts_everything_back(world: World) -> None:
    with world.visitor() as visitor:
        page = visitor.new_page()
        before = f"<script>window.before = {PATCHED}</script>"
        opened(world, page, world.pages.show("/", before + world.tag()))

        assert page.evaluate(f"{PATCHED}.some((one, at) => one === before[at])") is False
        page.evaluate("UserContext.stop()")
        assert page.evaluate(f"{PATCHED}.every((one, at) => one === before[at])") is True


def test_report_mode_sends_nothing_until_somebody_reports(world: World) -> None:
    with world.visitor() as visitor:
        page = visitor.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(world.pages.show("/", world.tag(mode="report")), wait_until="load")
        page.evaluate("console.error('line kept'); console.error('line struck')")
        page.wait_for_timeout(500)
        assert [url for url in asked if "/v1/" in url] == []
        page.evaluate(
            "UserContext.strike(UserContext.preview()"
            ".filter(e => e.payload.message === 'line struck').map(e => e.entryId))"
        )
        issue = page.evaluate("UserContext.report('It broke')")
        found = world.client.get_issue(UUID(issue), logs=100)

    assert lines(found.logs) == ["line kept"]

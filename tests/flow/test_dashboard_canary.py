"""Hostile texts sit in every field that is kept; every page shows them as texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Route

from cli.conftest import aside
from cli.test_served import told
from flow.canary_forms import fill_forms
from flow.pages_ids import paths
from flow.pages_world import PATIENCE_MS, PagesWorld, Tenant, invite, open_account, settle
from flow.payloads import ADDRESSES, PAYLOADS
from usercontext.client.clients import Client
from usercontext.domain.clock import SystemClock, format_second

pytestmark = pytest.mark.browser

VISITS = len(ADDRESSES)
WATCH = """document.addEventListener('securitypolicyviolation', (e) =>
  reported(`${e.effectiveDirective} ${e.blockedURI} ${e.sample} on ${location.pathname}`))"""
TYPES = ("console", "network", "storage")
EVENTS = ("log", "click", "navigation")
KINDS = ("exception", "rejection", "csp", "resource", "fetch", "socket", "vital", "form", "input")


@dataclass
class Canary:
    """What must stay empty while pages are looked at."""

    dialogs: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict)
    """How many texts each field of the pages' own forms has kept."""

    def watch(self, world: PagesWorld, context: BrowserContext) -> Page:
        """Return a tab that notes everything a text could do there."""
        context.expose_binding("reported", lambda _, told: self.reports.append(told))
        context.add_init_script(WATCH)
        # of our own thousands nobody is asked here: each would take a turn of this process
        context.route(elsewhere(world.served.url), self._stop)
        page = context.new_page()
        page.on("dialog", self._dismiss)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("console", lambda line: self._hear(page, line.type, line.text))
        return page

    def _stop(self, route: Route) -> None:
        self.elsewhere.append(f"{route.request.url} on {route.request.frame.url}")
        route.abort()

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _hear(self, page: Page, kind: str, text: str) -> None:
        if kind == "error" or "Content Security Policy" in text:
            self.reports.append(f"{page.url}: {text}")


@pytest.fixture(scope="module")
def canary(world: PagesWorld) -> Canary:
    """Store the texts, then look at every page and every issue and session that has them."""
    made = store(world)
    name_things(world)
    kept, more = fill_forms(world, made)
    seen = Canary(kept=kept)
    context = world.visitor(world.one)
    page = seen.watch(world, context)
    for path in [*paths(world.one.ids), *pages_of(world.one, made), *more]:
        page.goto(path)
        settle(page)
        if page.locator(".canary, base, #main ~ #main, object, embed, iframe").count():
            seen.elements.append(path)
    context.close()
    return seen


@pytest.mark.parametrize("what", ["dialogs", "elsewhere", "reports", "errors", "elements"])
def test_no_text_of_a_stranger_becomes_anything_else_than_text(canary: Canary, what: str) -> None:
    found = getattr(canary, what)

    assert not found, "\n".join(["", *found[:20]])


def test_every_field_of_a_form_has_kept_some(canary: Canary) -> None:
    assert [field for field, count in canary.kept.items() if not count] == []
    assert canary.kept["comment"] == VISITS


def test_the_watch_sees_what_it_is_there_for(world: PagesWorld) -> None:
    """A proof that nothing happens is worth nothing where nothing could be seen."""
    seen = Canary()
    context = world.visitor(world.one)
    page = seen.watch(world, context)
    page.goto("/design")
    page.evaluate("""() => {
      const image = document.createElement('img');
      image.src = 'https://canary.test/seen.png';
      document.body.append(image);
      setTimeout(() => { throw new Error('seen'); });
      setTimeout(() => alert('seen'), 50);
    }""")
    for _ in range(PATIENCE_MS // 50):
        if seen.reports and seen.errors and seen.dialogs:
            break
        page.wait_for_timeout(50)
    context.close()

    assert any("img-src" in report for report in seen.reports)
    assert seen.errors
    assert seen.dialogs == ["seen"]


def test_there_are_as_many_texts_as_promised() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 150


def elsewhere(own: str) -> re.Pattern[str]:
    """Match every address that is not our server's, nor made by its pages."""
    return re.compile(f"^(?!(blob:)?{re.escape(own)}/)")


def pages_of(tenant: Tenant, made: list[dict[str, str]]) -> Iterator[str]:
    """Yield the pages of each session and issue, as far as the table has such pages.

    The short address of an issue only leads to its page, which is looked at.
    """
    for each in made:
        ids = tenant.ids | each
        short = f"/i/{ids['issue']}"
        yield from sorted(set(paths(ids)) - set(paths(tenant.ids)) - {short})


def name_things(world: PagesWorld) -> None:
    """Name a project and a person by such texts, and let the reader belong to that project."""
    folder = str(world.served.folder)
    made = aside("project", "create", PAYLOADS[40][:80], "--json", USERCONTEXT_DATA=folder)
    project = told(made)
    wanted = {"ann@example.com": project["projectId"], "x@example.com": world.one.ids["project"]}
    addresses = [f"/link/{invite(world.served, *each)}" for each in wanted.items()]
    context = world.visitor(world.one)
    page = context.new_page()
    page.goto(addresses[0])
    page.get_by_role("button", name="Join").click()
    page.wait_for_url("**/issues*")
    context.close()
    name = {"name": PAYLOADS[31]}
    open_account(world.browser, world.served.url + addresses[1], name)


def store(world: PagesWorld) -> list[dict[str, str]]:
    """Fill every field that the API takes; returns the ids of sessions and issues."""
    made = []
    with Client(world.served.url, world.one.secret_key) as client:
        for number in range(VISITS):
            texts = PAYLOADS[number::VISITS]
            opened = client.open_session(
                f"{number} {texts[0]}"[:200],
                user_id=texts[1],
                release=texts[2][:200],
                environment=texts[3][:200],
                metadata={texts[4]: texts[4], "plan": {texts[0]: [texts[1]]}},
            )
            client.append_logs(opened.session_id, logs(texts))
            issue = client.create_issue(
                opened.session_id,
                "\n".join(texts),
                {"url": texts[0], "browser": texts[1], texts[2]: texts[3]},
            )
            client.get_issue(issue, wait=20, logs=0)
            client.update_issue(issue, cause=texts[0])
            entry = next(iter(client.session_logs(opened.session_id))).id
            made.append({"session": str(opened.session_id), "issue": str(issue), "entry": entry})
    return made


def logs(texts: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield entries that hold each text as key, as value and where our own script puts names."""
    at = format_second(SystemClock().now_us())
    for number, text in enumerate(texts):
        for kind in range(len(KINDS)):
            named = ("message", "url", "method", "name", "stack", "selector", "text", "key", "from")
            yield {
                "type": TYPES[kind % 3],
                "level": "error" if kind < 6 else "info",
                "eventType": EVENTS[(kind + number) % 3],
                "timestamp": at,
                "payload": {
                    **dict.fromkeys(named, text),
                    "kind": KINDS[kind] if kind else text,
                    "status": 500,
                    "frames": [{"file": text, "function": text, "line": 1, "column": 2}],
                    text: {text: [text]},
                },
                "eventMetadata": {text: text, "selector": text, "text": text, "url": text},
            }

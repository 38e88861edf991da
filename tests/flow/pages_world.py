"""A server with two projects that people live in, and a browser before its pages.

Everything is made as users make it: through the API, the command line and the sign-in's own forms.
Not: what is asserted.
"""

import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple
from uuid import UUID

import httpx2
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, sync_playwright

from chromium import find_page_chromium
from cli.conftest import aside
from cli.server import Served
from cli.serving import serve_migrated
from cli.test_served import told
from cli.test_supervision import worker_of
from flow.pages_ids import learn
from pictures import make_picture
from usercontext.client.clients import Client
from usercontext.client.destinations import add_destination
from usercontext.domain.clock import SystemClock
from usercontext.evals.recordings import load_recording, shift_to

PATIENCE_MS = 30_000
HOOK = "http://127.0.0.1/alerts"
PASSWORD = "correct horse battery"
VISITS = ("failing-checkout", "declined-card", "expired-session", "noisy-visit", "failing-checkout")
CORRECTIONS: tuple[dict[str, Any], ...] = (
    {"priority": "P0"},
    {},
    {"status": "ignored"},
    {"priority": "P3", "status": "resolved"},
    {"cause": "The payment service answers 500 since the last release"},
)
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
Theme = Literal["light", "dark"]
State = Any
"""What a browser keeps of a signed-in person, as Playwright writes it."""


class Tenant(NamedTuple):
    """A project, its secret key, one of its people, and an id for every word of a page's path."""

    ids: dict[str, str]
    secret_key: str
    owner: State
    email: str

    def asking(self, server: Served) -> httpx2.Client:
        """Return a client that asks as the owner's browser does."""
        return client_of(server, self.owner)


def client_of(server: Served, state: State | None) -> httpx2.Client:
    """Return a client that sends what a browser of that state sends to our own pages."""
    kept = [] if state is None else state["cookies"]
    return httpx2.Client(
        base_url=server.url,
        cookies={cookie["name"]: cookie["value"] for cookie in kept},
        headers={"origin": server.url, "sec-fetch-site": "same-origin"},
        timeout=PATIENCE_MS / 1_000,
    )


class PagesWorld(NamedTuple):
    """A server, a browser, two tenants that know nothing of each other."""

    served: Served
    browser: Browser
    one: Tenant
    other: Tenant

    def visitor(
        self,
        who: Tenant | None,
        theme: Theme = "light",
        size: dict[str, int] = DESKTOP,
        **more: Any,
    ) -> BrowserContext:
        """Return a browser window, signed in as a tenant's owner or as nobody."""
        context = self.browser.new_context(
            base_url=self.served.url,
            storage_state=None if who is None else who.owner,
            color_scheme=theme,
            viewport=size,  # type: ignore[arg-type]
            **more,
        )
        context.set_default_timeout(PATIENCE_MS)
        return context


class Filled(NamedTuple):
    """What the first world of a process held before its tests: a backup, and both tenants."""

    backup: Path
    one: Tenant
    other: Tenant


_filled: list[Filled] = []


@contextmanager
def open_pages_world(folder: Path) -> Iterator[PagesWorld]:
    """Serve, fill, sign in once for each tenant; at the end everything must stop.

    People come to the first world of a process alone: those after it begin with its backup.
    """
    for filled in _filled:
        restored = aside("restore", str(filled.backup), "--data", str(folder))
        assert restored.code == 0, restored
    server = serve_migrated(
        folder, USERCONTEXT_READ_LIMIT="0", USERCONTEXT_DELIVER_PRIVATE="127.0.0.0/8"
    )
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_page_chromium(), args=["--no-sandbox", "--disable-gpu"]
            )
            if not _filled:
                _filled.append(fill_first(server, browser, folder.parent / "filled.db"))
            one, other = (
                each._replace(ids=dict(each.ids)) for each in (_filled[0].one, _filled[0].other)
            )
            yield PagesWorld(server, browser, one, other)
            browser.close()
    finally:
        server.running.send_signal(signal.SIGTERM)
        with server.running:
            assert server.running.wait(60) == 0


def fill_first(server: Served, browser: Browser, backup: Path) -> Filled:
    """Let people live in both projects, and keep what they have made."""
    project, secret_key = server.value("project"), server.value("secret key")
    state = first_account(server, browser)
    one = Tenant({"project": project}, secret_key, state, "ann@example.com")
    fill(server, one)
    other = open_other(server, browser)
    fill(server, other, ("failing-checkout",))
    saved = aside("backup", str(backup), "--data", str(server.folder))
    assert saved.code == 0, saved
    return Filled(backup, one, other)


def first_account(server: Served, browser: Browser) -> State:
    """Create the first account by the link of the first screen."""
    address = server.value("sign in at")
    return open_account(browser, address, {"email": "ann@example.com", "name": "Ann Lund"})


def open_account(browser: Browser, address: str, fields: dict[str, str]) -> State:
    """Fill in the form behind a link that is good once; returns what the browser keeps."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    for name, text in {**fields, "password": PASSWORD, "again": PASSWORD}.items():
        page.fill(f"#f-{name}", text)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    state = context.storage_state()
    context.close()
    assert state["cookies"], page.url
    return state


def open_other(server: Served, browser: Browser) -> Tenant:
    """Make a second project whose only member knows nothing of the first."""
    folder = str(server.folder)
    words = ("project", "create", "other", "--owner", "none", "--json")
    made = told(aside(*words, USERCONTEXT_DATA=folder))
    token = invite(server, "eve@example.com", made["projectId"], "owner")
    state = open_account(browser, f"{server.url}/link/{token}", {"name": "Eve Strand"})
    return Tenant({"project": made["projectId"]}, made["secretKey"], state, "eve@example.com")


def invite(server: Served, email: str, project: str, role: str = "member") -> str:
    """Return the token of an invitation, as the command line prints it."""
    words = ("account", "invite", email, "--role", role, "--project", project)
    ended = aside(*words, USERCONTEXT_DATA=str(server.folder))
    assert ended.code == 0, ended
    return ended.out.rpartition("/link/")[2].split()[0]


def fill(server: Served, tenant: Tenant, visits: tuple[str, ...] = VISITS) -> None:
    """Let people visit, report, decide and talk; learns an id for every word of a page's path."""
    ids = tenant.ids
    with Client(server.url, tenant.secret_key) as client:
        for number, name in enumerate(visits):
            session, issue = report(client, name, f"{name}-{number}")
            client.get_issue(issue, wait=20, logs=0)
            if CORRECTIONS[number]:
                client.update_issue(issue, **CORRECTIONS[number])
            ids.setdefault("session", str(session))
            ids.setdefault("issue", str(issue))
        ids["attachment"] = attach(client, UUID(ids["issue"]))
        new = add_destination(UUID(ids["project"]), "webhook", HOOK, {"enabled": False}, "once")
        client.call(new)
        ids["entry"] = next(iter(client.session_logs(UUID(ids["session"])))).id
    invite(server, "somebody@example.com", ids["project"])
    with tenant.asking(server) as asking:
        work(asking, tenant)
        learn(asking, ids, f"/p/{ids['project']}/issues?priority=P1")
    ids["link/token"] = invite(server, "nobody@example.com", ids["project"])


def attach(client: Client, issue: UUID) -> str:
    """Attach a screenshot, and wait until it has been encoded anew."""
    attached = client.attach(issue, make_picture(size=(320, 200)), "image/png")
    give_up = time.monotonic() + PATIENCE_MS / 1_000
    while all(each.attachment_id != attached for each in client.get_issue(issue).attachments):
        assert time.monotonic() < give_up, "the worker never encoded it"
        time.sleep(0.1)
    return str(attached)


def work(asking: httpx2.Client, tenant: Tenant) -> None:
    """Sign in a second time, comment, keep a view, share the issue: by the pages' own forms."""
    project, issue = (
        tenant.ids["project"],
        f"/p/{tenant.ids['project']}/issues/{tenant.ids['issue']}",
    )
    forms: dict[str, dict[str, str]] = {
        f"{issue}/comments": {"comment": "The payment service was deployed at noon."},
        f"/p/{project}/views": {"name": "Urgent", "to": "?priority=P1"},
        f"{issue}/shares": {"days": "7", "whole": "yes"},
    }
    answers = {path: asking.post(path, data=form) for path, form in forms.items()}
    assert all(each.status_code in (200, 303) for each in answers.values()), answers
    shared = re.search(r"/shared/(\w{43})", answers[f"{issue}/shares"].text)
    assert shared is not None
    tenant.ids["shared/token"] = shared[1]
    elsewhere = httpx2.Client(base_url=asking.base_url, headers={"origin": str(asking.base_url)})
    with elsewhere:
        form = {"email": tenant.email, "password": PASSWORD}
        assert elsewhere.post("/sign-in", data=form).status_code == 303


def report(client: Client, name: str, visit: str, words: str = "") -> tuple[UUID, UUID]:
    """Send a recorded visit as its page did and report it; returns session and issue."""
    recording = shift_to(load_recording(name), SystemClock().now_us())
    opened = client.open_session(visit, release="shop@2.4.1", environment="production")
    client.append_logs(opened.session_id, recording.logs)
    assert recording.issue is not None
    described = words or recording.issue.user_description
    issue = client.create_issue(opened.session_id, described, recording.issue.metadata)
    return opened.session_id, issue


@contextmanager
def without_analyses(served: Served) -> Iterator[None]:
    """Hold the worker: however slowly a page loads, what is reported now is not analyzed yet."""
    worker = worker_of(served)
    os.kill(worker, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(worker, signal.SIGCONT)


def go_by_letters(page: Page, letters: str, to: str) -> None:
    """Press letters that count together for 1.5 s; again where the machine was slower."""
    for _ in range(4):
        page.keyboard.type(letters)
        try:
            page.wait_for_url(to, timeout=PATIENCE_MS / 4)
        except TimeoutError:
            continue
        return
    raise AssertionError(f"{letters} does not lead to {to}, but stays at {page.url}")


def settle(page: Page) -> None:
    """Wait until what a page loads is there, its fonts too, and nothing moves any more."""
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => 0)")

"""A server with two projects that people live in, and a browser before its pages.

Everything is made as users make it: through the API, the command line and the sign-in's own forms.
Not: what is asserted.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple
from uuid import UUID

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from chromium import find_chromium
from cli.conftest import start
from cli.test_served import Served, serve, told
from usercontext.client import Client
from usercontext.dashboard.pages import PAGES
from usercontext.domain.clock import SystemClock
from usercontext.evals.recordings import load_recording, shift_to

NOBODYS = "00000000-0000-4000-8000-000000000000"
PATIENCE_MS = 30_000
PASSWORD = "correct horse battery"
VISITS = ("failing-checkout", "declined-card", "expired-session", "noisy-visit", "failing-checkout")
CORRECTIONS: tuple[dict[str, Any], ...] = (
    {"priority": "P0"},
    {},
    {"status": "ignored"},
    {"priority": "P3", "status": "resolved"},
    {"cause": "The payment service answers 500 since the last release"},
)
FRAGMENTS = frozenset({"/p/:project/issues/news"})
"""What pages ask for while they are open: it waits, and is a part of a page or nothing."""
PLACES = [page.path for page in PAGES if page.method == "GET" and page.path not in FRAGMENTS]
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


@contextmanager
def open_pages_world(folder: Path) -> Iterator[PagesWorld]:
    """Serve, fill, sign in once for each tenant; at the end everything must stop."""
    server = serve(folder, USERCONTEXT_READ_LIMIT="0")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
            )
            project, secret_key = server.value("project"), server.value("secret key")
            one = Tenant({"project": project}, secret_key, first_account(server, browser))
            fill(server, one)
            other = open_other(server, browser)
            fill(server, other, ("failing-checkout",))
            yield PagesWorld(server, browser, one, other)
            browser.close()
    finally:
        server.running.send_signal(signal.SIGTERM)
        with server.running:
            assert server.running.wait(20) == 0


def first_account(server: Served, browser: Browser) -> State:
    """Make the first account by the link of the first screen."""
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
    variables = {"USERCONTEXT_DATA": str(server.folder)}
    made = told(start("project", "create", "other", "--json", **variables))
    token = invite(server, "eve@example.com", made["projectId"], "owner")
    state = open_account(browser, f"{server.url}/link/{token}", {"name": "Eve Strand"})
    return Tenant({"project": made["projectId"]}, made["secretKey"], state)


def invite(server: Served, email: str, project: str, role: str = "member") -> str:
    """Return the token of an invitation, as the command line prints it."""
    words = ("account", "invite", email, "--role", role, "--project", project)
    ended = start(*words, USERCONTEXT_DATA=str(server.folder))
    assert ended.code == 0, ended
    return ended.out.rpartition("/link/")[2].split()[0]


def fill(server: Served, tenant: Tenant, visits: tuple[str, ...] = VISITS) -> None:
    """Let people visit, report and decide; notes an id for every word of a page's path."""
    ids = tenant.ids
    with Client(server.url, tenant.secret_key) as client:
        for number, name in enumerate(visits):
            session, issue = report(client, name, f"{name}-{number}")
            client.get_issue(issue, wait=20, logs=0)
            if CORRECTIONS[number]:
                client.update_issue(issue, **CORRECTIONS[number])
            ids.setdefault("session", str(session))
            ids.setdefault("issue", str(issue))
        listed = client.groups(UUID(ids["project"])).list()
    ids["group"] = str(listed.groups[0].group)
    ids["view"] = NOBODYS
    ids["link/token"] = invite(server, "somebody@example.com", ids["project"])


def report(client: Client, name: str, visit: str, words: str = "") -> tuple[UUID, UUID]:
    """Send a recorded visit as its page did and report it; returns session and issue."""
    recording = shift_to(load_recording(name), SystemClock().now_us())
    opened = client.open_session(visit, release="shop@2.4.1", environment="production")
    client.append_logs(opened.session_id, recording.logs)
    assert recording.issue is not None
    described = words or recording.issue.user_description
    issue = client.create_issue(opened.session_id, described, recording.issue.metadata)
    return opened.session_id, issue


def paths(ids: dict[str, str]) -> list[str]:
    """Return the path of every page, with the ids in their places."""
    return [fill_in(path, ids) for path in PLACES]


def fill_in(path: str, ids: dict[str, str]) -> str:
    """Put ids where a path has words; a word that the world knows no id for fails.

    What a word means may depend on what stands before it: ``link/token``.
    """
    filled: list[str] = []
    for part in path.split("/"):
        before = f"{filled[-1]}/{part[1:]}" if filled else ""
        known = part.startswith(":")
        filled.append((ids.get(before) or ids[part[1:]]) if known else part)
    return "/".join(filled)


def settle(page: Page) -> None:
    """Wait until what a page loads is there, its fonts too, and nothing moves any more."""
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => 0)")

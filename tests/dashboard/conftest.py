"""The real pages on a database of their own, without sockets, and people to visit them as."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest
from jinja2 import Environment

from apps import open_deps
from builders import FrozenClock
from usercontext.actions import accounts, projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.dashboard.asked import Asked, Told
from usercontext.dashboard.door import Dashboard
from usercontext.dashboard.rendering import open_templates
from usercontext.dashboard.shelf import Manifest, Shelf
from usercontext.dashboard.site import DashboardOptions, Site
from usercontext.domain.account import Role
from usercontext.store.options import StoreOptions

HOST = "pages.test"
PASSWORD = "correct horse battery"


@dataclass
class Visitor:
    """A browser as the pages see it: keeps cookies, follows nothing."""

    dashboard: Dashboard
    project: NewProject
    cookies: dict[str, str] = field(default_factory=dict)
    is_secure: bool = False

    def path(self, rest: str = "") -> str:
        """Return the path of a page of the project."""
        return f"/p/{self.project.project.project_id}{rest}"

    async def get(self, path: str, **more: object) -> Told:
        return await self._ask("GET", path, b"", **more)

    async def post(
        self, path: str, form: Mapping[str, object] | None = None, **more: object
    ) -> Told:
        more.setdefault("origin", f"http://{HOST}")
        return await self._ask("POST", path, urlencode(form or {}, doseq=True).encode(), **more)

    async def page(self, path: str) -> str:
        """Return the text of a page that must be there."""
        told = await self.get(path)
        assert told.status == 200, (told.status, told.body[-2000:])
        return told.body.decode()

    async def _ask(self, method: str, path: str, body: bytes, **more: object) -> Told:
        address, _, query = path.partition("?")
        asked = Asked(
            method=method,
            path=address,
            query=query,
            host=HOST,
            cookie="; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            peer="10.0.0.7",
            is_secure=self.is_secure,
            body=body,
            **more,  # type: ignore[arg-type]
        )
        told = await self.dashboard.answer(asked)
        for name, value in told.headers:
            if name == "set-cookie":
                self._keep(value)
        return told

    def _keep(self, header: str) -> None:
        for name, morsel in SimpleCookie(header).items():
            if morsel["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value


@pytest.fixture
async def deps(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(StoreOptions(tmp_path / "data", synchronous="OFF"), clock) as opened:
        yield opened


@pytest.fixture
async def project(deps: Deps) -> NewProject:
    return await projects.create_project(deps, "shop")


@pytest.fixture(scope="session")
def templates() -> Environment:
    """Compiled once: to compile what a page is made of takes longer than to test it."""
    return open_templates()


@pytest.fixture
def site(deps: Deps, templates: Environment) -> Site:
    manifest = Manifest("style.css", "script.js", "icon.svg")
    shelf = Shelf(manifest, {"script.js": ("text/x", b"1")}, {"script.js": b"packed"})
    tag = "<script data-key={}></script>".format
    install = "npm install {}/uc/package.tgz".format
    return Site(deps, DashboardOptions(), shelf, templates, lambda _, key: tag(key), install)


@pytest.fixture
def dashboard(site: Site) -> Dashboard:
    return Dashboard(site)


@pytest.fixture
def stranger(dashboard: Dashboard, project: NewProject) -> Visitor:
    return Visitor(dashboard, project)


async def signed_in(stranger: Visitor, deps: Deps, role: Role) -> Visitor:
    """Return somebody with an account of its own and a role in the visitor's project."""
    email = f"{role}@example.com"
    token = await accounts.invite(deps, stranger.project.project.row, email, role)
    visitor = Visitor(stranger.dashboard, stranger.project)
    form = {"name": role.title(), "password": PASSWORD, "again": PASSWORD}
    told = await visitor.post(f"/link/{token}", form)
    assert told.status == 303, told.body
    return visitor


@pytest.fixture
async def owner(stranger: Visitor, deps: Deps) -> Visitor:
    return await signed_in(stranger, deps, Role.OWNER)


@pytest.fixture
async def member(stranger: Visitor, deps: Deps) -> Visitor:
    return await signed_in(stranger, deps, Role.MEMBER)


@pytest.fixture
async def viewer(stranger: Visitor, deps: Deps) -> Visitor:
    return await signed_in(stranger, deps, Role.VIEWER)

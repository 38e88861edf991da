"""What all pages share, and one request on its way to its page. Not: the pages."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from jinja2 import Environment
from msgspec import Struct

from usercontext.actions.arrivals import Arrivals
from usercontext.actions.deps import Deps
from usercontext.actions.logins import Pace
from usercontext.dashboard.asked import Asked, Told
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.shelf import Shelf
from usercontext.domain.account import Login, Membership, Role
from usercontext.domain.errors import NotFound
from usercontext.domain.project import ApiKey, KeyKind


class DashboardOptions(Struct, frozen=True):
    """Where people reach the pages, None for the address that was asked."""

    public_url: str | None = None
    has_shop: bool = False


@dataclass(frozen=True)
class Site:
    """Built once: the actions' parts, the templates, the files behind the pages."""

    deps: Deps
    options: DashboardOptions
    shelf: Shelf
    templates: Environment
    tag: Callable[[str, str], str]
    """Return the script tag of a page: our address, a publishable key."""
    install: Callable[[str], str]
    """Return the command that adds the npm package to an application: our address."""
    pace: Pace = field(default_factory=Pace)
    arrivals: Arrivals = field(default_factory=Arrivals)


@dataclass
class Visit:
    """One request that has found its page; ``ids`` are what stands in the path where ``:…`` does.

    ``membership`` is the project that the path names, for somebody who belongs to it.
    """

    site: Site
    asked: Asked
    ids: tuple[str, ...]
    query: Fields
    form: Fields
    nonce: str
    login: Login | None = None
    membership: Membership | None = None

    @property
    def deps(self) -> Deps:
        """Return what actions are given."""
        return self.site.deps

    @property
    def who(self) -> Login:
        """Return who is signed in; only pages that ask for it may."""
        if self.login is None:
            raise LookupError("this page is for everybody")
        return self.login

    @property
    def member(self) -> Membership:
        """Return the project and the role in it; only pages of a project have one."""
        if self.membership is None:
            raise LookupError("this page belongs to no project")
        return self.membership

    @property
    def key(self) -> ApiKey:
        """Return the rights of the member in the words that actions know."""
        member = self.member
        return ApiKey(
            row=0,  # no key made the call; who did stands in the audit log
            project_row=member.project_row,
            project_id=member.project_id,
            project_salt=member.project_salt,
            kind=KeyKind.SECRET,
            name=self.who.account.email,
            prefix="",
            origins=(),
            allow_browser=False,
            created_us=self.who.account.created_us,
            account_row=self.who.account.row,
        )

    @property
    def theme(self) -> str:
        """Return the theme that this browser chose, nothing for the system's."""
        pairs = (pair.strip().partition("=") for pair in self.asked.cookie.split(";"))
        return next((v for k, _, v in pairs if k == "uc-theme" and v in ("light", "dark")), "")

    @property
    def address(self) -> str:
        """Return where people reach this server, without a slash at the end."""
        if self.site.options.public_url:
            return self.site.options.public_url.rstrip("/")
        return f"{'https' if self.asked.is_secure else 'http'}://{self.asked.host}"

    def path(self, rest: str = "") -> str:
        """Return the path of a page of this project: ``visit.path("/issues")``."""
        return f"/p/{self.member.project_id}{rest}"

    def uuid(self, number: int) -> UUID:
        """Return an id of the path; raises NotFound for what cannot be one."""
        try:
            return UUID(self.ids[number])
        except ValueError:
            raise NotFound("No such page") from None


Handler = Callable[[Visit], Awaitable[Told]]


class Page(Struct, frozen=True):
    """One line of the table of pages.

    ``least`` is what a member has to be for the pages of a project; with None the page is for
    everybody who is signed in, and with ``is_open`` for everybody.
    """

    method: str
    path: str
    handler: Handler
    least: Role | None = None
    is_open: bool = False


Context = dict[str, Any]

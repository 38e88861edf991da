"""The door of the pages: finds the page, asks who it is, lets it answer. Not: the pages.

Every write must come from a page of our own: the cookie goes along with same-site requests only,
and the origin is compared besides.
"""

import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from usercontext.actions.logins import find_login
from usercontext.dashboard.asked import TEXT, Asked, Told, moved
from usercontext.dashboard.compression import pack
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.pages import PAGES
from usercontext.dashboard.rendering import cookie_name, show
from usercontext.dashboard.site import Page, Site, Visit
from usercontext.domain.account import Login, Membership, may
from usercontext.domain.errors import DomainError, MethodNotAllowed, NotFound
from usercontext.domain.ids import parse_uuid
from usercontext.log import get_logger

_log = get_logger(__name__)
_TOPS = frozenset(
    ("", "i", "p", "sign-in", "sign-out", "link", "account", "design", "shared", "static")
)
_STATIC = "/static/"
_YEAR = "public, max-age=31536000, immutable"


def owns(path: bytes) -> bool:
    """Tell whether a path is one of the pages' own."""
    if not path.startswith(b"/") or path.startswith(b"//"):  # a program's slip, not a page
        return False
    return path.split(b"/")[1].decode("latin-1") in _TOPS


class Dashboard:
    """Answers requests for pages."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def answer(self, asked: Asked) -> Told:
        """Answer one request; what goes wrong is a page too."""
        if asked.path.startswith(_STATIC):
            return self._file(asked)
        return pack(asked, await self._told(asked))

    async def _told(self, asked: Asked) -> Told:
        visit = Visit(self._site, asked, (), Fields(), Fields(), secrets.token_urlsafe(16))
        try:
            visit.login = await self._who(asked)
            return await self._page(visit)
        except DomainError as error:
            return _refused(visit, error)
        except Exception as error:  # noqa: BLE001  (the door: nothing passes it but a page)
            error_id = self._site.deps.ids.new_base62(12)
            _log.error("page failed", error_id=error_id, exc_info=error)
            message = f"Something went wrong; see {error_id} in the server log."
            return show(visit, "error.html", 500, status=500, message=message)

    async def _page(self, visit: Visit) -> Told:
        asked = visit.asked
        method = "GET" if asked.method == "HEAD" else asked.method
        page, ids = _find(method, asked.path)
        visit.ids = ids
        if method != "GET" and not _is_our_own(asked):
            return show(visit, "error.html", 403, status=403, message=_FOREIGN)
        if visit.login is None and not page.is_open:
            return _to_sign_in(asked)
        if page.path.startswith("/p/:"):
            visit.membership = _membership(visit.who, ids[0])
            if page.least is not None and not may(visit.member.role, page.least):
                return show(visit, "error.html", 403, status=403, message=_NOT_YOURS)
        visit.query = Fields.read(asked.query)
        visit.form = Fields.read(asked.body.decode("utf-8", "replace"))
        return await page.handler(visit)

    async def _who(self, asked: Asked) -> Login | None:
        try:
            found = SimpleCookie(asked.cookie).get(cookie_name(asked))
        except CookieError:
            return None
        return None if found is None else await find_login(self._site.deps, found.value)

    def _file(self, asked: Asked) -> Told:
        name = asked.path[len(_STATIC) :]
        found = self._site.shelf.files.get(name)
        if found is None:
            return Told(404, b"Not found\n", TEXT)
        if asked.method not in ("GET", "HEAD"):
            return Told(405, b"Not here\n", TEXT, (("allow", "GET, HEAD"),))
        headers = (("cache-control", _YEAR), ("vary", "accept-encoding"))
        packed = self._site.shelf.packed.get(name) if asked.takes_gzip else None
        if packed is None:
            return Told(200, found[1], found[0], headers)
        return Told(200, packed, found[0], (*headers, ("content-encoding", "gzip")))


_FOREIGN = "This request came from another site, so nothing was changed. Go back and try again."
_NOT_YOURS = "Your role in this project does not allow that. Ask a project owner."


def _find(method: str, path: str) -> tuple[Page, tuple[str, ...]]:
    parts = path.split("/")
    allowed = []
    for page in PAGES:
        ids = _matches(page.path.split("/"), parts)
        if ids is None:
            continue
        if page.method == method:
            return page, ids
        allowed.append(page.method)
    if allowed:
        raise MethodNotAllowed("This method is not allowed here", tuple(allowed))
    raise NotFound("This page does not exist.")


def _matches(pattern: list[str], parts: list[str]) -> tuple[str, ...] | None:
    if len(pattern) != len(parts):
        return None
    pairs = list(zip(pattern, parts, strict=True))
    if any(name != part for name, part in pairs if not name.startswith(":")):
        return None
    ids = tuple(part for name, part in pairs if name.startswith(":"))
    return ids if all(ids) else None


def _membership(login: Login, text: str) -> Membership:
    wanted = parse_uuid(text)
    for membership in login.memberships:
        if membership.project_id == wanted:
            return membership
    raise NotFound("This page does not exist.")


def _is_our_own(asked: Asked) -> bool:
    if asked.fetch_site is not None:
        return asked.fetch_site == "same-origin"
    if asked.origin is None:
        return False
    # behind a proxy that ends TLS the scheme differs, the host does not
    return asked.origin.partition("://")[2].lower() == asked.host.lower()


def _to_sign_in(asked: Asked) -> Told:
    back = asked.path + (f"?{asked.query}" if asked.query else "")
    known = asked.method in ("GET", "HEAD") and back != "/"
    return moved("/sign-in" + (f"?to={quote(back, safe='/')}" if known else ""))


def _refused(visit: Visit, error: DomainError) -> Told:
    headers: tuple[tuple[str, str], ...] = ()
    if isinstance(error, MethodNotAllowed):
        headers = (("allow", ", ".join(error.allow)),)
    return show(
        visit, "error.html", error.status, headers, status=error.status, message=error.message
    )

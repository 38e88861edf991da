"""Sign in and out, links that are good once, one's own account. Not: who may do what."""

from usercontext.actions import accounts, inbox, logins
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.rendering import cookie, cookie_name, show
from usercontext.dashboard.site import Visit
from usercontext.domain.account import LOGIN_US, LinkKind
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.errors import DomainError

_LOGIN_S = LOGIN_US // MICROSECONDS
_YEAR_S = 365 * 24 * 3_600


async def show_home(visit: Visit) -> Told:
    """Lead to the inbox of the first project, or where it has seen no session, to its start."""
    projects = visit.who.memberships
    if not projects:
        return show(visit, "no_project.html")
    first = projects[0]
    page = "issues" if await inbox.has_sessions(visit.deps, first.project_row) else "start"
    return moved(f"/p/{first.project_id}/{page}")


async def show_sign_in(visit: Visit) -> Told:
    """Ask for address and password."""
    if visit.login is not None:
        return moved(_back(visit.query.get("to")))
    return _sign_in_page(visit, "", visit.query.get("to"))


async def sign_in(visit: Visit) -> Told:
    """Check address and password; what is wrong is said beside the fields that stay filled."""
    email, to = visit.form.get("email"), visit.form.get("to")
    try:
        token = await logins.sign_in(
            visit.deps,
            visit.site.pace,
            email,
            visit.form.get("password"),
            visit.asked.browser,
            visit.asked.peer,
        )
    except DomainError as error:
        return _sign_in_page(visit, email, to, error)
    return moved(_back(to), (cookie(visit.asked, token, _LOGIN_S),))


async def sign_out(visit: Visit) -> Told:
    """End this browser's sign-in."""
    name = cookie_name(visit.asked)
    for pair in visit.asked.cookie.split(";"):
        known, _, token = pair.strip().partition("=")
        if known == name:
            await logins.sign_out(visit.deps, token)
    return moved("/sign-in", (cookie(visit.asked, "", 0),))


async def show_link(visit: Visit) -> Told:
    """Show what a link is for: a first account, an invitation, a new password."""
    link = await accounts.find_link(visit.deps, visit.ids[0])
    return show(visit, "link.html", link=link, name="", email=link.email or "", error=None)


async def use_link(visit: Visit) -> Told:
    """Do what a link is for, and sign in."""
    token = visit.ids[0]
    link = await accounts.find_link(visit.deps, token)
    form = visit.form
    name, email = form.get("name"), form.get("email")
    try:
        if form.get("password") != form.get("again"):
            raise PasswordsDiffer
        if link.kind is LinkKind.RESET:
            row = await accounts.set_password_by_link(visit.deps, token, form.get("password"))
        else:
            row = await accounts.open_account(visit.deps, token, email, name, form.get("password"))
    except DomainError as error:
        return show(
            visit,
            "link.html",
            error.status,
            link=link,
            name=name,
            email=link.email or email,
            error=error.message,
        )
    signed_in = await logins.begin_login(visit.deps, row, visit.asked.browser)
    return moved("/", (cookie(visit.asked, signed_in, _LOGIN_S),))


async def join(visit: Visit) -> Told:
    """Accept an invitation with the account that is signed in."""
    await accounts.join_project(visit.deps, visit.ids[0], visit.who)
    return moved("/")


async def choose_theme(visit: Visit) -> Told:
    """Keep the theme that this browser wants, and go back to where it was chosen."""
    theme = visit.form.get("theme")
    kept = theme if theme in ("light", "dark") else ""
    seconds = _YEAR_S if kept else 0
    header = ("set-cookie", f"uc-theme={kept}; Path=/; SameSite=Lax; Max-Age={seconds}")
    return moved(_back(visit.form.get("to")), (header,))


class PasswordsDiffer(DomainError):
    """The two passwords that were typed are not the same."""

    status = 400
    code = "VALIDATION_ERROR"

    def __init__(self) -> None:
        super().__init__("The two passwords do not match.")


def _sign_in_page(visit: Visit, email: str, to: str, error: DomainError | None = None) -> Told:
    status = 200 if error is None else error.status
    message = None if error is None else error.message
    return show(visit, "sign_in.html", status, email=email, to=to, error=message)


def _back(to: str) -> str:
    """Return a page of our own to go on to: nothing that leads to another site."""
    is_path = to.startswith("/") and not to.startswith(("//", "/\\"))
    return to if is_path and to.isascii() and to.isprintable() and " " not in to else "/"

"""One's own account: name, address, password, the browsers where one is signed in. Not: sign-in."""

from usercontext.actions import accounts, own_account
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.rendering import show
from usercontext.dashboard.settings.frame import Problems, problems_of
from usercontext.dashboard.site import Visit
from usercontext.domain.errors import DomainError

DONE = {
    "name": "Your name is changed.",
    "email": "Your e-mail address is changed: sign in with the new one from now on.",
    "password": "Your password is changed. All other browsers are signed out.",
    "signed-out": "That browser is signed out.",
    "others-signed-out": "All other browsers are signed out.",
    "left": "You are no longer a member of that project.",
    "project-deleted": (
        "The project is closed: its keys and memberships no longer work. Its data is being deleted."
    ),
}


async def show_account(visit: Visit) -> Told:
    """Show the account."""
    return await _show(visit)


async def change_name(visit: Visit) -> Told:
    """Change how one is called."""
    try:
        await own_account.change_name(visit.deps, visit.who, visit.form.get("name"))
    except DomainError as error:
        return await _show(visit, problems_of(error, "name"), error.status)
    await _note(visit, "own name changed")
    return moved("/account?done=name")


async def change_email(visit: Visit) -> Told:
    """Change the address one signs in with."""
    form = visit.form
    try:
        await own_account.change_email(
            visit.deps, visit.site.pace, visit.who, form.get("email"), form.get("password")
        )
    except DomainError as error:
        found = _apart(problems_of(error, "email", "password"), "email-password")
        return await _show(visit, found, error.status)
    await _note(visit, "own address changed", form.get("email").strip())
    return moved("/account?done=email")


async def change_password(visit: Visit) -> Told:
    """Set another password; the old one is asked for."""
    texts = [visit.form.get(name) for name in ("old", "new", "again")]
    try:
        await own_account.change_password(visit.deps, visit.site.pace, visit.who, *texts)
    except DomainError as error:
        found = problems_of(error, "password", "again")
        is_old = error.message == own_account.WRONG_PASSWORD
        return await _show(visit, _apart(found, "old" if is_old else "new"), error.status)
    await _note(visit, "own password changed")
    return moved("/account?done=password")


async def sign_browser_out(visit: Visit) -> Told:
    """Sign one browser of one's own out."""
    text = visit.ids[0]
    row = int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
    await own_account.end_browser(visit.deps, visit.who, row)
    return moved("/account?done=signed-out")


async def sign_others_out(visit: Visit) -> Told:
    """Sign every browser out but this one."""
    await own_account.end_other_browsers(visit.deps, visit.who)
    return moved("/account?done=others-signed-out")


async def _note(visit: Visit, act: str, subject: str = "") -> None:
    """Write it into the log of every project that the account may do something in."""
    for membership in visit.who.memberships:
        await accounts.note(visit.deps, membership, visit.who, act, subject)


def _apart(found: Problems, password: str) -> Problems:
    """Put what is wrong with the password beside the field of the form that was sent."""
    return {password if name == "password" else name: said for name, said in found.items()}


async def _show(visit: Visit, problems: Problems | None = None, status: int = 200) -> Told:
    form, person = visit.form, visit.who.account
    return show(
        visit,
        "account.html",
        status,
        problems=problems or {},
        done=DONE.get(visit.query.get("done")),
        name=form.get("name", person.name),
        email=form.get("email", person.email),
        browsers=await own_account.list_browsers(visit.deps, visit.who),
    )

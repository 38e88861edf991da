"""What people do with their own account: name, address, password, browsers. Not: others'."""

from msgspec import Struct

from usercontext.actions.accounts import check_email, check_name
from usercontext.actions.deps import Deps
from usercontext.actions.logins import Pace
from usercontext.domain.account import FRESH_US, Login
from usercontext.domain.errors import NotFound, Unauthorized, ValidationFailed
from usercontext.present.browsers import browser_in_words
from usercontext.store import accounts, browsers

WRONG_PASSWORD = "password: is not your current password"  # noqa: S105  (a message)


class SignedIn(Struct, frozen=True):
    """A browser that is signed in, in words; ``here`` is the one that asks."""

    row: int
    browser: str
    since_us: int
    seen_us: int
    here: bool


async def list_browsers(deps: Deps, login: Login) -> list[SignedIn]:
    """Return where somebody is signed in, last seen first."""
    row, now_us = login.account.row, deps.clock.now_us()
    found = await deps.database.read(lambda tx: browsers.list_logins(tx, row, now_us))
    return [
        SignedIn(
            one.row,
            browser_in_words(one.agent) or "a program that names itself nothing",
            one.since_us,
            one.seen_us,
            one.row == login.row,
        )
        for one in found
    ]


async def end_browser(deps: Deps, login: Login, row: int) -> None:
    """Sign one browser of one's own out; raises NotFound."""
    command = browsers.EndLogins(login.account.row, row)
    if not await deps.database.write(browsers.end_logins, command):
        raise NotFound("That browser is signed out already.")


async def end_other_browsers(deps: Deps, login: Login) -> int:
    """Sign every browser out but the one that asks; returns how many."""
    command = browsers.EndLogins(login.account.row, keep_row=login.row)
    return await deps.database.write(browsers.end_logins, command)


async def change_name(deps: Deps, login: Login, name: str) -> str:
    """Change one's name and return it as it is kept; raises ValidationFailed."""
    kept = check_name(name)
    await deps.database.write(
        accounts.change_account, accounts.ChangeAccount(login.account.row, name=kept)
    )
    return kept


async def change_email(deps: Deps, pace: Pace, login: Login, email: str, password: str) -> str:
    """Change the address one signs in with; ValidationFailed, RateLimited."""
    kept = check_email(email)
    await require_password(deps, pace, login, password)
    await deps.database.write(
        accounts.change_account, accounts.ChangeAccount(login.account.row, email=kept)
    )
    return kept


async def change_password(
    deps: Deps, pace: Pace, login: Login, password: str, new: str, again: str
) -> None:
    """Set another password; every other browser is signed out. ValidationFailed, RateLimited."""
    if new != again:
        raise ValidationFailed("again: does not match the new password")
    await require_password(deps, pace, login, password)
    hashed = await deps.passwords.hash(new)
    command = accounts.SetPassword(
        login.account.row, hashed, deps.clock.now_us(), keep_login=login.row
    )
    await deps.database.write(accounts.set_password, command)


def is_fresh(deps: Deps, login: Login) -> bool:
    """Tell whether somebody signed in so lately that nothing need be asked again."""
    return 0 <= deps.clock.now_us() - login.created_us < FRESH_US


async def require_fresh(deps: Deps, pace: Pace, login: Login, password: str) -> None:
    """Let nobody delete from a browser left open: a young sign-in, or the password once more."""
    if not is_fresh(deps, login):
        await require_password(deps, pace, login, password)


async def require_password(deps: Deps, pace: Pace, login: Login, password: str) -> None:
    """Raise ValidationFailed for a wrong password, RateLimited after several."""
    names, now_us = (f"account {login.account.email}",), deps.clock.now_us()
    pace.check(names, now_us)
    row = login.account.row
    found = await deps.database.read(lambda tx: accounts.find_account_row(tx, row))
    if found is None:
        raise Unauthorized("This account no longer exists.")
    if not await deps.passwords.verify(password, found[1]):
        pace.fail(names, now_us)
        raise ValidationFailed(WRONG_PASSWORD)
    pace.succeed(names)

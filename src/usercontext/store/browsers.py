"""Where accounts are signed in: listed, ended. Not: signing in, finding out who asks (logins)."""

from msgspec import Struct
from sqlalchemy import Connection, delete, select

from usercontext.store.account_tables import login
from usercontext.store.operations import operation


class EndLogins(Struct, frozen=True):
    """End one sign-in of an account, or with no row all but the one to keep."""

    account_row: int
    row: int | None = None
    keep_row: int | None = None


class Browser(Struct, frozen=True):
    """A browser where somebody is signed in, by what it says of itself."""

    row: int
    agent: str
    since_us: int
    seen_us: int


@operation
def end_logins(tx: Connection, command: EndLogins) -> int:
    """End sign-ins of an account; returns how many there were."""
    ended = delete(login).where(login.c.account_row == command.account_row)
    if command.row is not None:
        ended = ended.where(login.c.id == command.row)
    if command.keep_row is not None:
        ended = ended.where(login.c.id != command.keep_row)
    return tx.execute(ended).rowcount


def list_logins(tx: Connection, account_row: int, now_us: int) -> list[Browser]:
    """Return where an account is signed in, last seen first."""
    rows = tx.execute(
        select(login.c.id, login.c.browser, login.c.created_us, login.c.seen_us)
        .where(login.c.account_row == account_row, login.c.expires_us > now_us)
        .order_by(login.c.seen_us.desc(), login.c.id.desc())
    )
    return [Browser(*row) for row in rows]

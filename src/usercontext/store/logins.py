"""Sign-ins and links as stored, by the hash of their secret; the audit log. Not: accounts."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from usercontext.domain.account import Link, LinkKind, Login, Role
from usercontext.store.account_tables import account, audit, link, login
from usercontext.store.accounts import list_memberships, to_account
from usercontext.store.dialects import inserted_row
from usercontext.store.operations import operation
from usercontext.store.tables import project


class AddLogin(Struct, frozen=True):
    """A browser is signed in."""

    account_row: int
    token_hash: bytes
    browser: str
    now_us: int
    expires_us: int


class TouchLogin(Struct, frozen=True):
    """A browser that is signed in was here."""

    row: int
    now_us: int
    expires_us: int


class EndLogin(Struct, frozen=True):
    """A browser signs out."""

    token_hash: bytes


class AddLink(Struct, frozen=True):
    """A link that is good once; ``ends_former`` those for the same use."""

    kind: LinkKind
    token_hash: bytes
    now_us: int
    expires_us: int
    project_row: int | None = None
    role: Role | None = None
    account_row: int | None = None
    email: str | None = None
    ends_former: bool = True


class NoteAct(Struct, frozen=True):
    """Somebody did something in a project."""

    project_row: int
    account_row: int | None
    act: str
    subject: str
    now_us: int


class Act(Struct, frozen=True):
    """A line of the audit log; ``email`` is None for what no person did."""

    act: str
    subject: str
    created_us: int
    email: str | None
    account_id: UUID | None
    row: int = 0
    name: str | None = None


@operation
def add_login(tx: Connection, command: AddLogin) -> int:
    """Store a sign-in and forget the ones of this account that are over; returns its row."""
    over = (login.c.account_row == command.account_row) & (login.c.expires_us <= command.now_us)
    tx.execute(delete(login).where(over))
    made = tx.execute(
        insert(login).values(
            account_row=command.account_row,
            token_hash=command.token_hash,
            browser=command.browser,
            created_us=command.now_us,
            seen_us=command.now_us,
            expires_us=command.expires_us,
        )
    )
    return inserted_row(made)


@operation
def touch_login(tx: Connection, command: TouchLogin) -> bool:
    """Keep a sign-in alive; False when it has ended."""
    touched = tx.execute(
        update(login)
        .where(login.c.id == command.row)
        .values(seen_us=command.now_us, expires_us=command.expires_us)
    )
    return touched.rowcount == 1


@operation
def end_login(tx: Connection, command: EndLogin) -> bool:
    """End a sign-in; False when there is none."""
    ended = tx.execute(delete(login).where(login.c.token_hash == command.token_hash))
    return ended.rowcount == 1


@operation
def add_link(tx: Connection, command: AddLink) -> bool:
    """Store a link and forget those that are over, and as asked those for the same use."""
    over = link.c.expires_us <= command.now_us
    same = (link.c.kind == command.kind.value) & link.c.used_us.is_(None)
    if command.kind is LinkKind.RESET:
        same &= link.c.account_row == command.account_row
    elif command.kind is LinkKind.INVITATION:
        same &= (link.c.project_row == command.project_row) & (link.c.email == command.email)
    tx.execute(delete(link).where(over | same if command.ends_former else over))
    tx.execute(
        insert(link).values(
            kind=command.kind.value,
            token_hash=command.token_hash,
            project_row=command.project_row,
            role=None if command.role is None else command.role.value,
            account_row=command.account_row,
            email=command.email,
            created_us=command.now_us,
            expires_us=command.expires_us,
        )
    )
    return True


@operation
def note_act(tx: Connection, command: NoteAct) -> bool:
    """Write a line of the audit log."""
    tx.execute(
        insert(audit).values(
            project_row=command.project_row,
            account_row=command.account_row,
            act=command.act,
            subject=command.subject,
            created_us=command.now_us,
        )
    )
    return True


def find_login(tx: Connection, token_hash: bytes, now_us: int) -> Login | None:
    """Return a sign-in that is still good with its account and projects, or None."""
    row = tx.execute(
        select(login.c.id.label("login_row"), login.c.seen_us, *_SINCE, account)
        .join_from(login, account, account.c.id == login.c.account_row)
        .where(login.c.token_hash == token_hash, login.c.expires_us > now_us)
    ).first()
    if row is None:
        return None
    projects = list_memberships(tx, row.id)
    return Login(row.login_row, to_account(row), projects, row.seen_us, row.since_us)


def find_link(tx: Connection, token_hash: bytes, now_us: int) -> Link | None:
    """Return a link that is still good, or None."""
    row = tx.execute(
        select(link, project.c.name.label("project_name"))
        .join_from(link, project, project.c.id == link.c.project_row, isouter=True)
        .where(
            link.c.token_hash == token_hash,
            link.c.used_us.is_(None),
            link.c.expires_us > now_us,
        )
    ).first()
    if row is None:
        return None
    role = None if row.role is None else Role(row.role)
    return Link(
        LinkKind(row.kind),
        row.expires_us,
        row.project_row,
        row.project_name,
        role,
        row.account_row,
        row.email,
    )


def list_acts(
    tx: Connection,
    project_row: int,
    limit: int,
    below: int | None = None,
    act: str | None = None,
    account_id: UUID | None = None,
) -> list[Act]:
    """Return the newest lines of a project's audit log; ``below`` skips those from a row on.

    ``act`` and ``account_id`` leave only what was done so, and by whom.
    """
    rows = select(audit, account.c.email, account.c.name, account.c.account_id).join_from(
        audit, account, account.c.id == audit.c.account_row, isouter=True
    )
    rows = rows.where(audit.c.project_row == project_row)
    if below is not None:
        rows = rows.where(audit.c.id < below)
    if act is not None:
        rows = rows.where(audit.c.act == act)
    if account_id is not None:
        rows = rows.where(account.c.account_id == account_id)
    found = tx.execute(rows.order_by(audit.c.id.desc()).limit(limit))
    return [
        Act(row.act, row.subject, row.created_us, row.email, row.account_id, row.id, row.name)
        for row in found
    ]


def list_act_names(tx: Connection, project_row: int) -> list[str]:
    """Return what kinds of acts a project's audit log holds."""
    named = select(audit.c.act).where(audit.c.project_row == project_row).distinct()
    return sorted(tx.scalars(named))


_SINCE = (login.c.created_us.label("since_us"),)

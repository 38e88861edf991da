"""Accounts and memberships as stored: made, found, changed. Not: passwords' text, sign-ins."""

from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from usercontext.domain.account import Account, LinkKind, Member, Membership, Role
from usercontext.domain.errors import ValidationFailed
from usercontext.store.account_tables import account, link, login, membership
from usercontext.store.dialects import inserted_row
from usercontext.store.operations import operation
from usercontext.store.tables import project


class OpenAccount(Struct, frozen=True):
    """Make the account that a link is for, and use the link up."""

    token_hash: bytes
    account_id: UUID
    email: str
    name: str
    password_hash: str
    now_us: int


class JoinProject(Struct, frozen=True):
    """Let an account into the project of an invitation, and use that up."""

    token_hash: bytes
    account_row: int
    now_us: int


class SetPassword(Struct, frozen=True):
    """Give an account another password; its sign-ins end. ``token_hash`` is a link's.

    ``keep_login`` is the sign-in of the browser where it is changed, which goes on.
    """

    account_row: int
    password_hash: str
    now_us: int
    token_hash: bytes | None = None
    keep_login: int | None = None


class ChangeAccount(Struct, frozen=True):
    """What a person says about itself; None leaves a field alone."""

    account_row: int
    name: str | None = None
    email: str | None = None


class SetRole(Struct, frozen=True):
    """Change what a member may do; None takes it out of the project."""

    project_row: int
    account_id: UUID
    role: Role | None


@operation
def open_account(tx: Connection, command: OpenAccount) -> int | None:
    """Make the account; returns its row, None when the link is no longer good.

    The first account owns every project that there is. Raises ValidationFailed for an address that
    has an account: the link is not used up then.
    """
    if tx.scalar(select(account.c.id).where(account.c.email == command.email)) is not None:
        raise ValidationFailed("email: has an account already; sign in with it")
    used = use_link(tx, command.token_hash, command.now_us)
    if used is None:
        return None
    made = tx.execute(
        insert(account).values(
            account_id=command.account_id,
            email=command.email,
            name=command.name,
            password_hash=command.password_hash,
            created_us=command.now_us,
        )
    )
    row = inserted_row(made)
    if used.project_row is None:
        owned = [(found, Role.OWNER.value) for found in tx.scalars(select(project.c.id))]
    else:
        owned = [(used.project_row, used.role)]
    for project_row, role in owned:
        join(tx, row, project_row, Role(role), command.now_us)
    tx.execute(delete(link).where(link.c.kind == LinkKind.FIRST.value, link.c.used_us.is_(None)))
    return row


@operation
def join_project(tx: Connection, command: JoinProject) -> bool:
    """Let an account in; False when the invitation is no longer good."""
    used = use_link(tx, command.token_hash, command.now_us)
    if used is None or used.project_row is None:
        return False
    _leave(tx, command.account_row, used.project_row)
    join(tx, command.account_row, used.project_row, Role(used.role), command.now_us)
    return True


@operation
def set_password(tx: Connection, command: SetPassword) -> bool:
    """Store a password's hash and end all sign-ins; False when the link is no longer good."""
    if command.token_hash is not None:
        used = use_link(tx, command.token_hash, command.now_us)
        if used is None or used.account_row != command.account_row:
            return False
    mine = account.c.id == command.account_row
    tx.execute(update(account).where(mine).values(password_hash=command.password_hash))
    ended = delete(login).where(login.c.account_row == command.account_row)
    if command.keep_login is not None:
        ended = ended.where(login.c.id != command.keep_login)
    tx.execute(ended)
    return True


@operation
def change_account(tx: Connection, command: ChangeAccount) -> bool:
    """Change name or address; ValidationFailed for an address that another account has."""
    given = {"name": command.name, "email": command.email}
    changes = {name: value for name, value in given.items() if value is not None}
    mine = account.c.id == command.account_row
    if command.email is not None:
        others = select(account.c.id).where(account.c.email == command.email, ~mine)
        if tx.scalar(others) is not None:
            raise ValidationFailed("email: belongs to another account")
    return tx.execute(update(account).where(mine).values(changes)).rowcount == 1


@operation
def set_role(tx: Connection, command: SetRole) -> bool:
    """Change or end a membership; False when there is none. The last owner stays one."""
    # held, so that two owners cannot take each other out at once
    rows = tx.execute(
        select(membership.c.account_row, membership.c.role)
        .where(membership.c.project_row == command.project_row)
        .order_by(membership.c.account_row)
        .with_for_update()
    ).all()
    wanted = select(account.c.id).where(account.c.account_id == command.account_id)
    row = tx.scalar(wanted)
    found = {each.account_row: each.role for each in rows}
    if row is None or row not in found:
        return False
    owners = [each for each, role in found.items() if role == Role.OWNER.value]
    if owners == [row] and command.role is not Role.OWNER:
        raise ValidationFailed("role: a project keeps at least one owner")
    mine = _of(row, command.project_row)
    if command.role is None:
        _leave(tx, row, command.project_row)
    else:
        tx.execute(update(membership).where(mine).values(role=command.role.value))
    return True


def count_accounts(tx: Connection) -> int:
    """Return how many accounts there are."""
    return int(tx.execute(select(func.count()).select_from(account)).scalar_one())


def find_account(tx: Connection, email: str) -> tuple[Account, str] | None:
    """Return the account of an address and the hash of its password, or None."""
    found = tx.execute(select(account).where(account.c.email == email)).first()
    return (to_account(found), found.password_hash) if found else None


def find_account_row(tx: Connection, row: int) -> tuple[Account, str] | None:
    """Return an account by its row, with the hash of its password, or None."""
    found = tx.execute(select(account).where(account.c.id == row)).first()
    return (to_account(found), found.password_hash) if found else None


def list_members(tx: Connection, project_row: int) -> list[Member]:
    """Return who belongs to a project, first come first."""
    rows = tx.execute(
        select(account, membership.c.role, membership.c.created_us.label("since_us"))
        .join_from(membership, account, account.c.id == membership.c.account_row)
        .where(membership.c.project_row == project_row)
        .order_by(membership.c.created_us, account.c.id)
    )
    return [Member(to_account(row), Role(row.role), row.since_us) for row in rows]


def list_memberships(tx: Connection, account_row: int) -> tuple[Membership, ...]:
    """Return the projects of an account, oldest first."""
    rows = tx.execute(
        select(
            project.c.id, project.c.project_id, project.c.name, project.c.salt, membership.c.role
        )
        .join_from(membership, project, project.c.id == membership.c.project_row)
        .where(membership.c.account_row == account_row)
        .order_by(project.c.id)
    )
    return tuple(
        Membership(row.id, row.project_id, row.name, row.salt, Role(row.role)) for row in rows
    )


def join(tx: Connection, account_row: int, project_row: int, role: Role, now_us: int) -> None:
    """Let an account, which does not belong to it yet, into a project."""
    row = {
        "account_row": account_row,
        "project_row": project_row,
        "role": role.value,
        "created_us": now_us,
    }
    tx.execute(insert(membership), row)


def use_link(tx: Connection, token_hash: bytes, now_us: int) -> Row[Any] | None:
    """Use a link up and return it; None when it was used, is too old or never was."""
    good = (
        (link.c.token_hash == token_hash) & link.c.used_us.is_(None) & (link.c.expires_us > now_us)
    )
    used = update(link).where(good).values(used_us=now_us)
    return tx.execute(
        used.returning(link.c.kind, link.c.project_row, link.c.role, link.c.account_row)
    ).first()


def to_account(row: Row[Any]) -> Account:
    """Read an account's columns."""
    return Account(row.id, row.account_id, row.email, row.name, row.created_us)


def _leave(tx: Connection, account_row: int, project_row: int) -> None:
    tx.execute(delete(membership).where(_of(account_row, project_row)))


def _of(account_row: int, project_row: int) -> Any:
    return (membership.c.account_row == account_row) & (membership.c.project_row == project_row)

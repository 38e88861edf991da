"""Who owns a project that was made on the server's machine. Not: invitations, other members."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, func, select

from usercontext.domain.account import Account, Role
from usercontext.domain.errors import NotFound
from usercontext.store.account_tables import account, membership
from usercontext.store.accounts import find_account, join, to_account
from usercontext.store.operations import operation
from usercontext.store.tables import project


class GiveProject(Struct, frozen=True):
    """Let an account own a new project: that of an address, or who owns all others."""

    project_row: int
    email: str | None
    now_us: int


@operation
def give_project(tx: Connection, command: GiveProject) -> Account | None:
    """Make the owner and return it; None where nobody owns all others. Raises NotFound.

    Of several who do it is the one who came first, as the first account owns what there was.
    """
    if command.email is None:
        found = tx.execute(_OWNS_ALL, {"the_project": command.project_row}).first()
        owner = None if found is None else to_account(found)
    else:
        named = find_account(tx, command.email)
        if named is None:
            raise NotFound("No such account")
        owner = named[0]
    if owner is not None:
        join(tx, owner.row, command.project_row, Role.OWNER, command.now_us)
    return owner


_OTHERS = (
    select(func.count())
    .select_from(project)
    .where(project.c.id != bindparam("the_project"))
    .scalar_subquery()
)
_OWNS_ALL: Select[Any] = (
    select(account)
    .outerjoin(
        membership,
        (membership.c.account_row == account.c.id)
        & (membership.c.role == Role.OWNER.value)
        & (membership.c.project_row != bindparam("the_project")),
    )
    .group_by(account.c.id)
    .having(func.count(membership.c.project_row) == _OTHERS)
    .order_by(account.c.id)
    .limit(1)
)

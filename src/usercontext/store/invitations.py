"""Invitations nobody has accepted yet: listed, withdrawn. Not: making and using links (logins)."""

from msgspec import Struct
from sqlalchemy import Connection, delete, select

from usercontext.domain.account import LinkKind, Role
from usercontext.store.account_tables import link
from usercontext.store.operations import operation


class Invitation(Struct, frozen=True):
    """An invitation that nobody has accepted yet."""

    row: int
    email: str
    role: Role
    created_us: int
    expires_us: int


class WithdrawInvitation(Struct, frozen=True):
    """Take an invitation back."""

    project_row: int
    row: int


@operation
def withdraw_invitation(tx: Connection, command: WithdrawInvitation) -> str | None:
    """Take an invitation back and return whom it was for; None when the project has none such."""
    mine = _INVITES & (link.c.id == command.row) & (link.c.project_row == command.project_row)
    found = tx.execute(delete(link).where(mine).returning(link.c.email)).first()
    return None if found is None else found.email or ""


def list_invitations(tx: Connection, project_row: int, now_us: int) -> list[Invitation]:
    """Return a project's invitations that nobody has accepted yet, oldest first."""
    rows = tx.execute(
        select(link.c.id, link.c.email, link.c.role, link.c.created_us, link.c.expires_us)
        .where(_INVITES, link.c.project_row == project_row, link.c.expires_us > now_us)
        .order_by(link.c.id)
    )
    return [Invitation(row[0], row[1] or "", Role(row[2]), row[3], row[4]) for row in rows]


_INVITES = (link.c.kind == LinkKind.INVITATION.value) & link.c.used_us.is_(None)

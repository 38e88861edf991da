"""Links that show one issue, as stored: made, found, listed, revoked. Not: the page behind one."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, bindparam, insert, select, update

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.teamwork import Share, SharedIssue
from usercontext.store.account_tables import account
from usercontext.store.comments import hold_issue
from usercontext.store.operations import operation
from usercontext.store.tables import issue, project
from usercontext.store.teamwork_tables import share

MOST_LIVE = 20
"""Of one issue: a list that nobody reads through hides the link that should be gone."""


class AddShare(Struct, frozen=True):
    """Make a link; ``token_hash`` is all that is kept of it."""

    project_row: int
    issue_id: UUID
    account_row: int
    share_id: UUID
    token_hash: bytes
    whole: bool
    now_us: int
    expires_us: int


class RevokeShare(Struct, frozen=True):
    """End a link before its time."""

    project_row: int
    issue_id: UUID
    share_id: UUID
    now_us: int


@operation
def add_share(tx: Connection, command: AddShare) -> bool:
    """Make a link; False when the project has no such issue.

    Raises ValidationFailed when as many links as may be are alive.
    """
    row = hold_issue(tx, command.project_row, command.issue_id)
    if row is None:
        return False
    if len(list_shares(tx, row, command.now_us)) >= MOST_LIVE:
        raise ValidationFailed(f"share: {MOST_LIVE} links are alive; revoke one of them first")
    tx.execute(
        insert(share).values(
            project_row=command.project_row,
            issue_row=row,
            account_row=command.account_row,
            share_id=command.share_id,
            token_hash=command.token_hash,
            whole=command.whole,
            created_us=command.now_us,
            expires_us=command.expires_us,
        )
    )
    return True


@operation
def revoke_share(tx: Connection, command: RevokeShare) -> bool:
    """End a link; False when the issue has none of that id that is alive."""
    of_issue = select(issue.c.id).where(issue.c.issue_id == command.issue_id).scalar_subquery()
    ended = tx.execute(
        update(share)
        .where(
            share.c.project_row == command.project_row,
            share.c.issue_row == of_issue,
            share.c.share_id == command.share_id,
            share.c.revoked_us.is_(None),
        )
        .values(revoked_us=command.now_us)
    )
    return ended.rowcount > 0


def list_shares(tx: Connection, issue_row: int, now_us: int) -> tuple[Share, ...]:
    """Return the links to an issue that are alive, oldest first."""
    return tuple(
        Share(row.share_id, row.name, row.whole, row.created_us, row.expires_us)
        for row in tx.execute(_ALIVE, {"row": issue_row, "now": now_us})
    )


def find_shared(tx: Connection, token_hash: bytes, now_us: int) -> SharedIssue | None:
    """Return what a link leads to; None when it is over, revoked or never was."""
    row = tx.execute(_SHARED, {"hash": token_hash, "now": now_us}).first()
    if row is None:
        return None
    return SharedIssue(
        row.id, row.project_id, row.salt, row.name, row.issue_id, row.whole, row.expires_us
    )


_IS_ALIVE = (share.c.expires_us > bindparam("now")) & share.c.revoked_us.is_(None)
_ALIVE = (
    select(share.c.share_id, share.c.whole, share.c.created_us, share.c.expires_us, account.c.name)
    .join_from(share, account, account.c.id == share.c.account_row)
    .where(share.c.issue_row == bindparam("row"), _IS_ALIVE)
    .order_by(share.c.id)
)
_SHARED = (
    select(
        project.c.id,
        project.c.project_id,
        project.c.salt,
        project.c.name,
        issue.c.issue_id,
        share.c.whole,
        share.c.expires_us,
    )
    .join_from(share, issue, issue.c.id == share.c.issue_row)
    .join(project, project.c.id == share.c.project_row)
    .where(share.c.token_hash == bindparam("hash"), _IS_ALIVE)
)

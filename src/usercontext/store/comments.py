"""Comments on issues as stored: added, listed, taken away. Not: who may."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, bindparam, delete, insert, select

from usercontext.domain.teamwork import Comment
from usercontext.store.account_tables import account
from usercontext.store.operations import operation
from usercontext.store.tables import issue
from usercontext.store.teamwork_tables import comment

MOST_SHOWN = 500


class AddComment(Struct, frozen=True):
    """Write a comment, already scrubbed."""

    project_row: int
    issue_id: UUID
    account_row: int
    comment_id: UUID
    body: str
    now_us: int


class DeleteComment(Struct, frozen=True):
    """Take away a comment of one's own."""

    project_row: int
    issue_id: UUID
    account_row: int
    comment_id: UUID


@operation
def add_comment(tx: Connection, command: AddComment) -> bool:
    """Write a comment; False when the project has no such issue."""
    row = hold_issue(tx, command.project_row, command.issue_id)
    if row is None:
        return False
    tx.execute(
        insert(comment).values(
            project_row=command.project_row,
            issue_row=row,
            account_row=command.account_row,
            comment_id=command.comment_id,
            body=command.body,
            created_us=command.now_us,
        )
    )
    return True


@operation
def delete_comment(tx: Connection, command: DeleteComment) -> bool:
    """Take a comment away; False when there is none by that person on that issue."""
    of_issue = select(issue.c.id).where(issue.c.issue_id == command.issue_id).scalar_subquery()
    gone = tx.execute(
        delete(comment).where(
            comment.c.project_row == command.project_row,
            comment.c.issue_row == of_issue,
            comment.c.account_row == command.account_row,
            comment.c.comment_id == command.comment_id,
        )
    )
    return gone.rowcount > 0


def list_comments(tx: Connection, issue_row: int) -> tuple[Comment, ...]:
    """Return the newest comments on an issue, oldest first."""
    rows = tx.execute(_NEWEST, {"row": issue_row}).all()
    return tuple(
        Comment(row.comment_id, row.account_id, row.name, row.body, row.created_us)
        for row in reversed(rows)
    )


def hold_issue(tx: Connection, project_row: int, issue_id: UUID) -> int | None:
    """Return the row of the project's issue, kept from deletion until the commit, or None."""
    row: int | None = tx.scalar(_HELD, {"project": project_row, "public_id": issue_id})
    return row


_HELD = (
    select(issue.c.id)
    .where(issue.c.project_row == bindparam("project"), issue.c.issue_id == bindparam("public_id"))
    .with_for_update(read=True, key_share=True)
)
_NEWEST = (
    select(
        comment.c.comment_id,
        comment.c.body,
        comment.c.created_us,
        account.c.account_id,
        account.c.name,
    )
    .join_from(comment, account, account.c.id == comment.c.account_row)
    .where(comment.c.issue_row == bindparam("row"))
    .order_by(comment.c.id.desc())
    .limit(MOST_SHOWN)
)

"""Which issues a member looks after, and how many anybody does. Not: giving them, whole listings.

Found from the side of who has them: they are few, and a project may have a million.
"""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, exists, func, select

from usercontext.domain.teamwork import Assignee
from usercontext.store.account_tables import account, membership
from usercontext.store.issue_filters import BY_ASSIGNEE, STILL_HERE, Shape, conditions_of
from usercontext.store.tables import issue
from usercontext.store.teamwork_tables import assignee


def find_member_row(tx: Connection, project_row: int, account_id: UUID) -> int | None:
    """Return the row of a member's account, None for who does not belong to the project."""
    row: int | None = tx.scalar(_MEMBER, {"the_project": project_row, "public_id": account_id})
    return row


def list_assignees(tx: Connection, issue_rows: list[int]) -> dict[int, Assignee]:
    """Return who has some issues, by the issue's row."""
    rows = tx.execute(_ASSIGNED, {"the_rows": issue_rows})
    return {row.issue_row: Assignee(row.account_id, row.name) for row in rows}


def count_assigned(tx: Connection, shape: Shape, values: dict[str, Any]) -> int:
    """Return how many issues of a shape somebody has who belongs to the project still."""
    return int(tx.execute(_count(shape), values).scalar_one())


@cache
def newest_of_member(shape: Shape) -> Select[Any]:
    """Return the query of a member's issues of a shape as row ids, newest first.

    Rows are numbered in the order of seq within a project.
    """
    rest = tuple(name for name in shape if name != BY_ASSIGNEE)
    is_theirs = assignee.c.account_row == bindparam("the_assignee_row")
    return (
        select(assignee.c.issue_row.label("id"))
        .where(_OF_PROJECT, is_theirs, _is_like(rest))
        .order_by(assignee.c.issue_row.desc())
    )


@cache
def _count(shape: Shape) -> Select[Any]:
    is_somebodys = exists().where(STILL_HERE).correlate(assignee)
    return (
        select(func.count()).select_from(assignee).where(_OF_PROJECT, is_somebodys, _is_like(shape))
    )


def _is_like(shape: Shape) -> Any:
    # asked of each in turn: a join may be turned round, and then walks the whole project
    is_it = issue.c.id == assignee.c.issue_row
    return exists().where(is_it, *conditions_of(shape, issue.c)).correlate(assignee)


_OF_PROJECT = assignee.c.project_row == bindparam("the_project")
_MEMBER = (
    select(account.c.id)
    .join_from(account, membership, membership.c.account_row == account.c.id)
    .where(
        membership.c.project_row == bindparam("the_project"),
        account.c.account_id == bindparam("public_id"),
    )
)
_ASSIGNED = (
    select(assignee.c.issue_row, account.c.account_id, account.c.name)
    .join_from(assignee, account, account.c.id == assignee.c.account_row)
    .join(membership, STILL_HERE)
    .where(assignee.c.issue_row.in_(bindparam("the_rows", expanding=True)))
)

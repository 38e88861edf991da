"""Who has an issue, and what people did to it, as stored. Not: what an analyzer said."""

from functools import cache
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, Row, Select, bindparam, delete, insert, select

from usercontext.domain.errors import NotFound
from usercontext.domain.inbox import AssigneeChanged
from usercontext.domain.teamwork import Act, Assignee
from usercontext.store.account_tables import account, membership
from usercontext.store.assigned_listing import list_assignees
from usercontext.store.comments import hold_issue
from usercontext.store.counts import hold_counts
from usercontext.store.dialects import EngineInsert, insert_into
from usercontext.store.group_moves import find_issues
from usercontext.store.operations import operation
from usercontext.store.tables import api_key, correction
from usercontext.store.teamwork_tables import assignee

MOST_ACTS = 200


class AssignIssue(Struct, frozen=True):
    """Give an issue to a member, or with None to nobody."""

    project_row: int
    issue_id: UUID
    account_id: UUID | None
    by_row: int
    now_us: int


class AssignIssues(Struct, frozen=True):
    """Give some issues to a member or to nobody; ids that a project lacks are passed over."""

    project_row: int
    issue_ids: tuple[UUID, ...]
    account_id: UUID | None
    by_row: int
    now_us: int


@operation
def assign_issue(tx: Connection, command: AssignIssue) -> bool:
    """Give an issue to somebody; False when the project has no such issue.

    Raises NotFound for who does not belong to the project. To say the same again adds nothing.
    """
    row = hold_issue(tx, command.project_row, command.issue_id)
    if row is None:
        return False
    before = find_assignee(tx, row)
    if (before.account_id if before else None) == command.account_id:
        return True
    member = _find_member(tx, command)
    if member is None:
        tx.execute(delete(assignee).where(assignee.c.issue_row == row))
    else:
        kept = {
            "issue_row": row,
            "project_row": command.project_row,
            "account_row": member.id,
            "created_us": command.now_us,
        }
        tx.execute(_put(tx.dialect.name), kept)
    act = Act("assignee", "" if member is None else member.name, command.now_us)
    note_act(tx, command.project_row, row, act, command.by_row)
    return True


@operation
def assign_issues(tx: Connection, command: AssignIssues) -> tuple[AssigneeChanged, ...]:
    """Give them all or none; returns those that somebody else had, or nobody, and who.

    Raises NotFound for who does not belong to the project.
    """
    hold_counts(tx, command.project_row)  # none of them goes meanwhile
    to = _find_member(tx, command)
    found = find_issues(tx, command.project_row, command.issue_ids)
    had = list_assignees(tx, [row.id for row in found])
    before = {row.id: had[row.id].account_id if row.id in had else None for row in found}
    changed = [row for row in found if before[row.id] != command.account_id]
    if not changed:
        return ()
    rows = [row.id for row in changed]
    own = {"project_row": command.project_row, "created_us": command.now_us}
    if to is None:
        tx.execute(delete(assignee).where(assignee.c.issue_row.in_(rows)))
    else:
        kept = [own | {"issue_row": row, "account_row": to.id} for row in rows]
        tx.execute(_put(tx.dialect.name), kept)
    name = "" if to is None else to.name
    said = own | {"key_row": 0, "field": "assignee", "value": name, "account_row": command.by_row}
    tx.execute(insert(correction), [said | {"issue_row": row} for row in rows])
    return tuple(AssigneeChanged(row.issue_id, before[row.id]) for row in changed)


def find_assignee(tx: Connection, issue_row: int) -> Assignee | None:
    """Return who has an issue; None also for who has left the project since."""
    found = tx.execute(_ASSIGNED, {"row": issue_row}).first()
    return None if found is None else Assignee(found.account_id, found.name)


def list_acts(tx: Connection, issue_row: int) -> tuple[Act, ...]:
    """Return the newest things that people did to an issue, oldest first."""
    rows = tx.execute(_ACTS, {"row": issue_row}).all()
    return tuple(
        Act(row.field, row.value, row.created_us, row.name, row.prefix) for row in reversed(rows)
    )


def note_act(tx: Connection, project_row: int, issue_row: int, act: Act, account_row: int) -> None:
    """Write what a person did to an issue into its history."""
    tx.execute(
        insert(correction).values(
            project_row=project_row,
            issue_row=issue_row,
            key_row=0,  # no key made the call
            field=act.field,
            value=act.value,
            created_us=act.at_us,
            account_row=account_row,
        )
    )


def _find_member(tx: Connection, command: AssignIssue | AssignIssues) -> Row[Any, Any] | None:
    if command.account_id is None:
        return None
    found = tx.execute(_MEMBER, _named(command.project_row, command.account_id)).first()
    if found is None:
        raise NotFound("No such member")
    return found


def _named(project_row: int, account_id: UUID) -> dict[str, object]:
    return {"project": project_row, "public_id": account_id}


@cache
def _put(engine: str) -> EngineInsert:
    made = insert_into(assignee, engine)
    return made.on_conflict_do_update(
        index_elements=["issue_row"],
        set_={"account_row": made.excluded.account_row, "created_us": made.excluded.created_us},
    )


_MEMBER = (
    select(account.c.id, account.c.name)
    .join_from(account, membership, membership.c.account_row == account.c.id)
    .where(
        membership.c.project_row == bindparam("project"),
        account.c.account_id == bindparam("public_id"),
    )
)
_ASSIGNED: Select[tuple[UUID, str]] = (
    select(account.c.account_id, account.c.name)
    .join_from(assignee, account, account.c.id == assignee.c.account_row)
    .join(
        membership,
        (membership.c.account_row == assignee.c.account_row)
        & (membership.c.project_row == assignee.c.project_row),
    )
    .where(assignee.c.issue_row == bindparam("row"))
)
_ACTS = (
    select(
        correction.c.field,
        correction.c.value,
        correction.c.created_us,
        account.c.name,
        api_key.c.prefix,
    )
    .select_from(
        correction.outerjoin(account, account.c.id == correction.c.account_row).outerjoin(
            api_key, api_key.c.id == correction.c.key_row
        )
    )
    .where(correction.c.issue_row == bindparam("row"))
    .order_by(correction.c.id.desc())
    .limit(MOST_ACTS)
)

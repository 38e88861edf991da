"""Projects leave, or all that they hold: a little in each transaction. Not: who may ask for it.

The writer serves everybody, so no step deletes more than it is told; between two steps whatever
waits is written. What is asked for stands in a row of its own and goes on after a restart.
"""

from functools import cache
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    delete,
    func,
    insert,
    select,
    tuple_,
    update,
)

from usercontext.store import (
    account_tables,
    attachment_tables,
    delivery_tables,
    group_tables,
    late_tables,
    model_tables,
    reach_tables,
    session_tables,
    settings_tables,
    teamwork_tables,
)
from usercontext.store.account_tables import link, membership
from usercontext.store.counts import hold_counts
from usercontext.store.delivery_tables import destination
from usercontext.store.dictionaries import forget_session
from usercontext.store.group_tables import issue_group
from usercontext.store.issue_removal import remove_issues
from usercontext.store.operations import operation
from usercontext.store.removal_tables import removal
from usercontext.store.tables import api_key, chunk, issue, metadata, project, session
from usercontext.store.teamwork_tables import share

KNOWN = (
    account_tables,
    attachment_tables,
    delivery_tables,
    group_tables,
    late_tables,
    model_tables,
    reach_tables,
    session_tables,
    settings_tables,
    teamwork_tables,
)
"""Loaded, so that every table of a project is known; a test compares them with the files."""

_GRACE_US = 5_000_000
"""Keys end with the first step; a batch that was let in before it has arrived by then."""


class AskRemoval(Struct, frozen=True):
    """Delete all sessions and issues of a project that there are now, or the project itself."""

    project_row: int
    whole: bool
    now_us: int


class RemoveSome(Struct, frozen=True):
    """Go on deleting: ``most`` sessions, or rows of another table, at once."""

    project_row: int
    most: int
    now_us: int


class Removal(Struct, frozen=True):
    """What is being deleted, and how many sessions of it are gone."""

    project_row: int
    whole: bool
    sessions: int
    asked_us: int


@operation
def ask_removal(tx: Connection, command: AskRemoval) -> bool:
    """Write down what is to be deleted; of a whole project keys, members and alerts end now."""
    hold_counts(tx, command.project_row)
    mine = removal.c.project_row == command.project_row
    newest = select(func.max(session.c.id)).where(session.c.project_row == command.project_row)
    values: dict[str, Any] = {"up_to_session": tx.scalar(newest) or 0, "asked_us": command.now_us}
    before = tx.execute(select(removal.c.whole).where(mine)).first()
    if before is None:
        row = values | {"project_row": command.project_row, "whole": command.whole, "sessions": 0}
        tx.execute(insert(removal).values(row))
    else:
        values["whole"] = before.whole or command.whole
        tx.execute(update(removal).where(mine).values(values))
    if command.whole:
        _shut(tx, command.project_row, command.now_us)
    return True


@operation
def remove_some(tx: Connection, command: RemoveSome) -> bool:
    """Delete a little more; False when nothing is left of what was asked for."""
    row = command.project_row
    hold_counts(tx, row)
    asked = tx.execute(select(removal).where(removal.c.project_row == row)).first()
    if asked is None:
        return False
    up_to = None if asked.whole else asked.up_to_session
    if gone := _remove_sessions(tx, row, up_to, command.most):
        counted = update(removal).where(removal.c.project_row == row)
        tx.execute(counted.values(sessions=removal.c.sessions + gone))
        return True
    if not asked.whole:
        tx.execute(delete(removal).where(removal.c.project_row == row))
        return False
    if _remove_rows(tx, row, command.most) or 0 <= command.now_us - asked.asked_us < _GRACE_US:
        return True
    tx.execute(delete(project).where(project.c.id == row))
    return False


def list_removals(tx: Connection) -> list[Removal]:
    """Return everything that is being deleted, what was asked for first in front."""
    return [_to_removal(row) for row in tx.execute(_REMOVALS.order_by(removal.c.asked_us))]


def find_removal(tx: Connection, project_row: int) -> Removal | None:
    """Return what is being deleted of a project, None for nothing."""
    found = tx.execute(_REMOVALS.where(removal.c.project_row == project_row)).first()
    return None if found is None else _to_removal(found)


@cache
def owned_tables() -> tuple[Table, ...]:
    """Return the tables that hold rows of a project, those that point to others first."""
    kept = (project.name, session.name, removal.name)
    return tuple(
        table
        for table in reversed(metadata.sorted_tables)
        if "project_row" in table.c and table.name not in kept
    )


def _shut(tx: Connection, project_row: int, now_us: int) -> None:
    """Let nobody in any more: no key, no member, no link of any kind; and tell nobody anything."""
    live = (api_key.c.project_row == project_row) & api_key.c.revoked_us.is_(None)
    tx.execute(update(api_key).where(live).values(revoked_us=now_us))
    for table in (membership, link, share):
        tx.execute(delete(table).where(table.c.project_row == project_row))
    tx.execute(delete(destination).where(destination.c.project_row == project_row))


def _remove_sessions(tx: Connection, project_row: int, up_to: int | None, most: int) -> int:
    mine = session.c.project_row == project_row
    if up_to is not None:
        mine &= session.c.id <= up_to
    # held, as deleting one session does: batches that arrive find it there, or gone
    wanted = select(session.c.id).where(mine).order_by(session.c.id).limit(most).with_for_update()
    rows = list(tx.scalars(wanted))
    if not rows:
        return 0
    remove_issues(tx, project_row, issue.c.session_row.in_(rows))
    if up_to is not None:  # of a whole project the dictionaries go too
        for row in rows:
            forget_session(tx, project_row, row)
    tx.execute(delete(chunk).where(chunk.c.session_row.in_(rows)))
    tx.execute(delete(session).where(session.c.id.in_(rows)))
    return len(rows)


def _remove_rows(tx: Connection, project_row: int, most: int) -> bool:
    """Delete rows of any table that has some; False when none has."""
    own_groups = issue_group.c.project_row == project_row
    apart = update(issue_group).where(own_groups, issue_group.c.merged_row.is_not(None))
    tx.execute(apart.values(merged_row=None))  # else no group can go before the ones merged into it
    left = most
    for table in owned_tables():
        left -= tx.execute(delete(table).where(_some(table, project_row, left))).rowcount
        if left <= 0:
            return True
    return left < most


def _some(table: Table, project_row: int, most: int) -> ColumnElement[bool]:
    names = list(table.primary_key.columns)
    some = select(*names).where(table.c.project_row == project_row).limit(most)
    return names[0].in_(some) if len(names) == 1 else tuple_(*names).in_(some)


def _to_removal(row: Row[*tuple[Any, ...]]) -> Removal:
    return Removal(row.project_row, row.whole, row.sessions, row.asked_us)


_REMOVALS = select(removal.c.project_row, removal.c.whole, removal.c.sessions, removal.c.asked_us)

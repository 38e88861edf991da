"""Listings that people named, as stored: kept, found, removed. Not: what their queries mean."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, delete, func, insert, or_, select, update

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.inbox import MOST_VIEWS, SavedView
from usercontext.store.account_tables import saved_view
from usercontext.store.operations import operation


class SaveView(Struct, frozen=True):
    """Keep a view under a name; the same person's view of that name is replaced."""

    project_row: int
    account_row: int
    view_id: UUID
    name: str
    query: str
    is_shared: bool
    now_us: int


class DeleteView(Struct, frozen=True):
    """Remove a view: one's own, or with ``also_shared`` anybody's that is shared."""

    project_row: int
    account_row: int
    view_id: UUID
    also_shared: bool


@operation
def save_view(tx: Connection, command: SaveView) -> UUID:
    """Keep a view and return its id; ValidationFailed when somebody has too many."""
    own = (saved_view.c.project_row == command.project_row) & (
        saved_view.c.account_row == command.account_row
    )
    values = {"query": command.query, "shared": command.is_shared}
    known: UUID | None = tx.scalar(
        select(saved_view.c.view_id).where(own, saved_view.c.name == command.name)
    )
    if known is not None:
        tx.execute(update(saved_view).where(saved_view.c.view_id == known).values(values))
        return known
    if int(tx.execute(select(func.count()).where(own)).scalar_one()) >= MOST_VIEWS:
        raise ValidationFailed(f"name: you keep {MOST_VIEWS} views already; remove one first")
    made = {
        "view_id": command.view_id,
        "project_row": command.project_row,
        "account_row": command.account_row,
        "name": command.name,
        "created_us": command.now_us,
    }
    tx.execute(insert(saved_view).values(made | values))
    return command.view_id


@operation
def delete_view(tx: Connection, command: DeleteView) -> bool:
    """Remove a view; False when there is none that this person may remove."""
    may = saved_view.c.account_row == command.account_row
    if command.also_shared:
        may = or_(may, saved_view.c.shared)
    gone = tx.execute(
        delete(saved_view).where(
            saved_view.c.project_row == command.project_row,
            saved_view.c.view_id == command.view_id,
            may,
        )
    )
    return gone.rowcount == 1


def list_views(tx: Connection, project_row: int, account_row: int) -> tuple[SavedView, ...]:
    """Return the views that somebody sees in a project, by name."""
    own = saved_view.c.account_row == account_row
    rows = tx.execute(
        select(saved_view)
        .where(saved_view.c.project_row == project_row, or_(own, saved_view.c.shared))
        .order_by(saved_view.c.name, saved_view.c.id)
        .limit(4 * MOST_VIEWS)
    )
    return tuple(
        SavedView(row.view_id, row.name, row.query, row.shared, row.account_row == account_row)
        for row in rows
    )

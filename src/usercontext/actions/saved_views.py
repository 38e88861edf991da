"""Listings that people named, for themselves or for their project. Not: what a listing shows."""

from uuid import UUID

from usercontext.actions.deps import Deps
from usercontext.domain.account import Login, Membership, Role, may
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.domain.inbox import LONGEST_VIEW_NAME, LONGEST_VIEW_QUERY, SavedView
from usercontext.store import saved_views


async def list_views(deps: Deps, member: Membership, who: Login) -> tuple[SavedView, ...]:
    """Return somebody's own views and the shared ones."""
    project_row, account_row = member.project_row, who.account.row
    return await deps.database.read(lambda tx: saved_views.list_views(tx, project_row, account_row))


async def save_view(
    deps: Deps, member: Membership, who: Login, name: str, query: str, is_shared: bool
) -> UUID:
    """Keep a view; raises ValidationFailed. Only those who work on issues share theirs."""
    command = saved_views.SaveView(
        member.project_row,
        who.account.row,
        deps.ids.new_uuid(),
        _name(name),
        query,
        is_shared and may(member.role, Role.MEMBER),
        deps.clock.now_us(),
    )
    if len(query) > LONGEST_VIEW_QUERY:
        raise ValidationFailed("query: is too long to be kept")
    return await deps.database.write(saved_views.save_view, command)


async def delete_view(deps: Deps, member: Membership, who: Login, view_id: UUID) -> None:
    """Remove a view of one's own; owners remove shared ones too. Raises NotFound."""
    command = saved_views.DeleteView(
        member.project_row, who.account.row, view_id, member.role is Role.OWNER
    )
    if not await deps.database.write(saved_views.delete_view, command):
        raise NotFound("No such view")


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_VIEW_NAME or not name.isprintable():
        raise ValidationFailed(f"name: must have 1 to {LONGEST_VIEW_NAME} characters")
    return name

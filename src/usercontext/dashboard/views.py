"""Saved views: kept and removed from the inbox. Not: what they show."""

from usercontext.actions import accounts, saved_views
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.listing import listing_of
from usercontext.dashboard.rendering import show
from usercontext.dashboard.site import Visit
from usercontext.domain.account import Role, may
from usercontext.domain.errors import ValidationFailed


async def save(visit: Visit) -> Told:
    """Keep the listing that was open under a name; what is wrong is said beside the field."""
    form = visit.form
    query = listing_of(form.get("to")).to()
    is_shared = form.get("shared") == "yes" and may(visit.member.role, Role.MEMBER)
    try:
        await saved_views.save_view(
            visit.deps,
            visit.member,
            visit.who,
            form.get("name"),
            query.removeprefix("?"),
            is_shared,
        )
    except ValidationFailed as error:
        return show(
            visit,
            "save_view.html",
            error.status,
            query=query,
            name=form.get("name"),
            is_shared=is_shared,
            error=error.message.partition(": ")[2],
        )
    if is_shared:
        await accounts.note(
            visit.deps, visit.member, visit.who, "view shared", form.get("name").strip()
        )
    return moved(visit.path("/issues") + query)


async def remove(visit: Visit) -> Told:
    """Remove a view, and stay where one is."""
    await saved_views.delete_view(visit.deps, visit.member, visit.who, visit.uuid(1))
    return moved(visit.path("/issues") + listing_of(visit.form.get("to")).to())

"""What is done to the groups that were ticked in their list, and undone. Not: how it looks."""

from uuid import UUID

from usercontext.actions import accounts, groups
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.group_listing import group_listing_of
from usercontext.dashboard.inbox_changes import give_back, take
from usercontext.dashboard.listing import ME, read_ids
from usercontext.dashboard.site import Visit
from usercontext.dashboard.undo import GROUPS, keep_done, keep_taken, keep_undone
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.inbox import StatusChanged
from usercontext.domain.issue import IssueStatus


async def change(visit: Visit) -> Told:
    """Give the groups that were ticked another status, and lead back to where they stood."""
    ids, status = read_ids(visit.form.all("group")), visit.form.get("status")
    if visit.form.get("assignee") == ME:
        return await _take(visit, ids)
    if status not in list(IssueStatus):
        raise ValidationFailed("Choose what to do: resolve, ignore or reopen.")
    wanted = IssueStatus(status)
    changed = await groups.change_groups(visit.deps, visit.key, ids, wanted)
    if changed:
        await _note(visit, f"groups {wanted.value}", len(changed))
    before = [StatusChanged(one.group_id, one.before) for one in changed]
    return moved(_back(visit), (keep_done(visit, wanted, before, GROUPS),))


async def undo(visit: Visit) -> Told:
    """Give groups back the status that they had, and issues to who had them."""
    done, undone = visit.form.get("done"), 0
    if done in list(IssueStatus):
        for before in IssueStatus:
            ids = read_ids(visit.form.all(before.value))
            undone += await groups.undo_changes(
                visit.deps, visit.key, ids, IssueStatus(done), before
            )
    if undone:
        await _note(visit, "change of groups undone", undone)
    undone += await give_back(visit)
    return moved(_back(visit), (keep_undone(visit, undone, GROUPS),))


async def _take(visit: Visit, ids: tuple[UUID, ...]) -> Told:
    issues = await groups.most_urgent_issues(visit.deps, visit.key, ids)
    return moved(_back(visit), (keep_taken(visit, await take(visit, issues), GROUPS),))


async def _note(visit: Visit, act: str, count: int) -> None:
    subject = f"{count} {'group' if count == 1 else 'groups'}"
    await accounts.note(visit.deps, visit.member, visit.who, act, subject)


def _back(visit: Visit) -> str:
    listing = group_listing_of(visit.form.get("to"))
    return visit.path("/groups") + listing.to(page=listing.page if listing.page > 1 else None)

"""What is done to the issues that were ticked, and undone. Not: how the inbox looks."""

from uuid import UUID

from usercontext.actions import accounts, assignees, inbox
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.listing import ME, listing_of, read_ids
from usercontext.dashboard.site import Visit
from usercontext.dashboard.undo import (
    keep_done,
    keep_taken,
    keep_undone,
    read_givers,
)
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.inbox import AssigneeChanged, StatusChanged
from usercontext.domain.issue import IssueStatus


async def change(visit: Visit) -> Told:
    """Give the issues that were ticked another status, and lead back to where they stood."""
    ids, status = read_ids(visit.form.all("issue")), visit.form.get("status")
    if visit.form.get("assignee") == ME:
        return moved(_back(visit), (keep_taken(visit, await take(visit, ids)),))
    if status not in list(IssueStatus):
        raise ValidationFailed("Choose what to do: resolve, ignore or reopen.")
    wanted = IssueStatus(status)
    changed = await inbox.change_statuses(visit.deps, visit.key, ids, wanted)
    if changed:
        await _note(visit, f"issues {wanted.value}", len(changed))
    return moved(_back(visit), (keep_done(visit, wanted, changed),))


async def undo(visit: Visit) -> Told:
    """Give issues back the status that they had."""
    undone: list[StatusChanged] = []
    for status in IssueStatus:
        ids = read_ids(visit.form.all(status.value))
        if ids:
            undone += await inbox.change_statuses(visit.deps, visit.key, ids, status)
    if undone:
        await _note(visit, "change of issues undone", len(undone))
    given = await give_back(visit)
    return moved(_back(visit), (keep_undone(visit, len(undone) + given),))


async def take(visit: Visit, ids: tuple[UUID, ...]) -> tuple[AssigneeChanged, ...]:
    """Assign issues to who asks; returns those that somebody else had, and who."""
    me = visit.who.account
    return await assignees.assign_issues(visit.deps, visit.key, ids, me.row, me.account_id)


async def give_back(visit: Visit) -> int:
    """Give issues back to who had them, as the form says; returns how many were."""
    row, given = visit.who.account.row, 0
    for giver, ids in read_givers(visit.form).items():
        given += len(await assignees.assign_issues(visit.deps, visit.key, ids, row, giver))
    return given


async def _note(visit: Visit, act: str, count: int) -> None:
    subject = f"{count} {'issue' if count == 1 else 'issues'}"
    await accounts.note(visit.deps, visit.member, visit.who, act, subject)


def _back(visit: Visit) -> str:
    listing = listing_of(visit.form.get("to"))
    return visit.path("/issues") + listing.to(page=listing.page if listing.page > 1 else None)

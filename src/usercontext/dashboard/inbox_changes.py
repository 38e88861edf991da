"""What is done to the issues that were ticked, and undone. Not: how the inbox looks."""

from uuid import UUID

from usercontext.actions import accounts, assignees, inbox
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.listing import ME, listing_of, read_ids
from usercontext.dashboard.site import Visit
from usercontext.dashboard.undo import (
    forget_done,
    keep_done,
    keep_taken,
    keep_undone,
    read_givers,
)
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.inbox import StatusChanged
from usercontext.domain.issue import IssueStatus


async def change(visit: Visit) -> Told:
    """Give the issues that were ticked another status, and lead back to where they stood."""
    ids, status = read_ids(visit.form.all("issue")), visit.form.get("status")
    if visit.form.get("assignee") == ME:
        return await _take(visit, ids)
    if status not in list(IssueStatus):
        raise ValidationFailed("Choose what to do: resolve, ignore or reopen.")
    wanted = IssueStatus(status)
    changed = await inbox.change_statuses(visit.deps, visit.key, ids, wanted)
    if changed:
        await _note(visit, f"issues {wanted.value}", len(changed))
    said = keep_done(visit, wanted, changed) if changed else forget_done(visit)
    return moved(_back(visit), (said,))


async def undo(visit: Visit) -> Told:
    """Give issues back the status that they had."""
    undone: list[StatusChanged] = []
    for status in IssueStatus:
        ids = read_ids(visit.form.all(status.value))
        if ids:
            undone += await inbox.change_statuses(visit.deps, visit.key, ids, status)
    if undone:
        await _note(visit, "change of issues undone", len(undone))
    given = await _give_back(visit)
    count = len(undone) + given
    return moved(_back(visit), (keep_undone(visit, count) if count else forget_done(visit),))


async def _take(visit: Visit, ids: tuple[UUID, ...]) -> Told:
    me = visit.who.account
    taken = await assignees.assign_issues(visit.deps, visit.key, ids, me.row, me.account_id)
    said = keep_taken(visit, taken) if taken else forget_done(visit)
    return moved(_back(visit), (said,))


async def _give_back(visit: Visit) -> int:
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

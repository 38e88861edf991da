"""Groups: a page of them, one with its reasons, and what people decide. Not: the inbox."""

from uuid import UUID

from usercontext.actions import accounts, groups, inbox
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.group_listing import SORTS, read_group_listing
from usercontext.dashboard.inbox import CATEGORIES, PRIORITIES, has_empty_fields, rows_of
from usercontext.dashboard.listing import ALL, MOST_PAGES, read_ids
from usercontext.dashboard.rendering import show
from usercontext.dashboard.site import Visit
from usercontext.dashboard.trends import days_of
from usercontext.dashboard.undo import GROUPS, forget_done, read_done
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.domain.group import GroupChange
from usercontext.domain.ids import parse_uuid
from usercontext.domain.issue import IssueFilter, IssueSort, IssueStatus

PAGE = 50
_LONGEST_RELEASE = 200
_OFFERED = 100
"""How many groups one can merge into without naming the other by its address."""


async def show_groups(visit: Visit) -> Told:
    """Show one page of groups."""
    listing = read_group_listing(visit.query)
    if has_empty_fields(visit.asked.query):  # as forms send them: the address says what is asked
        return moved(visit.path("/groups") + listing.to())
    page, counts = await groups.show_list(
        visit.deps, visit.key, listing.wanted, listing.order, listing.page, PAGE
    )
    if not page.groups and listing.page > 1:
        return moved(visit.path("/groups") + listing.to())
    first = (listing.page - 1) * PAGE + 1
    done = read_done(visit)
    return show(
        visit,
        "groups.html",
        200,
        () if done is None else (forget_done(visit, GROUPS),),
        done=done,
        page=page,
        rows=[{"group": group, "trend": days_of(group.days)} for group in page.groups],
        listing=listing,
        counts={**counts, ALL: sum(counts.values())},
        first=first,
        last=first + len(page.groups) - 1,
        priorities=PRIORITIES,
        categories=CATEGORIES,
        sorts=[(name, words) for name, (_, words) in SORTS.items()],
    )


async def show_group(visit: Visit) -> Told:
    """Show a group: why its issues are together, which they are, what happened."""
    return await _group_page(visit, visit.uuid(1))


async def change(visit: Visit) -> Told:
    """Resolve, ignore or open a group."""
    status, group_id = visit.form.get("status"), visit.uuid(1)
    if status not in list(IssueStatus):
        raise ValidationFailed("Choose what to do: resolve, ignore or reopen.")
    release = visit.form.get("release").strip()[:_LONGEST_RELEASE] or None
    wanted = IssueStatus(status)
    change = GroupChange(wanted, release if wanted is IssueStatus.RESOLVED else None)
    await groups.change_group(visit.deps, visit.key, visit.member.project_id, group_id, change)
    await _note(visit, f"group {wanted.value}", group_id)
    return _to(visit, group_id)


async def merge(visit: Visit) -> Told:
    """Merge a group into another: one of the list, or one named by its id or address."""
    group_id = visit.uuid(1)
    other = parse_uuid(visit.form.get("named").strip().rpartition("/")[2][:36])
    into = other or parse_uuid(visit.form.get("into"))
    if into is None:
        return await _group_page(visit, group_id, "Choose the group to merge into.")
    try:
        changed = await groups.merge_groups(
            visit.deps, visit.key, (visit.member.project_id, group_id), into
        )
    except (NotFound, ValidationFailed) as error:
        await _require(visit, group_id)
        return await _group_page(visit, group_id, _said(error))
    await _note(visit, "group merged", group_id)
    return _to(visit, changed.view.group.group_id)


async def undo(visit: Visit) -> Told:
    """Undo the merge of a group, or the newest one into it."""
    group_id = visit.uuid(1)
    try:
        changed = await groups.undo_merge(
            visit.deps, visit.key, (visit.member.project_id, group_id)
        )
    except ValidationFailed as error:
        return await _group_page(visit, group_id, _said(error))
    await _note(visit, "merge of groups undone", group_id)
    return _to(visit, changed.view.group.group_id)


async def split(visit: Visit) -> Told:
    """Move the issues that were ticked out into a group of their own."""
    group_id, ids = visit.uuid(1), read_ids(visit.form.all("issue"))
    if not ids:
        return await _group_page(visit, group_id, "Select the issues to move out first.")
    try:
        changed = await groups.split_group(
            visit.deps, visit.key, (visit.member.project_id, group_id), ids
        )
    except ValidationFailed as error:
        return await _group_page(visit, group_id, _said(error))
    await _note(visit, "group split", group_id)
    return _to(visit, changed.view.group.group_id)


async def _group_page(visit: Visit, group_id: UUID, error: str | None = None) -> Told:
    member = visit.member
    view = await groups.show_group(visit.deps, visit.key, member.project_id, group_id)
    number = visit.query.whole("page", 1, 1, MOST_PAGES)
    wanted = IssueFilter(group=view.merged_into or group_id)
    found = await inbox.show_inbox(visit.deps, visit.key, wanted, IssueSort.NEWEST, number, PAGE)
    others = await groups.list_groups(visit.deps, visit.key, member.project_id, 1, _OFFERED)
    first = (number - 1) * PAGE + 1
    return show(
        visit,
        "group.html",
        200 if error is None else 400,
        view=view,
        group=view.group,
        found=found,
        rows=rows_of(found.rows),
        others=[one for one in others.groups if one.group_id != group_id],
        number=number,
        first=first,
        last=first + len(found.rows) - 1,
        error=error,
    )


async def _require(visit: Visit, group_id: UUID) -> None:
    await groups.show_group(visit.deps, visit.key, visit.member.project_id, group_id)


async def _note(visit: Visit, act: str, group_id: UUID) -> None:
    await accounts.note(visit.deps, visit.member, visit.who, act, str(group_id))


def _to(visit: Visit, group_id: UUID) -> Told:
    return moved(visit.path(f"/groups/{group_id}"))


def _said(error: NotFound | ValidationFailed) -> str:
    # the store's messages begin with the field of the API; a page says what to do
    words = error.message.rpartition(": ")[2]
    return f"{words[:1].upper()}{words[1:]}."

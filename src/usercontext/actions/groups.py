"""Groups: what an issue is grouped by; listed, merged, split, judged. Not: what a cause is."""

import contextlib
from uuid import UUID

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.analyze.signatures.likeness import find_alike, read_words
from usercontext.domain.analysis import Analysis
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.domain.group import (
    Evidence,
    GroupChange,
    GroupDecided,
    GroupFilter,
    GroupPage,
    GroupSort,
    GroupView,
)
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.issue import IssueStatus
from usercontext.domain.job import Job
from usercontext.domain.project import ApiKey
from usercontext.store import (
    group_listing,
    group_moves,
    group_status,
    group_tellers,
    group_views,
    issues,
)
from usercontext.store.group_gathering import AT_ONCE
from usercontext.store.group_moves import NO_SUCH_GROUP, GroupChanged
from usercontext.store.groups import recent_texts
from usercontext.store.passes import Connection

MOST_AT_ONCE = 100
_TOO_MANY = f"group: at most {MOST_AT_ONCE} at once"


class ChangedGroup(Struct, frozen=True):
    """A group after a change; ``replayed`` when an earlier call with the same key made it."""

    view: GroupView
    replayed: bool


async def find_evidence(deps: Deps, job: Job, analysis: Analysis) -> Evidence | None:
    """Return what an issue is grouped by: its cause's signature, or else its words.

    The words are compared with the newest known ones of reports without a cause. None when there is
    neither: a report of pictures and punctuation.
    """
    new_group = deps.ids.new_uuid()
    if analysis.signature is not None:
        return Evidence(analysis.signature, new_group, analysis.former_signatures)
    issue = await deps.database.read(
        lambda tx: issues.find_issue(tx, job.project_row, job.issue_id)
    )
    if issue is None:
        return None
    words = read_words(issue.user_description, (issue.metadata or {}).get("url"))
    if words is None:
        return None
    known = await deps.database.read(lambda tx: recent_texts(tx, job.project_row))
    match = find_alike(words, known)
    return Evidence(words.name, new_group, words=words.code, match=match)


async def list_groups(
    deps: Deps, key: ApiKey, project_id: UUID, page: int, limit: int
) -> GroupPage:
    """Return one page of the project's groups; NotFound for another project's id."""
    _require_own(key, project_id)
    return await deps.database.read(
        lambda tx: group_views.list_groups(tx, key.project_row, page, limit)
    )


async def find_groups(
    deps: Deps,
    key: ApiKey,
    project_id: UUID,
    wanted: GroupFilter,
    sort: GroupSort,
    page: int,
    limit: int,
) -> GroupPage:
    """Return one page of the groups that match, with what is told of each."""
    _require_own(key, project_id)
    return await deps.database.read(
        lambda tx: group_listing.find_groups(tx, key.project_row, wanted, sort, page, limit)
    )


async def show_list(
    deps: Deps, key: ApiKey, wanted: GroupFilter, sort: GroupSort, page: int, limit: int
) -> tuple[GroupPage, dict[IssueStatus, int]]:
    """Return one page of the project's groups with their days, and how many each status has."""
    row, now_us = key.project_row, deps.clock.now_us()

    def read(tx: Connection) -> tuple[GroupPage, dict[IssueStatus, int]]:
        found = group_listing.find_groups(tx, row, wanted, sort, page, limit)
        told = group_listing.with_days(tx, row, found, now_us)
        return told, group_views.count_groups(tx, row)

    return await deps.database.read(read)


async def show_group(deps: Deps, key: ApiKey, project_id: UUID, group_id: UUID) -> GroupView:
    """Return a group with its reasons and history; raises NotFound."""
    _require_own(key, project_id)
    view = await deps.database.read(lambda tx: group_views.find_view(tx, key.project_row, group_id))
    if view is None:
        raise NotFound(NO_SUCH_GROUP)
    return view


async def change_group(
    deps: Deps, key: ApiKey, project_id: UUID, group_id: UUID, change: GroupChange
) -> GroupView:
    """Resolve, ignore or open a group, with its open issues when it is resolved; returns it."""
    _require_own(key, project_id)
    command = group_status.ChangeGroup(
        key.project_row, group_id, change.status, change.resolved_in, deps.clock.now_us(), key.row
    )
    await deps.database.write(group_status.change_group, command)
    return await show_group(deps, key, project_id, group_id)


async def change_groups(
    deps: Deps, key: ApiKey, group_ids: tuple[UUID, ...], status: IssueStatus
) -> tuple[GroupDecided, ...]:
    """Resolve, ignore or open groups; returns those that were something else, and what.

    Each is a transaction of its own, so that none waits for all; ids that there are not are passed
    over.
    """
    at_once = _at_once(group_ids)
    changed = []
    for group_id in group_ids:
        command = group_status.ChangeGroup(
            key.project_row,
            group_id,
            status,
            None,
            deps.clock.now_us(),
            key.row,
            at_once,
            anew=False,
        )
        with contextlib.suppress(NotFound):
            before = await deps.database.write(group_status.change_group, command)
            if before is not None:
                changed.append(GroupDecided(group_id, before))
    return tuple(changed)


async def undo_changes(
    deps: Deps, key: ApiKey, group_ids: tuple[UUID, ...], done: IssueStatus, before: IssueStatus
) -> int:
    """Give groups back the status they had before they were ``done``; returns how many were."""
    at_once, undone = _at_once(group_ids), 0
    for group_id in group_ids:
        command = group_status.UndoChange(
            key.project_row, group_id, done, before, deps.clock.now_us(), key.row, at_once
        )
        with contextlib.suppress(NotFound):
            undone += await deps.database.write(group_status.undo_change, command)
    return undone


async def most_urgent_issues(
    deps: Deps, key: ApiKey, group_ids: tuple[UUID, ...]
) -> tuple[UUID, ...]:
    """Return the issue that speaks for each group, where one does."""
    if len(group_ids) > MOST_AT_ONCE:
        raise ValidationFailed(_TOO_MANY)
    return await deps.database.read(
        lambda tx: group_tellers.speaking_issues(tx, key.project_row, group_ids)
    )


async def merge_groups(
    deps: Deps,
    key: ApiKey,
    path: tuple[UUID, ...],
    into: UUID,
    idempotency: IdempotencyKey | None = None,
) -> ChangedGroup:
    """Merge a group (``path``: project, group) into another and return that."""
    _require_own(key, path[0])
    command = group_moves.MergeGroups(
        key.project_row, path[1], into, deps.clock.now_us(), key.row, idempotency
    )
    changed = await deps.database.write(group_moves.merge_groups, command)
    return await _shown(deps, key, path[0], changed)


async def undo_merge(
    deps: Deps, key: ApiKey, path: tuple[UUID, ...], idempotency: IdempotencyKey | None = None
) -> ChangedGroup:
    """Undo the merge of a group, or the newest one into it; returns what stands apart again."""
    _require_own(key, path[0])
    command = group_moves.UndoMerge(
        key.project_row, path[1], deps.clock.now_us(), key.row, idempotency
    )
    changed = await deps.database.write(group_moves.undo_merge, command)
    return await _shown(deps, key, path[0], changed)


async def split_group(
    deps: Deps,
    key: ApiKey,
    path: tuple[UUID, ...],
    issue_ids: tuple[UUID, ...],
    idempotency: IdempotencyKey | None = None,
) -> ChangedGroup:
    """Move issues of a group out into a new one and return that."""
    _require_own(key, path[0])
    command = group_moves.SplitGroup(
        key.project_row,
        path[1],
        issue_ids,
        deps.ids.new_uuid(),
        deps.clock.now_us(),
        key.row,
        idempotency,
    )
    changed = await deps.database.write(group_moves.split_group, command)
    return await _shown(deps, key, path[0], changed)


async def _shown(deps: Deps, key: ApiKey, project_id: UUID, changed: GroupChanged) -> ChangedGroup:
    view = await show_group(deps, key, project_id, changed.group_id)
    return ChangedGroup(view, changed.replayed)


def _at_once(group_ids: tuple[UUID, ...]) -> int:
    """Return how many issues of each group follow at once, so that all are answered soon."""
    if len(group_ids) > MOST_AT_ONCE:
        raise ValidationFailed(_TOO_MANY)
    return AT_ONCE // max(1, len(group_ids))


def _require_own(key: ApiKey, project_id: UUID) -> None:
    if project_id != key.project_id:
        raise NotFound("No such project")

"""What an inbox shows beside its page: counts, images, groups; what is new. Not: the listing."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from usercontext.domain.analysis import AnalysisStatus
from usercontext.domain.attachment import AttachmentState
from usercontext.domain.inbox import Inbox, InboxRow, Pulse
from usercontext.domain.issue import Issue, IssueFilter, IssueSort, IssueStatus
from usercontext.store.assigned_listing import list_assignees
from usercontext.store.attachment_tables import attachment
from usercontext.store.counts import WHOLE_PROJECT
from usercontext.store.group_tables import issue_group
from usercontext.store.issue_filters import conditions_of, kinds_of, shape_of, values_of
from usercontext.store.issue_listing import bind_filter, list_issues
from usercontext.store.issue_rows import issues_for_listing, to_issue
from usercontext.store.tables import issue, issue_count, project, session

NEWER_AT_MOST = 100
"""More new issues than this are not counted: nobody reads the number then."""

FOUND_AT_MOST = 1_000
"""Matches that a search counts here: at 1e6 issues 10,000 by impact took 66 ms."""


def load_inbox(
    tx: Connection,
    project_row: int,
    wanted: IssueFilter,
    sort: IssueSort,
    page: int,
    limit: int,
) -> Inbox:
    """Return a page of issues with all that is told beside it, in one snapshot."""
    listed = list_issues(tx, project_row, wanted, sort, page, limit, FOUND_AT_MOST)
    newest_seq = int(tx.execute(_NEWEST, {"the_project": project_row}).scalar_one())
    return Inbox(
        rows=_with_what_is_beside(tx, project_row, listed.issues),
        total=listed.total,
        total_is_lower_bound=listed.total_is_lower_bound,
        by_status=_count_by_status(tx, project_row, wanted),
        newest_seq=newest_seq,
        has_sessions=newest_seq > 0 or has_sessions(tx, project_row),
    )


def load_rows(tx: Connection, project_row: int, seqs: Iterable[int]) -> tuple[InboxRow, ...]:
    """Return some issues of a project as an inbox shows them, newest first."""
    rows = tx.execute(_BY_SEQ, {"the_project": project_row, "the_seqs": sorted(seqs)})
    return _with_what_is_beside(tx, project_row, tuple(map(to_issue, rows)))


def count_newer(tx: Connection, project_row: int, wanted: IssueFilter, seq: int) -> int:
    """Return how many issues after a seq match, a hundred at most; words are not looked at."""
    values = bind_filter(tx, project_row, wanted) | {"seen_seq": seq, "most": NEWER_AT_MOST}
    newer = (
        select(issue.c.id)
        .where(*conditions_of(shape_of(wanted), issue.c), issue.c.seq > bindparam("seen_seq"))
        .limit(bindparam("most"))
    )
    return int(tx.execute(select(func.count()).select_from(newer.subquery()), values).scalar_one())


def read_pulse(tx: Connection, project_row: int, seqs: Iterable[int]) -> Pulse:
    """Return the newest seq of a project and which of some issues are analyzed."""
    named = {"the_project": project_row}
    newest = int(tx.execute(_NEWEST, named).scalar_one())
    asked = sorted(seqs)
    done = tx.scalars(_DONE, named | {"the_seqs": asked}) if asked else ()
    return Pulse(newest, frozenset(done))


def has_sessions(tx: Connection, project_row: int) -> bool:
    """Tell whether a project ever saw a session that is still there."""
    return tx.execute(_A_SESSION, {"the_project": project_row}).first() is not None


def _count_by_status(
    tx: Connection, project_row: int, wanted: IssueFilter
) -> dict[IssueStatus, int]:
    kinds = tuple(name for name in kinds_of(shape_of(wanted)) if name != "status")
    counted = issue_count.c
    sums = (
        select(counted.status, func.sum(counted.n).label("n"))
        .where(counted.block == WHOLE_PROJECT, *conditions_of(kinds, counted))
        .group_by(counted.status)
    )
    found = {row.status: int(row.n) for row in tx.execute(sums, values_of(project_row, wanted))}
    return {status: found.get(status.value, 0) for status in IssueStatus}


def _with_what_is_beside(
    tx: Connection, project_row: int, issues: tuple[Issue, ...]
) -> tuple[InboxRow, ...]:
    if not issues:
        return ()
    rows = [one.row for one in issues]
    images, theirs = _count_images(tx, rows), list_assignees(tx, rows)
    sizes = _count_alike(tx, project_row, {one.group for one in issues if one.group is not None})
    return tuple(
        InboxRow(
            one,
            images.get(one.row, 0),
            1 if one.group is None else sizes.get(one.group, 1),
            theirs.get(one.row),
        )
        for one in issues
    )


def _count_images(tx: Connection, issue_rows: list[int]) -> dict[int, int]:
    rows = tx.execute(_IMAGES, {"the_rows": issue_rows})
    return {row.issue_row: int(row.n) for row in rows}


def _count_alike(tx: Connection, project_row: int, groups: set[UUID]) -> dict[UUID, int]:
    if not groups:
        return {}
    named: dict[str, Any] = {"the_project": project_row, "the_groups": list(groups)}
    return {row.group_id: int(row.issues) for row in tx.execute(_ALIKE, named)}


_NEWEST = select(project.c.issue_seq).where(project.c.id == bindparam("the_project"))
_A_SESSION = select(session.c.id).where(session.c.project_row == bindparam("the_project")).limit(1)
_OF_SEQS = (issue.c.project_row == bindparam("the_project")) & (
    issue.c.seq.in_(bindparam("the_seqs", expanding=True))
)
_BY_SEQ = issues_for_listing().where(_OF_SEQS).order_by(issue.c.seq.desc())
_DONE = select(issue.c.seq).where(_OF_SEQS, issue.c.analysis_status == AnalysisStatus.DONE.value)
_IMAGES = (
    select(attachment.c.issue_row, func.count().label("n"))
    .where(
        attachment.c.issue_row.in_(bindparam("the_rows", expanding=True)),
        attachment.c.state == AttachmentState.READY.value,
    )
    .group_by(attachment.c.issue_row)
)
_ALIKE = select(issue_group.c.group_id, issue_group.c.issues).where(
    issue_group.c.project_row == bindparam("the_project"),
    issue_group.c.group_id.in_(bindparam("the_groups", expanding=True)),
)

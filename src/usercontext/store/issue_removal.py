"""Issues leave with all that was made of them. Not: sessions, logs; who may delete."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, select

from usercontext.store.counts import BLOCK, Counted, change_counts
from usercontext.store.group_counts import discount, forget_words, tidy
from usercontext.store.group_tables import group_member
from usercontext.store.tables import NOT_YET, analysis, correction, issue, issue_text, job


def remove_issues(tx: Connection, project_row: int, which: ColumnElement[bool]) -> None:
    """Delete a project's issues that match, with jobs, analyses, corrections, terms and counts.

    A group whose last issue goes, goes too, unless a person decided about it. Attachments go
    with their issue by themselves (``store/attachment_tables``).
    The caller holds the project's counts. An answer kept under an Idempotency-Key stays until it
    expires: it says what the first call did, and holds nothing but an id.
    """
    condition = (issue.c.project_row == project_row) & which
    gone = select(issue.c.id).where(condition)
    # Jobs first: whoever claims or finishes one holds it before it touches the issue.
    for table in (job, correction, analysis, issue_text):
        tx.execute(delete(table).where(table.c.issue_row.in_(gone)))
    left = _count(tx, condition)
    of_groups = tx.execute(_shown_by(condition)).all()
    members = tx.execute(_members_of(condition)).all()
    tx.execute(delete(issue).where(condition))
    if left:
        change_counts(tx, project_row, left)
    discount(tx, of_groups)
    forget_words(tx, [member.signature_row for member in members])
    rows = {row.group_row for row in of_groups} | {member.leaf_row for member in members}
    tidy(tx, project_row, rows)


def _shown_by(condition: ColumnElement[bool]) -> Select[Any]:
    """Return how many of the issues each group shows, by session."""
    return (
        select(issue.c.group_row, issue.c.session_row, func.count().label("n"))
        .where(condition, issue.c.group_row != NOT_YET)
        .group_by(issue.c.group_row, issue.c.session_row)
    )


def _members_of(condition: ColumnElement[bool]) -> Select[Any]:
    return (
        select(group_member.c.leaf_row, group_member.c.signature_row)
        .where(group_member.c.issue_row.in_(select(issue.c.id).where(condition)))
        .distinct()
    )


def _count(tx: Connection, condition: ColumnElement[bool]) -> list[Counted]:
    block = (issue.c.seq // BLOCK).label("block")
    kinds = (issue.c.status, issue.c.priority, issue.c.source)
    rows = tx.execute(
        select(
            block,
            *kinds,
            func.count().label("n"),
            func.min(issue.c.created_us).label("first_us"),
            func.max(issue.c.created_us).label("last_us"),
        )
        .where(condition)
        .group_by(block, *kinds)
    )
    return [
        Counted(row.block, row.status, row.priority, row.source, -row.n, row.first_us, row.last_us)
        for row in rows
    ]

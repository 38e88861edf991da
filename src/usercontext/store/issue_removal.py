"""Issues leave with all that was made of them. Not: sessions, logs; who may delete."""

from sqlalchemy import ColumnElement, Connection, delete, func, select

from usercontext.store.counts import BLOCK, Counted, change_counts
from usercontext.store.tables import analysis, correction, issue, issue_text, job


def remove_issues(tx: Connection, project_row: int, which: ColumnElement[bool]) -> None:
    """Delete a project's issues that match, with jobs, analyses, corrections, terms and counts.

    Attachments go with their issue by themselves (``store/attachment_tables``).
    The caller holds the project's counts. An answer kept under an Idempotency-Key stays until it
    expires: it says what the first call did, and holds nothing but an id.
    """
    condition = (issue.c.project_row == project_row) & which
    gone = select(issue.c.id).where(condition)
    # Jobs first: whoever claims or finishes one holds it before it touches the issue.
    for table in (job, correction, analysis, issue_text):
        tx.execute(delete(table).where(table.c.issue_row.in_(gone)))
    left = _count(tx, condition)
    tx.execute(delete(issue).where(condition))
    if left:
        change_counts(tx, project_row, left)


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

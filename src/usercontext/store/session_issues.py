"""The issues that were made of one session, with their analyses. Not: listings of a project."""

from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from usercontext.domain.issue import Issue
from usercontext.store.issue_rows import issues_with_analysis, to_issue
from usercontext.store.tables import issue


def list_session_issues(
    tx: Connection, project_row: int, session_row: int, limit: int
) -> list[Issue]:
    """Return up to ``limit`` issues of a session, newest first."""
    wanted = {"project": project_row, "session": session_row, "limit": limit}
    return [to_issue(row) for row in tx.execute(_NEWEST, wanted)]


def count_session_issues(tx: Connection, project_row: int, session_row: int) -> int:
    """Count the issues of a session."""
    return tx.scalar(_COUNT, {"project": project_row, "session": session_row}) or 0


_OWN = (issue.c.project_row == bindparam("project"), issue.c.session_row == bindparam("session"))
# By row, which follows seq: by seq, SQLite walked a project's million issues for the few of one
# session, 0.3 s of its page.
_NEWEST: Select[Any] = (
    issues_with_analysis().where(*_OWN).order_by(issue.c.id.desc()).limit(bindparam("limit"))
)
_COUNT = select(func.count()).select_from(issue).where(*_OWN)

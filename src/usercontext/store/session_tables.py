"""The orders in which a project's sessions are listed: newest first, and one user's. Not: queries.

Indexes of the table in ``store/tables``, that is as long as a file may be.
"""

from sqlalchemy import Boolean, ColumnElement, Index, literal_column

from usercontext.store.tables import session

# Spelled out, not bound: an index of some rows is only used by a condition that reads the same.
NAMED_USER: ColumnElement[bool] = literal_column("user_hash IS NOT NULL", Boolean)

Index("ix_session_project_row_id", session.c.project_row, session.c.id)
Index(
    "ix_session_user",
    *(session.c.project_row, session.c.user_hash, session.c.id),
    sqlite_where=NAMED_USER,
    postgresql_where=NAMED_USER,
)

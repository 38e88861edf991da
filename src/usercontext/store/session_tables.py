"""The orders in which a project's sessions are listed: newest first, and one user's. Not: queries.

Indexes of the table in ``store/tables``, that is as long as a file may be.
"""

from sqlalchemy import Index

from usercontext.store.columns import some_rows
from usercontext.store.tables import session

NAMED_USER = some_rows("user_hash IS NOT NULL")

Index("ix_session_project_row_id", session.c.project_row, session.c.id)
Index(
    "ix_session_user",
    *(session.c.project_row, session.c.user_hash, session.c.id),
    sqlite_where=NAMED_USER,
    postgresql_where=NAMED_USER,
)

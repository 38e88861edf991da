"""The table of reports whose sessions may still bring logs. Not: queries.

In a table of its own: the release before neither makes nor ends such a watch, and deletes issues
too, so a row here goes with its issue by itself.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Table

from usercontext.store.columns import RowId, instant, row_of
from usercontext.store.tables import metadata

late_watch = Table(
    "late_watch",
    metadata,
    Column(
        "issue_row",
        RowId,
        ForeignKey("issue.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    row_of("project"),
    # No key: it is the issue's, and a session takes its issues with it.
    Column("session_row", BigInteger, nullable=False),
    # The newest chunk that the first analysis knew of; ids of a session grow as it commits.
    Column("seen_chunk", BigInteger, nullable=False),
    # What the server received after this is not late, it is a new visit.
    instant("until_us"),
)

"""The tables of what teams told, what sessions came to, how urgency changed. Not: queries."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table

from usercontext.store.columns import RowId, blob, instant, row_id, row_of, words
from usercontext.store.tables import metadata

project_settings = Table(
    "project_settings",
    metadata,
    Column("project_row", BigInteger, ForeignKey("project.id"), primary_key=True),
    blob("body"),
    instant("changed_us"),
    sqlite_with_rowid=False,
)

# What a session came to, for comparing those that met a cause with those that did not.
session_fact = Table(
    "session_fact",
    metadata,
    Column(
        "session_row",
        RowId,
        ForeignKey("session.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    row_of("project"),
    # The server's clock at its newest batch: pages' clocks do not decide about a window.
    instant("seen_us"),
    # By which conversion it was judged: another one makes what was counted worthless.
    words("definition"),
    Column("converted", Boolean, nullable=False),
    words("entry_path"),
    words("release"),
    words("browser"),
    Index(None, "project_row", "seen_us"),
)

# Why an issue's urgency is not what it was.
priority_change = Table(
    "priority_change",
    metadata,
    row_id(),
    row_of("project"),
    row_of("issue", ondelete="CASCADE"),
    instant("changed_us"),
    words("priority_before"),
    words("priority_after"),
    Column("score_before", Integer, nullable=False),
    Column("score_after", Integer, nullable=False),
    Column("affected", Integer, nullable=False),
    blob("why"),
    Index(None, "issue_row", "id"),
    sqlite_autoincrement=True,
)

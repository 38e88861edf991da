"""The tables of reach: what sessions met, how far the look is, which issue has which cause.

Rows of a session or an issue go with it by themselves, so the release before may delete either.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
)

from usercontext.store.columns import RowId, blob, instant, row_id, row_of, words
from usercontext.store.tables import metadata


def _of(table: str) -> Column[int]:
    """Make the row of another table the name of this one's, gone together with it."""
    key = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(f"{table}_row", RowId, key, primary_key=True, autoincrement=False)


# A session that carries a signature. First what it is counted by, so that SQLite counts along the
# table itself: by an index it would look up a row for each (100,000 sessions: 3 times as slow).
session_signature = Table(
    "session_signature",
    metadata,
    Column("project_row", BigInteger, ForeignKey("project.id"), primary_key=True),
    Column("signature_hash", LargeBinary, primary_key=True),
    # When the batch that shows it first arrived here: pages' clocks decide about no window.
    Column("first_us", BigInteger, primary_key=True),
    Column(
        "session_row",
        BigInteger,
        ForeignKey("session.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    blob("user_hash", nullable=True),
    words("browser"),
    words("release"),
    words("category"),
    Column("is_root", Boolean, nullable=False),
    Column("links", Integer, nullable=False),
    Column("went_on", Boolean, nullable=False),
    UniqueConstraint("session_row", "signature_hash"),
    sqlite_with_rowid=False,
)

# A session that was passed: up to which chunk, and whether it was looked at or sampled out.
session_reach = Table(
    "session_reach",
    metadata,
    _of("session"),
    row_of("project"),
    Column("chunk_row", BigInteger, nullable=False),
    instant("seen_us"),
    instant("passed_us"),
    Column("looked", Boolean, nullable=False),
    Column("healthy", Boolean, nullable=False),
    Column("left_out", Integer, nullable=False),
    # Wide enough to count a window without opening the rows.
    Index("ix_session_reach_seen", "project_row", "seen_us", "looked", "healthy", "session_row"),
    Index(None, "passed_us"),
)

# One row: the chunk up to which sessions were passed, and what was counted on the way.
reach_mark = Table(
    "reach_mark",
    metadata,
    row_id(),
    Column("chunk_row", BigInteger, nullable=False),
    Column("passed", BigInteger, nullable=False),
    Column("sampled_out", BigInteger, nullable=False),
    Column("left_out", BigInteger, nullable=False),
    instant("moved_us"),
    sqlite_autoincrement=True,
)

# The signature of an issue's newest analysis, and who else met it when that was counted last.
issue_reach = Table(
    "issue_reach",
    metadata,
    _of("issue"),
    row_of("project"),
    blob("signature_hash"),
    blob("affected", nullable=True),
    # When it is to be counted again; NULL is never.
    instant("due_us", nullable=True),
    Index(None, "project_row", "signature_hash"),
    Index(None, "due_us"),
)

# Which issue the server opened for a signature: one at a time. Its issue may be deleted since.
detection = Table(
    "detection",
    metadata,
    Column("project_row", BigInteger, ForeignKey("project.id"), primary_key=True),
    Column("signature_hash", LargeBinary, primary_key=True),
    Column("issue_row", BigInteger, ForeignKey("issue.id", ondelete="SET NULL"), nullable=True),
    instant("detected_us"),
    Index(None, "issue_row"),
    sqlite_with_rowid=False,
)

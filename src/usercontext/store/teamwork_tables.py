"""The tables of what people do around an issue: all go with it by themselves. Not: queries."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    Table,
    Uuid,
)

from usercontext.store.columns import RowId, instant, row_id, row_of, words
from usercontext.store.tables import metadata

comment = Table(
    "comment",
    metadata,
    row_id(),
    row_of("project"),
    row_of("issue", ondelete="CASCADE"),
    row_of("account"),
    Column("comment_id", Uuid, nullable=False, unique=True),
    words("body"),
    instant("created_us"),
    Index(None, "issue_row", "id"),
    sqlite_autoincrement=True,
)

# One person at most has an issue.
assignee = Table(
    "assignee",
    metadata,
    Column(
        "issue_row",
        RowId,
        ForeignKey("issue.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    row_of("project"),
    row_of("account"),
    instant("created_us"),
    Index(None, "project_row", "account_row"),
)

# Links that show one issue for some days; the token itself is only in the link.
share = Table(
    "share",
    metadata,
    row_id(),
    row_of("project"),
    row_of("issue", ondelete="CASCADE"),
    row_of("account"),
    Column("share_id", Uuid, nullable=False, unique=True),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("whole", Boolean, nullable=False),
    instant("created_us"),
    instant("expires_us"),
    Column("revoked_us", BigInteger, nullable=True),
    Index(None, "issue_row", "id"),
    sqlite_autoincrement=True,
)

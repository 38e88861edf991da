"""The tables of attachments: what each is, its bytes apart, how many there were. Not: queries.

An attachment is its own job: ``due_us`` and ``attempt`` are its lease while it is pending. In the
table ``job`` a worker of the release before would claim it and not know what it is. That release
deletes issues too, so the rows here go with theirs by themselves.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from usercontext.store.columns import RowId, blob, instant, row_id, row_of, some_rows, words
from usercontext.store.tables import metadata

PENDING = some_rows("state = 'pending'")

attachment = Table(
    "attachment",
    metadata,
    row_id(),
    row_of("project"),
    Column("issue_row", BigInteger, ForeignKey("issue.id", ondelete="CASCADE"), nullable=False),
    # 1 to 3: which of its issue's it is, so that there is never a fourth.
    Column("ordinal", Integer, nullable=False),
    Column("attachment_id", Uuid, nullable=False, unique=True),
    Column("key_row", BigInteger, nullable=False),
    words("state"),
    words("reason", nullable=True),
    # As sent while it is pending, as kept when it is ready.
    words("type"),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    instant("created_us"),
    instant("due_us"),
    Column("attempt", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("issue_row", "ordinal"),
    Index("ix_attachment_due", "due_us", "id", sqlite_where=PENDING, postgresql_where=PENDING),
    Index(
        "ix_attachment_pending",
        *("project_row", "size"),
        sqlite_where=PENDING,
        postgresql_where=PENDING,
    ),
    sqlite_autoincrement=True,
)

# The image as sent while it is pending, as encoded anew when it is ready; none when rejected.
attachment_body = Table(
    "attachment_body",
    metadata,
    Column(
        "attachment_row",
        RowId,
        ForeignKey("attachment.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    blob("body"),
)

# Only ever grows: what was received, made ready, rejected and why, also of issues deleted since.
attachment_count = Table(
    "attachment_count",
    metadata,
    Column("project_row", BigInteger, ForeignKey("project.id"), primary_key=True),
    Column("state", Text, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("n", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

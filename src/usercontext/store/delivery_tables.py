"""The tables of alerts: destinations, what was told already, deliveries, counts. Not: queries.

A delivery is its own job, as an attachment is: ``due_us`` and ``attempt`` are its lease while it is
queued. The release before deletes issues too, so the rows here go with theirs by themselves.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    false,
    text,
    true,
)

from usercontext.store.columns import instant, row_id, row_of, some_rows, words
from usercontext.store.tables import metadata

QUEUED = some_rows("state = 'queued'")

destination = Table(
    "destination",
    metadata,
    row_id(),
    row_of("project"),
    Column("destination_id", Uuid, nullable=False, unique=True),
    words("kind"),
    words("address"),
    # As it is, since it has to sign. None for a kind that signs nothing.
    words("secret", nullable=True),
    # What was the secret before, still signed with until then.
    words("old_secret", nullable=True),
    instant("old_until_us", nullable=True),
    Column("enabled", Boolean, nullable=False, server_default=true()),
    words("wanted"),
    Column("with_summary", Boolean, nullable=False, server_default=false()),
    instant("created_us"),
    instant("last_us", nullable=True),
    words("last_outcome", nullable=True),
    # Since when nothing was delivered; NULL while things are.
    instant("failing_since_us", nullable=True),
    words("disabled_reason", nullable=True),
    Index(None, "project_row", "id"),
    sqlite_autoincrement=True,
)

# One row for what was told of an issue, so that it is told once, also when notices are collapsed.
alert = Table(
    "alert",
    metadata,
    row_id(),
    Column("issue_row", BigInteger, ForeignKey("issue.id", ondelete="CASCADE"), nullable=False),
    words("reason"),
    words("priority"),
    instant("created_us"),
    UniqueConstraint("issue_row", "reason", "priority"),
    sqlite_autoincrement=True,
)

delivery = Table(
    "delivery",
    metadata,
    row_id(),
    Column(
        "destination_row",
        BigInteger,
        ForeignKey("destination.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("delivery_id", Uuid, nullable=False, unique=True),
    # None in a test.
    Column("issue_row", BigInteger, ForeignKey("issue.id", ondelete="CASCADE"), nullable=True),
    words("reason"),
    words("priority"),
    words("category"),
    # The cause, '' when unknown: of each one notice an hour is sent.
    words("group_name"),
    Column("issues", Integer, nullable=False),
    words("summary", nullable=True),
    words("state"),
    Column("attempt", Integer, nullable=False, server_default=text("0")),
    Column("attempts", Integer, nullable=False),
    instant("created_us"),
    # When its first attempt was meant to be: where the hour of its group begins.
    instant("slot_us"),
    # When it may be claimed: the next attempt, or the end of the lease of the one that runs.
    instant("due_us"),
    words("outcome", nullable=True),
    instant("finished_us", nullable=True),
    Index("ix_delivery_due", "due_us", "id", sqlite_where=QUEUED, postgresql_where=QUEUED),
    Index(None, "destination_row", "slot_us"),
    Index(None, "issue_row"),
    sqlite_autoincrement=True,
)

# Only ever grows: how deliveries ended, also those of destinations deleted since.
delivery_count = Table(
    "delivery_count",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("outcome", Text, primary_key=True),
    Column("n", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

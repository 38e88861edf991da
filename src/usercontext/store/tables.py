"""Every table of the product, for SQLite and PostgreSQL alike. Not: queries, and what a row means.

Instants are integer microseconds, UTC. Row ids are never used twice. The columns a listing filters
or sorts by are never NULL: ``''`` and ``-1`` stand for "not yet", so that one index order and one
counter key hold on both engines (they disagree about where NULL sorts).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    false,
    text,
)

from usercontext.store.columns import (
    RowId,
    TermList,
    blob,
    index_of_some,
    instant,
    not_yet_number,
    not_yet_text,
    row_id,
    row_of,
    some_rows,
    words,
)
from usercontext.store.search_index import make_searchable

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

NOT_YET = -1
"""What a listing's number is until there is one."""

project = Table(
    "project",
    metadata,
    row_id(),
    Column("project_id", Uuid, nullable=False, unique=True),
    words("name"),
    blob("salt"),
    # The seq of the newest issue ever made: taken with the row locked, so that seq is dense.
    Column("issue_seq", BigInteger, nullable=False, server_default=text("0")),
    instant("created_us"),
    sqlite_autoincrement=True,
)

api_key = Table(
    "api_key",
    metadata,
    row_id(),
    row_of("project"),
    words("kind"),
    words("name"),
    words("prefix"),
    Column("key_hash", LargeBinary, nullable=False, unique=True),
    words("origins"),
    Column("allow_browser", Boolean, nullable=False),
    instant("created_us"),
    instant("expires_us", nullable=True),
    instant("revoked_us", nullable=True),
    Index(None, "project_row"),
    sqlite_autoincrement=True,
)

session = Table(
    "session",
    metadata,
    row_id(),
    row_of("project"),
    Column("session_id", Uuid, nullable=False, unique=True),
    blob("external_hash"),
    words("external_id"),
    blob("user_hash", nullable=True),
    words("user_id", nullable=True),
    words("release", nullable=True),
    words("environment", nullable=True),
    blob("metadata", nullable=True),
    instant("created_us"),
    UniqueConstraint("project_row", "external_hash"),
    sqlite_autoincrement=True,
)

chunk = Table(
    "chunk",
    metadata,
    row_id(),
    row_of("session"),
    # No foreign key: a key is never deleted, and the hot path does not pay for the check.
    Column("key_row", BigInteger, nullable=False),
    instant("received_us"),
    Column("entries", Integer, nullable=False),
    Column("errors", Integer, nullable=False),
    instant("first_us"),
    instant("last_us"),
    Column("flags", Integer, nullable=False),
    words("entry_id_low", nullable=True),
    words("entry_id_high", nullable=True),
    blob("receipts", nullable=True),
    Column("dictionary", Integer, nullable=True),
    # Last, so that SQLite counts a session without reading the pages bodies overflow to.
    blob("body"),
    Index(None, "session_row", "id"),
    sqlite_autoincrement=True,
)

# Batches of a session that has gone quiet, compressed together; their chunks tell where (packs).
pack = Table(
    "pack",
    metadata,
    row_id(),
    # Whoever deletes a session deletes these, also who knows nothing of them.
    row_of("session", ondelete="CASCADE"),
    Column("dictionary", Integer, nullable=True),
    blob("body"),
    Index(None, "session_row"),
    sqlite_autoincrement=True,
)

# What a project's chunks are compressed with: strings that its sessions share (store/training).
dictionary = Table(
    "dictionary",
    metadata,
    row_id(),
    row_of("project"),
    instant("created_us"),
    # Not for new chunks any more; it stays as long as a chunk needs it.
    Column("retired", Boolean, nullable=False, server_default=false()),
    # The chunks it was trained on lie between these; how many had arrived since the one before.
    Column("low_chunk", BigInteger, nullable=False),
    Column("high_chunk", BigInteger, nullable=False),
    Column("chunks", Integer, nullable=False),
    # Sessions deleted since, of those that had chunks between the two.
    Column("forgotten", Integer, nullable=False, server_default=text("0")),
    blob("body"),
    Index(None, "project_row", "id"),
    sqlite_autoincrement=True,
)

_COUNTED_BY = ("seq", "status", "priority", "source", "created_us")

# Nobody asks for those that wait for an analysis by what it will say: no report pays for that.
_HAS_PRIORITY = some_rows("priority != ''")
_HAS_CATEGORY = some_rows("category != ''")

issue = Table(
    "issue",
    metadata,
    row_id(),
    row_of("project"),
    Column("seq", BigInteger, nullable=False),
    Column("issue_id", Uuid, nullable=False, unique=True),
    row_of("session"),
    words("status"),
    words("source"),
    # The corrected one where there is one, else the newest analysis'.
    not_yet_text("priority"),
    not_yet_text("category"),
    not_yet_number("impact_score"),
    not_yet_number("affected"),
    instant("created_us"),
    words("analysis_status"),
    Column("analysis_version", Integer, nullable=False, server_default=text("0")),
    words("corrected_priority", nullable=True),
    words("corrected_cause", nullable=True),
    words("summary", nullable=True),
    words("user_description"),
    blob("metadata", nullable=True),
    # Last, as the migration adds it: the key that made it, whose page may attach images to it.
    Column("key_row", BigInteger, nullable=True),
    Column("group_row", BigInteger, nullable=False, server_default=text("-1")),
    # The line of a group's history whose resolution this issue followed (``group_following``).
    Column("resolved_by", BigInteger, nullable=True),
    UniqueConstraint("project_row", "seq"),
    Index(None, "session_row"),
    Index(None, "project_row", "status", "seq"),
    index_of_some(None, "project_row", "priority", "seq", where=_HAS_PRIORITY),
    index_of_some(None, "project_row", "status", "priority", "seq", where=_HAS_PRIORITY),
    Index(None, "project_row", "source", "seq"),
    Index(None, "project_row", "impact_score", "seq"),
    Index(None, "project_row", "status", "impact_score", "seq"),
    Index(None, "project_row", "affected", "seq"),
    # Wide enough to count a category, or a group, under any other filter without opening the rows.
    index_of_some(
        "ix_issue_category", "project_row", "category", *_COUNTED_BY, where=_HAS_CATEGORY
    ),
    Index("ix_issue_group", "project_row", "group_row", *_COUNTED_BY, "category"),
    sqlite_autoincrement=True,
)

analysis = Table(
    "analysis",
    metadata,
    row_id(),
    row_of("project"),
    row_of("issue"),
    Column("version", Integer, nullable=False),
    instant("created_us"),
    blob("body"),
    UniqueConstraint("issue_row", "version"),
    sqlite_autoincrement=True,
)

correction = Table(
    "correction",
    metadata,
    row_id(),
    row_of("project"),
    row_of("issue"),
    Column("key_row", BigInteger, nullable=False),
    *map(words, ("field", "value")),
    instant("created_us"),
    Column("account_row", BigInteger, nullable=True),
    Index(None, "issue_row", "id"),
    sqlite_autoincrement=True,
)

LIVE_JOB = some_rows("state IN ('queued', 'running')")
DEAD_JOB = some_rows("state = 'dead'")

job = Table(
    "job",
    metadata,
    row_id(),
    row_of("project"),
    row_of("issue"),
    words("kind"),
    # The analysis version this job makes; with the issue it names the work, so work is queued once.
    Column("version", Integer, nullable=False),
    words("state"),
    Column("attempt", Integer, nullable=False, server_default=text("0")),
    # When it may be claimed: a queued job's start, a running job's end of lease.
    instant("due_us"),
    words("worker", nullable=True),
    words("error", nullable=True),
    instant("created_us"),
    instant("finished_us", nullable=True),
    UniqueConstraint("issue_row", "kind", "version"),
    index_of_some("ix_job_dead", "project_row", where=DEAD_JOB),
    index_of_some("ix_job_due", "due_us", "id", where=LIVE_JOB),
    sqlite_autoincrement=True,
)

idempotency = Table(
    "idempotency",
    metadata,
    row_id(),
    row_of("project"),
    words("route"),
    words("key"),
    blob("body_hash"),
    blob("answer", nullable=True),
    instant("created_us"),
    UniqueConstraint("project_row", "route", "key"),
    sqlite_autoincrement=True,
)

# How many issues of a kind stand in each block of seq; block -1 is the whole project. first_us and
# last_us bound when they were made (they may be too wide after deletions, never too narrow).
issue_count = Table(
    "issue_count",
    metadata,
    Column("project_row", BigInteger, ForeignKey("project.id"), primary_key=True),
    Column("block", BigInteger, primary_key=True),
    Column("status", Text, primary_key=True),
    Column("priority", Text, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("n", BigInteger, nullable=False),
    instant("first_us"),
    instant("last_us"),
    sqlite_with_rowid=False,
)

issue_text = Table(
    "issue_text",
    metadata,
    Column("issue_row", RowId, ForeignKey("issue.id"), primary_key=True, autoincrement=False),
    Column("terms", TermList, nullable=False),
)

make_searchable(issue_text)

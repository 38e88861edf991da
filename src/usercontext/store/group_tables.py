"""The tables of groups: what each is, its signatures, its members, its history. Not: queries.

An issue's ``group_row`` is the group that shows it. Its member row says where the analyzer or a
person put it (``leaf_row``): a merge changes the first and leaves the second, so it can be undone.
Where the two do not agree yet, the leaf has a ``group_move`` (``group_gathering``); where issues
have yet to follow what was decided, a ``group_follow`` (``group_following``).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    Uuid,
    false,
    text,
)

from usercontext.store.columns import RowId, blob, instant, row_id, row_of, some_rows, words
from usercontext.store.tables import metadata

LISTED = some_rows("merged_row IS NULL AND issues > 0")
TOLD = some_rows("(likeness IS NOT NULL OR pinned)")
OF_WORDS = some_rows("words IS NOT NULL")

issue_group = Table(
    "issue_group",
    metadata,
    row_id(),
    row_of("project"),
    Column("group_id", Uuid, nullable=False, unique=True),
    words("title"),
    # The issue that the title is of: with it the title goes.
    Column("titled_row", BigInteger, nullable=False),
    words("category"),
    words("status"),
    words("resolved_in", nullable=True),
    instant("resolved_us", nullable=True),
    # A person merged, split, moved or judged here: it outlives its last issue.
    Column("decided", Boolean, nullable=False, server_default=false()),
    Column("merged_row", BigInteger, ForeignKey("issue_group.id"), nullable=True),
    instant("merged_us", nullable=True),
    Column("issues", Integer, nullable=False, server_default=text("0")),
    Column("sessions", Integer, nullable=False, server_default=text("0")),
    # When its first and last issue were made; never too narrow, too wide after deletions.
    instant("first_us"),
    instant("last_us"),
    instant("created_us"),
    Index(None, "merged_row"),
    Index(
        "ix_issue_group_listed",
        *("project_row", "last_us", "id"),
        sqlite_where=LISTED,
        postgresql_where=LISTED,
    ),
    sqlite_autoincrement=True,
)

group_signature = Table(
    "group_signature",
    metadata,
    row_id(),
    row_of("project"),
    Column(
        "group_row", BigInteger, ForeignKey("issue_group.id", ondelete="CASCADE"), nullable=False
    ),
    words("signature"),
    # The hashed words of the first report, where there is no technical evidence.
    blob("words", nullable=True),
    instant("last_us"),
    UniqueConstraint("project_row", "signature"),
    Index(None, "group_row"),
    Index(
        "ix_group_signature_words",
        *("project_row", "last_us", "id"),
        sqlite_where=OF_WORDS,
        postgresql_where=OF_WORDS,
    ),
    sqlite_autoincrement=True,
)

group_member = Table(
    "group_member",
    metadata,
    Column(
        "issue_row",
        RowId,
        # Whoever deletes an issue deletes this, also who knows nothing of groups.
        ForeignKey("issue.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("leaf_row", BigInteger, nullable=False),
    Column("signature_row", BigInteger, nullable=True),
    # A person put it there: no later analysis moves it.
    Column("pinned", Boolean, nullable=False, server_default=false()),
    blob("likeness", nullable=True),
    Index(None, "leaf_row", "issue_row"),
    Index(None, "signature_row", "pinned"),
    # Those that a group names one by one; the others are there for their signature, and many.
    Index(
        "ix_group_member_told",
        *("leaf_row", "issue_row"),
        sqlite_where=TOLD,
        postgresql_where=TOLD,
    ),
)

group_event = Table(
    "group_event",
    metadata,
    row_id(),
    Column(
        "group_row", BigInteger, ForeignKey("issue_group.id", ondelete="CASCADE"), nullable=False
    ),
    words("kind"),
    Column("other_row", BigInteger, nullable=True),
    Column("key_row", BigInteger, nullable=True),
    words("detail", nullable=True),
    instant("created_us"),
    Index(None, "group_row", "id"),
    sqlite_autoincrement=True,
)

group_move = Table(
    "group_move",
    metadata,
    Column(
        "leaf_row",
        RowId,
        ForeignKey("issue_group.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    row_of("project"),
    # The issues up to this one are where they belong.
    Column("done_row", BigInteger, nullable=False),
    # How many issues are still to come, as far as is known.
    Column("remaining", BigInteger, nullable=False),
    Index(None, "project_row", "leaf_row"),
)

group_follow = Table(
    "group_follow",
    metadata,
    Column(
        "leaf_row",
        RowId,
        ForeignKey("issue_group.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    # The line of its root's history that says what was decided.
    Column("event_row", RowId, primary_key=True, autoincrement=False),
    row_of("project"),
    Column("back", Boolean, nullable=False),
    # Of the issues up to the newest there was then, those up to this one have followed.
    Column("done_row", BigInteger, nullable=False),
    Column("upto_row", BigInteger, nullable=False),
    # How many are still to look at, at most.
    Column("remaining", BigInteger, nullable=False),
    Index(None, "project_row", "leaf_row", "event_row"),
)

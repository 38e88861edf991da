"""The tables of people: accounts, memberships, sign-ins, links, what was done. Not: queries."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from usercontext.store.columns import instant, row_id, row_of, words
from usercontext.store.tables import metadata

account = Table(
    "account",
    metadata,
    row_id(),
    Column("account_id", Uuid, nullable=False, unique=True),
    Column("email", Text, nullable=False, unique=True),
    words("name"),
    words("password_hash"),
    instant("created_us"),
    sqlite_autoincrement=True,
)

membership = Table(
    "membership",
    metadata,
    Column("account_row", BigInteger, ForeignKey("account.id"), primary_key=True),
    Column("project_row", BigInteger, ForeignKey("project.id"), primary_key=True),
    words("role"),
    instant("created_us"),
    Index(None, "project_row"),
    sqlite_with_rowid=False,
)

# A browser that is signed in; the token itself is only in its cookie.
login = Table(
    "login",
    metadata,
    row_id(),
    row_of("account"),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    words("browser"),
    instant("created_us"),
    instant("seen_us"),
    instant("expires_us"),
    Index(None, "account_row"),
    sqlite_autoincrement=True,
)

# Links that are good once; the token itself is only in the link.
link = Table(
    "link",
    metadata,
    row_id(),
    words("kind"),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("project_row", BigInteger, ForeignKey("project.id"), nullable=True),
    words("role", nullable=True),
    Column("account_row", BigInteger, ForeignKey("account.id"), nullable=True),
    words("email", nullable=True),
    instant("created_us"),
    instant("expires_us"),
    instant("used_us", nullable=True),
    sqlite_autoincrement=True,
)

# Who changed what in a project: only ever grows, and never holds a secret.
audit = Table(
    "audit",
    metadata,
    row_id(),
    row_of("project"),
    Column("account_row", BigInteger, nullable=True),
    words("act"),
    words("subject"),
    instant("created_us"),
    Index(None, "project_row", "id"),
    sqlite_autoincrement=True,
)

# A listing that somebody named; ``query`` is that of its address.
saved_view = Table(
    "saved_view",
    metadata,
    row_id(),
    Column("view_id", Uuid, nullable=False, unique=True),
    row_of("project"),
    row_of("account"),
    words("name"),
    words("query"),
    Column("shared", Boolean, nullable=False),
    instant("created_us"),
    UniqueConstraint("project_row", "account_row", "name"),
    sqlite_autoincrement=True,
)

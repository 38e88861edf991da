"""The table of what is being deleted: a project, or all that it holds. Not: deleting it."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Table

from usercontext.store.columns import instant
from usercontext.store.tables import metadata

removal = Table(
    "removal",
    metadata,
    Column(
        "project_row",
        BigInteger,
        ForeignKey("project.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    # The project itself too, not only its sessions.
    Column("whole", Boolean, nullable=False),
    # What came later stays, unless the project itself goes.
    Column("up_to_session", BigInteger, nullable=False),
    Column("sessions", BigInteger, nullable=False),
    instant("asked_us"),
    sqlite_with_rowid=False,
)

"""A table of the reports whose sessions may still bring logs."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; the release before neither reads it nor is hindered by it."""
    op.create_table(
        "late_watch",
        sa.Column("issue_row", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("session_row", sa.BigInteger(), nullable=False),
        sa.Column("seen_chunk", sa.BigInteger(), nullable=False),
        sa.Column("until_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["issue_row"],
            ["issue.id"],
            name=op.f("fk_late_watch_issue_row"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_late_watch_project_row")
        ),
        sa.PrimaryKeyConstraint("issue_row", name=op.f("pk_late_watch")),
    )

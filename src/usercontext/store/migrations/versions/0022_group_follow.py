"""Issues follow the resolution of their group in steps, and remember which one they followed."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; no issue waits, and of none is known what resolved it."""
    op.add_column("issue", sa.Column("resolved_by", sa.BigInteger(), nullable=True))
    op.create_table(
        "group_follow",
        sa.Column("leaf_row", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("event_row", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("back", sa.Boolean(), nullable=False),
        sa.Column("done_row", sa.BigInteger(), nullable=False),
        sa.Column("upto_row", sa.BigInteger(), nullable=False),
        sa.Column("remaining", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["leaf_row"],
            ["issue_group.id"],
            name=op.f("fk_group_follow_leaf_row"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_group_follow_project_row")
        ),
        sa.PrimaryKeyConstraint("leaf_row", "event_row", name=op.f("pk_group_follow")),
    )
    columns = ["project_row", "leaf_row", "event_row"]
    op.create_index(op.f("ix_group_follow_project_row_leaf_row_event_row"), "group_follow", columns)

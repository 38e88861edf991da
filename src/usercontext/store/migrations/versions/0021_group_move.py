"""A table of groups whose issues are on their way to another one: it goes on after a restart."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; all issues are where they belong."""
    op.create_table(
        "group_move",
        sa.Column("leaf_row", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("done_row", sa.BigInteger(), nullable=False),
        sa.Column("remaining", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["leaf_row"],
            ["issue_group.id"],
            name=op.f("fk_group_move_leaf_row"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_group_move_project_row")
        ),
        sa.PrimaryKeyConstraint("leaf_row", name=op.f("pk_group_move")),
    )
    columns = ["project_row", "leaf_row"]
    op.create_index("ix_group_move_project_row_leaf_row", "group_move", columns)

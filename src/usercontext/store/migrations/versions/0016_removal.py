"""A table of what is being deleted, a little at a time: it must go on after a restart."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; nothing is being deleted yet."""
    op.create_table(
        "removal",
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("up_to_session", sa.BigInteger(), nullable=False),
        sa.Column("sessions", sa.BigInteger(), nullable=False),
        sa.Column("asked_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_row"],
            ["project.id"],
            name=op.f("fk_removal_project_row"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("project_row", name=op.f("pk_removal")),
        sqlite_with_rowid=False,
    )

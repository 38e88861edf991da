"""A table for the batches of quiet sessions that are compressed together."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; a chunk that stands in a pack says so in columns it has."""
    op.create_table(
        "pack",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("session_row", sa.BigInteger(), nullable=False),
        sa.Column("dictionary", sa.Integer(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_row"],
            ["session.id"],
            name=op.f("fk_pack_session_row"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pack_session_row", "pack", ["session_row"])

"""A table for the dictionaries that a project's chunks are compressed with."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; chunks named a dictionary from the first schema on."""
    op.create_table(
        "dictionary",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("low_chunk", sa.BigInteger(), nullable=False),
        sa.Column("high_chunk", sa.BigInteger(), nullable=False),
        sa.Column("chunks", sa.Integer(), nullable=False),
        sa.Column("forgotten", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_dictionary_project_row")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dictionary")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_dictionary_project_row_id", "dictionary", ["project_row", "id"])

"""A table for the listings that people named."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; nobody has named a view yet."""
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "saved_view",
        sa.Column("id", row_id, autoincrement=True, nullable=False),
        sa.Column("view_id", sa.Uuid(), nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("account_row", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        _points("project"),
        _points("account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("view_id", name=op.f("uq_saved_view_view_id")),
        sa.UniqueConstraint(
            *("project_row", "account_row", "name"),
            name=op.f("uq_saved_view_project_row_account_row_name"),
        ),
        sqlite_autoincrement=True,
    )


def _points(other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_saved_view_{other}_row")
    return sa.ForeignKeyConstraint([f"{other}_row"], [f"{other}.id"], name=name)

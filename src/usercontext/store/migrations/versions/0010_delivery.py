"""Tables for alerts: destinations, what was told already, deliveries, how they ended."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
QUEUED = sa.text("state = 'queued'")


def upgrade() -> None:
    """Create the tables; the release before knows none of them, and rows go with its issues."""
    _create_destination()
    op.create_table(
        "alert",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("issue_row", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        _cascade("alert", "issue"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
        sa.UniqueConstraint(
            "issue_row", "reason", "priority", name=op.f("uq_alert_issue_row_reason_priority")
        ),
        sqlite_autoincrement=True,
    )
    _create_delivery()
    op.create_table(
        "delivery_count",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "outcome", name=op.f("pk_delivery_count")),
        sqlite_with_rowid=False,
    )


def _create_destination() -> None:
    op.create_table(
        "destination",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("destination_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=True),
        sa.Column("old_secret", sa.Text(), nullable=True),
        sa.Column("old_until_us", sa.BigInteger(), nullable=True),
        sa.Column("enabled", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("with_summary", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.Column("last_us", sa.BigInteger(), nullable=True),
        sa.Column("last_outcome", sa.Text(), nullable=True),
        sa.Column("failing_since_us", sa.BigInteger(), nullable=True),
        sa.Column("disabled_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_destination_project_row")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_destination")),
        sa.UniqueConstraint("destination_id", name=op.f("uq_destination_destination_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_destination_project_row_id", "destination", ["project_row", "id"])


def _create_delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("destination_row", sa.BigInteger(), nullable=False),
        sa.Column("delivery_id", sa.Uuid(), nullable=False),
        sa.Column("issue_row", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("issues", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.Column("slot_us", sa.BigInteger(), nullable=False),
        sa.Column("due_us", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("finished_us", sa.BigInteger(), nullable=True),
        _cascade("delivery", "destination"),
        _cascade("delivery", "issue"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("delivery_id", name=op.f("uq_delivery_delivery_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_delivery_due",
        "delivery",
        ["due_us", "id"],
        sqlite_where=QUEUED,
        postgresql_where=QUEUED,
    )
    op.create_index(
        "ix_delivery_destination_row_slot_us", "delivery", ["destination_row", "slot_us"]
    )
    op.create_index("ix_delivery_issue_row", "delivery", ["issue_row"])


def _cascade(table: str, owner: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{owner}_row"],
        [f"{owner}.id"],
        name=op.f(f"fk_{table}_{owner}_row"),
        ondelete="CASCADE",
    )

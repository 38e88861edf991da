"""Tables for what was asked of models and what it came to."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "model_call",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("issue_row", sa.BigInteger(), nullable=False),
        sa.Column("job_row", sa.BigInteger(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.Column("cost_micros", sa.BigInteger(), nullable=False),
        sa.Column("latency_ms", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_model_call_project_row")
        ),
        sa.ForeignKeyConstraint(
            ["issue_row"], ["issue.id"], name=op.f("fk_model_call_issue_row"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_call")),
        sqlite_autoincrement=True,
    )
    for columns in (["project_row", "digest"], ["issue_row"], ["job_row"]):
        op.create_index(f"ix_model_call_{'_'.join(columns)}", "model_call", columns)
    _create_model_spend()


def _create_model_spend() -> None:
    op.create_table(
        "model_spend",
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.Column("calls", sa.BigInteger(), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.Column("cost_micros", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_model_spend_project_row")
        ),
        sa.PrimaryKeyConstraint("project_row", "day", name=op.f("pk_model_spend")),
        sqlite_with_rowid=False,
    )

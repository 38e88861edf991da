"""Tables for comments, assignees and links that show an issue; who made a correction."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add what the release before leaves alone: its deletions take the new rows along."""
    op.add_column("correction", sa.Column("account_row", sa.BigInteger(), nullable=True))
    op.create_table(
        "comment",
        *_of_an_issue("comment"),
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.UniqueConstraint("comment_id", name=op.f("uq_comment_comment_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_comment_issue_row_id"), "comment", ["issue_row", "id"])
    _create_assignee()
    op.create_table(
        "share",
        *_of_an_issue("share"),
        sa.Column("share_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.Column("expires_us", sa.BigInteger(), nullable=False),
        sa.Column("revoked_us", sa.BigInteger(), nullable=True),
        sa.UniqueConstraint("share_id", name=op.f("uq_share_share_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_share_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_share_issue_row_id"), "share", ["issue_row", "id"])


def _create_assignee() -> None:
    op.create_table(
        "assignee",
        sa.Column("issue_row", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("account_row", sa.BigInteger(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        _points("assignee", "issue", ondelete="CASCADE"),
        _points("assignee", "project"),
        _points("assignee", "account"),
        sa.PrimaryKeyConstraint("issue_row", name=op.f("pk_assignee")),
    )
    columns = ["project_row", "account_row"]
    op.create_index(op.f("ix_assignee_project_row_account_row"), "assignee", columns)


def _of_an_issue(table: str) -> tuple[SchemaItem, ...]:
    return (
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("issue_row", sa.BigInteger(), nullable=False),
        sa.Column("account_row", sa.BigInteger(), nullable=False),
        _points(table, "project"),
        _points(table, "issue", ondelete="CASCADE"),
        _points(table, "account"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _points(table: str, other: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{other}_row")
    return sa.ForeignKeyConstraint([f"{other}_row"], [f"{other}.id"], name=name, ondelete=ondelete)

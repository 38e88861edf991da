"""Tables for attachments, and on an issue the key that made it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PENDING = sa.text("state = 'pending'")


def upgrade() -> None:
    """Add a column that may be empty, so that the release before goes on creating issues."""
    op.add_column("issue", sa.Column("key_row", sa.BigInteger(), nullable=True))
    _create_attachment()
    op.create_table(
        "attachment_body",
        sa.Column("attachment_row", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_row"],
            ["attachment.id"],
            name=op.f("fk_attachment_body_attachment_row"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attachment_row", name=op.f("pk_attachment_body")),
    )
    op.create_table(
        "attachment_count",
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_attachment_count_project_row")
        ),
        sa.PrimaryKeyConstraint("project_row", "state", "reason", name=op.f("pk_attachment_count")),
        sqlite_with_rowid=False,
    )


def _create_attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("issue_row", sa.BigInteger(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Uuid(), nullable=False),
        sa.Column("key_row", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.Column("due_us", sa.BigInteger(), nullable=False),
        sa.Column("attempt", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_attachment_project_row")
        ),
        sa.ForeignKeyConstraint(
            ["issue_row"],
            ["issue.id"],
            name=op.f("fk_attachment_issue_row"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("attachment_id", name=op.f("uq_attachment_attachment_id")),
        sa.UniqueConstraint("issue_row", "ordinal", name=op.f("uq_attachment_issue_row_ordinal")),
        sqlite_autoincrement=True,
    )
    for name, columns in (
        ("ix_attachment_due", ["due_us", "id"]),
        ("ix_attachment_pending", ["project_row", "size"]),
    ):
        op.create_index(name, "attachment", columns, sqlite_where=PENDING, postgresql_where=PENDING)

"""Tables for groups, and on an issue the group that shows it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LISTED = sa.text("merged_row IS NULL AND issues > 0")
TOLD = sa.text("(likeness IS NOT NULL OR pinned)")
OF_WORDS = sa.text("words IS NOT NULL")


def upgrade() -> None:
    """Add a column with a default, so that the release before goes on creating issues."""
    op.add_column(
        "issue",
        sa.Column("group_row", sa.BigInteger(), server_default=sa.text("-1"), nullable=False),
    )
    columns = ["project_row", "group_row", "seq", "status", "priority", "source", "created_us"]
    op.create_index("ix_issue_group", "issue", columns)
    _create_group()
    _create_signature()
    op.create_table(
        "group_member",
        sa.Column("issue_row", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("leaf_row", sa.BigInteger(), nullable=False),
        sa.Column("signature_row", sa.BigInteger(), nullable=True),
        sa.Column("pinned", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("likeness", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["issue_row"],
            ["issue.id"],
            name=op.f("fk_group_member_issue_row"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("issue_row", name=op.f("pk_group_member")),
    )
    for name, second in (("leaf_row", "issue_row"), ("signature_row", "pinned")):
        op.create_index(f"ix_group_member_{name}_{second}", "group_member", [name, second])
    columns = ["leaf_row", "issue_row"]
    op.create_index(
        "ix_group_member_told", "group_member", columns, sqlite_where=TOLD, postgresql_where=TOLD
    )
    _create_event()


def _create_group() -> None:
    op.create_table(
        "issue_group",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("titled_row", sa.BigInteger(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("resolved_in", sa.Text(), nullable=True),
        sa.Column("resolved_us", sa.BigInteger(), nullable=True),
        sa.Column("decided", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("merged_row", sa.BigInteger(), nullable=True),
        sa.Column("merged_us", sa.BigInteger(), nullable=True),
        sa.Column("issues", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("sessions", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("first_us", sa.BigInteger(), nullable=False),
        sa.Column("last_us", sa.BigInteger(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_issue_group_project_row")
        ),
        sa.ForeignKeyConstraint(
            ["merged_row"], ["issue_group.id"], name=op.f("fk_issue_group_merged_row")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue_group")),
        sa.UniqueConstraint("group_id", name=op.f("uq_issue_group_group_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_issue_group_merged_row", "issue_group", ["merged_row"])
    op.create_index(
        "ix_issue_group_listed",
        "issue_group",
        ["project_row", "last_us", "id"],
        sqlite_where=LISTED,
        postgresql_where=LISTED,
    )


def _create_signature() -> None:
    op.create_table(
        "group_signature",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("group_row", sa.BigInteger(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("last_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_group_signature_project_row")
        ),
        sa.ForeignKeyConstraint(
            ["group_row"],
            ["issue_group.id"],
            name=op.f("fk_group_signature_group_row"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_signature")),
        sa.UniqueConstraint(
            "project_row", "signature", name=op.f("uq_group_signature_project_row_signature")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_group_signature_group_row", "group_signature", ["group_row"])
    op.create_index(
        "ix_group_signature_words",
        "group_signature",
        ["project_row", "last_us", "id"],
        sqlite_where=OF_WORDS,
        postgresql_where=OF_WORDS,
    )


def _create_event() -> None:
    op.create_table(
        "group_event",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("group_row", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("other_row", sa.BigInteger(), nullable=True),
        sa.Column("key_row", sa.BigInteger(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_row"],
            ["issue_group.id"],
            name=op.f("fk_group_event_group_row"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_event")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_group_event_group_row_id", "group_event", ["group_row", "id"])

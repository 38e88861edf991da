"""Tables for a project's settings, for what sessions came to, and for how urgency changed."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables; the release before never looks at them."""
    op.create_table(
        "project_settings",
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("changed_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_project_settings_project_row")
        ),
        sa.PrimaryKeyConstraint("project_row", name=op.f("pk_project_settings")),
        sqlite_with_rowid=False,
    )
    _create_session_fact()
    _create_priority_change()


def _create_session_fact() -> None:
    op.create_table(
        "session_fact",
        sa.Column("session_row", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("seen_us", sa.BigInteger(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("converted", sa.Boolean(), nullable=False),
        sa.Column("entry_path", sa.Text(), nullable=False),
        sa.Column("release", sa.Text(), nullable=False),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_row"],
            ["session.id"],
            name=op.f("fk_session_fact_session_row"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_session_fact_project_row")
        ),
        sa.PrimaryKeyConstraint("session_row", name=op.f("pk_session_fact")),
    )
    op.create_index(
        "ix_session_fact_project_row_seen_us", "session_fact", ["project_row", "seen_us"]
    )


def _create_priority_change() -> None:
    op.create_table(
        "priority_change",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("issue_row", sa.BigInteger(), nullable=False),
        sa.Column("changed_us", sa.BigInteger(), nullable=False),
        sa.Column("priority_before", sa.Text(), nullable=False),
        sa.Column("priority_after", sa.Text(), nullable=False),
        sa.Column("score_before", sa.Integer(), nullable=False),
        sa.Column("score_after", sa.Integer(), nullable=False),
        sa.Column("affected", sa.Integer(), nullable=False),
        sa.Column("why", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_priority_change_project_row")
        ),
        sa.ForeignKeyConstraint(
            ["issue_row"],
            ["issue.id"],
            name=op.f("fk_priority_change_issue_row"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority_change")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_priority_change_issue_row_id", "priority_change", ["issue_row", "id"])

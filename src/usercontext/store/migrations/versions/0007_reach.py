"""Tables for reach: what sessions met, how far the look is, which issue has which cause."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables; none that exists is touched."""
    _create_session_signature()
    _create_session_reach()
    op.create_table(
        "reach_mark",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("chunk_row", sa.BigInteger(), nullable=False),
        sa.Column("passed", sa.BigInteger(), nullable=False),
        sa.Column("sampled_out", sa.BigInteger(), nullable=False),
        sa.Column("left_out", sa.BigInteger(), nullable=False),
        sa.Column("moved_us", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reach_mark")),
        sqlite_autoincrement=True,
    )
    _create_issues()


def _create_session_signature() -> None:
    op.create_table(
        "session_signature",
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("signature_hash", sa.LargeBinary(), nullable=False),
        sa.Column("first_us", sa.BigInteger(), nullable=False),
        sa.Column("session_row", sa.BigInteger(), nullable=False),
        sa.Column("user_hash", sa.LargeBinary(), nullable=True),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.Column("release", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("is_root", sa.Boolean(), nullable=False),
        sa.Column("links", sa.Integer(), nullable=False),
        sa.Column("went_on", sa.Boolean(), nullable=False),
        _foreign("session_signature", "project"),
        _foreign("session_signature", "session", "CASCADE"),
        sa.PrimaryKeyConstraint(
            *("project_row", "signature_hash", "first_us", "session_row"),
            name=op.f("pk_session_signature"),
        ),
        sa.UniqueConstraint(
            *("session_row", "signature_hash"),
            name=op.f("uq_session_signature_session_row_signature_hash"),
        ),
        sqlite_with_rowid=False,
    )


def _create_session_reach() -> None:
    op.create_table(
        "session_reach",
        sa.Column("session_row", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("chunk_row", sa.BigInteger(), nullable=False),
        sa.Column("seen_us", sa.BigInteger(), nullable=False),
        sa.Column("passed_us", sa.BigInteger(), nullable=False),
        sa.Column("looked", sa.Boolean(), nullable=False),
        sa.Column("healthy", sa.Boolean(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        _foreign("session_reach", "session", "CASCADE"),
        _foreign("session_reach", "project"),
        sa.PrimaryKeyConstraint("session_row", name=op.f("pk_session_reach")),
    )
    op.create_index(
        "ix_session_reach_seen",
        "session_reach",
        ["project_row", "seen_us", "looked", "healthy", "session_row"],
    )
    op.create_index("ix_session_reach_passed_us", "session_reach", ["passed_us"])


def _create_issues() -> None:
    op.create_table(
        "issue_reach",
        sa.Column("issue_row", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("signature_hash", sa.LargeBinary(), nullable=False),
        sa.Column("affected", sa.LargeBinary(), nullable=True),
        sa.Column("due_us", sa.BigInteger(), nullable=True),
        _foreign("issue_reach", "issue", "CASCADE"),
        _foreign("issue_reach", "project"),
        sa.PrimaryKeyConstraint("issue_row", name=op.f("pk_issue_reach")),
    )
    for columns in (["project_row", "signature_hash"], ["due_us"]):
        op.create_index(f"ix_issue_reach_{'_'.join(columns)}", "issue_reach", columns)
    op.create_table(
        "detection",
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("signature_hash", sa.LargeBinary(), nullable=False),
        sa.Column("issue_row", sa.BigInteger(), nullable=True),
        sa.Column("detected_us", sa.BigInteger(), nullable=False),
        _foreign("detection", "project"),
        _foreign("detection", "issue", "SET NULL"),
        sa.PrimaryKeyConstraint("project_row", "signature_hash", name=op.f("pk_detection")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_detection_issue_row", "detection", ["issue_row"])


def _foreign(table: str, other: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{other}_row"],
        [f"{other}.id"],
        name=op.f(f"fk_{table}_{other}_row"),
        ondelete=ondelete,
    )

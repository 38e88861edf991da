"""The first schema. Frozen: a later change is a later revision."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TERMS = sa.Text().with_variant(postgresql.ARRAY(sa.Text()), "postgresql")

SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE issue_fts USING fts5(terms, content='issue_text',"
        " content_rowid='issue_row', tokenize='ascii', detail=none, columnsize=0)",
        "CREATE TRIGGER issue_text_inserted AFTER INSERT ON issue_text BEGIN"
        " INSERT INTO issue_fts(rowid, terms) VALUES (new.issue_row, new.terms); END",
        "CREATE TRIGGER issue_text_deleted AFTER DELETE ON issue_text BEGIN"
        " INSERT INTO issue_fts(issue_fts, rowid, terms)"
        " VALUES ('delete', old.issue_row, old.terms); END",
        "CREATE TRIGGER issue_text_updated AFTER UPDATE ON issue_text BEGIN"
        " INSERT INTO issue_fts(issue_fts, rowid, terms)"
        " VALUES ('delete', old.issue_row, old.terms);"
        " INSERT INTO issue_fts(rowid, terms) VALUES (new.issue_row, new.terms); END",
    ),
    "postgresql": ("CREATE INDEX ix_issue_text_terms ON issue_text USING gin (terms)",),
}


def upgrade() -> None:
    """Create every table and its indexes."""
    _create_project()
    _create_idempotency()
    _create_session()
    _create_chunk()
    _create_issue()
    _create_correction()
    _create_job()
    for statement in SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)


def _create_project() -> None:
    op.create_table(
        "project",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("issue_seq", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project")),
        sa.UniqueConstraint("project_id", name=op.f("uq_project_project_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "api_key",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("origins", sa.Text(), nullable=False),
        sa.Column("allow_browser", sa.Boolean(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.Column("expires_us", sa.BigInteger(), nullable=True),
        sa.Column("revoked_us", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_api_key_project_row")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_key")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_api_key_key_hash")),
        sqlite_autoincrement=True,
    )
    _index("api_key", "project_row")


def _create_idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_idempotency_project_row")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idempotency")),
        sa.UniqueConstraint(
            "project_row", "route", "key", name=op.f("uq_idempotency_project_row_route_key")
        ),
        sqlite_autoincrement=True,
    )
    _index("idempotency", "project_row", "created_us")
    op.create_table(
        "issue_count",
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("block", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("first_us", sa.BigInteger(), nullable=False),
        sa.Column("last_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_issue_count_project_row")
        ),
        sa.PrimaryKeyConstraint(
            "project_row", "block", "status", "priority", "source", name=op.f("pk_issue_count")
        ),
        sqlite_with_rowid=False,
    )


def _create_session() -> None:
    op.create_table(
        "session",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("external_hash", sa.LargeBinary(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("user_hash", sa.LargeBinary(), nullable=True),
        sa.Column("user_id", sa.Text(), nullable=True),
        sa.Column("release", sa.Text(), nullable=True),
        sa.Column("environment", sa.Text(), nullable=True),
        sa.Column("metadata", sa.LargeBinary(), nullable=True),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_session_project_row")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint(
            "project_row", "external_hash", name=op.f("uq_session_project_row_external_hash")
        ),
        sa.UniqueConstraint("session_id", name=op.f("uq_session_session_id")),
        sqlite_autoincrement=True,
    )


def _create_chunk() -> None:
    op.create_table(
        "chunk",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("session_row", sa.BigInteger(), nullable=False),
        sa.Column("key_row", sa.BigInteger(), nullable=False),
        sa.Column("received_us", sa.BigInteger(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("first_us", sa.BigInteger(), nullable=False),
        sa.Column("last_us", sa.BigInteger(), nullable=False),
        sa.Column("flags", sa.Integer(), nullable=False),
        sa.Column("entry_id_low", sa.Text(), nullable=True),
        sa.Column("entry_id_high", sa.Text(), nullable=True),
        sa.Column("receipts", sa.LargeBinary(), nullable=True),
        sa.Column("dictionary", sa.Integer(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["session_row"], ["session.id"], name=op.f("fk_chunk_session_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chunk")),
        sqlite_autoincrement=True,
    )
    _index("chunk", "session_row", "id")


def _create_issue() -> None:
    op.create_table(
        "issue",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("issue_id", sa.Uuid(), nullable=False),
        sa.Column("session_row", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("category", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("impact_score", sa.Integer(), server_default=sa.text("-1"), nullable=False),
        sa.Column("affected", sa.Integer(), server_default=sa.text("-1"), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.Column("analysis_status", sa.Text(), nullable=False),
        sa.Column("analysis_version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("corrected_priority", sa.Text(), nullable=True),
        sa.Column("corrected_cause", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("user_description", sa.Text(), nullable=False),
        sa.Column("metadata", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["project_row"], ["project.id"], name=op.f("fk_issue_project_row")),
        sa.ForeignKeyConstraint(["session_row"], ["session.id"], name=op.f("fk_issue_session_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue")),
        sa.UniqueConstraint("issue_id", name=op.f("uq_issue_issue_id")),
        sa.UniqueConstraint("project_row", "seq", name=op.f("uq_issue_project_row_seq")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_issue_category",
        "issue",
        ["project_row", "category", "seq", "status", "priority", "source", "created_us"],
        unique=False,
    )
    _create_issue_indexes()


def _create_issue_indexes() -> None:
    _index("issue", "project_row", "affected", "seq")
    _index("issue", "project_row", "impact_score", "seq")
    _index("issue", "project_row", "priority", "seq")
    _index("issue", "project_row", "source", "seq")
    _index("issue", "project_row", "status", "impact_score", "seq")
    _index("issue", "project_row", "status", "priority", "seq")
    _index("issue", "project_row", "status", "seq")
    _index("issue", "session_row")
    op.create_table(
        "analysis",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("issue_row", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["issue_row"], ["issue.id"], name=op.f("fk_analysis_issue_row")),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_analysis_project_row")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_analysis")),
        sa.UniqueConstraint("issue_row", "version", name=op.f("uq_analysis_issue_row_version")),
        sqlite_autoincrement=True,
    )


def _create_correction() -> None:
    op.create_table(
        "correction",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("issue_row", sa.BigInteger(), nullable=False),
        sa.Column("key_row", sa.BigInteger(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["issue_row"], ["issue.id"], name=op.f("fk_correction_issue_row")),
        sa.ForeignKeyConstraint(
            ["project_row"], ["project.id"], name=op.f("fk_correction_project_row")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sqlite_autoincrement=True,
    )
    _index("correction", "issue_row", "id")
    op.create_table(
        "issue_text",
        sa.Column("issue_row", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("terms", TERMS, nullable=False),
        sa.ForeignKeyConstraint(["issue_row"], ["issue.id"], name=op.f("fk_issue_text_issue_row")),
        sa.PrimaryKeyConstraint("issue_row", name=op.f("pk_issue_text")),
    )


def _create_job() -> None:
    op.create_table(
        "job",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("project_row", sa.BigInteger(), nullable=False),
        sa.Column("issue_row", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("due_us", sa.BigInteger(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_us", sa.BigInteger(), nullable=False),
        sa.Column("finished_us", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["issue_row"], ["issue.id"], name=op.f("fk_job_issue_row")),
        sa.ForeignKeyConstraint(["project_row"], ["project.id"], name=op.f("fk_job_project_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint(
            "issue_row", "kind", "version", name=op.f("uq_job_issue_row_kind_version")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_job_due",
        "job",
        ["due_us", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('queued', 'running')"),
        postgresql_where=sa.text("state IN ('queued', 'running')"),
    )
    _index("job", "state")


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))

"""Schemas of releases before, step by step back from the newest. Not: what stands in them."""

from sqlalchemy import Connection, text

BEFORE_0020 = {
    "ix_issue_project_row_priority_seq": "priority, seq",
    "ix_issue_project_row_status_priority_seq": "status, priority, seq",
    "ix_issue_category": "category, seq, status, priority, source, created_us",
}
"""Indexes of issues that held all of them, and their columns behind the project's."""


def go_back_to_0019(tx: Connection) -> None:
    """Leave the indexes as that release made them, and no table for issues on their way."""
    tx.execute(text("DROP TABLE group_follow"))
    tx.execute(text("ALTER TABLE issue DROP COLUMN resolved_by"))
    tx.execute(text("DROP TABLE group_move"))
    tx.execute(text("DROP INDEX ix_job_dead"))
    tx.execute(text("CREATE INDEX ix_job_state ON job (state)"))
    for name, columns in BEFORE_0020.items():
        tx.execute(text(f"DROP INDEX {name}"))
        tx.execute(text(f"CREATE INDEX {name} ON issue (project_row, {columns})"))
    tx.execute(text("UPDATE alembic_version SET version_num = '0019'"))

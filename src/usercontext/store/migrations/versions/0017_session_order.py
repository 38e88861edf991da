"""Two indexes of sessions: a project's newest first, and one user's."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

NAMED_USER = sa.text("user_hash IS NOT NULL")


def upgrade() -> None:
    """Make the indexes; the release before keeps them like any other."""
    op.create_index("ix_session_project_row_id", "session", ["project_row", "id"])
    op.create_index(
        "ix_session_user",
        "session",
        ["project_row", "user_hash", "id"],
        sqlite_where=NAMED_USER,
        postgresql_where=NAMED_USER,
    )

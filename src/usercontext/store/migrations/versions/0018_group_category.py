"""The index of a group's issues holds their category too."""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_BEFORE = ["project_row", "group_row", "seq", "status", "priority", "source", "created_us"]


def upgrade() -> None:
    """Make the index anew, one column wider; the release before reads it like its own."""
    op.drop_index("ix_issue_group", "issue")
    op.create_index("ix_issue_group", "issue", [*_BEFORE, "category"])

"""Idempotency keys stand as digests of one length, and the oldest are found by their row.

The release before runs on it, only that it drops expired keys more slowly. Beside it (servers that
share a PostgreSQL) neither replays what the other was asked first: upgrade them together.
"""

from base64 import b64encode
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_AT_ONCE = 10_000
_KEYS = sa.table(
    "idempotency",
    sa.column("id", sa.BigInteger()),
    sa.column("project_row", sa.BigInteger()),
    sa.column("route", sa.Text()),
    sa.column("key", sa.Text()),
)
_NEXT = (
    sa.select(_KEYS).where(_KEYS.c.id > sa.bindparam("after")).order_by(_KEYS.c.id).limit(_AT_ONCE)
)
_RENAME = (
    sa.update(_KEYS)
    .where(_KEYS.c.id == sa.bindparam("row"))
    .values(route=sa.bindparam("short"), key=sa.bindparam("name"))
)


def upgrade() -> None:
    """Name the kept keys anew, so that they are still found, and drop the index by time."""
    op.drop_index("ix_idempotency_project_row_created_us", "idempotency")
    connection = op.get_bind()
    after = 0
    while rows := connection.execute(_NEXT, {"after": after}).all():
        connection.execute(_RENAME, [_renamed(row) for row in rows])
        after = rows[-1].id


def _renamed(row: sa.Row[tuple[int, int, str, str]]) -> dict[str, object]:
    name = f"{row.project_row} {row.route}\0{row.key}"
    return {
        "row": row.id,
        "short": b64encode(sha256(row.route.encode()).digest()[:3]).decode(),
        "name": b64encode(sha256(name.encode()).digest()[:15]).decode(),
    }

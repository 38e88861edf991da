"""A session: one visit being captured. Not: its log entries."""

from typing import Any
from uuid import UUID

from msgspec import Struct


class Session(Struct, frozen=True):
    """A stored session; external ids are scrubbed, they are matched by HMAC only."""

    row: int
    project_row: int
    session_id: UUID
    external_id: str
    user_id: str | None
    release: str | None
    environment: str | None
    metadata: dict[str, Any] | None
    created_us: int


class SessionCounts(Struct, frozen=True):
    """What the chunks of a session add up to; ``entries`` counts before duplicates are removed."""

    entries: int
    errors: int
    last_seen_us: int


class NewSession(Struct, frozen=True):
    """A session as asked for, checked but not yet scrubbed."""

    external_session_id: str
    user_id: str | None = None
    release: str | None = None
    environment: str | None = None
    metadata: dict[str, Any] | None = None

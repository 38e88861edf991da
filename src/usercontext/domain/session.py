"""A session: one visit being captured. Not: its log entries."""

from typing import Any
from uuid import UUID

from msgspec import Struct

from usercontext.domain.analysis import Priority


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


class ListedSession(Struct, frozen=True):
    """A session as a list shows it; ``priority`` is that of its most urgent issue."""

    row: int
    session_id: UUID
    external_id: str
    user_id: str | None
    release: str | None
    environment: str | None
    created_us: int
    seen_us: int
    batches: int
    entries: int
    errors: int
    issues: int
    priority: Priority | None


class SessionPage(Struct, frozen=True):
    """One page of sessions, newest first; ``looked`` were passed to find them.

    ``next_before`` is where the next page begins, None at the end.
    """

    sessions: tuple[ListedSession, ...]
    looked: int
    next_before: UUID | None

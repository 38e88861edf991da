"""What a client hears: the answers of the public API and the errors. Not: how it is asked."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec import Struct


class ClientError(Exception):
    """The call did not succeed; the text says why in one plain line."""


class ApiError(ClientError):
    """The server refused, with its status, code and message; ``retry_after`` in seconds."""

    def __init__(self, status: int, code: str, message: str, retry_after: float | None) -> None:
        super().__init__(f"{message} ({status} {code})")
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after


class Unreachable(ClientError):
    """No answer came: nobody listens there, the line broke, or it took too long."""


class BadAnswer(ClientError):
    """Something answered that is not a UserContext server, or not one we understand."""


class OpenedSession(Struct, frozen=True):
    """A session created, or resumed (``created`` is false)."""

    session_id: UUID
    created: bool


class Log(Struct, frozen=True, rename="camel"):
    """One log entry as the server returns it."""

    id: str
    type: str
    level: str
    event_type: str
    event_metadata: dict[str, Any]
    payload: dict[str, Any]
    timestamp: str
    entry_id: str | None = None
    repaired: tuple[str, ...] = ()
    truncated: bool = False


class LogPage(Struct, frozen=True):
    """Entries in order of arrival and the cursor of the next page; None at the end."""

    logs: list[Log]
    next: str | None = None


class SessionAnswer(Struct, frozen=True, rename="camel"):
    """A session and what it adds up to."""

    session_id: UUID
    created_at: str
    last_seen_at: str
    entries: int
    errors: int
    issues: list[UUID]
    release: str | None = None
    environment: str | None = None
    metadata: dict[str, Any] | None = None


class AnalysisAnswer(Struct, frozen=True, rename="camel"):
    """The machine's reading; the parts stay as the contract writes them (section 4)."""

    status: str
    version: int | None = None
    verdict: str | None = None
    confidence: float | None = None
    category: str | None = None
    causes: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    steps: list[Any] = []
    suggested_fix: str | None = None
    impact: list[dict[str, Any]] = []
    affected: dict[str, Any] | None = None
    completeness: dict[str, Any] | None = None
    analyzer: dict[str, Any] | None = None
    history: list[dict[str, Any]] = []


class AttachmentAnswer(Struct, frozen=True, rename="camel"):
    """A ready attachment of an issue; ``bytes`` is its size, ``url`` a path of the server."""

    attachment_id: UUID
    content_type: str
    width: int
    height: int
    bytes: int
    created_at: str
    url: str


class AttachmentImage(Struct, frozen=True):
    """An image that was attached, as the server keeps it."""

    content_type: str
    body: bytes


_MIXED_SPELLING = {
    "issue_id": "issueId",
    "session_id": "sessionId",
    "user_description": "userDescription",
    "created_at": "createdAt",
    "logs_total": "logsTotal",
    "logs_truncated": "logsTruncated",
}


class IssueAnswer(Struct, frozen=True, rename=_MIXED_SPELLING):
    """An issue; the analyzer's fields are None until its analysis is done."""

    issue_id: UUID
    session_id: UUID
    user_description: str
    created_at: str
    ai_summary: str | None = None
    priority: str | None = None
    impact_score: int | None = None
    root_cause: str | None = None
    revenue_impact: dict[str, Any] | None = None
    status: str = "open"
    source: str = "reported"
    category: str | None = None
    group: str | None = None
    affected: Any = None
    metadata: dict[str, Any] | None = None
    analysis: AnalysisAnswer | None = None
    attachments: list[AttachmentAnswer] = []
    logs: list[Log] = []
    logs_total: int = 0
    logs_truncated: bool = False


class IssueList(Struct, frozen=True, rename="camel"):
    """One page of a project's issues, without their logs."""

    issues: list[IssueAnswer]
    total: int
    page: int
    total_is_lower_bound: bool = False


class RefusalAnswer(Struct, frozen=True, rename="camel"):
    """How often calls of one origin were refused for one reason, and what to do about it."""

    origin: str | None
    reason: str
    count: int
    first_seen: str
    last_seen: str
    advice: str


class RefusalList(Struct, frozen=True, rename="camel"):
    """A project's refusals; ``unattributed`` (keys of nobody) is None from another machine."""

    refusals: list[RefusalAnswer]
    unattributed: list[RefusalAnswer] | None = None
    forgotten: int = 0


class Answer(Struct, frozen=True):
    """What came back: status, the headers by lower-case name, the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

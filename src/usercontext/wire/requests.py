"""What a client may send: the fields of each body and query, and how bytes become them. No HTTP."""

import json
import urllib.parse
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct

from usercontext.domain.analysis import Category, Priority
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.issue import (
    IssueChange,
    IssueFilter,
    IssueSort,
    IssueSource,
    IssueStatus,
    NewIssue,
)
from usercontext.domain.log_entry import EventType, Level, LogType
from usercontext.domain.session import NewSession
from usercontext.wire.fields import (
    LONGEST_BROWSER,
    LONGEST_URL,
    YEARS,
    Field,
    Numeral,
    canonical_uuid,
    choice,
    cursor,
    group_or_new,
    identifier,
    instant,
    metadata,
    object_schema,
    prose,
    quoted,
    read_fields,
    whole_number,
)

_VISIBLE = bytes(range(0x21, 0x7F))
NEW_SESSION = (
    identifier("externalSessionId", 1024, required=True, describe="The id the page chose."),
    identifier("userId", 1024, describe="Who is using the page; matched by HMAC, stored scrubbed."),
    identifier("release", 256, describe="The version of the app.", or_true=True),
    identifier("environment", 256, describe="Where it runs: production, staging …", or_true=True),
    metadata("metadata", describe="Anything else worth knowing about the session."),
)
NEW_ISSUE = (
    canonical_uuid("sessionId", required=True, describe="A session of the same project."),
    prose("userDescription", 5000, required=True, describe="The user's words."),
    metadata("metadata", {"url": LONGEST_URL, "browser": LONGEST_BROWSER}, "Where it happened."),
)
ISSUE_CHANGE = (
    choice("status", IssueStatus, describe="What people decided about it."),
    choice("priority", Priority, describe="Stands in for the analyzer's, which is kept."),
    prose("cause", 2000, describe="Stands in for the analyzer's root cause, which is kept."),
    group_or_new("group", "The group it belongs to, or `new` for one of its own."),
)
ISSUE_QUERY = (
    whole_number("logs", 0, 10_000, 10_000, "How many log entries to return at most."),
    whole_number("wait", 0, 30, 0, "Seconds to wait for the first analysis to be done."),
    whole_number("version", 1, 10**6, 0, "Which analysis to show, not the newest."),
)
LIST_QUERY = (
    whole_number("page", 1, 10**12, 1, "Page number."),
    whole_number("limit", 1, 1000, 20, "Items per page."),
    choice("sort", IssueSort, IssueSort.NEWEST, "Order; ties are newest first."),
    choice("priority", Priority, describe="Only this priority."),
    choice("status", IssueStatus, describe="Only this status."),
    choice("category", Category, describe="Only this kind of failure."),
    choice("source", IssueSource, describe="Only issues noticed by users, or by the server."),
    canonical_uuid("group", describe="Only issues of this group."),
    instant("from", "Only issues created at this instant or later."),
    instant("to", "Only issues created at this instant or earlier."),
    prose("q", 200, describe="Only issues whose text holds all these words."),
)
LOGS_QUERY = (
    cursor("cursor", "`next` of the page before."),
    whole_number("limit", 1, 1000, 500, "Entries per page."),
)

_ENTRY_FIELDS: dict[str, Any] = {
    "type": {"type": "string", "enum": [word.value for word in LogType]},
    "level": {"type": "string", "enum": [word.value for word in Level]},
    "payload": {"type": "object", "description": "Anything; what cannot be stored is repaired."},
    "timestamp": {
        "type": "string",
        "format": "date-time",
        "pattern": YEARS,
        "description": "Echoed as sent.",
    },
    "eventType": {"enum": [*EventType, None], "default": "log"},
    "eventMetadata": {"type": ["object", "null"], "default": {}},
    "entryId": {
        "type": ["string", "null"],
        "pattern": "^[A-Za-z0-9_-]{1,64}$",
        "description": "Entries of a session with the same entryId appear once, the first wins.",
    },
}
LOG_BATCH_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "logs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 100,
            "items": {
                "type": "object",
                "properties": _ENTRY_FIELDS,
                "required": ["type", "level", "payload", "timestamp"],
            },
        }
    },
    "required": ["logs"],
}
"""What ``ingest.decode`` enforces: the one shape whose reader does not stand here."""
LOG_ENTRY_SCHEMA: dict[str, Any] = {
    "title": "LogEntry",
    "type": "object",
    "properties": {
        "id": {"type": "string", "description": "Made on read: `<chunk>-<index>`."},
        **_ENTRY_FIELDS,
        "repaired": {"type": "array", "items": {"type": "string"}},
        "truncated": {"type": "boolean"},
    },
    "required": ["id", "type", "level", "payload", "timestamp", "eventType", "eventMetadata"],
}


class IssueListing(Struct, frozen=True):
    """Which page of a project's issues is asked for."""

    wanted: IssueFilter
    sort: IssueSort
    page: int
    limit: int


def decode_session(body: bytes) -> NewSession:
    """Read the body of ``POST /v1/sessions``; raises ValidationFailed."""
    fields = read_fields(NEW_SESSION, read_object(body, NEW_SESSION))
    return NewSession(
        external_session_id=fields["externalSessionId"],
        user_id=fields["userId"],
        release=fields["release"],
        environment=fields["environment"],
        metadata=fields["metadata"],
    )


def decode_issue(body: bytes) -> NewIssue:
    """Read the body of ``POST /v1/issues``; raises ValidationFailed."""
    fields = read_fields(NEW_ISSUE, read_object(body, NEW_ISSUE))
    return NewIssue(fields["sessionId"], fields["userDescription"], fields["metadata"])


def decode_change(body: bytes) -> IssueChange:
    """Read the body of ``PATCH /v1/issues/:id``; raises ValidationFailed, also for no change."""
    fields = read_fields(ISSUE_CHANGE, read_object(body, ISSUE_CHANGE))
    if all(value is None for value in fields.values()):
        raise ValidationFailed("body: must change at least one of status, priority, cause, group")
    return IssueChange(**fields)


def change_schema() -> dict[str, Any]:
    """Describe the body of a change: at least one of its fields says something."""
    schema = object_schema(ISSUE_CHANGE)
    said = [
        {"required": [field.name], "properties": {field.name: {"not": {"type": "null"}}}}
        for field in ISSUE_CHANGE
    ]
    return schema | {"anyOf": said}


def decode_issue_query(query: bytes) -> tuple[int, int, int]:
    """Read how many log entries, how many seconds of waiting, which analysis (0 is the newest)."""
    fields = read_fields(ISSUE_QUERY, read_query(query, ISSUE_QUERY))
    return fields["logs"], fields["wait"], fields["version"]


def decode_listing(query: bytes) -> IssueListing:
    """Read page, limit, order and filters of a listing; raises ValidationFailed."""
    fields = read_fields(LIST_QUERY, read_query(query, LIST_QUERY))
    wanted = IssueFilter(
        priority=fields["priority"],
        status=fields["status"],
        category=fields["category"],
        source=fields["source"],
        from_us=fields["from"],
        to_us=fields["to"],
        q=fields["q"],
        group=fields["group"],
    )
    return IssueListing(wanted, fields["sort"], fields["page"], fields["limit"])


def decode_logs_query(query: bytes) -> tuple[str | None, int]:
    """Read the cursor and limit of a page of a session's log; raises ValidationFailed."""
    fields = read_fields(LOGS_QUERY, read_query(query, LOGS_QUERY))
    return fields["cursor"], fields["limit"]


def decode_idempotency_key(value: bytes) -> str:
    """Read the header ``Idempotency-Key``: 1 to 255 visible ASCII characters."""
    if not 1 <= len(value) <= 255 or value.translate(None, _VISIBLE):
        raise ValidationFailed("Idempotency-Key: must be 1 to 255 visible ASCII characters")
    return value.decode("ascii")


def read_query(query: bytes, fields: Iterable[Field]) -> dict[str, str]:
    """Take the known parameters of a query; empty and repeated ones are refused."""
    if not query:
        return {}
    known = {field.name for field in fields}
    values: dict[str, str] = {}
    for name, value in _query_pairs(query):
        if name not in known:
            continue
        if name in values:
            raise ValidationFailed(f"{name}: must be given once")
        if not value:
            raise ValidationFailed(f"{name}: must not be empty")
        values[name] = value
    return values


def read_object(body: bytes, fields: Iterable[Field]) -> dict[str, Any]:
    """Read one JSON object in UTF-8; a field that stands there twice is refused.

    Numbers and texts that no store can hold are read leniently: a field says what it makes of them.
    """
    names = [field.name for field in fields]
    doubted = b"\\u" in body or any(body.count(quoted(name)) > 1 for name in names)
    try:
        value = _read_slowly(body, names) if doubted else msgspec.json.decode(body)
    except UnicodeDecodeError as error:
        raise ValidationFailed("body: must be UTF-8") from error
    except RecursionError as error:
        raise ValidationFailed("body: is nested too deeply") from error
    except ValueError:  # malformed, or a number beyond msgspec: only the slow reader can tell
        value = _read_slowly(body, names)
    if not isinstance(value, dict):
        raise ValidationFailed("body: must be a JSON object")
    return value


def _query_pairs(query: bytes) -> list[tuple[str, str]]:
    try:
        text = query.decode("ascii")
        return urllib.parse.parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=100
        )
    except ValueError as error:  # UnicodeDecodeError is one
        raise ValidationFailed(
            "query: must be percent-encoded UTF-8, 100 fields at most"
        ) from error


def _read_slowly(body: bytes, names: list[str]) -> Any:
    doubled: list[str] = []

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        # called from the inside out: after the last call this is about the outermost object
        keys = [key for key, _ in pairs]
        doubled[:] = [name for name in names if keys.count(name) > 1] if len(keys) > 1 else []
        return dict(pairs)

    try:
        value = json.loads(
            body.decode(),
            object_pairs_hook=build,
            parse_float=_read_float,
            parse_int=_read_int,
            parse_constant=_refuse_constant,
        )
    except UnicodeDecodeError as error:
        raise ValidationFailed("body: must be UTF-8") from error
    except RecursionError as error:
        raise ValidationFailed("body: is nested too deeply") from error
    except ValueError as error:
        raise ValidationFailed("body: must be one JSON object") from error
    if doubled:
        raise ValidationFailed(f"{doubled[0]}: must be given once")
    return value


def _read_float(text: str) -> float | Numeral:
    number = float(text)
    return Numeral(text) if number in (float("inf"), float("-inf")) else number


def _read_int(text: str) -> int | Numeral:
    return int(text) if len(text) < 25 else Numeral(text)


def _refuse_constant(text: str) -> None:
    raise ValueError(f"{text} is not JSON")

"""What a client says: its calls as values, and when one is worth saying again. Not: sending."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Generic, Literal, TypedDict, TypeVar
from uuid import UUID

import msgspec
from msgspec import Struct

from usercontext.client.answers import (
    Answer,
    ApiError,
    BadAnswer,
    ClientError,
    IssueAnswer,
    IssueList,
    LogPage,
    OpenedSession,
    RefusalList,
    SessionAnswer,
    Unreachable,
)

T = TypeVar("T")
Outcome = Answer | BadAnswer | Unreachable

_RETRIED_STATUSES = frozenset({408, 429})
_MOST_ENTRIES = 100
_MOST_BATCH_BYTES = 2 * 1024 * 1024


class Call(Struct, Generic[T], frozen=True):
    """One request and how its answer reads. A POST carries a key under which it happens once."""

    method: str
    path: str
    read: Callable[[Answer], T]
    params: Mapping[str, str] = {}
    body: bytes | None = None
    once: str | None = None
    content_type: str = "application/json"
    wait_s: float = 0

    def headers(self) -> dict[str, str]:
        """Return the headers of this call alone."""
        headers = {} if self.body is None else {"content-type": self.content_type}
        return headers if self.once is None else headers | {"idempotency-key": self.once}


class RetryPolicy(Struct, frozen=True):
    """How often a call is tried and how long to wait between; seconds."""

    attempts: int = 6
    first_wait_s: float = 0.25
    longest_wait_s: float = 10.0
    longest_retry_after_s: float = 60.0


class SessionDetails(TypedDict, total=False):
    """What a session may be opened with besides its external id."""

    user_id: str | None
    release: str | None
    environment: str | None
    metadata: dict[str, Any] | None


class IssueQuery(TypedDict, total=False):
    """Which issues, in which order, which page; ``since`` and ``until`` are date-times."""

    status: str | None
    priority: str | None
    category: str | None
    source: str | None
    group: str | None
    since: str | None
    until: str | None
    q: str | None
    sort: str | None
    page: int | None
    limit: int | None


class IssueChange(TypedDict, total=False):
    """What people may decide about an issue."""

    status: str
    priority: str
    cause: str
    group: str


_ON_THE_WIRE = {"user_id": "userId", "since": "from", "until": "to"}


def open_session(external_id: str, details: SessionDetails, once: str) -> Call[OpenedSession]:
    """Create a session, or resume the one with this external id."""
    body = {"externalSessionId": external_id, **_present(details)}
    return Call("POST", "/v1/sessions", _read_opened, body=_json(body), once=once)


def append_batch(session_id: UUID, body: bytes, once: str) -> Call[int]:
    """Append one batch as ``batches`` made it; how many entries were accepted."""
    return Call("POST", f"/v1/sessions/{session_id}/logs", _read_accepted, body=body, once=once)


def get_session(session_id: UUID) -> Call[SessionAnswer]:
    """Read a session and what it adds up to."""
    return Call("GET", f"/v1/sessions/{session_id}", _reader(SessionAnswer))


def session_logs(session_id: UUID, cursor: str | None, limit: int) -> Call[LogPage]:
    """Read one page of a session's log, in order of arrival."""
    params = _present({"cursor": cursor, "limit": limit})
    return Call("GET", f"/v1/sessions/{session_id}/logs", _read_page, params)


def create_issue(
    session_id: UUID, description: str, metadata: dict[str, Any] | None, once: str
) -> Call[UUID]:
    """Report an issue of a session; its analysis starts by itself."""
    body = {"sessionId": session_id, "userDescription": description, "metadata": metadata}
    return Call("POST", "/v1/issues", _read_issue_id, body=_json(_present(body)), once=once)


def get_issue(issue_id: UUID, wait_s: int, logs: int | None) -> Call[IssueAnswer]:
    """Read an issue, waiting up to ``wait_s`` for its analysis."""
    params = _present({"wait": wait_s or None, "logs": logs})
    return Call("GET", f"/v1/issues/{issue_id}", _reader(IssueAnswer), params, wait_s=wait_s)


def list_issues(project_id: UUID, query: IssueQuery) -> Call[IssueList]:
    """Read one page of a project's issues."""
    return Call("GET", f"/v1/projects/{project_id}/issues", _reader(IssueList), _present(query))


def list_refusals(project_id: UUID) -> Call[RefusalList]:
    """Read what was refused to the project's pages."""
    return Call("GET", f"/v1/projects/{project_id}/refusals", _reader(RefusalList))


def export_issue(issue_id: UUID) -> Call[str]:
    """Read an issue as Markdown."""
    return Call("GET", f"/v1/issues/{issue_id}/export", _read_markdown)


def update_issue(issue_id: UUID, change: IssueChange) -> Call[IssueAnswer]:
    """Change what people decide about an issue."""
    body = _json(_present(change))
    return Call("PATCH", f"/v1/issues/{issue_id}", _reader(IssueAnswer), body=body)


def delete(kind: Literal["issues", "sessions"], identifier: UUID) -> Call[None]:
    """Delete an issue, or a session with all that belongs to it."""
    return Call("DELETE", f"/v1/{kind}/{identifier}", _read_nothing)


def batches(logs: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Split entries into request bodies the server takes: at most 100 entries and 2 MiB each."""
    batch: list[bytes] = []
    size = 0
    for entry in map(msgspec.json.encode, logs):
        if batch and (len(batch) == _MOST_ENTRIES or size + len(entry) > _MOST_BATCH_BYTES):
            yield _batch_body(batch)
            batch, size = [], 0
        batch.append(entry)
        size += len(entry) + 1
    if batch:
        yield _batch_body(batch)


def _batch_body(batch: list[bytes]) -> bytes:
    return b'{"logs":[' + b",".join(batch) + b"]}"


def wait_before_retry(
    outcome: Outcome, attempt: int, policy: RetryPolicy, chance: Callable[[], float]
) -> float | None:
    """Return how many seconds to wait before trying again, or None when the outcome is final.

    Full jitter: anything up to a bound that doubles, so that clients which failed together do not
    come back together. Retry-After is waited in front of it.
    """
    if isinstance(outcome, BadAnswer) or attempt >= policy.attempts:
        return None
    after_s = 0.0
    if isinstance(outcome, Answer):
        if outcome.status not in _RETRIED_STATUSES and outcome.status < 500:
            return None
        after_s = _retry_after_s(outcome) or 0.0
    if after_s > policy.longest_retry_after_s:
        return None
    bound_s = min(policy.longest_wait_s, policy.first_wait_s * 2 ** (attempt - 1))
    return float(after_s + bound_s * chance())


def settle(call: Call[T], outcome: Outcome, attempt: int) -> T:
    """Return what a final outcome means; raises the ClientError it stands for."""
    if isinstance(outcome, ClientError):
        raise outcome
    # an earlier attempt may have deleted it and its answer was lost
    gone = attempt > 1 and call.method == "DELETE" and outcome.status == 404
    if outcome.status < 300 or gone:
        return call.read(outcome)
    raise _refusal(outcome, _retry_after_s(outcome))


def _refusal(answer: Answer, retry_after: float | None) -> ClientError:
    try:
        said = msgspec.json.decode(answer.body, type=_Refusal)
    except (msgspec.DecodeError, UnicodeDecodeError):
        if answer.status < 500:
            return BadAnswer(f"no UserContext server answers there (status {answer.status})")
        said = _Refusal("UNKNOWN", "the server, or a proxy before it, failed")
    return ApiError(answer.status, said.error, said.message, retry_after)


def _retry_after_s(answer: Answer) -> float | None:
    text = answer.headers.get("retry-after", "")
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        # both dates are the server's, so that our clock does not matter
        wait = parsedate_to_datetime(text) - parsedate_to_datetime(answer.headers["date"])
    except (KeyError, TypeError, ValueError):
        return None
    return max(wait, timedelta()).total_seconds()


def _reader(answer_type: type[T]) -> Callable[[Answer], T]:
    decoder = msgspec.json.Decoder(answer_type)

    def read(answer: Answer) -> T:
        try:
            return decoder.decode(answer.body)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadAnswer(f"the answer ({answer.status}) is not understood: {error}") from error

    return read


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {_ON_THE_WIRE.get(k, k): v for k, v in fields.items() if v is not None}


def _json(body: Mapping[str, Any]) -> bytes:
    return msgspec.json.encode(body)


class _Refusal(Struct):
    error: str
    message: str


class _Accepted(Struct):
    accepted: int


class _Exported(Struct):
    markdown: str


class _OpenedBody(Struct, rename="camel"):
    session_id: UUID


class _CreatedBody(Struct, rename="camel"):
    issue_id: UUID


_read_page = _reader(LogPage)


def _read_opened(answer: Answer) -> OpenedSession:
    return OpenedSession(_reader(_OpenedBody)(answer).session_id, answer.status == 201)


def _read_accepted(answer: Answer) -> int:
    return _reader(_Accepted)(answer).accepted


def _read_issue_id(answer: Answer) -> UUID:
    return _reader(_CreatedBody)(answer).issue_id


def _read_markdown(answer: Answer) -> str:
    return _reader(_Exported)(answer).markdown


def _read_nothing(_answer: Answer) -> None:
    return None

"""The typed client of the public API, sync and async. Knows nothing of the server's inside."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from typing import Any, Self, TypeVar, Unpack
from uuid import UUID

import httpx2

from usercontext.client import attachments, calls, http, settings
from usercontext.client.answers import (
    AttachmentImage,
    IssueAnswer,
    IssueList,
    Log,
    OpenedSession,
    RefusalList,
    SessionAnswer,
)
from usercontext.client.calls import (
    Call,
    IssueChange,
    IssueQuery,
    RetryPolicy,
    SessionDetails,
)
from usercontext.client.groups import GroupAnswer, GroupList, Groups
from usercontext.client.settings import ProjectSettingsAnswer
from usercontext.domain.ids import Ids, RandomIds

T = TypeVar("T")
__all__ = ("AsyncClient", "Client", "IssueAnswer", "IssueQuery", "RetryPolicy")

_PAGE = 500


class Client:
    """Speak to a server with one key. Safe to share between threads; close it, or use ``with``.

    Network errors, 408, 429 and 5xx are tried again (``RetryPolicy``); a POST carries an
    Idempotency-Key, so that trying again never does it twice. Raises ApiError when the server
    refuses, Unreachable when no answer comes, BadAnswer when it is none of ours.
    """

    def __init__(
        self,
        base_url: str,
        api_key: str,
        *,
        retry: RetryPolicy = RetryPolicy(),  # noqa: B008  (frozen)
        transport: httpx2.BaseTransport | None = None,
        ids: Ids = RandomIds(),  # noqa: B008  (has no state)
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._http = httpx2.Client(transport=transport, **http.connection(base_url, api_key))
        self._retry, self._ids, self._sleep, self._chance = retry, ids, sleep, chance

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def open_session(
        self, external_session_id: str, **details: Unpack[SessionDetails]
    ) -> OpenedSession:
        """Create a session, or resume the one with this external id."""
        return self._send(calls.open_session(external_session_id, details, self._once()))

    def append_logs(self, session_id: UUID, logs: Iterable[Mapping[str, Any]]) -> int:
        """Append entries durably, in as many batches as they need; how many were accepted."""
        batches = calls.batches(logs)
        return sum(self._send(calls.append_batch(session_id, b, self._once())) for b in batches)

    def get_session(self, session_id: UUID) -> SessionAnswer:
        """Return a session and what it adds up to."""
        return self._send(calls.get_session(session_id))

    def session_logs(self, session_id: UUID, page_size: int = _PAGE) -> Iterator[Log]:
        """Yield a session's entries in order of arrival, page by page."""
        page = self._send(calls.session_logs(session_id, None, page_size))
        yield from page.logs
        while page.next is not None:
            page = self._send(calls.session_logs(session_id, page.next, page_size))
            yield from page.logs

    def create_issue(
        self, session_id: UUID, user_description: str, metadata: dict[str, Any] | None = None
    ) -> UUID:
        """Report an issue of a session and return its id; its analysis starts by itself."""
        return self._send(calls.create_issue(session_id, user_description, metadata, self._once()))

    def get_issue(self, issue_id: UUID, *, wait: int = 0, logs: int | None = None) -> IssueAnswer:
        """Return an issue, waiting up to ``wait`` seconds for its analysis; ``logs`` at most."""
        return self._send(calls.get_issue(issue_id, wait, logs))

    def list_issues(self, project_id: UUID, **query: Unpack[IssueQuery]) -> IssueList:
        """Return one page of the project's issues."""
        return self._send(calls.list_issues(project_id, query))

    def list_refusals(self, project_id: UUID) -> RefusalList:
        """Return what the server refused to the project's pages since it started."""
        return self._send(calls.list_refusals(project_id))

    def groups(self, project_id: UUID) -> Groups[GroupAnswer, GroupList]:
        """Return the calls about the groups of a project."""
        return Groups(project_id, self._once, self._send, self._send)

    def project_settings(self, project_id: UUID, **change: Any) -> ProjectSettingsAnswer:
        """Change the settings that are named (None: the default again), if any; return all."""
        return self._send(settings.project_settings(project_id, change))

    def export_issue(self, issue_id: UUID) -> str:
        """Return an issue as Markdown for a tracker."""
        return self._send(calls.export_issue(issue_id))

    def update_issue(self, issue_id: UUID, **change: Unpack[IssueChange]) -> IssueAnswer:
        """Change what people decide about an issue, and return it."""
        return self._send(calls.update_issue(issue_id, change))

    def attach(self, issue_id: UUID, image: bytes, content_type: str) -> UUID:
        """Attach a PNG, JPEG or WebP to an issue; it is listed once it has been encoded anew."""
        return self._send(attachments.attach(issue_id, image, content_type, self._once()))

    def attachment(self, issue_id: UUID, attachment_id: UUID) -> AttachmentImage:
        """Return an image that was attached; refused with 404 until it has been encoded anew."""
        return self._send(attachments.get_attachment(issue_id, attachment_id))

    def delete_issue(self, issue_id: UUID) -> None:
        """Delete an issue; refused with 404 when there is none."""
        self._send(calls.delete("issues", issue_id))

    def delete_session(self, session_id: UUID) -> None:
        """Delete a session with its logs and issues; refused with 404 when there is none."""
        self._send(calls.delete("sessions", session_id))

    def call(self, call: Call[T]) -> T:
        """Make a call that has no method here (``client.destinations``, ``client.analyses``)."""
        return self._send(call)

    def _once(self) -> str:
        return str(self._ids.new_uuid())

    def _send(self, call: Call[T]) -> T:
        attempt = 1
        while True:
            try:
                outcome = http.answer(self._http.request(**http.request(call)))
            except httpx2.HTTPError as error:
                outcome = http.failure(error, self._http.base_url)
            wait_s = calls.wait_before_retry(outcome, attempt, self._retry, self._chance)
            if wait_s is None:
                return calls.settle(call, outcome, attempt)
            self._sleep(wait_s)
            attempt += 1


class AsyncClient:
    """The same as ``Client`` for one event loop; close it, or use ``async with``."""

    def __init__(
        self,
        base_url: str,
        api_key: str,
        *,
        retry: RetryPolicy = RetryPolicy(),  # noqa: B008  (frozen)
        transport: httpx2.AsyncBaseTransport | None = None,
        ids: Ids = RandomIds(),  # noqa: B008  (has no state)
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._http = httpx2.AsyncClient(transport=transport, **http.connection(base_url, api_key))
        self._retry, self._ids, self._sleep, self._chance = retry, ids, sleep, chance

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def open_session(
        self, external_session_id: str, **details: Unpack[SessionDetails]
    ) -> OpenedSession:
        """Create a session, or resume the one with this external id."""
        return await self._send(calls.open_session(external_session_id, details, self._once()))

    async def append_logs(self, session_id: UUID, logs: Iterable[Mapping[str, Any]]) -> int:
        """Append entries durably, in as many batches as they need; how many were accepted."""
        accepted = 0
        for batch in calls.batches(logs):
            accepted += await self._send(calls.append_batch(session_id, batch, self._once()))
        return accepted

    async def get_session(self, session_id: UUID) -> SessionAnswer:
        """Return a session and what it adds up to."""
        return await self._send(calls.get_session(session_id))

    async def session_logs(self, session_id: UUID, page_size: int = _PAGE) -> AsyncIterator[Log]:
        """Yield a session's entries in order of arrival, page by page."""
        cursor: str | None = None
        while True:
            page = await self._send(calls.session_logs(session_id, cursor, page_size))
            for log in page.logs:
                yield log
            cursor = page.next
            if cursor is None:
                return

    async def create_issue(
        self, session_id: UUID, user_description: str, metadata: dict[str, Any] | None = None
    ) -> UUID:
        """Report an issue of a session and return its id; its analysis starts by itself."""
        call = calls.create_issue(session_id, user_description, metadata, self._once())
        return await self._send(call)

    async def get_issue(
        self, issue_id: UUID, *, wait: int = 0, logs: int | None = None
    ) -> IssueAnswer:
        """Return an issue, waiting up to ``wait`` seconds for its analysis; ``logs`` at most."""
        return await self._send(calls.get_issue(issue_id, wait, logs))

    async def list_issues(self, project_id: UUID, **query: Unpack[IssueQuery]) -> IssueList:
        """Return one page of the project's issues."""
        return await self._send(calls.list_issues(project_id, query))

    async def list_refusals(self, project_id: UUID) -> RefusalList:
        """Return what the server refused to the project's pages since it started."""
        return await self._send(calls.list_refusals(project_id))

    def groups(self, project_id: UUID) -> Groups[Awaitable[GroupAnswer], Awaitable[GroupList]]:
        """Return the calls about the groups of a project, each to be awaited."""
        return Groups(project_id, self._once, self._send, self._send)

    async def project_settings(self, project_id: UUID, **change: Any) -> ProjectSettingsAnswer:
        """Change the settings that are named (None: the default again), if any; return all."""
        return await self._send(settings.project_settings(project_id, change))

    async def export_issue(self, issue_id: UUID) -> str:
        """Return an issue as Markdown for a tracker."""
        return await self._send(calls.export_issue(issue_id))

    async def update_issue(self, issue_id: UUID, **change: Unpack[IssueChange]) -> IssueAnswer:
        """Change what people decide about an issue, and return it."""
        return await self._send(calls.update_issue(issue_id, change))

    async def attach(self, issue_id: UUID, image: bytes, content_type: str) -> UUID:
        """Attach a PNG, JPEG or WebP to an issue; it is listed once it has been encoded anew."""
        return await self._send(attachments.attach(issue_id, image, content_type, self._once()))

    async def attachment(self, issue_id: UUID, attachment_id: UUID) -> AttachmentImage:
        """Return an image that was attached; refused with 404 until it has been encoded anew."""
        return await self._send(attachments.get_attachment(issue_id, attachment_id))

    async def delete_issue(self, issue_id: UUID) -> None:
        """Delete an issue; refused with 404 when there is none."""
        await self._send(calls.delete("issues", issue_id))

    async def delete_session(self, session_id: UUID) -> None:
        """Delete a session with its logs and issues; refused with 404 when there is none."""
        await self._send(calls.delete("sessions", session_id))

    async def call(self, call: Call[T]) -> T:
        """Make a call that has no method here (``client.destinations``, ``client.analyses``)."""
        return await self._send(call)

    def _once(self) -> str:
        return str(self._ids.new_uuid())

    async def _send(self, call: Call[T]) -> T:
        attempt = 1
        while True:
            try:
                outcome = http.answer(await self._http.request(**http.request(call)))
            except httpx2.HTTPError as error:
                outcome = http.failure(error, self._http.base_url)
            wait_s = calls.wait_before_retry(outcome, attempt, self._retry, self._chance)
            if wait_s is None:
                return calls.settle(call, outcome, attempt)
            await self._sleep(wait_s)
            attempt += 1

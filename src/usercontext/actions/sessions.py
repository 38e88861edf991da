"""Sessions and their logs: open, append, read, delete. Not: how a batch is checked or stored."""

import asyncio
import hmac
from functools import lru_cache
from uuid import UUID

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.actions.own_rules import find_rules
from usercontext.domain.errors import NotFound
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.log_entry import LogBatch
from usercontext.domain.project import ApiKey
from usercontext.domain.session import NewSession, Session, SessionCounts
from usercontext.ingest.own_rules import OwnRules
from usercontext.ingest.scrub import scrub_json, scrub_text
from usercontext.store import logs, sessions
from usercontext.store.logs import Appended, AppendLogs, LogsPage
from usercontext.store.sessions import SessionOpened

NO_SUCH_SESSION = "No such session"
_EXTERNAL_HASH_BYTES = 16


class SessionView(Struct, frozen=True):
    """A session, what its chunks add up to, and the issues made from it (newest first)."""

    session: Session
    counts: SessionCounts
    issue_ids: tuple[UUID, ...]


async def open_session(
    deps: Deps, key: ApiKey, new: NewSession, idempotency: IdempotencyKey | None = None
) -> SessionOpened:
    """Create the session, or resume the one with this external id (contract section 3)."""
    own = await find_rules(deps, key.project_row)
    command = sessions.OpenSession(
        project_row=key.project_row,
        session_id=deps.ids.new_uuid(),
        external_hash=hash_external(key, new.external_session_id),
        external_id=scrub_text(new.external_session_id, own).text,
        user_hash=None if new.user_id is None else hash_external(key, new.user_id),
        user_id=_scrub_optional(new.user_id, own),
        release=_scrub_optional(new.release, own),
        environment=_scrub_optional(new.environment, own),
        metadata=None if new.metadata is None else scrub_json(new.metadata, own),
        now_us=deps.clock.now_us(),
        idempotency=idempotency,
    )
    opened = await deps.database.write(sessions.open_session, command)
    deps.sessions.put(opened.session_id, key.project_row, opened.session_row)
    return opened


async def append_logs(
    deps: Deps,
    key: ApiKey,
    session_id: UUID,
    body: bytes,
    idempotency: IdempotencyKey | None = None,
) -> Appended:
    """Check, scrub and durably append one log batch; returns after the commit is on disk.

    ``body`` goes to the pipeline as it came, undecoded: decision record 0003 has the measurement.
    Raises ValidationFailed, NotFound, Unavailable.
    """
    checkers = deps.checkers
    checked: LogBatch | asyncio.Future[LogBatch] | None = None
    checkers.under_way += 1
    checkers.under_way_bytes += len(body)
    try:
        checked = checkers.check(body, deps.ingest, await find_rules(deps, key.project_row))
        batch = checked if isinstance(checked, LogBatch) else await checked
        session_row = await find_session_row(deps, key, session_id)
        command = AppendLogs(
            session_row, key.row, deps.clock.now_us(), batch, idempotency, key.project_row
        )
        return await deps.database.append(command)
    finally:
        checkers.under_way -= 1
        checkers.under_way_bytes -= len(body)
        checked = None  # the traceback of its error holds this frame, and with it the body


async def find_session_row(deps: Deps, key: ApiKey, session_id: UUID) -> int:
    """Return the row of the project's session or raise NotFound; reads only one it has forgotten.

    Another process may have deleted it since: the write that uses the row finds out.
    """
    session_row = deps.sessions.get(session_id, key.project_row)
    return (await find_session(deps, key, session_id)).row if session_row is None else session_row


async def find_session(deps: Deps, key: ApiKey, session_id: UUID) -> Session:
    """Return the project's session or raise NotFound; remembers who owns it."""
    project_row = key.project_row
    session = await deps.database.read(
        lambda tx: sessions.find_session(tx, project_row, session_id)
    )
    if session is None:
        raise NotFound(NO_SUCH_SESSION)
    deps.sessions.put(session_id, project_row, session.row)
    return session


async def show_session(deps: Deps, key: ApiKey, session_id: UUID) -> SessionView:
    """Return a session with its counts and issues, or raise NotFound."""
    project_row = key.project_row
    view = await deps.database.read(lambda tx: _load_view(tx, project_row, session_id))
    if view is None:
        raise NotFound(NO_SUCH_SESSION)
    return view


async def read_logs(
    deps: Deps, key: ApiKey, session_id: UUID, cursor: str | None, limit: int
) -> LogsPage:
    """Return a page of a session's log in order of arrival, stable while entries arrive.

    Raises NotFound; ValidationFailed for a cursor that is not ours.
    """
    project_row = key.project_row

    def load(tx: logs.Connection) -> LogsPage | None:
        session = sessions.find_session(tx, project_row, session_id)
        return None if session is None else logs.session_logs(tx, session.row, cursor, limit)

    page = await deps.database.read(load)
    if page is None:
        raise NotFound(NO_SUCH_SESSION)
    return page


async def delete_session(deps: Deps, key: ApiKey, session_id: UUID) -> None:
    """Delete a session with its logs and issues; raises NotFound, also the second time."""
    deps.sessions.drop(session_id)
    command = sessions.DeleteSession(key.project_row, session_id)
    if not await deps.database.write(sessions.delete_session, command):
        raise NotFound(NO_SUCH_SESSION)


def _load_view(tx: logs.Connection, project_row: int, session_id: UUID) -> SessionView | None:
    session = sessions.find_session(tx, project_row, session_id)
    if session is None:
        return None
    issue_ids = sessions.session_issue_ids(tx, project_row, session.row)
    return SessionView(session, sessions.count_session(tx, session.row), tuple(issue_ids))


def hash_external(key: ApiKey, text: str) -> bytes:
    """Return what an id of a page or a user is found by: its HMAC under the project's salt."""
    return hash_under(key.project_salt, text)


def hash_under(salt: bytes, text: str) -> bytes:
    """Return the HMAC that an id is found by, under a project's salt."""
    salted = _salted(salt).copy()
    salted.update(text.encode())
    return salted.digest()[:_EXTERNAL_HASH_BYTES]


@lru_cache(maxsize=1024)  # projects
def _salted(salt: bytes) -> hmac.HMAC:
    # ``hmac.digest`` gives the interpreter's lock away: beside a busy writer 10 us instead of 5.
    return hmac.new(salt, digestmod="sha256")


def _scrub_optional(text: str | None, own: OwnRules | None) -> str | None:
    return None if text is None else scrub_text(text, own).text

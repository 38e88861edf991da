"""A project's sessions as a list, by user, release or errors. Not: one session, its log."""

from uuid import UUID

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.actions.sessions import hash_external
from usercontext.domain.project import ApiKey
from usercontext.domain.session import SessionPage
from usercontext.store import session_listing


class WantedSessions(Struct, frozen=True):
    """Which sessions, and behind which one of them the page begins."""

    user_id: str | None = None
    release: str | None = None
    with_errors: bool = False
    before: UUID | None = None


async def list_sessions(deps: Deps, key: ApiKey, wanted: WantedSessions, limit: int) -> SessionPage:
    """Return one page of the project's sessions, newest first.

    A user is found by the id as the page gives it: only its HMAC is kept.
    """
    user_hash = None if wanted.user_id is None else hash_external(key, wanted.user_id)
    asked = session_listing.SessionFilter(
        user_hash, wanted.release, wanted.with_errors, wanted.before
    )
    row = key.project_row
    return await deps.database.read(lambda tx: session_listing.list_sessions(tx, row, asked, limit))

"""The sessions of one user, or those that grew old, to be listed and deleted. Not: who may ask."""

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.actions.sessions import hash_under
from usercontext.domain.project import Project
from usercontext.domain.session import ListedSession, SessionPage
from usercontext.store import session_listing, sessions

_AT_ONCE = 500


class Meant(Struct, frozen=True):
    """Which sessions: of this user, by the id as the page gives it; silent since before then."""

    user_id: str | None = None
    silent_before_us: int | None = None


async def find_meant(deps: Deps, project: Project, meant: Meant) -> list[ListedSession]:
    """Return the sessions of a project that are meant, newest first."""
    user = None if meant.user_id is None else hash_under(project.salt, meant.user_id)
    found: list[ListedSession] = []
    asked = session_listing.SessionFilter(user_hash=user)
    while True:
        page = await _read_page(deps, project, asked)
        found += [one for one in page.sessions if _is_meant(one, meant)]
        if page.next_before is None:
            return found
        asked = session_listing.SessionFilter(user_hash=user, before=page.next_before)


async def erase(deps: Deps, project: Project, one: ListedSession, meant: Meant) -> bool:
    """Delete a session with its logs, issues and attachments.

    False when it is gone already, or was resumed since it was found silent.
    """
    deps.sessions.drop(one.session_id)
    command = sessions.DeleteSession(project.row, one.session_id, meant.silent_before_us)
    return await deps.database.write(sessions.delete_session, command)


async def _read_page(
    deps: Deps, project: Project, asked: session_listing.SessionFilter
) -> SessionPage:
    return await deps.database.read(
        lambda tx: session_listing.list_sessions(tx, project.row, asked, _AT_ONCE)
    )


def _is_meant(one: ListedSession, meant: Meant) -> bool:
    return meant.silent_before_us is None or one.seen_us < meant.silent_before_us

"""The list of sessions, by user, release or errors. Not: one session, its timeline."""

from usercontext.actions import session_list
from usercontext.actions.session_list import WantedSessions
from usercontext.dashboard.asked import Told
from usercontext.dashboard.rendering import show
from usercontext.dashboard.site import Visit
from usercontext.domain.ids import parse_uuid

_PAGE = 50
_LONGEST = 500


async def show_sessions(visit: Visit) -> Told:
    """Show one page of sessions, newest first."""
    query = visit.query
    wanted = WantedSessions(
        user_id=query.get("user").strip()[:_LONGEST] or None,
        release=query.get("release").strip()[:_LONGEST] or None,
        with_errors=query.get("errors") == "1",
        before=parse_uuid(query.get("before")),
    )
    page = await session_list.list_sessions(visit.deps, visit.key, wanted, _PAGE)
    is_filtered = bool(wanted.user_id or wanted.release or wanted.with_errors)
    return show(visit, "sessions.html", page=page, wanted=wanted, is_filtered=is_filtered)

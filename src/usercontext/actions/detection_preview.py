"""What would have been opened lately with other thresholds. Not: opening it, the setting itself."""

from collections import Counter, deque
from uuid import UUID

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.analyze.reach.actionable import ACTIONABLE
from usercontext.domain.clock import MICROSECONDS
from usercontext.store import detection_preview
from usercontext.store.detection_preview import Meeting
from usercontext.store.passes import Connection

PREVIEW_US = 7 * 86_400 * MICROSECONDS
_HOUR_US = 3_600 * MICROSECONDS
_MOST_CANDIDATES = 50
_MOST_MEETINGS = 20_000


class Thresholds(Struct, frozen=True):
    """So many sessions of so many users within so many hours."""

    sessions: int
    users: int
    hours: int


class WouldOpen(Struct, frozen=True):
    """A failure that would have become an issue, when, and a session that shows it."""

    category: str
    sessions: int
    opened_us: int
    session_id: UUID | None


async def preview(deps: Deps, project_row: int, wanted: Thresholds) -> list[WouldOpen]:
    """Return what the last seven days would have opened, the most frequent first."""
    since_us = deps.clock.now_us() - PREVIEW_US
    return await deps.database.read(lambda tx: _preview(tx, project_row, wanted, since_us))


def _preview(
    tx: Connection, project_row: int, wanted: Thresholds, since_us: int
) -> list[WouldOpen]:
    found = []
    categories = [category.value for category in ACTIONABLE]
    for one in detection_preview.list_candidates(
        tx, project_row, categories, since_us, wanted.sessions, _MOST_CANDIDATES
    ):
        met = detection_preview.list_meetings(
            tx, project_row, one.signature_hash, since_us, _MOST_MEETINGS
        )
        opened_us = first_crowd(met, wanted)
        if opened_us is not None:
            example = detection_preview.find_example(tx, project_row, one.signature_hash, since_us)
            found.append(WouldOpen(one.category, one.sessions, opened_us, example))
    return found


def first_crowd(met: list[Meeting], wanted: Thresholds) -> int | None:
    """Return when enough sessions of enough users had met it within the window, or None."""
    least_users = min(wanted.users, wanted.sessions)
    window: deque[Meeting] = deque()
    users: Counter[bytes] = Counter()
    nameless = 0
    for one in met:
        window.append(one)
        nameless += one.user_hash is None
        if one.user_hash is not None:
            users[one.user_hash] += 1
        while window[0].first_us < one.first_us - wanted.hours * _HOUR_US:
            left = window.popleft()
            nameless -= left.user_hash is None
            if left.user_hash is not None:
                users[left.user_hash] -= 1
                if not users[left.user_hash]:
                    del users[left.user_hash]
        if len(window) >= wanted.sessions and len(users) + nameless >= least_users:
            return one.first_us
    return None

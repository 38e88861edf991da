"""Open issues for what many sessions met and nobody reported. Not: passing sessions, SQL."""

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.analyze.reach.actionable import ACTIONABLE
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.counted import counted
from usercontext.domain.errors import NotFound
from usercontext.log import get_logger
from usercontext.store import detections
from usercontext.store.detections import Crowd, DetectIssue, Touched
from usercontext.store.known_names import find_hashed
from usercontext.store.passes import Connection

_HOUR_US = 3_600 * MICROSECONDS
_OVERLAP_US = 10 * MICROSECONDS
"""Passes that were committed while the last look was under way are looked at again."""

_FIRST_LOOK_US = 600 * MICROSECONDS
_log = get_logger(__name__)


class _Found(Struct, frozen=True):
    crowd: Crowd
    window_hours: int
    signature: str | None


class Detector:
    """Look at the signatures that sessions passed lately carry; a new one looks ten minutes back.

    So what was passed just before a worker died is looked at by the next.
    """

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._looked_us = deps.clock.now_us() - _FIRST_LOOK_US

    async def look(self) -> int:
        """Open what is due; return how many issues were opened."""
        now_us, since_us = self._deps.clock.now_us(), self._looked_us - _OVERLAP_US
        touched = await self._deps.database.read(lambda tx: detections.list_touched(tx, since_us))
        opened = 0
        for one in sorted(touched, key=lambda one: (one.project_row, one.signature_hash)):
            if one.category in ACTIONABLE:
                opened += await self._detect(one, now_us)
        self._looked_us = now_us
        return opened

    async def _detect(self, one: Touched, now_us: int) -> bool:
        found = await self._deps.database.read(lambda tx: self._find_crowd(tx, one, now_us))
        if found is None or found.crowd.session_row is None:
            return False
        command = DetectIssue(
            issue_id=self._deps.ids.new_uuid(),
            project_row=one.project_row,
            signature_hash=one.signature_hash,
            session_row=found.crowd.session_row,
            user_description=describe_crowd(found.crowd, found.window_hours),
            now_us=now_us,
            run_at_us=now_us,
            signature=found.signature,
        )
        try:
            opened = await self._deps.database.write(detections.detect_issue, command)
        except NotFound:  # its session was deleted meanwhile: the next hit shows another
            return False
        if opened:
            _log.info("issue detected", issue_id=str(command.issue_id), category=one.category)
        return opened

    def _find_crowd(self, tx: Connection, one: Touched, now_us: int) -> _Found | None:
        settings = self._deps.find_settings(tx, one.project_row)
        if settings.detect_sessions is None:
            return None
        since_us = now_us - settings.window_hours * _HOUR_US
        crowd = detections.count_crowd(tx, one, since_us)
        least_users = min(settings.detect_users, settings.detect_sessions)
        if crowd.sessions < settings.detect_sessions or crowd.users < least_users:
            return None
        name = find_hashed(tx, one.project_row, one.signature_hash)
        return _Found(crowd, settings.window_hours, name)


def describe_crowd(crowd: Crowd, window_hours: int) -> str:
    """Say who says it, and nothing about what: the analyzer must not read its own words."""
    return (
        f"Detected by the server: {counted(crowd.sessions, 'session')} of"
        f" {counted(crowd.users, 'user')} had the same failure within"
        f" {counted(window_hours, 'hour')}, and nobody has reported it."
    )

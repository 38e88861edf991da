"""Urgency and cost reckoned again as reach grows and settings change. Not: how, and reach itself.

Done by the worker behind analyses: newest issues first, a few at a look, and from the start again
after a while. What is remembered between looks is a place in the list; it may be lost.
"""

import asyncio

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.analyze.impact.revenue import estimate_revenue
from usercontext.analyze.impact.total import add_up
from usercontext.analyze.reach.definitions import definition_of
from usercontext.domain.analysis import Analysis, priority_of
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.conversions import Stratum
from usercontext.domain.errors import Unavailable
from usercontext.domain.issue import Issue, IssueStatus
from usercontext.domain.project_settings import ProjectSettings
from usercontext.log import get_logger
from usercontext.store import groups, project_settings, reviews
from usercontext.store.session_facts import MetSessions, any_of, count_conversions, met_sessions

_AT_ONCE = 20
"""Issues of a look: to count the sessions of one cause may take a tenth of a second."""
_WATCHED_US = 7 * 86_400 * MICROSECONDS
_NO_ROW = 2**62
_HOUR_US = 3_600 * MICROSECONDS
_log = get_logger(__name__)


class Reviewed(Struct, frozen=True):
    """An issue with what its urgency and cost depend on."""

    issue: Issue
    settings: ProjectSettings
    strata: tuple[Stratum, ...]


class Reviewer:
    """Go through the issues of a week, newest first, and correct what was said of their urgency.

    ``met`` selects the sessions that met a cause; the causes of a group are counted together.
    """

    def __init__(self, deps: Deps, met: MetSessions = met_sessions) -> None:
        self._deps = deps
        self._met = met
        self._before_row = _NO_ROW

    async def look(self) -> bool:
        """Review the next few issues; False when all were, and the next look begins anew."""
        now_us = self._deps.clock.now_us()
        try:
            found, following = await self._deps.database.read(lambda tx: self._gather(tx, now_us))
            for reviewed in found:
                await recompute(self._deps, reviewed)
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001  (a correction: analyses must go on; logged, then anew)
            _log.exception("urgency not reviewed")
            following = None
        self._before_row = following or _NO_ROW
        return following is not None

    def _gather(self, tx: reviews.Connection, now_us: int) -> tuple[list[Reviewed], int | None]:
        listed, following = reviews.list_reviewed(
            tx, self._before_row, now_us - _WATCHED_US, _AT_ONCE
        )
        told: dict[int, ProjectSettings] = {}
        counted: dict[tuple[int, str], tuple[Stratum, ...]] = {}
        found = []
        for issue in listed:
            said, row = issue.analysis, issue.project_row
            if said is None or said.signature is None or issue.status is not IssueStatus.OPEN:
                continue
            if row not in told:
                told[row] = project_settings.find_settings(tx, row)
            cause = (row, said.signature)
            if cause not in counted:
                counted[cause] = self._count(tx, cause, told[row], now_us)
            found.append(Reviewed(issue, told[row], counted[cause]))
        return found, following

    def _count(
        self,
        tx: reviews.Connection,
        cause: tuple[int, str],
        settings: ProjectSettings,
        now_us: int,
    ) -> tuple[Stratum, ...]:
        if settings.conversion is None:
            return ()
        since_us = now_us - settings.window_hours * _HOUR_US
        row = cause[0]
        met = any_of([self._met(row, one, since_us) for one in groups.causes_with(tx, *cause)])
        definition = definition_of(settings.conversion)
        return count_conversions(tx, cause[0], met, definition, since_us)


async def recompute(deps: Deps, reviewed: Reviewed) -> bool:
    """Reckon one issue's urgency and cost again; True when what is said of it changed."""
    issue, said = reviewed.issue, reviewed.issue.analysis
    if said is None or not said.impact:
        return False
    command = await asyncio.to_thread(_reckon, reviewed, said, deps.clock.now_us())
    if (command.impact, command.revenue_impact) == (said.impact, said.revenue_impact):
        return False
    changed = await deps.database.write(reviews.change_impact, command)
    if changed and command.priority is not said.priority:
        _log.info(
            "priority changed",
            issue_id=str(issue.issue_id),
            priority=command.priority.value,
            before=said.priority.value,
        )
    return changed


def _reckon(reviewed: Reviewed, said: Analysis, now_us: int) -> reviews.ChangeImpact:
    issue, affected = reviewed.issue, said.affected
    score, terms = add_up(said.impact, affected)
    return reviews.ChangeImpact(
        project_row=issue.project_row,
        issue_row=issue.row,
        version=issue.analysis_version,
        now_us=now_us,
        impact_score=score,
        priority=priority_of(score),
        impact=terms,
        affected=affected,
        revenue_impact=estimate_revenue(reviewed.settings, affected, reviewed.strata),
    )

"""Bring issues to the groups that were merged or parted, and let them follow what was decided.

A few at a time. Not: who may merge, or decide.
"""

from collections.abc import Callable

from usercontext.actions.deps import Deps
from usercontext.actions.pace import Pace
from usercontext.domain.errors import Unavailable
from usercontext.log import get_logger
from usercontext.store import group_gathering
from usercontext.store.group_gathering import GatherSome

_LEAST, _MOST = 250, 5_000
_log = get_logger(__name__)


class Gatherer:
    """Go on with the issues that are on their way or have to follow, one step at a call."""

    def __init__(self, deps: Deps, timer: Callable[[], float]) -> None:
        self._deps = deps
        self._timer = timer
        self._pace = Pace(_LEAST, _MOST, least=_LEAST)
        self._interrupted: set[int] = set()

    async def look(self) -> float | None:
        """Do one step; return how many seconds it took, None when there is none to be done now.

        A project whose step failed comes after the others, and again when one looks anew.
        """
        unsettled = await self._deps.database.read(group_gathering.unsettled_projects)
        waiting = [row for row in unsettled if row not in self._interrupted]
        if not waiting:
            self._interrupted.clear()
            self._pace.begin_anew()
            return None
        begun = self._timer()
        try:
            await self._step(waiting[0])
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001  (the rest of the worker goes on; logged, then again)
            _log.exception("moving issues interrupted", project=waiting[0])
            self._interrupted.add(waiting[0])
            self._pace.slow_down()
        return self._timer() - begun

    async def _step(self, project_row: int) -> None:
        begun = self._timer()
        command = GatherSome(project_row, self._pace.at_once)
        more = await self._deps.database.write(group_gathering.gather_some, command)
        self._pace.learn(self._timer() - begun)
        if not more:
            _log.info("issues of groups settled", project=project_row)

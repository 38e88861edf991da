"""Delete a project, or all its sessions and issues: asked for, then done a little at a time.

Whoever asks is answered at once. The worker deletes, in steps that are short for those who wait
behind them. Not: who may ask, one session or one issue.
"""

from collections.abc import Callable

from usercontext.actions.deps import Deps
from usercontext.actions.pace import Pace
from usercontext.domain.errors import Unavailable
from usercontext.log import get_logger
from usercontext.store import removals
from usercontext.store.removals import AskRemoval, Removal, RemoveSome

_FIRST, _MOST = 10, 500
_log = get_logger(__name__)


async def delete_content(deps: Deps, project_row: int) -> None:
    """Have all sessions and issues deleted that a project has now; what comes later stays."""
    await deps.database.write(
        removals.ask_removal, AskRemoval(project_row, False, deps.clock.now_us())
    )


async def delete_project(deps: Deps, project_row: int) -> None:
    """Have a project deleted with all it has. Its keys, members and alerts end at once."""
    await deps.database.write(
        removals.ask_removal, AskRemoval(project_row, True, deps.clock.now_us())
    )
    deps.keys.clear()


async def find_removal(deps: Deps, project_row: int) -> Removal | None:
    """Return what is being deleted of a project, None for nothing."""
    return await deps.database.read(lambda tx: removals.find_removal(tx, project_row))


class Remover:
    """Go on with what was asked for, one step at a call; a step grows while it stays short."""

    def __init__(self, deps: Deps, timer: Callable[[], float]) -> None:
        self._deps = deps
        self._timer = timer
        self._pace = Pace(_FIRST, _MOST)

    async def look(self) -> float | None:
        """Do one step; return how many seconds it took, None when there was nothing to delete."""
        asked = await self._deps.database.read(removals.list_removals)
        if not asked:
            self._pace.begin_anew()
            return None
        begun = self._timer()
        try:
            await self._step(asked[0])
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001  (the rest of the worker goes on; logged, then again)
            _log.exception("deletion interrupted", project=asked[0].project_row)
            self._pace.slow_down()
        return self._timer() - begun

    async def _step(self, asked: Removal) -> None:
        begun = self._timer()
        command = RemoveSome(asked.project_row, self._pace.at_once, self._deps.clock.now_us())
        more = await self._deps.database.write(removals.remove_some, command)
        self._pace.learn(self._timer() - begun)
        if not more:
            _log.info("deletion finished", project=asked.project_row, whole=asked.whole)

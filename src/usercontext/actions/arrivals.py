"""Waiting for new issues and finished analyses of a project. Not: what is shown of them."""

import asyncio
import contextlib

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.domain.inbox import Pulse
from usercontext.store.inbox import read_pulse

LONGEST_S = 20.0
PAUSE_S = 1.0
MOST_WAITING = 500
"""Of one project; whoever comes then is told at once that nothing is new, and asks again."""


class _Waiting(Struct, frozen=True, eq=False):
    seq: int
    pending: frozenset[int]
    told: asyncio.Future[Pulse | None]


class Arrivals:
    """Looks at a project once a second while somebody waits, for all who wait there at once."""

    def __init__(self, longest_s: float = LONGEST_S, pause_s: float = PAUSE_S) -> None:
        self._longest_s = longest_s
        self._pause_s = pause_s
        self._waiting: dict[int, set[_Waiting]] = {}
        self._looks: dict[int, asyncio.Task[None]] = {}

    async def wait(
        self, deps: Deps, project_row: int, seq: int, pending: frozenset[int]
    ) -> Pulse | None:
        """Return once there is an issue after ``seq`` or one of ``pending`` is analyzed.

        None when neither came for so long, or when the server is about to stop.
        """
        everybody = self._waiting.setdefault(project_row, set())
        if len(everybody) >= MOST_WAITING:
            return None
        own = _Waiting(seq, pending, asyncio.get_running_loop().create_future())
        everybody.add(own)
        if project_row not in self._looks:
            look = asyncio.create_task(self._look(deps, project_row))
            self._looks[project_row] = look
        try:
            async with asyncio.timeout(self._longest_s):
                return await own.told
        except TimeoutError:
            return None
        finally:
            everybody.discard(own)

    async def _look(self, deps: Deps, project_row: int) -> None:
        everybody = self._waiting[project_row]
        try:
            while everybody:
                _tell(everybody, await _read(deps, project_row, everybody))
                await self._pause(deps)
                if deps.stopping.is_set():
                    _dismiss(everybody)
        except Exception as error:  # noqa: BLE001  (those who wait are the ones to know)
            _fail(everybody, error)
        finally:
            del self._looks[project_row]
            if not everybody:
                del self._waiting[project_row]

    async def _pause(self, deps: Deps) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._pause_s):
                await deps.stopping.wait()


async def _read(deps: Deps, project_row: int, everybody: set[_Waiting]) -> Pulse:
    seqs = frozenset[int]().union(*(one.pending for one in everybody))
    return await deps.database.read(lambda tx: read_pulse(tx, project_row, seqs))


def _tell(everybody: set[_Waiting], pulse: Pulse) -> None:
    for one in _still_there(everybody):
        if pulse.newest_seq > one.seq or pulse.done & one.pending:
            everybody.discard(one)
            one.told.set_result(pulse)


def _dismiss(everybody: set[_Waiting]) -> None:
    for one in _still_there(everybody):
        everybody.discard(one)
        one.told.set_result(None)


def _fail(everybody: set[_Waiting], error: Exception) -> None:
    for one in _still_there(everybody):
        everybody.discard(one)
        one.told.set_exception(error)


def _still_there(everybody: set[_Waiting]) -> list[_Waiting]:
    # whoever went away is only taken off when its own task has run
    return [one for one in everybody if not one.told.done()]

"""Train dictionaries of projects that have enough to learn from. Not: how, and what is in them.

Done by the worker when it has no job: training takes seconds of CPU. What is remembered between
two looks is lost with the process; then the newest chunks are counted again.
"""

import asyncio
from collections import Counter

from usercontext.actions.deps import Deps
from usercontext.domain.errors import Unavailable
from usercontext.log import get_logger
from usercontext.store import dictionaries
from usercontext.store.training import Trained
from usercontext.store.training_apart import train_apart

FIRST_CHUNKS = 300
"""A project's batches before its first dictionary: enough of 10 entries, and of 100, to learn."""

_GROWTH = 10
_MOST_CHUNKS = 300_000
_COUNTED_AT_ONCE = 20_000

_log = get_logger(__name__)


class Tender:
    """Count what arrives by project, a stretch of chunks at a look, and train when it is enough."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._counted: int | None = None
        self._arrived: Counter[int] = Counter()

    async def look(self) -> bool:
        """Count what is new and train for at most one project; True when there is more to do."""
        try:
            behind = await self._count()
            project_row = await self._find_due()
            if project_row is None:
                await self._remove_unneeded()
                return behind
            await self._train(project_row, self._arrived.pop(project_row))
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001  (a convenience: analyses must go on; logged, then again)
            _log.exception("dictionaries not tended")
            return False
        return True

    async def _count(self) -> bool:
        database = self._deps.database
        newest = await database.read(dictionaries.newest_chunk)
        after = max(0, newest - _COUNTED_AT_ONCE) if self._counted is None else self._counted
        upto = min(newest, after + _COUNTED_AT_ONCE)
        arrivals = await database.read(lambda tx: dictionaries.count_arrivals(tx, after, upto))
        self._arrived.update(arrivals)
        self._counted = upto
        return upto < newest

    async def _find_due(self) -> int | None:
        """Return a project that received 300 chunks, or ten times what it had for its dictionary.

        So a project has one soon, a better one when it is busy, and few in all.
        """
        enough = [row for row, chunks in self._arrived.items() if chunks >= FIRST_CHUNKS]
        if not enough:
            return None
        trained_on = await self._deps.database.read(lambda tx: dictionaries.list_in_use(tx, enough))
        for row in enough:
            if self._arrived[row] >= min(_MOST_CHUNKS, trained_on.get(row, 0) * _GROWTH):
                return row
        return None

    async def _train(self, project_row: int, arrived: int) -> None:
        database, clock = self._deps.database, self._deps.clock
        found = await database.read(lambda tx: dictionaries.gather_training(tx, project_row))
        if found is None:
            _log.warning("dictionary not trained, the project has too many", project=project_row)
            return
        current = None if found.current is None else found.current.body
        trained = await asyncio.to_thread(train_apart, found.samples, current, found.newest + 1)
        if trained is None:
            _log.info("dictionary not worth it", project=project_row)
            return
        command = dictionaries.InstallDictionary(
            project_row=project_row,
            now_us=clock.now_us(),
            instead_of=found.newest,
            low_chunk=found.low_chunk,
            high_chunk=found.high_chunk,
            chunks=max(arrived, len(found.samples)),
            sessions=tuple({sample.session_row for sample in found.samples}),
            body=trained.body,
        )
        installed = await database.write(dictionaries.install_dictionary, command)
        _tell(project_row, trained, installed)

    async def _remove_unneeded(self) -> None:
        for row in await self._deps.database.read(dictionaries.find_unneeded):
            command = dictionaries.RemoveDictionary(row)
            if await self._deps.database.write(dictionaries.remove_dictionary, command):
                _log.info("dictionary removed", dictionary=row)


def _tell(project_row: int, trained: Trained, installed: bool) -> None:
    _log.info(
        "dictionary trained",
        project=project_row,
        installed=installed,
        bytes=len(trained.body),
        ratio=round(trained.ratio, 3),
        ratio_before=round(trained.ratio_before, 3),
    )

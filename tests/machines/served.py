"""The app on one engine as a machine drives it: asked, closed, crashed, opened again. No rules."""

import shutil
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

import httpx2

from builders import FrozenClock
from migrated import place_database
from usercontext.actions import analysis, projects
from usercontext.actions.caches import KeyCache, SessionCache
from usercontext.actions.deps import AnalysisOptions, Deps
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions
from usercontext.domain.ids import BASE62
from usercontext.ingest.limits import IngestLimits
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions

_OPTIONS = ApiOptions(read_limit=0)
"""A machine reads more than 500 times in 10 seconds of a clock that stands still."""


class CountedIds:
    """Identifiers that are the same in every run and on every engine."""

    def __init__(self) -> None:
        self._chance = Random(1)

    def new_uuid(self) -> UUID:
        return UUID(int=self._chance.getrandbits(128), version=4)

    def new_base62(self, length: int) -> str:
        return "".join(self._chance.choices(BASE62, k=length))

    def new_bytes(self, length: int) -> bytes:
        return self._chance.randbytes(length)


class Reply(NamedTuple):
    """All of an answer that a caller can see."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]

    def json(self) -> Any:
        return httpx2.Response(self.status, content=self.body).json()


class Served:
    """One app; ``options`` say which engine. Everything it keeps outlives ``restart``."""

    def __init__(self, options: StoreOptions, clock: FrozenClock) -> None:
        self._options = options
        self._clock = clock
        self._ids = CountedIds()

    async def open(self) -> None:
        """Open the database and build the app anew, with empty caches."""
        database = await open_database(self._options, self._clock, Role.SERVER)
        self._deps = Deps(
            database=database,
            clock=self._clock,
            ids=self._ids,
            ingest=IngestLimits(),
            analysis=AnalysisOptions(),
            keys=KeyCache(),
            sessions=SessionCache(),
        )
        transport = httpx2.ASGITransport(app=Api(self._deps, _OPTIONS), client=("10.0.0.7", 4711))
        self._client = httpx2.AsyncClient(transport=transport, base_url="http://api.test")

    async def close(self) -> None:
        """Close as SIGTERM does."""
        await self._client.aclose()
        await self._deps.database.close()

    async def restart(self) -> None:
        """Close and open again on the same data."""
        await self.close()
        await self.open()

    async def crash(self, name: str) -> None:
        """Go on from what a killed process leaves: the files as they lie there, nothing closed."""
        folder = self._options.data_dir.with_name(name)
        folder.mkdir(mode=0o700)
        for left in self._options.data_dir.glob("usercontext.db*"):
            if not left.name.endswith("-shm"):  # shared memory; made again from the log
                shutil.copyfile(left, folder / left.name)
        await self.close()
        shutil.rmtree(self._options.data_dir)
        self._options = StoreOptions(folder, synchronous=self._options.synchronous)
        await self.open()

    async def create_project(self, name: str) -> NewProject:
        """Create a project with its two keys."""
        return await projects.create_project(self._deps, name)

    async def analyze(self) -> int:
        """Run every job that is due; return how many."""
        done = 0
        while await analysis.run_next_job(self._deps, "machine"):
            done += 1
        return done

    async def ask(self, method: str, path: str, key: str, **options: Any) -> Reply:
        """Send one request through the real application."""
        headers = {"x-api-key": key} | options.pop("headers", {})
        answer = await self._client.request(method, path, headers=headers, **options)
        return Reply(answer.status_code, answer.content, tuple(sorted(answer.headers.items())))


class Folders:
    """Empty, migrated data folders, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0

    def add(self) -> StoreOptions:
        """Return the options of another one."""
        self._made += 1
        options = StoreOptions(self.folder / f"run-{self._made}" / "data", synchronous="OFF")
        place_database(options)
        return options

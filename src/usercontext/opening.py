"""What each process of ours begins with: settings → database, Deps. Not: what is done with them."""

import asyncio
import contextlib
import importlib
import signal
from collections.abc import AsyncIterator, Callable

from usercontext.actions.caches import KeyCache, SessionCache
from usercontext.actions.deps import Deps
from usercontext.analyze.model.options import ModelOptions, Provider
from usercontext.analyze.model.talk import Asker
from usercontext.deliver.connect import Outbound
from usercontext.domain.clock import SystemClock
from usercontext.domain.ids import DrawnIds
from usercontext.memory import keep_free
from usercontext.settings.sources import Settings
from usercontext.source_maps.maps import SourceMaps
from usercontext.store.opening import Role, open_database


@contextlib.asynccontextmanager
async def open_deps(settings: Settings, role: Role) -> AsyncIterator[Deps]:
    """Build what actions need and close it again; raises StoreError when the store cannot open."""
    if role is Role.SERVER:
        keep_free()
    clock = SystemClock()
    database = await open_database(settings.store, clock, role)
    folder = settings.source_maps.folder
    try:
        yield Deps(
            database=database,
            clock=clock,
            ids=DrawnIds(),
            ingest=settings.ingest,
            analysis=settings.analysis,
            keys=KeyCache(),
            sessions=SessionCache(),
            outbound=Outbound(settings.deliver),
            model=open_model(settings.model),
            source_maps=None if folder is None else SourceMaps(folder),
        )
    finally:
        await database.close()


def open_model(options: ModelOptions) -> Asker | None:
    """Return the configured model, loaded by name: its HTTP client costs whoever has none."""
    if options.provider is Provider.OFF:
        return None
    model: Asker = importlib.import_module("usercontext.analyze.model.http").Model(options)
    return model


def stop_on_signal(stop: Callable[[], None]) -> None:
    """Call ``stop`` at SIGTERM and SIGINT, in place of what Python does then."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)

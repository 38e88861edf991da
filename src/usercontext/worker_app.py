"""Where everything of the worker meets. Not: the server, whose doors would cost it 20 MB."""

import asyncio
import os

import msgspec

from usercontext.memory import collect_in_large_steps
from usercontext.opening import open_deps, stop_on_signal
from usercontext.settings.sources import Settings
from usercontext.store.heartbeat import WORKER_NAME
from usercontext.store.opening import Role
from usercontext.worker import keep_watch, run_worker

_READ_THREADS = 2
"""It does four things at once and reads for moments: each thread has caches of its own."""

_WORKER_LARGEST_MB = 128
"""Twice what it has after sessions of 1,000 entries; one of 100,000 leaves it with more."""


async def work(settings: Settings, parent_pid: int | None = None) -> None:
    """Run the analyzer worker until SIGTERM or until the server that started it is gone."""
    collect_in_large_steps()
    stop = asyncio.Event()
    stop_on_signal(stop.set)
    store = msgspec.structs.replace(
        settings.store,
        application_name=WORKER_NAME,
        read_threads=min(_READ_THREADS, settings.store.read_threads),
    )
    settings = msgspec.structs.replace(settings, store=store)
    async with open_deps(settings, Role.CLIENT) as deps:
        watches = [
            asyncio.create_task(_stop_when_orphaned(stop, parent_pid)),
            asyncio.create_task(keep_watch()),
        ]
        largest_mb = 0 if parent_pid is None else _WORKER_LARGEST_MB
        options = msgspec.structs.replace(settings.worker, largest_mb=largest_mb)
        await run_worker(deps, options, stop)
        for watch in watches:
            watch.cancel()


async def _stop_when_orphaned(stop: asyncio.Event, parent_pid: int | None) -> None:
    while parent_pid is not None and os.getppid() == parent_pid:  # noqa: ASYNC110  (no event tells)
        await asyncio.sleep(1)
    if parent_pid is not None:
        stop.set()

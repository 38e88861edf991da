"""The real app on a database of its own, without sockets: what its tests are run against.

Not: fixtures, which decide how long one lives.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx2
from pwdlib.hashers.argon2 import Argon2Hasher

from migrated import place_database
from usercontext.actions.caches import KeyCache, SessionCache
from usercontext.actions.deps import AnalysisOptions, Deps
from usercontext.actions.passwords import Passwords
from usercontext.api.application import Api
from usercontext.domain.clock import Clock
from usercontext.domain.ids import RandomIds
from usercontext.ingest.limits import IngestLimits
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions


@asynccontextmanager
async def open_deps(options: StoreOptions, clock: Clock) -> AsyncIterator[Deps]:
    """Open the database that the options name and put beside it what actions need.

    Passwords are hashed by the same function with the least work that it takes: hundreds of tests
    sign in.
    """
    place_database(options)
    database = await open_database(options, clock, Role.SERVER)
    try:
        yield Deps(
            database=database,
            clock=clock,
            ids=RandomIds(),
            ingest=IngestLimits(),
            analysis=AnalysisOptions(),
            keys=KeyCache(),
            sessions=SessionCache(),
            passwords=Passwords(Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1)),
        )
    finally:
        await database.close()


@asynccontextmanager
async def visit(api: Api) -> AsyncIterator[httpx2.AsyncClient]:
    """Call the app as a client without a key does, from a private address."""
    transport = httpx2.ASGITransport(app=api, client=("10.0.0.7", 4711))
    async with httpx2.AsyncClient(transport=transport, base_url="http://api.test") as client:
        yield client

"""A worker in a process of its own that sends the next delivery, to be killed while it does."""

import asyncio
import sys
from pathlib import Path

from builders import FrozenClock
from usercontext.actions.caches import KeyCache, SessionCache
from usercontext.actions.deliveries import run_next_delivery
from usercontext.actions.deps import AnalysisOptions, Deps
from usercontext.deliver.connect import Outbound
from usercontext.deliver.options import DeliverOptions
from usercontext.domain.ids import RandomIds
from usercontext.ingest.limits import IngestLimits
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions


async def send(folder: Path, port: int) -> None:
    database = await open_database(StoreOptions(folder), FrozenClock(), Role.SERVER)
    options = DeliverOptions(private=("127.0.0.0/8",), ports=(port,))
    deps = Deps(
        database,
        FrozenClock(),
        RandomIds(),
        IngestLimits(),
        AnalysisOptions(),
        KeyCache(),
        SessionCache(),
        outbound=Outbound(options),
    )
    await run_next_delivery(deps)


if __name__ == "__main__":
    asyncio.run(send(Path(sys.argv[1]), int(sys.argv[2])))

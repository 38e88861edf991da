"""An empty SQLite database at the newest schema, put where a test will open one.

Migrating an empty file takes longer than most tests do, so each process does it once. Not:
PostgreSQL's (postgres.py).
"""

import asyncio
import functools
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from builders import FrozenClock
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.sqlite import database_file


def place_database(options: StoreOptions) -> None:
    """Put the file where nothing is yet; what is there already stays as it is."""
    file = database_file(options)
    if options.database_url is None and not file.exists():
        options.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_bytes(_empty_file())


@functools.cache
def _empty_file() -> bytes:
    with (
        tempfile.TemporaryDirectory(prefix="uc-migrated-") as folder,
        ThreadPoolExecutor(1) as beside,  # the test that asks first may run in a loop of its own
    ):
        options = StoreOptions(Path(folder) / "data", synchronous="OFF")
        beside.submit(asyncio.run, _migrate(options)).result()
        (file,) = options.data_dir.glob("usercontext.db*")  # closed: all of it is in one file
        return file.read_bytes()


async def _migrate(options: StoreOptions) -> None:
    database = await open_database(options, FrozenClock(), Role.SERVER)
    await database.close()

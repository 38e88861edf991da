"""One migrated database on the tests' PostgreSQL, emptied for every run. Not: starting a server."""

import asyncpg

from machines.served import Folders
from postgres import migrated_database
from usercontext.store.options import StoreOptions
from usercontext.store.tables import metadata

_EMPTY = "TRUNCATE " + ", ".join(sorted(metadata.tables)) + " RESTART IDENTITY CASCADE"


def fresh_options(server: str, folders: Folders) -> StoreOptions:
    """Return the options of a database of its own."""
    return StoreOptions(folders.folder, database_url=migrated_database(server))


async def empty(options: StoreOptions) -> None:
    """Take every row out, and count rows from 1 again, so that both engines name them alike."""
    connection = await asyncpg.connect(options.database_url)
    try:
        await connection.execute(_EMPTY)
    finally:
        await connection.close()

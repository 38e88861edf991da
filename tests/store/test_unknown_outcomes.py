"""A commit whose outcome was not known was kept after all: nothing goes on as if it was not."""

import sqlite3

import pytest
from sqlalchemy import select

from builders import REPORTED_US, FrozenClock
from store.batches import add_session, make_batch
from store.conftest import NOTHING
from store.test_writer_failures import writer_on
from usercontext.domain.errors import Unavailable
from usercontext.store.dictionaries import InstallDictionary, install_dictionary
from usercontext.store.logs import AppendLogs
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.sqlite import reading_engine, transaction
from usercontext.store.tables import chunk

pytestmark = pytest.mark.anyio


class _KeptAfterAll(sqlite3.Connection):
    """A connection whose commits succeed and are said to have failed, as often as it is told."""

    failures = 0

    def commit(self) -> None:
        is_late = self.in_transaction
        super().commit()
        if is_late and _KeptAfterAll.failures:
            _KeptAfterAll.failures -= 1
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error


async def test_a_dictionary_that_was_installed_after_all_packs_the_next_batch(
    sqlite_options: StoreOptions, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that it retired may be removed at any time: nothing new may need it."""
    database = await open_database(sqlite_options, clock, Role.SERVER)
    row = await database.write(add_session, NOTHING)
    await database.close()
    writer, _ = writer_on(sqlite_options, _KeptAfterAll)
    writer.start()
    append = AppendLogs(row, 1, REPORTED_US, make_batch(0), project_row=1)
    await writer.submit_append(append)  # and it knows that the project has none

    monkeypatch.setattr(_KeptAfterAll, "failures", 1)
    trained = InstallDictionary(1, REPORTED_US, 0, 1, 1, 300, (row,), b"shared by many" * 20)
    with pytest.raises(Unavailable, match="not known"):
        await writer.submit(install_dictionary, trained)
    await writer.submit_append(append)
    await writer.close()

    with reading_engine(sqlite_options).connect() as connection, transaction(connection):
        used = connection.scalars(select(chunk.c.dictionary).order_by(chunk.c.id)).all()
    assert used == [None, 1]

"""A session's log as an issue, a page and the analyzer read it, on both engines."""

import time

import pytest

from builders import REPORTED_US
from store.batches import PLAIN, SECOND_US, add_session, entries_of, make_append
from store.conftest import NOTHING
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.log_entry import ChunkFlag
from usercontext.store.database import Database
from usercontext.store.logs import (
    LogSelection,
    LogsPage,
    LogsView,
    issue_logs,
    load_entries,
    session_logs,
)

pytestmark = pytest.mark.anyio


async def view(
    database: Database, row: int, limit: int = 10_000, second: float = 0, *evidence: str
) -> LogsView:
    selection = LogSelection(limit, REPORTED_US + int(second * SECOND_US), evidence)
    return await database.read(lambda tx: issue_logs(tx, row, selection))


async def page(database: Database, row: int, cursor: str | None, limit: int) -> LogsPage:
    return await database.read(lambda tx: session_logs(tx, row, cursor, limit))


def stamps(body: bytes | bytearray) -> list[str]:
    return [entry["timestamp"][17:19] for entry in entries_of(body)]


def ids(body: bytes | bytearray) -> list[str]:
    return [entry["id"] for entry in entries_of(body)]


async def test_a_session_without_logs_is_empty(database: Database, session_row: int) -> None:
    assert LogsView(b"[]", 0, 0, truncated=False) == await view(database, session_row)
    assert LogsPage(b"[]", 0, None) == await page(database, session_row, None, 10)


async def test_an_issue_shows_entries_by_time_across_batches(
    database: Database, session_row: int
) -> None:
    for seconds in ((20, 30), (10, 25), (40,)):
        await database.append(make_append(session_row, *seconds))

    found = await view(database, session_row)

    assert stamps(found.body) == ["10", "20", "25", "30", "40"]
    assert (found.returned, found.total, found.truncated) == (5, 5, False)


async def test_a_window_stands_around_the_report(database: Database, session_row: int) -> None:
    for second in range(50):
        await database.append(make_append(session_row, second))

    found = await view(database, session_row, 10, 30)

    assert stamps(found.body) == ["23", "24", "25", "26", "27", "28", "29", "30", "31", "32"]
    assert (found.returned, found.total, found.truncated) == (10, 50, True)


async def test_a_report_after_everything_shows_the_end(
    database: Database, session_row: int
) -> None:
    for second in range(10):
        await database.append(make_append(session_row, second))

    assert stamps((await view(database, session_row, 3, 500)).body) == ["07", "08", "09"]


async def test_a_report_before_everything_shows_the_beginning(
    database: Database, session_row: int
) -> None:
    for second in range(10):
        await database.append(make_append(session_row, second))

    assert stamps((await view(database, session_row, 3, -500)).body) == ["00", "01", "02"]


async def test_cited_entries_are_shown_wherever_they_stand(
    database: Database, session_row: int
) -> None:
    for second in range(50):
        await database.append(make_append(session_row, second))
    everything = ids((await view(database, session_row)).body)

    found = await view(database, session_row, 5, 40, everything[2], everything[39], "zzz-1")

    assert found.returned == 5
    assert {everything[2], everything[39]} < set(ids(found.body))
    assert stamps(found.body) == ["02", "37", "38", "39", "40"]


async def test_a_cited_entry_of_another_session_is_not_shown(
    database: Database, session_row: int
) -> None:
    foreign = await database.write(add_session, NOTHING)
    await database.append(make_append(foreign, 1))
    cited = ids((await view(database, foreign)).body)
    for second in range(5):
        await database.append(make_append(session_row, second))

    found = await view(database, session_row, 3, 4, *cited)

    assert found.returned == 3
    assert not set(cited) & set(ids(found.body))


async def test_no_entries_can_be_asked_for(database: Database, session_row: int) -> None:
    await database.append(make_append(session_row, 0))

    assert LogsView(b"[]", 0, 1, truncated=True) == await view(database, session_row, 0)


async def test_a_resent_batch_counts_once(database: Database, session_row: int) -> None:
    for _ in range(2):
        await database.append(make_append(session_row, 0, 1, ids=["n-1", "n-2"]))

    found = await view(database, session_row)

    assert (found.returned, found.total, found.truncated) == (2, 2, False)


async def test_pages_hold_every_entry_once_in_order_of_arrival(
    database: Database, session_row: int
) -> None:
    for number in range(7):
        await database.append(make_append(session_row, *(50 - number, 50, 51)))
    everything = ids((await page(database, session_row, None, 1_000)).body)
    collected: list[str] = []
    cursor: str | None = None
    while True:
        found = await page(database, session_row, cursor, 4)
        collected += ids(found.body)
        cursor = found.next
        if cursor is None:
            break

    assert len(set(everything)) == 21
    assert everything == collected


async def test_a_page_that_ends_with_the_log_has_no_next(
    database: Database, session_row: int
) -> None:
    await database.append(make_append(session_row, 0, 1))

    assert (await page(database, session_row, None, 2)).next is None
    assert (await page(database, session_row, None, 1)).next is not None


async def test_entries_that_arrive_between_pages_come_last(
    database: Database, session_row: int
) -> None:
    await database.append(make_append(session_row, 30, 31))
    first = await page(database, session_row, None, 1)
    await database.append(make_append(session_row, 1, 2))

    second = await page(database, session_row, first.next, 10)

    assert stamps(first.body) == ["30"]
    assert stamps(second.body) == ["31", "01", "02"]


async def test_a_page_leaves_out_what_an_earlier_page_held(
    database: Database, session_row: int
) -> None:
    await database.append(make_append(session_row, 0, 1, ids=["n-1", "n-2"]))
    first = await page(database, session_row, None, 1)
    await database.append(make_append(session_row, 0, 1, 2, ids=["n-1", "n-2", "n-3"]))

    second = await page(database, session_row, first.next, 10)

    assert [entry["entryId"] for entry in entries_of(second.body)] == ["n-2", "n-3"]


@pytest.mark.parametrize("cursor", ["", "x", "1-1-1", "-1", "../..", "zzzzzzzzzzzzz-1", "1-1\x00"])
async def test_a_cursor_that_is_not_ours_is_refused(
    database: Database, session_row: int, cursor: str
) -> None:
    with pytest.raises(ValidationFailed, match="cursor"):
        await page(database, session_row, cursor, 10)


async def test_the_analyzer_is_given_decoded_entries_by_time(
    database: Database, session_row: int
) -> None:
    await database.append(make_append(session_row, 5, 6, ids=["n-1", "n-2"], truncated=True))
    await database.append(make_append(session_row, 4, 6, ids=["n-0", "n-2"]))

    loaded = await database.read(
        lambda tx: load_entries(tx, session_row, REPORTED_US, time.monotonic)
    )

    assert [entry.entry_id for entry in loaded.entries] == ["n-0", "n-1", "n-2"]
    assert (loaded.total, loaded.dropped, loaded.truncated) == (3, 0, 2)


async def test_flags_survive_the_way_through_the_engine(
    database: Database, session_row: int
) -> None:
    """A flag is an int with an iterator, which a driver may take for an array."""
    await database.append(make_append(session_row, 2, 1, flags=ChunkFlag.COMPLETE))
    await database.append(make_append(session_row, 0, flags=PLAIN | ChunkFlag.HAS_ERROR))

    assert stamps((await view(database, session_row)).body) == ["00", "01", "02"]

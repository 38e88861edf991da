"""What was seen of a session is kept until it grows, on both engines; within bounds."""

import pytest

from store.batches import make_append
from usercontext.domain.timeline import SessionMarks
from usercontext.store.chunk_rows import Head
from usercontext.store.database import Database
from usercontext.store.entry_marks import MarkBounds, mark_entries
from usercontext.store.kept_marks import KeptMarks

pytestmark = pytest.mark.anyio


async def look(
    database: Database, row: int, kept: KeptMarks, words: str = "", most: int = 100
) -> SessionMarks:
    bounds = MarkBounds(entries=most)
    return await database.read(
        lambda tx: mark_entries(tx, row, None, words, bounds=bounds, kept=kept)
    )


def marks_of(number: int) -> SessionMarks:
    return SessionMarks([None] * number, 0, 0, 0, {})  # type: ignore[list-item]  # only counted


def heads_of(*rows: int) -> list[Head]:
    return [Head(row, 1, 0, 0, 0) for row in rows]


async def test_a_session_is_looked_through_once(database: Database, session_row: int) -> None:
    await database.append(make_append(session_row, 1, 2))
    kept = KeptMarks()
    first, again = [await look(database, session_row, kept) for _ in range(2)]

    assert again is first
    assert len(first.marks) == 2


async def test_a_session_that_grew_is_looked_through_anew(
    database: Database, session_row: int
) -> None:
    await database.append(make_append(session_row, 1))
    kept = KeptMarks()
    await look(database, session_row, kept)
    await database.append(make_append(session_row, 2, 3))

    assert len((await look(database, session_row, kept)).marks) == 3


async def test_a_search_is_never_answered_from_what_is_kept(
    database: Database, session_row: int
) -> None:
    await database.append(make_append(session_row, 1))
    kept = KeptMarks()
    await look(database, session_row, kept)
    [mark] = (await look(database, session_row, kept, "nowhere to be found")).marks

    assert not mark.found
    assert (await look(database, session_row, kept)).marks[0].found


async def test_a_session_that_was_not_read_to_its_end_is_not_kept(
    database: Database, session_row: int
) -> None:
    for _ in range(2):
        await database.append(make_append(session_row, 1))
    kept = KeptMarks()

    assert (await look(database, session_row, kept, most=1)).unread == 1
    assert (await look(database, session_row, kept)).unread == 0


def test_the_session_unused_for_longest_makes_room() -> None:
    kept = KeptMarks(most_entries=10)
    for row in (1, 2):
        kept.put(row, heads_of(row), marks_of(5))
    assert kept.get(1, heads_of(1))
    kept.put(3, heads_of(3), marks_of(5))

    assert [kept.get(row, heads_of(row)) is not None for row in (1, 2, 3)] == [True, False, True]


def test_a_session_larger_than_all_the_room_is_not_kept() -> None:
    kept = KeptMarks(most_entries=10)
    kept.put(1, heads_of(1), marks_of(11))

    assert kept.get(1, heads_of(1)) is None

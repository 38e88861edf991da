"""All entries of a session without their payloads, on both engines: order, failures, words."""

from typing import Any

import pytest

from builders import REPORTED_US
from store.batches import SECOND_US, make_append
from usercontext.domain.log_entry import Level
from usercontext.domain.timeline import EntryKind, SessionMarks
from usercontext.store.database import Database
from usercontext.store.entry_marks import MarkBounds, mark_entries, read_entries

pytestmark = pytest.mark.anyio


async def marks_of(
    database: Database, row: int, words: str = "", around: float | None = None, **more: Any
) -> SessionMarks:
    around_us = None if around is None else REPORTED_US + int(around * SECOND_US)
    return await database.read(lambda tx: mark_entries(tx, row, around_us, words, **more))


def seconds(found: SessionMarks) -> list[float]:
    return [(mark.at_us - REPORTED_US) / SECOND_US for mark in found.marks]


async def test_entries_stand_in_order_of_time_and_each_id_once(
    database: Database, session_row: int
) -> None:
    await database.append(make_append(session_row, 5, 6, ids=["n-1", "n-2"], truncated=True))
    await database.append(make_append(session_row, 4, 6, ids=["n-0", "n-2"]))
    found = await marks_of(database, session_row)

    assert seconds(found) == [4, 5, 6]
    assert (found.unread, found.truncated) == (0, 2)


@pytest.mark.parametrize(
    ("changes", "kind", "failed"),
    [
        ({"level": "error"}, EntryKind.CONSOLE, True),
        ({"level": "warn"}, EntryKind.CONSOLE, False),
        ({"eventType": "click"}, EntryKind.CLICK, False),
        ({"eventType": "navigation"}, EntryKind.NAVIGATION, False),
        ({"type": "storage"}, EntryKind.STORAGE, False),
        ({"type": "network", "payload": {"status": 404}}, EntryKind.NETWORK, True),
        ({"type": "network", "payload": {"response": {"statusCode": "503"}}}, "network", True),
        ({"type": "network", "payload": {"status": 204}}, EntryKind.NETWORK, False),
        ({"type": "network", "payload": {"status": 4041}}, EntryKind.NETWORK, False),
        ({"type": "network", "payload": {"body": '{"status":500}'}}, EntryKind.NETWORK, False),
        ({"payload": {"status": 500}}, EntryKind.CONSOLE, False),
    ],
)
async def test_kinds_and_failures_are_told_from_the_bytes(
    database: Database, session_row: int, changes: dict[str, Any], kind: str, failed: bool
) -> None:
    await database.append(make_append(session_row, 1, **changes))
    [mark] = (await marks_of(database, session_row)).marks

    assert (mark.kind, mark.failed) == (kind, failed)
    assert mark.level is Level(changes.get("level", "info"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", True),
        ("CART opened", True),
        ("größe", True),
        ('say "hello"', True),
        ("c:\\temp", True),
        ("selector", True),
        ("cart closed", False),
    ],
)
async def test_words_are_found_however_json_writes_them(
    database: Database, session_row: int, words: str, found: bool
) -> None:
    payload = {"message": 'Cart opened, Größe: say "hello" in C:\\temp'}
    append = make_append(session_row, 1, payload=payload, eventMetadata={"selector": "#x"})
    await database.append(append)
    [mark] = (await marks_of(database, session_row, words)).marks

    assert mark.found is found


async def test_lines_are_the_same_by_what_they_say(database: Database, session_row: int) -> None:
    for message in ("a", "a", "b"):
        await database.append(make_append(session_row, 1, payload={"message": message}))
    one, same, other = (await marks_of(database, session_row)).marks

    assert one.same == same.same != 0
    assert other.same not in (0, one.same)


async def test_what_a_page_left_out_is_added_up_and_nobody_elses_words_are(
    database: Database, session_row: int
) -> None:
    told = {"kind": "capture.dropped", "dropped": {"rate": 3, "<b>": 1, "queue_full": -1}}
    for payload in (told, told, {"message": '"capture.dropped"', "dropped": 7}):
        await database.append(make_append(session_row, 1, payload=payload))

    assert (await marks_of(database, session_row)).left_out == {"rate": 6}


async def test_beyond_the_bounds_the_nearest_batches_are_looked_through(
    database: Database, session_row: int
) -> None:
    for second in (0, 100, 200, 300):
        await database.append(make_append(session_row, second, second + 1))
    bounds = MarkBounds(entries=3)
    found = await marks_of(database, session_row, around=210, bounds=bounds)
    late = await marks_of(database, session_row, seconds=iter([0.0, 1.0, 9.0, 9.0]).__next__)

    assert seconds(found) == [200, 201, 300, 301]
    assert found.unread == 4
    assert seconds(late) == [0, 1]
    assert late.unread == 6


async def test_entries_are_read_by_their_ids_from_their_session_alone(
    database: Database, session_row: int
) -> None:
    await database.append(make_append(session_row, 1, 2, 3))
    ids = [mark.id for mark in (await marks_of(database, session_row)).marks]
    wanted = [ids[0], ids[2], "zz-0", "nonsense", "zzzzzzzzzzzzz-1"]
    found = await database.read(lambda tx: read_entries(tx, session_row, wanted))
    foreign = await database.read(lambda tx: read_entries(tx, session_row + 1, ids))

    assert sorted(found) == sorted([ids[0], ids[2]])
    assert foreign == {}

"""Any log, however it lies in its rows, reads as a plain reader would read it, row by row."""

import json
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import Any

import msgspec
import pytest
from sqlalchemy import Connection, select

from builders import REPORTED_US, make_log_entry
from store.drafts import add_project, add_session_to
from store.test_dictionaries import append, install
from store.test_packs import Shop, make_pack
from usercontext.domain.ids import log_id
from usercontext.domain.instants import parse_instant
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.pipeline import check_batch
from usercontext.store.database import Database
from usercontext.store.logs import LogSelection, issue_logs, session_logs
from usercontext.store.tables import chunk
from usercontext.store.unpacking import Unpacker

pytestmark = pytest.mark.anyio
LIMITS = IngestLimits()
BEGIN = datetime(2026, 6, 30, 23, 59, 50, tzinfo=UTC)
LETTERS = "é\0€\U0001f600 \\\"'\u2028%,"
SHOWN = ("type", "level", "eventType", "eventMetadata", "payload", "timestamp")
Fields = dict[str, msgspec.Raw]
Placed = tuple[int, Fields]
"""An entry and the instant it is ordered by."""


def stamp(chance: Random, tick: int, digits: int | None) -> str:
    """Write one of few instants as a browser does, or as nobody would."""
    moment = BEGIN + timedelta(milliseconds=tick * 100)
    if digits is None:
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if digits == 0 and chance.random() < 0.1:
        return "2026-06-30T23:59:60Z"
    zone = timezone(timedelta(minutes=chance.choice([-720, -330, 0, 60, 345])))
    text = moment.astimezone(zone).isoformat(timespec="microseconds")
    fraction = text[19:26] if digits > 1 else text[19:21]
    if digits == 3:
        return moment.isoformat(timespec="milliseconds")[:23]
    return text[:19] + ("" if digits == 0 else fraction) + text[26:]


def entry(chance: Random, tick: int, is_odd: bool) -> dict[str, Any]:
    text = "".join(chance.choices(LETTERS, k=chance.randrange(30)))
    written = stamp(chance, tick, chance.choice([None, 0, 1, 3, 6]) if is_odd else None)
    more = {"entryId": f"e{chance.randrange(90)}"} if chance.random() < 0.3 else {}
    return make_log_entry(payload={"m": text, "n": chance.random()}, timestamp=written, **more)


async def write_any(database: Database, shop: Shop, chance: Random) -> None:
    """Append batches, and now and then pack what there is or begin to use a dictionary."""
    is_odd, width = chance.random() < 0.5, chance.choice([1, 2, 3, 200])
    for number in range(chance.randrange(1, 25)):
        begin = chance.choice([0, number, 2 * number, 3])
        ticks = [begin + chance.randrange(width) for _ in range(chance.choice([1, 2, 7, 100]))]
        if chance.random() < 0.7:  # a browser's batch is in order
            ticks.sort()
        logs = [entry(chance, tick, is_odd) for tick in ticks]
        await append(database, shop, check_batch(json.dumps({"logs": logs}).encode(), LIMITS))
        if number and chance.random() < 0.1:
            await make_pack(database, shop)
        if chance.random() < 0.05:
            await install(database, shop[0])


def instant_of(written: str) -> int:
    found = parse_instant(written)
    assert found is not None
    return found.us


def read_plainly(tx: Connection, session_row: int) -> list[Placed]:
    """Read all rows in order of arrival, each entryId once."""
    unpack, seen, found = Unpacker(tx), set[str](), list[Placed]()
    query = select(chunk).where(chunk.c.session_row == session_row).order_by(chunk.c.id)
    for row in tx.execute(query).all():
        batch = msgspec.json.decode(unpack(row), type=dict[str, list[Fields]])
        for index, fields in enumerate(batch["logs"]):
            known = msgspec.json.decode(fields.get("entryId", b"null"))
            if known in seen:
                continue
            seen |= {known} - {None}
            instant = instant_of(msgspec.json.decode(fields["timestamp"]))
            found.append((instant, shown(log_id(row.id, index), fields)))
    return found


def shown(number: str, fields: Fields) -> Fields:
    named = {"eventType": b'"log"', "eventMetadata": b"{}"} | fields
    order = (*SHOWN, "entryId", "repaired", "truncated")
    ours = {"id": f'"{number}"'.encode()} | {name: named[name] for name in order if name in named}
    return {name: msgspec.Raw(bytes(text)) for name, text in ours.items()}


def read_pages(tx: Connection, session_row: int, limit: int) -> list[Fields]:
    found, cursor = list[Fields](), None
    while True:
        page = session_logs(tx, session_row, cursor, limit)
        found += msgspec.json.decode(page.body, type=list[Fields])
        if page.next is None:
            return found
        cursor = page.next


def as_array(entries: list[Placed]) -> bytes:
    return msgspec.json.encode([fields for _, fields in entries])


@pytest.mark.parametrize("seed", range(30))
async def test_a_log_reads_as_row_by_row(sqlite_database: Database, seed: int) -> None:
    database, chance = sqlite_database, Random(seed)
    project_row = (await add_project(database)).row
    shop = project_row, await add_session_to(database, project_row)
    await write_any(database, shop, chance)
    plain = await database.read(lambda tx: read_plainly(tx, shop[1]))

    selection = LogSelection(10_000, REPORTED_US)
    view = await database.read(lambda tx: issue_logs(tx, shop[1], selection))
    paged = await database.read(lambda tx: read_pages(tx, shop[1], chance.randrange(1, 500)))

    assert msgspec.json.encode(paged) == as_array(plain)
    assert bytes(view.body) == as_array(sorted(plain, key=lambda placed: placed[0]))
    assert (view.total, view.returned) == (len(plain), len(plain))

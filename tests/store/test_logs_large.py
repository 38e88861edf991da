"""Large sessions answer in bounded time and memory: windows and the analyzer's bounds."""

import time
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, create_engine, insert
from sqlalchemy.pool import NullPool

from builders import REPORTED_US
from store.batches import PLAIN, SECOND_US, add_session, make_batch, make_chunk
from usercontext.domain.ids import log_id
from usercontext.domain.log_entry import ChunkFlag
from usercontext.store.chunk_rows import Head
from usercontext.store.logs import LogSelection, issue_logs, load_entries
from usercontext.store.options import StoreOptions
from usercontext.store.packing import new_compressor
from usercontext.store.selection import Bounds, gather_events, reading_order
from usercontext.store.sqlite import create_file, reading_engine, transaction, writing_engine
from usercontext.store.tables import chunk, metadata

CHUNKS = 1_000
ROW = 1


def stopped() -> float:
    """Stand in for a clock: reading takes no time."""
    return 0.0


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A session of 100,000 entries in 1,000 batches, ten seconds apart; ten have an error."""
    options = StoreOptions(tmp_path_factory.mktemp("large"))
    create_file(options)
    with (
        writing_engine(options).connect() as connection,
        transaction(connection, "BEGIN IMMEDIATE"),
    ):
        metadata.create_all(connection)
        assert add_session(connection) == ROW
        connection.execute(insert(chunk), make_rows())
    return reading_engine(options)


def make_rows(needle: int = 0) -> list[dict[str, object]]:
    """Build the batches; the one numbered ``needle`` ends in a failed request told as `info`."""
    batch = make_batch(*(second / 20 for second in range(100)))
    body = new_compressor().compress(batch.body)
    failed = make_batch(5.0, type="network", payload={"status": 500}).body
    odd = new_compressor().compress(batch.body[:-2] + b"," + failed[len(b'{"logs":[') :])
    return [
        {
            "session_row": ROW,
            "key_row": 1,
            "received_us": REPORTED_US,
            "entries": batch.entries + (number + 1 == needle),
            "errors": 0,
            "first_us": REPORTED_US + number * 10 * SECOND_US,
            "last_us": REPORTED_US + (number * 10 + 5) * SECOND_US,
            "flags": PLAIN | (0 if number % 100 else ChunkFlag.HAS_ERROR),
            "body": odd if number + 1 == needle else body,
        }
        for number in range(CHUNKS)
    ]


@pytest.fixture
def tx(large: Engine) -> Iterator[Connection]:
    with large.connect() as connection, transaction(connection):
        yield connection


def test_an_issue_of_a_hundred_thousand_entries_answers_in_time(tx: Connection) -> None:
    """Row 59 of the hostile catalogue: at most 10,000 entries, within 200 ms of its own."""
    report_us = REPORTED_US + 5_000 * SECOND_US
    cited = (log_id(1, 7), log_id(CHUNKS, 99))
    seconds = []
    for _ in range(3):
        started = time.thread_time()
        found = issue_logs(tx, ROW, LogSelection(10_000, report_us, cited))
        seconds.append(time.thread_time() - started)

    assert (found.returned, found.total, found.truncated) == (10_000, 100_000, True)
    assert all(f'"id":"{one}"'.encode() in found.body for one in cited)
    assert min(seconds) <= 0.2


def test_the_analyzer_reads_what_stands_near_a_telling_batch(tx: Connection) -> None:
    loaded = load_entries(tx, ROW, REPORTED_US + 10_000 * SECOND_US, time.monotonic)

    assert loaded.total == 100_000
    assert loaded.dropped == 100_000 - len(loaded.entries)
    assert 5_000 < len(loaded.entries) <= 20_000


def head_of(number: int, first: int, last: int, flags: int = PLAIN, entries: int = 1) -> Head:
    start_us = REPORTED_US
    return Head(number, entries, start_us + first * SECOND_US, start_us + last * SECOND_US, flags)


def test_batches_are_read_backwards_from_the_report() -> None:
    heads = [head_of(1, 0, 5), head_of(2, 400, 405), head_of(3, 10, 15), head_of(4, 900, 905)]

    assert reading_order(heads, REPORTED_US + 200 * SECOND_US, Bounds()) == [2, 3, 1, 4]


def test_of_a_large_session_batches_far_from_any_event_are_opened_last() -> None:
    bounds = Bounds(events=2)
    heads = [
        head_of(1, 0, 5),
        head_of(2, 1_000, 1_005, PLAIN | ChunkFlag.HAS_CLICK),
        head_of(3, 1_060, 1_065),
        head_of(4, 2_000, 2_005),
    ]

    assert reading_order(heads, REPORTED_US + 2_000 * SECOND_US, bounds) == [4, 3, 2, 1]


def test_a_failed_request_logged_as_information_is_found_far_from_any_event() -> None:
    """A client that logs every request as `info` leaves no mark on the batch of a failed one."""
    far = REPORTED_US + 10_000 * SECOND_US
    chunks = [
        make_chunk(1, 1, 2, type="network", payload={"status": 200}),
        make_chunk(2, 3, 4, type="network", payload={"url": "/pay", "status": 503}),
    ]
    heads = [head_of(1, 1, 2, entries=2), head_of(2, 3, 4, entries=2)]

    gathered = gather_events(chunks, heads, far, Bounds(events=3), stopped)

    assert [entry.id for entry in gathered.entries] == ["2-0", "2-1"]


def test_reading_stops_when_its_time_is_up() -> None:
    chunks = [make_chunk(number, number) for number in range(10)]
    heads = [head_of(one.id, one.id, one.id) for one in chunks]
    ticks = iter(range(100))

    gathered = gather_events(
        chunks, heads, REPORTED_US, Bounds(seconds=4), lambda: float(next(ticks))
    )

    assert len(gathered.entries) == 4


@pytest.mark.parametrize("place", [2, CHUNKS // 2, CHUNKS])
def test_the_one_failed_request_of_a_hundred_thousand_entries_is_found(place: int) -> None:
    with create_engine("sqlite://", poolclass=NullPool).begin() as tx:
        metadata.create_all(tx)
        add_session(tx)
        tx.execute(insert(chunk), make_rows(needle=place))
        loaded = load_entries(tx, ROW, REPORTED_US + 20_000 * SECOND_US, time.monotonic)

    found = [entry.id for entry in loaded.entries if entry.payload.get("status") == 500]
    assert found == [log_id(place, 100)]
    assert (loaded.total, loaded.dropped) == (100_001, 100_001 - len(loaded.entries))
    assert loaded.newest_chunk == CHUNKS


def test_decoding_stops_at_the_bound_of_bytes() -> None:
    chunks = [make_chunk(number, number, payload={"x": "y" * 1_000}) for number in range(10)]
    heads = [head_of(one.id, one.id, one.id) for one in chunks]

    gathered = gather_events(chunks, heads, REPORTED_US, Bounds(decoded_bytes=3_500), stopped)

    assert len(gathered.entries) == 3


@pytest.mark.parametrize(
    "payload", [{"status": 500}, {"statusCode": "404"}, {"response": {"status": 0}}]
)
def test_a_failed_request_is_an_event_whatever_its_level(payload: dict[str, object]) -> None:
    far = REPORTED_US + 10_000 * SECOND_US
    chunks = [make_chunk(1, 1, 2, type="network", payload=payload), make_chunk(2, 3)]
    heads = [head_of(1, 1, 2, entries=2), head_of(2, 3, 3)]

    gathered = gather_events(chunks, heads, far, Bounds(events=2), stopped)

    assert [entry.id for entry in gathered.entries] == ["1-0", "1-1"]

"""Entries cut out of stored batches: ids, defaults, order, doubles, decoding."""

import msgspec
import pytest

from builders import REPORTED_US, make_log_entry
from store.batches import PLAIN, SECOND_US, at_second, entries_of, make_chunk
from usercontext.domain.log_entry import ChunkFlag, EventType, Level, LogEntry, LogType
from usercontext.store.chunks import (
    Chunk,
    ShownEntry,
    decode_entries,
    decode_these,
    encode_entries,
    encode_runs,
    entries_as_arrived,
)
from usercontext.store.time_order import entries_in_time_order, runs_in_time_order


def ids_in_time_order(*chunks: Chunk) -> list[str]:
    return [entry.id for entry in entries_in_time_order(chunks)]


def as_arrived(chunk: Chunk) -> list[ShownEntry]:
    return entries_as_arrived(chunk, chunk.body, {})


def chunk_of(number: int, *entries: dict[str, object], flags: int = PLAIN) -> Chunk:
    body = msgspec.json.encode({"logs": list(entries)})
    return Chunk(number, len(entries), REPORTED_US, REPORTED_US, flags, None, body)


def test_an_entry_comes_back_as_sent_with_its_id_in_front() -> None:
    body = encode_entries(as_arrived(make_chunk(46, 0)))

    assert [{"id": "1a-0"} | make_log_entry(timestamp=at_second(0))] == entries_of(body)
    assert body.startswith(b'[{"id":"1a-0","')


@pytest.mark.parametrize(
    "missing", [{"eventType"}, {"eventMetadata"}, {"eventType", "eventMetadata"}]
)
def test_an_entry_without_event_gets_the_defaults(missing: set[str]) -> None:
    sent = {name: value for name, value in make_log_entry().items() if name not in missing}

    body = encode_entries(as_arrived(chunk_of(1, sent, flags=ChunkFlag.SORTED)))

    assert [{"id": "1-0"} | make_log_entry()] == entries_of(body)


def test_a_default_does_not_replace_what_was_sent() -> None:
    click = make_log_entry(eventType="click", eventMetadata={"selector": "#pay"})

    body = encode_entries(as_arrived(chunk_of(1, click, flags=0)))

    assert [{"id": "1-0"} | click] == entries_of(body)


def test_marks_and_entry_ids_come_back() -> None:
    marked = make_log_entry(entryId="n-1", repaired=["timestamp"], truncated=True)

    body = encode_entries(as_arrived(chunk_of(1, marked)))

    assert [{"id": "1-0"} | marked] == entries_of(body)


def test_a_payload_comes_back_byte_for_byte() -> None:
    """Numbers that no float holds, escapes and spaces are the page's, not ours to change."""
    payload = b'{ "n" : 1.10000000000000000001, "big":12345678901234567890123, "s":"\\/\\u00e9" }'
    entry = b'{"type":"console","level":"info","timestamp":"2026-02-27T12:00:00Z","payload":'
    chunk = Chunk(1, 1, 0, 0, PLAIN, None, b'{"logs":[' + entry + payload + b"}]}")

    assert payload in encode_entries(as_arrived(chunk))


def test_whitespace_between_entries_is_not_part_of_them() -> None:
    entry = msgspec.json.encode(make_log_entry())
    chunk = Chunk(1, 2, 0, 0, PLAIN, None, b'{"logs":[ ' + entry + b" ,\n " + entry + b" ]}")

    assert b" " not in encode_entries(as_arrived(chunk)).replace(b"cart opened", b"")
    assert ids_in_time_order(chunk) == ["1-0", "1-1"]


def test_a_batch_of_more_than_a_hundred_gets_all_its_ids() -> None:
    chunk = make_chunk(1, *range(150))

    assert [f"1-{index}" for index in range(150)] == ids_in_time_order(chunk)


def test_chunks_apart_in_time_are_ordered_by_time_not_by_arrival() -> None:
    assert ids_in_time_order(make_chunk(1, 9), make_chunk(2, 1, 2)) == ["2-0", "2-1", "1-0"]


def test_entries_of_overlapping_chunks_are_merged() -> None:
    early, late = make_chunk(1, 0, 2, 4), make_chunk(2, 1, 3, 5)

    assert ids_in_time_order(late, early) == ["1-0", "2-0", "1-1", "2-1", "1-2", "2-2"]


def test_runs_are_written_as_one_array() -> None:
    double = make_chunk(1, 0, ids=["a"]), make_chunk(2, 0, ids=["a"]), make_chunk(3, 9, 10)

    body, count = encode_runs(runs_in_time_order(double))

    assert [entry["id"] for entry in entries_of(bytes(body))] == ["1-0", "3-0", "3-1"]
    assert count == 3
    assert encode_runs([[]]) == (bytearray(b"[]"), 0)


def test_entries_of_one_instant_stand_in_order_of_arrival() -> None:
    assert ids_in_time_order(make_chunk(2, 3), make_chunk(1, 3, 3)) == ["1-0", "1-1", "2-0"]


def test_a_chunk_that_begins_when_a_later_arrival_ends_is_merged() -> None:
    assert ids_in_time_order(make_chunk(2, 1, 5), make_chunk(1, 5)) == ["2-0", "1-0", "2-1"]


def test_an_unsorted_chunk_is_sorted() -> None:
    chunk = make_chunk(1, 5, 1, 3, flags=ChunkFlag.COMPLETE)

    assert ids_in_time_order(chunk) == ["1-1", "1-2", "1-0"]


def test_offsets_and_missing_zones_and_seconds_are_ordered_by_the_instant() -> None:
    stamps = ["2026-02-27T13:30+01:00", "2026-02-27T12:10:00", "2026-02-27T12:20:00.5Z"]
    entries = [make_log_entry(timestamp=stamp) for stamp in stamps]

    chunk = chunk_of(1, *entries, flags=ChunkFlag.COMPLETE)

    assert ids_in_time_order(chunk) == ["1-1", "1-2", "1-0"]


def test_one_instant_told_in_two_zones_stays_in_order_of_arrival() -> None:
    stamps = ["2026-02-27T13:00:00+01:00", "2026-02-27T12:00:00Z", "2026-02-27T12:59:59+01:00"]
    entries = [make_log_entry(timestamp=stamp) for stamp in stamps]

    chunk = chunk_of(1, *entries, flags=ChunkFlag.COMPLETE)

    assert ids_in_time_order(chunk) == ["1-2", "1-0", "1-1"]


def test_one_leap_second_leaves_the_others_in_order() -> None:
    stamps = ["2026-12-31T23:59:59Z", "2026-12-31T23:59:60Z", "2026-12-31T23:59:58Z"]
    entries = [make_log_entry(timestamp=stamp) for stamp in stamps]

    chunk = chunk_of(1, *entries, flags=ChunkFlag.COMPLETE)

    assert ids_in_time_order(chunk) == ["1-2", "1-0", "1-1"]


def test_a_doubled_entry_id_appears_once_and_the_first_arrival_wins() -> None:
    first = make_chunk(1, 5, 6, ids=["n-1", "n-2"])
    again = make_chunk(2, 0, 6, 7, ids=["n-0", "n-2", "n-3"])

    assert ids_in_time_order(first, again) == ["2-0", "1-0", "1-1", "2-2"]


def test_an_entry_id_doubled_inside_one_batch_appears_once() -> None:
    assert ids_in_time_order(make_chunk(1, 0, 1, 2, ids=["a", "a", "b"])) == ["1-0", "1-2"]


def test_entries_without_an_id_are_never_doubles() -> None:
    first = make_chunk(1, 0, 1, ids=["a"])
    again = make_chunk(2, 2, 3, ids=["a"])

    assert ids_in_time_order(first, again) == ["1-0", "1-1", "2-1"]


def test_a_span_inside_a_wide_span_is_looked_into() -> None:
    """The sweep must compare with the widest span so far, not with the neighbour alone."""
    flags = PLAIN | ChunkFlag.UNIQUE_IDS
    wide = make_chunk(1, 0, 1, 2, ids=["a", "m", "z"], flags=flags)
    narrow = make_chunk(2, 3, 4, ids=["b", "c"], flags=flags)
    double = make_chunk(3, 5, 6, ids=["m", "n"], flags=flags)

    assert ids_in_time_order(wide, narrow, double) == ["1-0", "1-1", "1-2", "2-0", "2-1", "3-1"]


def test_an_entry_is_decoded_whole() -> None:
    sent = make_log_entry(
        level="error", entryId="n-1", repaired=["timestamp"], truncated=True, eventType="click"
    )

    chunk = chunk_of(46, sent)

    (entry,) = decode_entries(chunk, chunk.body)

    assert entry == LogEntry(
        id="1a-0",
        type=LogType.CONSOLE,
        level=Level.ERROR,
        event_type=EventType.CLICK,
        payload={"message": "cart opened"},
        event_metadata={},
        timestamp="2026-02-27T12:00:00.000Z",
        instant_us=REPORTED_US,
        entry_id="n-1",
        repaired=("timestamp",),
        truncated=True,
    )


def test_an_instant_that_cannot_be_read_is_placed_at_the_start_of_its_batch() -> None:
    chunk = chunk_of(1, make_log_entry(timestamp="2026-02-27T12:00:60Z"))

    assert decode_entries(chunk, chunk.body)[0].instant_us == REPORTED_US
    assert make_chunk(1, 60).last_us == SECOND_US * 60 + REPORTED_US


def test_entries_are_decoded_by_their_places_as_among_all() -> None:
    chunk = chunk_of(46, *(make_log_entry(payload={"n": n}) for n in range(4)))
    every = decode_entries(chunk, chunk.body)

    assert decode_these(chunk, chunk.body, {1, 3, 9}) == [every[1], every[3]]

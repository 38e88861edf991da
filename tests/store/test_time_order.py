"""Chunks opened ahead of their reader, and times compared as text where that is the same."""

from random import Random

import pytest
import zstandard

from builders import REPORTED_US, make_log_entry
from store.batches import at_second
from store.test_chunks import chunk_of, ids_in_time_order
from usercontext.domain.log_entry import ChunkFlag
from usercontext.store.chunks import Chunk, decode_entries
from usercontext.store.packing import new_compressor
from usercontext.store.time_order import unpack_ahead
from usercontext.store.unpacking import Frames

KNOWN = zstandard.ZstdCompressionDict(b'{"logs":[{"type":"console","level":"info"' * 20)


def frames_of(bodies: list[bytes], known: bytes | None, opener: Frames) -> list[Chunk]:
    pack = new_compressor(known).compress
    return [
        Chunk(number, 1, REPORTED_US, REPORTED_US, 0, None, pack(body), opener)
        for number, body in enumerate(bodies)
    ]


@pytest.mark.parametrize("size", [3, 40_000, 300_000], ids=["small", "usual", "large"])
def test_bodies_come_in_the_order_asked_for_whoever_opens_them(size: int) -> None:
    chance = Random(size)
    bodies = [chance.randbytes(size // 2) * 2 for _ in range(21)]
    plain, own = Frames(), Frames(KNOWN)
    chunks = frames_of(bodies[:9], None, plain)
    chunks += frames_of(bodies[9:20], KNOWN.as_bytes(), own)
    chunks += [Chunk(21, 1, REPORTED_US, REPORTED_US, 0, None, bodies[20])]

    assert [bytes(body) for body in unpack_ahead(chunks)] == bodies


def test_a_reader_that_stops_early_has_not_opened_all() -> None:
    chunks = frames_of([b"0" * 200_000] * 2 + [b"1"], None, Frames())
    chunks.append(Chunk(9, 1, REPORTED_US, REPORTED_US, 0, None, b"no frame", Frames()))

    assert bytes(next(unpack_ahead(chunks))) == b"0" * 200_000


def test_a_damaged_frame_fails_the_reader() -> None:
    chunks = frames_of([b"0123456789" * 90] * 3, None, Frames())
    chunks[1] = Chunk(1, 1, 0, 0, 0, None, chunks[1].packed[:-4], chunks[0].unpack)

    with pytest.raises(zstandard.ZstdError):
        list(unpack_ahead(chunks))


ODD = {
    "as a browser writes them": at_second(7.5),
    "lower letters": "2026-02-27t12:00:07.500z",
    "a comma": "2026-02-27T12:00:07,500Z",
    "a leap second": "2026-02-27T12:00:60.000Z",
    "hour 24": "2026-02-26T24:00:00.000Z",
    "an offset": "2026-02-27T13:00:07+01:00",
    "no fraction": "2026-02-27T12:00:07Z",
    "a day of the year": "2026-058T12:00:07.50000Z",
}


@pytest.mark.parametrize("stamp", ODD.values(), ids=ODD)
def test_entries_stand_by_their_instants_however_one_is_written(stamp: str) -> None:
    chance = Random(stamp)
    stamps = [at_second(chance.randrange(60_000) / 1_000) for _ in range(40)]
    chunk = chunk_of(1, *(make_log_entry(timestamp=one) for one in [*stamps, stamp, *stamps]))
    unsorted = Chunk(1, 81, REPORTED_US, REPORTED_US, int(ChunkFlag.COMPLETE), None, chunk.packed)

    decoded = decode_entries(unsorted, unsorted.body)
    decoded.sort(key=lambda entry: entry.instant_us)

    assert ids_in_time_order(unsorted) == [entry.id for entry in decoded]

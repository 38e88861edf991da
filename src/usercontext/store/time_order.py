"""The entries of many chunks by instant: which chunks overlap, unpacking ahead. Not: one chunk."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from operator import attrgetter, itemgetter

import zstandard

from usercontext.domain.log_entry import ChunkFlag
from usercontext.store.chunks import (
    Buffer,
    Chunk,
    ShownEntry,
    entries_as_arrived,
    find_doubles,
    read_instant_us,
)
from usercontext.store.unpacking import Frames

_SORTED = int(ChunkFlag.SORTED)
"""A plain number: to ask a flag of the enum takes 1 us for each chunk."""

_TOGETHER_BYTES = 512 * 1024
"""Of JSON unpacked in one call. Each call gives up the interpreter's lock and asks for it again:
beside a busy event loop a hundred of them made 10,000 entries wait for 3 ms. So much still lies in
the processor's cache when it is decoded."""

_STAMP = "2026-02-27T12:00:00.000Z"
_MARKS = {place: letter for place, letter in enumerate(_STAMP) if not letter.isdigit()}
_SECOND_TENS = 17


def entries_in_time_order(chunks: Iterable[Chunk]) -> list[ShownEntry]:
    """Return the entries of a session's chunks by instant, then arrival, each entryId once."""
    return [entry for run in runs_in_time_order(chunks) for entry in run]


def runs_in_time_order(chunks: Iterable[Chunk]) -> Iterator[list[ShownEntry]]:
    """Return the same in runs that follow each other, read one by one.

    A chunk that is sorted and overlaps no other in time is taken as it lies; only entries of
    chunks that overlap are compared one by one.
    """
    ordered = sorted(chunks, key=lambda chunk: (chunk.first_us, chunk.id))
    doubles = find_doubles(ordered)
    # In order of arrival first: a sort keeps that order among entries of one instant.
    runs = [sorted(run, key=lambda chunk: chunk.id) for run in _overlapping_runs(ordered)]
    opened = unpack_ahead([chunk for run in runs for chunk in run])
    for run in runs:
        parts = [(chunk, entries_as_arrived(chunk, next(opened), doubles)) for chunk in run]
        is_in_order = len(run) == 1 and run[0].flags & _SORTED
        yield parts[0][1] if is_in_order else _merge(parts)


def unpack_ahead(chunks: Sequence[Chunk]) -> Iterator[Buffer]:
    """Yield the body of each chunk, unpacked a few at a time, ahead of who reads them."""
    place = 0
    while place < len(chunks):
        end = _end_of_group(chunks, place)
        unpack = chunks[place].unpack
        if isinstance(unpack, Frames) and end > place + 1:
            yield from unpack.open_all([chunk.packed for chunk in chunks[place:end]])
        else:
            yield from (chunk.body for chunk in chunks[place:end])
        place = end


def _end_of_group(chunks: Sequence[Chunk], start: int) -> int:
    """Return how far one opener goes on, within the bytes that are unpacked together."""
    unpack, size = chunks[start].unpack, 0
    if not isinstance(unpack, Frames):
        return start + 1
    for place in range(start, len(chunks)):
        if chunks[place].unpack is not unpack:
            return place
        size += zstandard.frame_content_size(chunks[place].packed)
        if size > _TOGETHER_BYTES and place > start:
            return place
    return len(chunks)


def _overlapping_runs(ordered: Sequence[Chunk]) -> Iterator[list[Chunk]]:
    run: list[Chunk] = []
    end_us = newest = 0
    for chunk in ordered:
        touches = chunk.first_us < end_us or (chunk.first_us == end_us and chunk.id < newest)
        if run and not touches:
            yield run
            run = []
        run.append(chunk)
        if len(run) == 1 or chunk.last_us > end_us:
            end_us, newest = chunk.last_us, chunk.id
        elif chunk.last_us == end_us:
            newest = max(newest, chunk.id)
    if run:
        yield run


def _merge(parts: Sequence[tuple[Chunk, list[ShownEntry]]]) -> list[ShownEntry]:
    entries = [entry for _, arrived in parts for entry in arrived]
    stamps = [entry.timestamp for entry in entries]
    if _sort_as_text(stamps):
        entries.sort(key=attrgetter("timestamp"))
        return entries
    try:
        # as the C reader gives them: counted in microseconds first, the sort took three times this
        moments = list(zip(map(datetime.fromisoformat, stamps), entries, strict=True))
        moments.sort(key=itemgetter(0))
        return [entry for _, entry in moments]
    except (ValueError, TypeError):  # a form it does not know, or some with a zone, some without
        placed = [
            (read_instant_us(entry.timestamp, chunk.first_us), entry)
            for chunk, arrived in parts
            for entry in arrived
        ]
        placed.sort(key=itemgetter(0))
        return [entry for _, entry in placed]


def _sort_as_text(stamps: Sequence[str]) -> bool:
    """Tell whether these times, known to be valid, all read as a browser writes them.

    As text they then sort as instants do, in a third of the time; neither a leap second nor the
    hour 24 is among them.
    """
    length, joined = len(_STAMP), "".join(stamps)
    if len(joined) != length * len(stamps) or set(map(len, stamps)) - {length}:
        return False
    for place, letter in _MARKS.items():
        if joined[place::length].strip(letter):
            return False
    return "6" not in joined[_SECOND_TENS::length] and "T24" not in joined

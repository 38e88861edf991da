"""Which entry of a checked body a byte belongs to. Not: checking the body."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from usercontext.ingest.decode import count_entries, raw_entries

_HEAD, _TAIL = b'{"logs":[', b"]}"
_BETWEEN = re.compile(rb"[ \t\r\n,]*")
_LOOSE_SEAM = re.compile(rb"\}[ \t\r\n]*,[ \t\r\n]*\{")
_FEW = 2
_IN_ENTRY_ID = re.compile(rb'"entryId"\s*:\s*"[A-Za-z0-9_-]*\Z')
_NEARBY = 128


def entry_offsets(body: bytes, sizes: Iterable[int]) -> list[int]:
    """Return where each entry begins in ``body``; between entries stand only commas and spaces."""
    with_comma = [size + 1 for size in sizes]
    position = body.index(b"[") + 1
    tight = list(accumulate(with_comma, initial=position))
    if tight.pop() == len(body) - 1:  # one comma between entries, as browsers write it
        return tight
    offsets: list[int] = []
    for size in with_comma:
        between = _BETWEEN.match(body, position)
        position = between.end() if between else position
        offsets.append(position)
        position += size - 1
    return offsets


def entries_at(body: bytes, places: list[int], entries: int) -> list[int]:
    """Return the index of the entry that each of the ascending ``places`` lies in."""
    if len(places) <= _FEW:
        nearby = [_entry_at(body, place, entries) for place in places]
        found = [index for index in nearby if index is not None]
        if len(found) == len(places):
            return found
    offsets = entry_offsets(body, map(len, raw_entries(body)))
    return [bisect_right(offsets, place) - 1 for place in places]


def is_in_entry_id(body: bytes, place: int) -> bool:
    """Tell whether a place may be in an id, which the slow path leaves as sent."""
    return _IN_ENTRY_ID.search(body, max(0, place - _NEARBY), place) is not None


def _entry_at(body: bytes, place: int, entries: int) -> int | None:
    """Count the entries before or after the entry of ``place``, whichever is less to read.

    A few places in a large body take 6 us each so, where finding all entries takes 26. None when
    the text before ``place`` does not show for certain where its entry begins.
    """
    comma = body.rfind(b"},{", len(_HEAD), place) + 1
    if _LOOSE_SEAM.search(body, comma + 1 if comma else len(_HEAD), place):
        return None
    if not comma:
        return 0
    if place > len(body) // 2:
        after = count_entries(_HEAD + body[comma + 1 :])
        return entries - after if after else None
    return count_entries(body[:comma] + _TAIL) or None

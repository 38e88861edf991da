"""What is known of a checked batch without opening it: times, flags, ids. Not: reading them."""

import re
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from msgspec import Struct, UnsetType

from usercontext.domain.log_entry import ChunkFlag
from usercontext.ingest.limits import IngestLimits

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND_US = 1_000_000
ENTRY_IDS = re.compile(r"[A-Za-z0-9_-]{1,64}(?:\n[A-Za-z0-9_-]{1,64})*", re.ASCII)
"""Ids that are taken, one to a line."""
# As plain numbers: each | of two enum members costs as much as decoding three entries.
_SORTED, _COMPLETE, _UNIQUE_IDS = map(
    int, (ChunkFlag.SORTED, ChunkFlag.COMPLETE, ChunkFlag.UNIQUE_IDS)
)
_HAS_ERROR, _HAS_WARN, _HAS_CLICK, _HAS_NAVIGATION = map(
    int,
    (ChunkFlag.HAS_ERROR, ChunkFlag.HAS_WARN, ChunkFlag.HAS_CLICK, ChunkFlag.HAS_NAVIGATION),
)


class Facts(Struct, frozen=True):
    """What is known of a checked batch without opening it again."""

    entries: int
    errors: int
    first_us: int
    last_us: int
    flags: int
    entry_ids: tuple[str, str] | None


def is_in_years(instant_us: int, limits: IngestLimits) -> bool:
    """Tell whether an instant lies in the years that are accepted (UTC)."""
    return _year_start(limits.min_year) <= instant_us < _year_start(limits.max_year + 1)


@lru_cache(maxsize=8)
def _year_start(year: int) -> int:
    return int((datetime(year, 1, 1, tzinfo=UTC) - EPOCH).total_seconds()) * _SECOND_US


def batch_flags(
    levels: Collection[str],
    events: Collection[str | UnsetType],
    in_order: bool,
    complete: bool,
) -> int:
    """Return the ``ChunkFlag`` bits of a batch, MARKED apart."""
    flags = _UNIQUE_IDS  # the fast path refuses doubles, the slow path drops them
    if in_order:
        flags |= _SORTED
    if complete:
        flags |= _COMPLETE
    if "error" in levels:
        flags |= _HAS_ERROR
    if "warn" in levels:
        flags |= _HAS_WARN
    if "click" in events:
        flags |= _HAS_CLICK
    if "navigation" in events:
        flags |= _HAS_NAVIGATION
    return flags


def id_range(ids: Sequence[str]) -> tuple[str, str] | None:
    """Return the lowest and highest entryId by (length, text), or None when there is none."""
    if not ids:
        return None
    lengths = list(map(len, ids))
    shortest, longest = min(lengths), max(lengths)
    if shortest == longest:
        return min(ids), max(ids)
    lowest = min(each for each in ids if len(each) == shortest)
    return lowest, max(each for each in ids if len(each) == longest)

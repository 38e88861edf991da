"""How large, how deep and how far away in time a batch may be. Not: limits of HTTP or the store."""

from msgspec import Struct


class IngestLimits(Struct, frozen=True):
    """Bounds of one batch. Sizes are bytes of UTF-8; years are of the instant in UTC, inclusive.

    ``max_depth`` counts containers inside an entry: deeper ones are cut, because readers of the
    stored JSON (ours and others') give up at about a thousand, less the depth of their own stack.
    """

    max_body_bytes: int = 4 * 1024 * 1024
    max_entries: int = 100
    max_entry_bytes: int = 65_536
    min_year: int = 1970
    max_year: int = 2199
    max_depth: int = 500

"""What the analyzer is given: one report, the entries of its session. Not: their source."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from usercontext.domain.log_entry import LogEntry


class Report(Struct, frozen=True):
    """One report; ``entries`` in order of arrival. The numbers count entries.

    ``total`` is what the session holds; entries beyond those given count as dropped by the reader.
    """

    description: str
    metadata: dict[str, Any] | None
    reported_us: int
    release: str | None
    environment: str | None
    entries: Sequence[LogEntry]
    dropped: int = 0
    truncated: int = 0
    total: int = 0

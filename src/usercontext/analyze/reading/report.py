"""What the analyzer is given: one report, the entries of its session. Not: their source."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from usercontext.domain.analysis import Affected
from usercontext.domain.log_entry import LogEntry
from usercontext.domain.project_settings import ProjectSettings

NO_SETTINGS = ProjectSettings()
NOTHING_KNOWN: Mapping[str, float] = MappingProxyType({})


class Report(Struct, frozen=True):
    """One report; ``entries`` in order of arrival. The numbers count entries.

    ``total`` is what the session holds; entries beyond those given count as dropped by the reader.
    ``affected`` is who else met the cause, once that is known. ``rarity`` has the share of healthy
    sessions that carry a signature, where any were looked at. ``is_silent``: nobody reported, and
    only batches in which something happened were read, so what is missing says nothing.
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
    settings: ProjectSettings = NO_SETTINGS
    affected: Affected | None = None
    rarity: Mapping[str, float] = NOTHING_KNOWN
    is_silent: bool = False

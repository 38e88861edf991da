"""Everything an action is given: database, clock, ids, options, what memory holds. No behaviour."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from msgspec import Struct

from usercontext.actions.aside import Aside
from usercontext.actions.caches import KeyCache, RulesCache, SessionCache
from usercontext.actions.passwords import Passwords
from usercontext.actions.proof import WriteProof
from usercontext.actions.refusal_counts import RefusalCounts
from usercontext.analyze.model.talk import Asker
from usercontext.deliver.connect import Outbound
from usercontext.domain.clock import MICROSECONDS, Clock
from usercontext.domain.ids import Ids
from usercontext.domain.project_settings import ProjectSettings
from usercontext.ingest.checkers import Checkers
from usercontext.ingest.limits import IngestLimits
from usercontext.source_maps.maps import SourceMaps
from usercontext.store.database import Database
from usercontext.store.kept_marks import KeptMarks
from usercontext.store.late_logs import LateRule
from usercontext.store.passes import Connection
from usercontext.store.project_settings import find_settings

_YEAR_US = 366 * 24 * 3_600 * MICROSECONDS


class AnalysisOptions(Struct, frozen=True):
    """When an analysis starts, how long its lease holds, how often it is tried.

    ``late_logs_window_us`` is how long after a report its session is watched for logs that came
    late; they are analyzed when none came for ``late_logs_quiet_us``: twice as long as our browser
    script lets entries wait. An analysis is stopped after ``longest_us`` on a core.
    """

    late_logs_wait_us: int = 2 * MICROSECONDS
    late_logs_window_us: int = 300 * MICROSECONDS
    late_logs_quiet_us: int = 5 * MICROSECONDS
    longest_us: int = 20 * MICROSECONDS
    lease_us: int = 30 * MICROSECONDS
    attempts: int = 5
    back_off_us: int = 2 * MICROSECONDS

    @property
    def late_rule(self) -> LateRule:
        """Return which logs are late, as the store is told."""
        return LateRule(self.late_logs_window_us, self.late_logs_quiet_us)

    @property
    def longest_wait_us(self) -> int:
        """Return more than a job ever waits by these options, unless the clock went back."""
        back_off_us = self.back_off_us << (self.attempts - 1)
        return min(2 * max(self.late_logs_wait_us, self.lease_us, back_off_us), _YEAR_US)


class AttachmentOptions(Struct, frozen=True):
    """How attachments are taken and encoded anew.

    The lease is longer than the decoder may take, so nobody renews it.
    """

    fresh_us: int = 10 * 60 * MICROSECONDS  # a publishable key's own issues: contract section 2
    most_pending_bytes: int = 64 * 1024 * 1024  # per project: a dozen of the largest images
    lease_us: int = 90 * MICROSECONDS
    attempts: int = 3
    back_off_us: int = 5 * MICROSECONDS

    @property
    def longest_wait_us(self) -> int:
        """Return more than an attachment ever waits, unless the clock went back."""
        return 2 * max(self.lease_us, self.back_off_us << (self.attempts - 1))


@dataclass(frozen=True)
class Deps:
    """The parts that actions coordinate; built once, in ``app``."""

    database: Database
    clock: Clock
    ids: Ids
    ingest: IngestLimits
    analysis: AnalysisOptions
    keys: KeyCache
    sessions: SessionCache
    attachments: AttachmentOptions = field(default_factory=AttachmentOptions)
    aside: Aside = field(default_factory=Aside)
    outbound: Outbound = field(default_factory=Outbound)
    passwords: Passwords = field(default_factory=Passwords)
    proof: WriteProof = field(default_factory=WriteProof)
    refusals: RefusalCounts = field(default_factory=RefusalCounts)
    rules: RulesCache = field(default_factory=RulesCache)
    checkers: Checkers = field(default_factory=Checkers)
    marks: KeptMarks = field(default_factory=KeptMarks)
    find_settings: Callable[[Connection, int], ProjectSettings] = find_settings
    model: Asker | None = None
    source_maps: SourceMaps | None = None
    map_thread: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, "source-maps")
    )
    """The one thread that asks the source maps: nobody else waits behind a large one."""
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the server is about to stop: nobody is to wait any more."""

    def let_go(self) -> None:
        """Let nobody wait any more, for arrivals or for source maps."""
        self.stopping.set()
        if self.source_maps is not None:
            self.source_maps.close()

"""Everything an action is given: database, clock, ids, options and the two caches. No behaviour."""

from dataclasses import dataclass, field

from msgspec import Struct

from usercontext.actions.caches import KeyCache, SessionCache
from usercontext.actions.proof import WriteProof
from usercontext.domain.clock import MICROSECONDS, Clock
from usercontext.domain.ids import Ids
from usercontext.ingest.limits import IngestLimits
from usercontext.store.database import Database


class AnalysisOptions(Struct, frozen=True):
    """When an analysis starts, how long its lease holds, how often it is tried."""

    late_logs_wait_us: int = 2 * MICROSECONDS
    lease_us: int = 30 * MICROSECONDS
    attempts: int = 5
    back_off_us: int = 2 * MICROSECONDS


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
    proof: WriteProof = field(default_factory=WriteProof)

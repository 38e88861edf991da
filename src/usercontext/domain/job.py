"""One piece of queued work and the lease under which it is done. Not: the queue."""

from enum import StrEnum
from uuid import UUID

from msgspec import Struct


class JobKind(StrEnum):
    """What is to be done."""

    ANALYZE = "analyze"


class JobState(StrEnum):
    """queued → running → done; a failed one is queued again after a back-off, or dead."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


class Job(Struct, frozen=True):
    """A claimed job. ``attempt`` is the fence: a result is taken from the newest attempt only.

    ``version`` is that of the analysis it makes: 1 for the report, 2 for logs that came late.
    """

    row: int
    kind: JobKind
    project_row: int
    issue_row: int
    issue_id: UUID
    attempt: int
    lease_until_us: int
    version: int = 1

"""What an operator should know of the store: disk, schema, jobs. Not: judging, printing."""

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.domain.clock import MICROSECONDS
from usercontext.store import inspection, jobs
from usercontext.store.inspection import StorageFacts
from usercontext.store.options import StoreOptions


class DatabaseFacts(Struct, frozen=True):
    """What the database says of itself; ``jobs`` counts by state."""

    engine: str
    schema: str | None
    newest_schema: str
    jobs: dict[str, int]
    is_job_overdue: bool


def inspect_storage(options: StoreOptions) -> StorageFacts:
    """Measure the disk under the data folder and read its modes; raises OSError."""
    return inspection.inspect_storage(options)


async def inspect_database(deps: Deps, overdue_s: int) -> DatabaseFacts:
    """Read the schema and the queue; a job is overdue when it is due for ``overdue_s``."""
    before_us = deps.clock.now_us() - overdue_s * MICROSECONDS
    schema, newest = await deps.database.read(inspection.schema_facts)
    counts = await deps.database.read(jobs.count_jobs)
    overdue = await deps.database.read(lambda tx: jobs.due_job_exists(tx, before_us))
    return DatabaseFacts(deps.database.engine, schema, newest, counts, overdue)

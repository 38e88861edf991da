"""What an operator asks for besides the API: scrub a text, look the machine over. Not: printing."""

import asyncio
from enum import StrEnum

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.domain.clock import format_second
from usercontext.ingest import scrub
from usercontext.store import dictionaries, jobs
from usercontext.store.inspection import StorageFacts, inspect_storage, schema_facts
from usercontext.store.options import StoreOptions

_SLOW_SYNC_US = 20_000
_LYING_SYNC_US = 15
"""Faster than any disk: the write was answered from a cache that a power cut empties."""
_LITTLE_SPACE = 1024**3
_RELEASED_US = 1_767_225_600_000_000
"""2026-01-01: a clock before this is wrong."""


class Outcome(StrEnum):
    """How a check went."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class Check(Struct, frozen=True):
    """One thing looked at, how it went, and what was seen or is to be done."""

    name: str
    outcome: Outcome
    detail: str


def scrub_text(text: str) -> str:
    """Return the text as it would be stored: personal data and secrets replaced by tokens."""
    return scrub.scrub_text(text).text


async def examine(deps: Deps, options: StoreOptions) -> list[Check]:
    """Look at the machine, the data folder and the queue; changes nothing."""
    facts = await asyncio.to_thread(inspect_storage, options)
    found, known = await deps.database.read(schema_facts)
    counts = await deps.database.read(jobs.count_jobs)
    checks = [_check_sqlite(facts), *_check_disk(facts), _check_modes(facts)]
    schema = Outcome.OK if found == known else Outcome.FAIL
    checks.append(Check("schema", schema, f"at {found}, this version knows {known}"))
    checks.append(_check_clock(deps.clock.now_us()))
    dead = counts.get("dead", 0)
    detail = f"{dead} given up, {counts.get('queued', 0)} waiting"
    lost = await deps.database.read(dictionaries.count_unreadable)
    told = f"{lost} batches cannot be read, their dictionary is missing: restore a backup"
    checks.append(Check("chunks", Outcome.FAIL if lost else Outcome.OK, told if lost else "whole"))
    checks.append(Check("jobs", Outcome.WARN if dead else Outcome.OK, detail))
    return checks


def _check_sqlite(facts: StorageFacts) -> Check:
    if not facts.has_wal_reset_bug:
        return Check("sqlite", Outcome.OK, facts.sqlite_version)
    detail = (
        f"{facts.sqlite_version} has the WAL-reset bug; harmless here, because one connection"
        " writes and checkpoints: let no other program write this file"
    )
    return Check("sqlite", Outcome.WARN, detail)


def _check_disk(facts: StorageFacts) -> list[Check]:
    detail = f"{facts.sync_us} us to reach the disk (median of 20)"
    sync = Check("sync", Outcome.OK, detail)
    if facts.sync_us < _LYING_SYNC_US:
        sync = Check("sync", Outcome.WARN, detail + "; too fast for a disk: a cache may answer")
    elif facts.sync_us > _SLOW_SYNC_US:
        sync = Check("sync", Outcome.WARN, detail + "; every answer waits for this")
    gigabytes = facts.free_bytes / 1024**3
    space = Outcome.OK if facts.free_bytes >= _LITTLE_SPACE else Outcome.WARN
    return [sync, Check("space", space, f"{gigabytes:.1f} GiB free")]


def _check_modes(facts: StorageFacts) -> Check:
    if not facts.loose_files:
        return Check("modes", Outcome.OK, "only the owner reads the data folder")
    return Check("modes", Outcome.FAIL, f"others may read: {', '.join(facts.loose_files)}")


def _check_clock(now_us: int) -> Check:
    outcome = Outcome.OK if now_us >= _RELEASED_US else Outcome.FAIL
    return Check("clock", outcome, format_second(now_us))

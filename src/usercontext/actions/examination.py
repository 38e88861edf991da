"""Judge the machine, the data folder, the queues, the worker, what pages were refused.

Not: looking, printing.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.actions.late_logs import find_late
from usercontext.actions.reach_progress import show_progress
from usercontext.actions.refusals import ask_refusals
from usercontext.analyze.model.prompt import probe_prompt
from usercontext.analyze.model.talk import Asker, Reply
from usercontext.domain.clock import MICROSECONDS, format_second
from usercontext.domain.counted import counted
from usercontext.domain.model_call import Fallback, ModelUse
from usercontext.domain.reach import ReachProgress
from usercontext.domain.refusal import Refusal
from usercontext.store import attachments, dictionaries, heartbeat, model_calls
from usercontext.store.attachments import WaitingAttachments
from usercontext.store.destinations import count_destinations
from usercontext.store.heartbeat import WorkerSeen
from usercontext.store.inspection import (
    MachineFacts,
    QueueFacts,
    StorageFacts,
    inspect_machine,
    inspect_storage,
    queue_facts,
    schema_facts,
)
from usercontext.store.options import StoreOptions

_SLOW_SYNC_US = 20_000
_LYING_SYNC_US = 20
"""Faster than any disk: the write was answered from a cache that a power cut empties."""
_LITTLE_SPACE = 1024**3
_NO_SPACE = 64 * 1024**2
_RELEASED_US = 1_767_225_600_000_000
"""2026-01-01: a clock before this is wrong."""
_FEW_FILES = 4_096
_JUMP_US = 20_000
_LATE_US = 60 * MICROSECONDS
_SILENT_S = 60
_PROBE_TOKENS = 16
_MOST_TOLD = 3
"""Refusals that one line names; `usercontext refusals` lists them all."""
_BEHIND_S = 900
"""Sessions wait for a quarter of an hour: longer than it takes to begin sampling."""
_IN_MEMORY = ("tmpfs", "ramfs")
_OVER_A_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "ceph", "glusterfs")


class Outcome(StrEnum):
    """How a check went; one that failed makes the machine unsafe."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class Check(Struct, frozen=True):
    """One thing looked at, how it went, and what was seen or is to be done."""

    name: str
    outcome: Outcome
    detail: str


async def examine(
    deps: Deps, options: StoreOptions, is_served: bool, *, has_address: bool = True
) -> list[Check]:
    """Look at everything a running installation rests on; changes nothing."""
    machine = await asyncio.to_thread(inspect_machine)
    found, known = await deps.database.read(schema_facts)
    now_us = deps.clock.now_us()
    checks = [check_clock(now_us, machine), check_files(machine)]
    if options.database_url is None:
        facts = await asyncio.to_thread(inspect_storage, options)
        checks += check_storage(facts)
        seen = await asyncio.to_thread(heartbeat.last_beat, options.data_dir, time.time())
    else:
        seen = await deps.database.read(heartbeat.last_seen)
    schema = Outcome.OK if found == known else Outcome.FAIL
    checks.append(Check("schema", schema, f"at {found}, this version knows {known}"))
    lost = await deps.database.read(dictionaries.count_unreadable)
    batches = counted(lost, "batch", "batches")
    told = f"{batches} cannot be read, the dictionary is missing: restore a backup"
    checks.append(Check("chunks", Outcome.FAIL if lost else Outcome.OK, told if lost else "whole"))
    ripe = len(await find_late(deps))
    checks.append(check_queue(await deps.database.read(queue_facts), now_us, ripe))
    checks.append(check_worker(seen, is_served))
    checks.append(check_reach(await show_progress(deps)))
    waiting = await deps.database.read(attachments.waiting_attachments)
    checks.append(check_attachments(waiting, now_us))
    checks.append(check_refusals(await ask_refusals(deps)))
    if not has_address and (places := await deps.database.read(count_destinations)):
        checks.append(check_links(places))
    if deps.model is not None:
        checks.append(await _ask_model(deps, deps.model))
    return checks


def check_links(destinations: int) -> Check:
    """Judge alerts that go out where nobody said how people reach the server."""
    where = counted(destinations, "destination of alerts", "destinations of alerts")
    detail = f"{where}, and no link in them: set USERCONTEXT_PUBLIC_URL"
    return Check("links", Outcome.WARN, detail)


def check_storage(facts: StorageFacts) -> list[Check]:
    """Judge the SQLite library and what the data folder lies on."""
    return [
        _check_sqlite(facts),
        _check_filesystem(facts),
        _check_sync(facts),
        _check_space(facts),
        _check_files("modes", facts.loose_files, "others may read"),
        _check_files("owner", facts.foreign_files, "these belong to another user"),
    ]


def check_clock(now_us: int, facts: MachineFacts) -> Check:
    """Judge year, steadiness and synchronisation: leases and expiry hang on the clock."""
    shown = format_second(now_us)
    if now_us < _RELEASED_US:
        return Check("clock", Outcome.FAIL, f"{shown} is in the past")
    if abs(facts.clock_drift_us) > _JUMP_US:
        jump = f"{shown}, jumped by {facts.clock_drift_us / 1000:.0f} ms during the look"
        return Check("clock", Outcome.WARN, jump)
    if facts.clock_synchronised is False:
        return Check("clock", Outcome.WARN, f"{shown}, not synchronised: is there an NTP client?")
    return Check("clock", Outcome.OK, shown)


def check_files(facts: MachineFacts) -> Check:
    """Judge how many connections and files a process may have."""
    detail = f"{facts.open_files} open files and connections a process"
    if facts.open_files < _FEW_FILES:
        return Check("files", Outcome.WARN, f"{detail}; raise it (ulimit -n, LimitNOFILE)")
    return Check("files", Outcome.OK, detail)


def check_queue(facts: QueueFacts, now_us: int, ripe: int = 0) -> Check:
    """Judge whether analyses are made in time and whether any was given up.

    ``ripe`` watches for late logs are told and not judged: they wait until no report does.
    """
    detail = f"{facts.dead} given up, {facts.waiting} waiting"
    if ripe:
        detail += f"; ripe watches for late logs: {ripe}"
    if late := _lateness(facts.oldest_due_us, now_us):
        return Check("jobs", Outcome.FAIL, detail + late)
    return Check("jobs", Outcome.WARN if facts.dead else Outcome.OK, detail)


def check_worker(seen: WorkerSeen | None, is_served: bool) -> Check:
    """Judge whether anybody analyzes; without a server there need not be one."""
    if seen is None or seen.seconds_ago > _SILENT_S:
        last = "none was seen" if seen is None else f"last seen {seen.seconds_ago:.0f} s ago"
        return Check("worker", Outcome.FAIL if is_served else Outcome.WARN, last)
    process = "" if seen.pid is None else f", process {seen.pid}"
    return Check("worker", Outcome.OK, f"seen {seen.seconds_ago:.0f} s ago{process}")


def check_model(reply: Reply, label: str, seconds: float, use: ModelUse) -> Check:
    """Judge whether a model answers; without it the rules do, so it is never a failure."""
    cost = f", cost {use.cost_micros / 1_000_000:.2f}" if use.cost_micros else ""
    today = f"today {counted(use.calls, 'call')}, {counted(use.tokens, 'token')}{cost}"
    if reply.failure is None or reply.failure is Fallback.CUT_OFF:  # it was told to be brief
        return Check("model", Outcome.OK, f"{label} answers in {seconds:.1f} s; {today}")
    reason = reply.failure.value.replace("_", " ")
    return Check("model", Outcome.WARN, f"{label} does not answer: {reason}; {today}")


async def _ask_model(deps: Deps, model: Asker) -> Check:
    use = await deps.database.read(lambda tx: model_calls.use_of_day(tx, deps.clock.now_us()))
    begun_s = time.monotonic()
    reply = await model.ask(probe_prompt(), model.options.timeout_s, _PROBE_TOKENS)
    return check_model(reply, model.options.label, time.monotonic() - begun_s, use)


def check_reach(progress: ReachProgress) -> Check:
    """Judge whether silent sessions are looked at in time, and all of them."""
    detail = (
        f"{counted(progress.passed, 'session')} looked at, {progress.sampled_out} sampled out,"
        f" {progress.lag_s:.0f} s behind"
    )
    if progress.lag_s > _BEHIND_S:
        return Check("reach", Outcome.WARN, f"{detail}; is there a worker, or too much load?")
    return Check("reach", Outcome.OK, detail)


def check_attachments(facts: WaitingAttachments, now_us: int) -> Check:
    """Judge whether pictures are encoded anew in time: until then nobody sees them."""
    detail = f"{facts.waiting} waiting"
    if late := _lateness(facts.oldest_due_us, now_us):
        return Check("attachments", Outcome.WARN, detail + late)
    return Check("attachments", Outcome.OK, detail)


def _lateness(oldest_due_us: int | None, now_us: int) -> str:
    """Return how long the oldest has waited past what is usual, in words; else nothing."""
    late_us = 0 if oldest_due_us is None else now_us - oldest_due_us
    if late_us <= _LATE_US:
        return ""
    return f", the oldest for {late_us // MICROSECONDS} s; is there a worker?"


def check_refusals(found: Sequence[Refusal] | None) -> Check:
    """Say what was refused to pages, by origin and reason: why nothing of theirs arrives."""
    if found is None:
        unknown = "each server remembers its own, and none could be asked: `usercontext refusals`"
        return Check("refusals", Outcome.OK, unknown)
    if not found:
        return Check("refusals", Outcome.OK, "none since the server started")
    counts = Counter[tuple[str, str]]()
    for each in found:
        counts[each.reason.value, each.origin or "no origin"] += each.count
    told = [f"{n} {reason} of {origin}" for (reason, origin), n in counts.most_common(_MOST_TOLD)]
    more = len(counts) - len(told)
    last = format_second(max(each.last_us for each in found))
    detail = f"{counted(counts.total(), 'call')} of pages, the last {last}: {', '.join(told)}"
    detail += f", and {more} more" if more else ""
    return Check("refusals", Outcome.WARN, f"{detail}; `usercontext refusals` says what to do")


def _check_sqlite(facts: StorageFacts) -> Check:
    if not facts.has_wal_reset_bug:
        return Check("sqlite", Outcome.OK, facts.sqlite_version)
    detail = (
        f"{facts.sqlite_version} has the WAL-reset bug; harmless here, because one connection"
        " writes and checkpoints: let no other program write this file"
    )
    return Check("sqlite", Outcome.WARN, detail)


def _check_filesystem(facts: StorageFacts) -> Check:
    kind = facts.filesystem or "unknown"
    if kind in _IN_MEMORY:
        return Check("folder", Outcome.FAIL, f"lies in memory ({kind}): a restart empties it")
    if kind in _OVER_A_NETWORK:
        lock = f"lies on a network ({kind}), where SQLite's locks and log do not hold"
        return Check("folder", Outcome.FAIL, lock)
    if kind == "overlay":
        layer = "lies in a container's own layer, which goes with it: mount a volume"
        return Check("folder", Outcome.WARN, layer)
    return Check("folder", Outcome.OK, f"on {kind}")


def _check_sync(facts: StorageFacts) -> Check:
    detail = f"{facts.sync_us} us to reach the disk (median of 20)"
    if facts.sync_us < _LYING_SYNC_US and facts.filesystem not in _IN_MEMORY:
        return Check("sync", Outcome.WARN, detail + "; too fast for a disk: a cache may answer")
    if facts.sync_us > _SLOW_SYNC_US:
        return Check("sync", Outcome.WARN, detail + "; every answer waits for this")
    return Check("sync", Outcome.OK, detail)


def _check_space(facts: StorageFacts) -> Check:
    gibibytes = f"{facts.free_bytes / 1024**3:.1f} GiB free"
    if facts.free_bytes < _NO_SPACE:
        return Check("space", Outcome.FAIL, gibibytes)
    outcome = Outcome.OK if facts.free_bytes >= _LITTLE_SPACE else Outcome.WARN
    return Check("space", outcome, gibibytes)


def _check_files(name: str, files: tuple[str, ...], complaint: str) -> Check:
    if not files:
        return Check(name, Outcome.OK, "as they should be")
    return Check(name, Outcome.FAIL, f"{complaint}: {', '.join(files)}")

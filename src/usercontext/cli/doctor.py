"""The checks of `usercontext doctor`: facts in, ok, warn or fail out. Not: printing them."""

import os
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from usercontext.cli.access import read_server_file
from usercontext.cli.local import run_action
from usercontext.cli.output import describe_failure

if TYPE_CHECKING:
    from usercontext.actions.doctor import DatabaseFacts
    from usercontext.settings import Settings
    from usercontext.store.inspection import StorageFacts

_BUILT = datetime(2026, 11, 1, tzinfo=UTC).timestamp()
_SLOW_SYNC_US = 20_000
_LITTLE_SPACE = 1024 * 1024 * 1024
_TOO_LITTLE_SPACE = 64 * 1024 * 1024
_OVERDUE_S = 10

Status = Literal["ok", "warn", "fail"]


class Finding(NamedTuple):
    """One check, how it ended, and in one line what was found."""

    check: str
    status: Status
    message: str


def examine(settings: "Settings") -> list[Finding]:
    """Run every check; changes nothing but for a temporary file that measures the disk."""
    findings = [_clock(), _port(settings)]
    if not settings.store.data_dir.is_dir():
        missing = f"{settings.store.data_dir} is not there yet; `usercontext serve` makes it"
        return [*findings, Finding("folder", "warn", missing)]

    from usercontext.actions import doctor

    try:
        findings += _storage(settings, doctor.inspect_storage(settings.store))
        if settings.store.database_url or any(settings.store.data_dir.glob("*.db")):
            facts = run_action(settings, lambda deps: doctor.inspect_database(deps, _OVERDUE_S))
            findings += _database(facts)
    except Exception as error:
        described = describe_failure(error)
        if described is None:
            raise
        findings.append(Finding("database", "fail", described[0]))
    return findings


def _clock() -> Finding:
    now = datetime.fromtimestamp(time.time(), UTC)
    shown = f"{now:%Y-%m-%dT%H:%M:%SZ}"
    if now.timestamp() < _BUILT:
        return Finding("clock", "fail", f"{shown} is before this version was made")
    return Finding("clock", "ok", shown)


def _port(settings: "Settings") -> Finding:
    running = read_server_file(settings.store.data_dir)
    if running is not None:
        return Finding("server", "ok", f"runs at {running.url} as process {running.pid}")
    host, port = settings.serve.host, settings.serve.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return Finding("server", "fail", f"cannot listen on {host}:{port}: {error.strerror}")
    return Finding("server", "warn", f"none runs on this folder; {host}:{port} is free")


def _storage(settings: "Settings", facts: "StorageFacts") -> Iterator[Finding]:
    bug = ": has the WAL-reset bug, harmless with our one writer" if facts.has_wal_reset_bug else ""
    yield Finding("sqlite", "warn" if bug else "ok", facts.sqlite_version + bug)
    slow = facts.sync_us > _SLOW_SYNC_US
    yield Finding("fsync", "warn" if slow else "ok", f"{facts.sync_us} us (median of 20)")
    free: Status = "ok"
    if facts.free_bytes < _LITTLE_SPACE:
        free = "fail" if facts.free_bytes < _TOO_LITTLE_SPACE else "warn"
    yield Finding("space", free, f"{facts.free_bytes // (1024 * 1024)} MiB free")
    folder = settings.store.data_dir
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Finding("folder", "fail", f"{folder} cannot be written by this user")
    elif facts.loose_files:
        loose = ", ".join(facts.loose_files)
        yield Finding("folder", "warn", f"others may read {loose}; chmod -R go= {folder}")
    else:
        yield Finding("folder", "ok", f"{folder} is its owner's alone")


def _database(facts: "DatabaseFacts") -> Iterator[Finding]:
    current = facts.schema == facts.newest_schema
    schema = f"{facts.engine}, schema {facts.schema}"
    todo = "" if current else f"; this version has {facts.newest_schema}: usercontext migrate"
    yield Finding("schema", "ok" if current else "fail", schema + todo)
    counts = ", ".join(f"{n} {state}" for state, n in sorted(facts.jobs.items())) or "none"
    if facts.is_job_overdue:
        yield Finding("jobs", "fail", f"{counts}; one waits over {_OVERDUE_S} s: no worker runs")
    elif facts.jobs.get("dead"):
        yield Finding("jobs", "warn", f"{counts}; the dead ones were given up")
    else:
        yield Finding("jobs", "ok", counts)

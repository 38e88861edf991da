"""The least that sessions and reports cost SQLite, by hand: ``python -m bench.bare_posts``.

Rows of the same tables and indexes, put there by prepared statements that know every value
beforehand, in durable commits of 16, beside the writer's own functions; no server, no loop.
Prints processor time a row and rows a second. Not a test: figures depend on the machine.
"""

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection

from usercontext.domain.ids import RandomIds
from usercontext.domain.issue import IssueSource
from usercontext.store.bulk_issues import create_issues
from usercontext.store.bulk_sessions import open_sessions
from usercontext.store.counts import BLOCK
from usercontext.store.issue_texts import new_terms
from usercontext.store.issues import CreateIssue
from usercontext.store.options import StoreOptions
from usercontext.store.projects import CreateProject, create_project
from usercontext.store.sessions import OpenSession
from usercontext.store.sqlite import create_file, driver_of, transaction, writing_engine
from usercontext.store.tables import metadata

GROUP = 16
SESSIONS = 64
STORED = 20_000
_AT_ONCE = 20
_BEGUN_US = 1_772_193_600_000_000

_NEW_SESSIONS = (
    "INSERT INTO session (project_row, session_id, external_hash, external_id, created_us) VALUES "
    + ", ".join(["(1, ?, ?, ?, ?)"] * GROUP)
)
_NEW_ISSUES = (
    "INSERT INTO issue (project_row, seq, issue_id, session_row, status, source, created_us,"
    " analysis_status, user_description, key_row) VALUES "
    + ", ".join(["(1, ?, ?, ?, 'open', 'reported', ?, 'pending', ?, 1)"] * GROUP)
)
_NEW_JOBS = (
    "INSERT INTO job (project_row, issue_row, kind, version, state, due_us, created_us) VALUES "
    + ", ".join(["(1, ?, 'analyze', 1, 'queued', ?, ?)"] * GROUP)
)
_NEW_TEXTS = "INSERT INTO issue_text (issue_row, terms) VALUES " + ", ".join(["(?, ?)"] * GROUP)
_COUNT = "UPDATE issue_count SET n = n + ? WHERE project_row = 1 AND block IN (-1, ?)"
_SEQ = "UPDATE project SET issue_seq = issue_seq + ? WHERE id = 1"

Commit = Callable[[], None]


class Place:
    """A database of one project with sessions and issues in it, and what goes there next."""

    def __init__(self, folder: Path) -> None:
        options = StoreOptions(folder)
        create_file(options)
        self.tx: Connection = writing_engine(options).connect()
        self.driver: sqlite3.Connection = driver_of(self.tx)
        self._ids, self._now_us = RandomIds(), _BEGUN_US
        with transaction(self.tx, "BEGIN IMMEDIATE"):
            metadata.create_all(self.tx)
            create_project(self.tx, CreateProject(uuid4(), "bench", b"salt", _BEGUN_US))
        for _ in range(SESSIONS // GROUP):
            self.our_sessions()()
        for _ in range(STORED // GROUP):
            self.our_sessions()()
            self.our_issues()()
        self._seq = self.driver.execute("SELECT issue_seq FROM project").fetchone()[0]
        self._row = self.driver.execute("SELECT max(id) FROM issue").fetchone()[0]

    def our_sessions(self) -> Commit:
        """Return the commit of a group of new sessions as the writer makes it."""
        commands = [self._session() for _ in range(GROUP)]

        def commit() -> None:
            with transaction(self.tx, "BEGIN IMMEDIATE") as driver:
                open_sessions(driver, commands)

        return commit

    def our_issues(self) -> Commit:
        """Return the commit of a group of reports as the writer makes it."""
        commands = [self._issue() for _ in range(GROUP)]

        def commit() -> None:
            with transaction(self.tx, "BEGIN IMMEDIATE") as driver:
                create_issues(driver, commands)

        return commit

    def bare_sessions(self) -> Commit:
        """Return the commit of such a group with nothing left to find out."""
        values: list[object] = []
        for one in (self._session() for _ in range(GROUP)):
            values += (one.session_id.hex, one.external_hash, one.external_id, one.now_us)
        return lambda: self._commit((_NEW_SESSIONS, values))

    def bare_issues(self) -> Commit:
        """Return the commit of such reports, with jobs, terms and counts, nothing to find out."""
        issues: list[object] = []
        jobs: list[object] = []
        texts: list[object] = []
        for one in (self._issue() for _ in range(GROUP)):
            self._seq, self._row = self._seq + 1, self._row + 1
            terms = " ".join(new_terms(1, one.user_description, None))
            issues += (self._seq, one.issue_id.hex, one.session_row, one.now_us)
            issues.append(one.user_description)
            jobs += (self._row, one.now_us, one.now_us)
            texts += (self._row, terms)
        counted: list[object] = [GROUP, self._seq // BLOCK]
        steps: list[tuple[str, list[object]]] = [
            (_SEQ, [GROUP]),
            (_NEW_ISSUES, issues),
            (_NEW_JOBS, jobs),
            (_NEW_TEXTS, texts),
        ]
        return lambda: self._commit(*steps, (_COUNT, counted))

    def _commit(self, *steps: tuple[str, list[object]]) -> None:
        self.driver.execute("BEGIN IMMEDIATE")
        for statement, values in steps:
            self.driver.execute(statement, values)
        self.driver.execute("COMMIT")

    def _session(self) -> OpenSession:
        self._now_us += 137
        return OpenSession(
            project_row=1,
            session_id=self._ids.new_uuid(),
            external_hash=self._ids.new_bytes(16),
            external_id=uuid4().hex,
            user_hash=None,
            user_id=None,
            release=None,
            environment=None,
            metadata=None,
            now_us=self._now_us,
        )

    def _issue(self) -> CreateIssue:
        self._now_us += 137
        return CreateIssue(
            issue_id=self._ids.new_uuid(),
            project_row=1,
            session_row=random.randrange(1, SESSIONS + 1),
            user_description=f"Pay {uuid4().hex}",
            metadata=None,
            source=IssueSource.REPORTED,
            now_us=self._now_us,
            run_at_us=self._now_us,
            key_row=1,
        )


def measure(folder: Path, seconds: float) -> None:
    """Print what a row of each kind costs; all of them interleaved."""
    for name in ("ours", "bare"):
        (folder / name).mkdir()
    ours, bare = Place(folder / "ours"), Place(folder / "bare")
    kinds = {
        "sessions, by hand": bare.bare_sessions,
        "sessions, the writer": ours.our_sessions,
        "reports, by hand": bare.bare_issues,
        "reports, the writer": ours.our_issues,
    }
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in kinds}
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        for name, make in kinds.items():
            found[name] += [_timed(make()) for _ in range(_AT_ONCE)]
    for name, times in found.items():
        cpu = sorted(one[0] for one in times)
        rate = GROUP * len(times) / sum(one[1] for one in times)
        least, median = (at / GROUP * 1e6 for at in (cpu[0], cpu[len(cpu) // 2]))
        print(f"{name}: CPU {least:.1f} us least, {median:.1f} median; {rate:,.0f} a second")


def _timed(commit: Commit) -> tuple[float, float]:
    began, cpu = time.perf_counter(), time.thread_time()
    commit()
    return time.thread_time() - cpu, time.perf_counter() - began


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="The least that sessions and reports cost SQLite.")
    asked.add_argument("--seconds", type=float, default=15.0)
    asked.add_argument("--folder", help="on the disk that is to be measured")
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory(dir=wanted.folder) as place:
        measure(Path(place), wanted.seconds)

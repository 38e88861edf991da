"""Many new issues with their jobs, counts and terms in one SQLite group. Not: one at a time.

Hand-written: what it leaves in the tables is, row by row, what ``issues.create_issue`` would
(tests/store/test_bulk.py compares them).
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from usercontext.domain.errors import NotFound
from usercontext.store.counts import BLOCK, WHOLE_PROJECT, span_of
from usercontext.store.issue_texts import new_terms
from usercontext.store.issues import CreateIssue, IssueCreated
from usercontext.store.many_rows import insert_rows, statements_of

_IS_OWN = "SELECT 1 FROM session WHERE id = ? AND project_row = ?"
_TAKE_SEQS = "UPDATE project SET issue_seq = issue_seq + ? WHERE id = ? RETURNING issue_seq"
_LAST_ROW = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'issue'"
_ISSUE = statements_of(
    "INSERT INTO issue (id, project_row, seq, issue_id, session_row, status, source, created_us,"
    " analysis_status, user_description, metadata, key_row) VALUES",
    "(?, ?, ?, ?, ?, 'open', ?, ?, 'pending', ?, ?, ?)",
)
_JOB = statements_of(
    "INSERT INTO job (project_row, issue_row, kind, version, state, due_us, created_us) VALUES",
    "(?, ?, 'analyze', 1, 'queued', ?, ?)",
)
_TEXT = statements_of("INSERT INTO issue_text (issue_row, terms) VALUES", "(?, ?)")
_COUNT = (
    "INSERT INTO issue_count (project_row, block, status, priority, source, n, first_us, last_us)"
    " VALUES (?, ?, 'open', '', ?, ?, ?, ?)"
    " ON CONFLICT (project_row, block, status, priority, source) DO UPDATE SET"
    " n = n + excluded.n, first_us = min(first_us, excluded.first_us),"
    " last_us = max(last_us, excluded.last_us)"
)


def create_issues(
    driver: sqlite3.Connection, commands: Sequence[CreateIssue]
) -> list[IssueCreated]:
    """Create them all, each project's numbered in the order given.

    Raises NotFound when one project or session is gone.
    """
    _require_sessions(driver, commands)
    placed = list(_placed(driver, commands))
    first_row = _last_row(driver) + 1
    issues, jobs, texts = [], [], []
    for row, (command, seq) in enumerate(placed, first_row):
        issues.append(_issue_values(command, row, seq))
        jobs.append((command.project_row, row, command.run_at_us, command.now_us))
        terms = new_terms(command.project_row, command.user_description, command.metadata)
        texts.append((row, " ".join(terms)))
    for statements, rows in ((_ISSUE, issues), (_JOB, jobs), (_TEXT, texts)):
        insert_rows(driver, statements, rows)
    driver.executemany(_COUNT, _counts(placed)).close()
    return [IssueCreated(command.issue_id) for command in commands]


def _require_sessions(driver: sqlite3.Connection, commands: Sequence[CreateIssue]) -> None:
    for owned in {(command.session_row, command.project_row) for command in commands}:
        if not driver.execute(_IS_OWN, owned).fetchall():
            raise NotFound("No such session")


def _placed(
    driver: sqlite3.Connection, commands: Sequence[CreateIssue]
) -> Iterator[tuple[CreateIssue, int]]:
    of_project: dict[int, list[CreateIssue]] = defaultdict(list)
    for command in commands:
        of_project[command.project_row].append(command)
    for project_row, own in of_project.items():
        taken = driver.execute(_TAKE_SEQS, (len(own), project_row)).fetchall()
        if not taken:
            raise NotFound("No such project")
        yield from zip(own, range(taken[0][0] - len(own) + 1, taken[0][0] + 1), strict=True)


def _last_row(driver: sqlite3.Connection) -> int:
    # Numbers given out by hand count for AUTOINCREMENT too: none is ever used twice.
    return int(driver.execute(_LAST_ROW).fetchall()[0][0])


def _issue_values(command: CreateIssue, row: int, seq: int) -> tuple[Any, ...]:
    return (
        row,
        command.project_row,
        seq,
        command.issue_id.hex,
        command.session_row,
        command.source.value,
        command.now_us,
        command.user_description,
        command.metadata,
        command.key_row,
    )


def _counts(placed: Sequence[tuple[CreateIssue, int]]) -> Iterator[tuple[Any, ...]]:
    counted: dict[tuple[int, int, str], list[CreateIssue]] = defaultdict(list)
    for command, seq in placed:
        block = seq // BLOCK
        for number in (block, span_of(block), WHOLE_PROJECT):
            counted[command.project_row, number, command.source.value].append(command)
    made_us = attrgetter("now_us")
    for key, own in counted.items():
        first, last = min(own, key=made_us), max(own, key=made_us)
        yield (*key, len(own), first.now_us, last.now_us)

"""Many new issues with their jobs, counts and terms in one SQLite group. Not: one at a time.

Hand-written: what it leaves in the tables is, row by row, what ``issues.create_issue`` would
(tests/store/test_bulk.py compares them).
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from usercontext.domain.errors import NotFound
from usercontext.store.counts import BLOCK, WHOLE_PROJECT, span_of
from usercontext.store.issue_texts import new_terms
from usercontext.store.issues import CreateIssue, IssueCreated
from usercontext.store.many_rows import insert_rows, statements_of

_TAKE_SEQS = "UPDATE project SET issue_seq = issue_seq + ? WHERE id = ? RETURNING issue_seq"
_ISSUE = statements_of(
    "INSERT INTO issue (project_row, seq, issue_id, session_row, status, source, created_us,"
    " analysis_status, user_description, metadata, key_row)"
    " SELECT column1, column2, column3, column4, 'open', column5, column6, 'pending', column7,"
    " column8, column9 FROM (VALUES",
    "(?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ") AS sent CROSS JOIN session"
    " ON session.id = sent.column4 AND session.project_row = sent.column1",
)
"""Leaves out those of sessions that are gone, or another project's."""

_JOB = statements_of(
    "INSERT INTO job (project_row, issue_row, kind, version, state, due_us, created_us) VALUES",
    "(?, ?, 'analyze', 1, 'queued', ?, ?)",
)
_TEXT = statements_of("INSERT INTO issue_text (issue_row, terms) VALUES", "(?, ?)")
_COUNT = statements_of(
    "INSERT INTO issue_count (project_row, block, status, priority, source, n, first_us, last_us)"
    " VALUES",
    "(?, ?, 'open', '', ?, ?, ?, ?)",
    " ON CONFLICT (project_row, block, status, priority, source) DO UPDATE SET"
    " n = n + excluded.n, first_us = min(first_us, excluded.first_us),"
    " last_us = max(last_us, excluded.last_us)",
)


def create_issues(
    driver: sqlite3.Connection, commands: Sequence[CreateIssue]
) -> list[IssueCreated]:
    """Create them all, each project's numbered in the order given.

    Raises NotFound when one project or session is gone.
    """
    placed = list(_placed(driver, commands))
    inserted = insert_rows(driver, _ISSUE, [_issue_values(*one) for one in placed])
    if inserted.rows < len(placed):
        raise NotFound("No such session")
    # In one transaction of the only writer they are numbered one after the other.
    first_row = inserted.last - len(placed) + 1
    jobs, texts = [], []
    for row, (command, _) in enumerate(placed, first_row):
        jobs.append((command.project_row, row, command.run_at_us, command.now_us))
        terms = new_terms(command.project_row, command.user_description, command.metadata)
        texts.append((row, " ".join(terms)))
    for statements, rows in ((_JOB, jobs), (_TEXT, texts), (_COUNT, _counts(placed))):
        insert_rows(driver, statements, rows)
    return [IssueCreated(command.issue_id) for command in commands]


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


def _issue_values(command: CreateIssue, seq: int) -> tuple[Any, ...]:
    return (
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


def _counts(placed: Sequence[tuple[CreateIssue, int]]) -> list[tuple[Any, ...]]:
    counted: dict[tuple[int, int, str], tuple[int, int, int]] = {}
    for command, seq in placed:
        kind = (command.project_row, seq // BLOCK, command.source.value)
        made_us = command.now_us
        n, first_us, last_us = counted.get(kind, (0, made_us, made_us))
        counted[kind] = (n + 1, min(first_us, made_us), max(last_us, made_us))
    return [
        (project_row, number, source, *numbers)
        for (project_row, block, source), numbers in counted.items()
        for number in (block, span_of(block), WHOLE_PROJECT)
    ]

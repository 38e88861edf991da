"""Give very many issues their causes: groups, reach, sessions that met them. Not: measuring.

For a folder that ``many_issues`` filled and no server uses. Half of the issues are spread over all
groups alike; of the other half the first group has a tenth. The sessions left no batches.
"""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from usercontext.domain.analysis import Affected
from usercontext.store.reach import signature_hash
from usercontext.store.sqlite import FILE_NAME

GROUPS = 2_000
SESSIONS = 250_000
_TREND = (0, 0, 1, 0, 2, 5, 3, 1, 0, 0, 4, 9, 12, 3, 2, 1, 0, 7, 31, 18, 6, 2, 1, 4)
_SPREAD = 10_007
"""A prime: neighbours differ in their cause."""
_AFFECTED = Affected(
    reports=3,
    sessions=37,
    silent_sessions=34,
    users=30,
    window_hours=24,
    coverage=1.0,
    trend=_TREND,
)
_GROUPS = (
    "INSERT INTO issue_group (id, project_row, group_id, title, titled_row, category, status,"
    " decided, issues, sessions, first_us, last_us, created_us)"
    " SELECT group_row, 1, lower(hex(randomblob(16))), 'The click handler threw ' || group_row, -1,"
    " 'js_exception', 'open', 0, count(*), count(*), min(created_us), max(created_us),"
    " min(created_us) FROM issue GROUP BY group_row"
)


def add_causes(folder: Path) -> None:
    """Give every issue a group, a session and a reach with its trend, unless they have."""
    database = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    try:
        if database.execute("SELECT 1 FROM issue_reach LIMIT 1").fetchone():
            return
        for pragma in ("synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY"):
            database.execute(f"PRAGMA {pragma}")
        database.create_function("cause_of", 1, cause_of, deterministic=True)
        database.execute("BEGIN")
        _add_sessions(database)
        _share_out(database)
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()


def cause_of(seq: int) -> int:
    """Return the group of an issue, or what a session met: every other one a frequent cause."""
    if seq % 2:
        return seq // 2 % GROUPS + 1
    return int(GROUPS ** (seq * 7_919 % _SPREAD / _SPREAD))


def _add_sessions(database: sqlite3.Connection) -> None:
    first_us, last_us = database.execute(
        "SELECT min(created_us), max(created_us) FROM issue"
    ).fetchone()
    begin = database.execute("SELECT max(id) FROM session").fetchone()[0] + 1
    step_us = (last_us - first_us) / SESSIONS
    times = [(begin + number, int(first_us + number * step_us)) for number in range(SESSIONS)]
    database.executemany(
        "INSERT INTO session (id, project_row, session_id, external_hash, external_id, release,"
        " created_us) VALUES (?, 1, ?, ?, ?, 'shop@2', ?)",
        ((row, os.urandom(16).hex(), b"%d" % row, f"visit-{row}", at_us) for row, at_us in times),
    )
    database.executemany(
        "INSERT INTO session_reach (session_row, project_row, chunk_row, seen_us, passed_us,"
        " looked, healthy, left_out) VALUES (?, 1, 1, ?, ?, ?, ?, 0)",
        ((row, at_us, at_us, row % 20 > 0, row % 3 > 0) for row, at_us in times),
    )
    database.executemany(
        "INSERT INTO session_signature (project_row, signature_hash, first_us, session_row,"
        " browser, release, category, is_root, links, went_on)"
        " VALUES (1, ?, ?, ?, 'Chrome', 'shop@2', 'backend_error', 1, 1, 0)",
        _met(times),
    )


def _met(times: list[tuple[int, int]]) -> Iterator[tuple[bytes, int, int]]:
    hashes = {cause: signature_hash(_signature(cause)) for cause in range(1, GROUPS + 1)}
    for row, at_us in times:
        if row % 3 == 0:
            yield hashes[cause_of(row // 3)], at_us, row


def _share_out(database: sqlite3.Connection) -> None:
    indexes = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'issue'"
        " AND (sql LIKE '%group_row%' OR sql LIKE '%session_row%' OR sql LIKE '%affected%')"
    ).fetchall()
    for name, _ in indexes:
        database.execute(f"DROP INDEX {name}")
    first = database.execute("SELECT max(id) - ? FROM session", (SESSIONS - 1,)).fetchone()[0]
    database.execute(
        "UPDATE issue SET group_row = cause_of(seq), session_row = ? + seq % ?,"
        " affected = 40000 / cause_of(seq)",
        (first, SESSIONS),
    )
    for _, sql in indexes:
        database.execute(sql)
    database.execute(_GROUPS)
    database.executemany(
        "INSERT INTO group_signature (project_row, group_row, signature, last_us)"
        " SELECT 1, id, ?, last_us FROM issue_group WHERE id = ?",
        ((_signature(cause), cause) for cause in range(1, GROUPS + 1)),
    )
    database.execute(
        "INSERT INTO issue_reach (issue_row, project_row, signature_hash, affected, due_us)"
        " SELECT id, project_row, CAST(printf('%016d', group_row) AS BLOB), ?, NULL FROM issue",
        (msgspec.msgpack.encode(_AFFECTED),),
    )


def _signature(cause: int) -> str:
    return f"v1:backend_error:POST /api/r{cause} 5xx#{cause:08x}"

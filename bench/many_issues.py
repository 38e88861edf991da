"""Put very many issues into a data folder at once, as if reported one by one. Not: measuring.

The schema is the product's own: its indexes and triggers are taken off, rows are inserted by one
statement per table, and indexes, triggers, counters and search index are made again from them.
"""

import random
import sqlite3
from pathlib import Path

from usercontext.domain.analysis import Category, Priority
from usercontext.domain.issue import IssueSource, IssueStatus
from usercontext.store.counts import BLOCK, BLOCKS_PER_SPAN, WHOLE_PROJECT
from usercontext.store.search import index_terms
from usercontext.store.sqlite import FILE_NAME

START_US = 1_772_193_600_000_000
SECOND_US = 1_000_000
KINDS = 9_973
"""Issues that differ in more than their number; a prime, so that they spread over the blocks."""

RARE = "order123"
COMMON = "handler button"
_VERBS = ("click", "submit", "open", "pay", "search", "upload")
_THINGS = ("button", "form", "cart", "invoice", "report", "address")
_SUMMARY = "The click handler threw because the cart was undefined"

_NUMBERS = (
    "WITH RECURSIVE number(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM number WHERE seq < ?)"
)
_ISSUES = (
    "INSERT INTO issue (project_row, seq, issue_id, session_row, status, source, priority,"
    " category, impact_score, affected, created_us, analysis_status, analysis_version, summary,"
    f" user_description, metadata) {_NUMBERS}"
    " SELECT 1, seq, lower(hex(randomblob(16))), (SELECT min(id) FROM session), status, source,"
    " priority, category, impact_score, -1, ? + seq * ?, 'done', 1, ?, words,"
    ' CAST(\'{"url":"https://shop.example/checkout"}\' AS BLOB)'
    " FROM number JOIN kind ON kind.number = seq % ?"
)
_TEXTS = (
    "INSERT INTO issue_text (issue_row, terms) SELECT issue.id, kind.terms"
    " FROM issue JOIN kind ON kind.number = issue.seq % ?"
)
_COUNTS = (
    "INSERT INTO issue_count (project_row, block, status, priority, source, n, first_us, last_us)"
    " SELECT 1, {block}, status, priority, source, count(*), min(created_us), max(created_us)"
    " FROM issue GROUP BY 2, 3, 4, 5"
)


def add_issues(folder: Path, count: int) -> None:
    """Add issues to the only project of a folder that no server uses; it must have a session."""
    database = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    try:
        for pragma in ("synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY"):
            database.execute(f"PRAGMA {pragma}")
        database.execute("BEGIN")
        _insert(database, count)
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()


def _insert(database: sqlite3.Connection, count: int) -> None:
    off = database.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND"
        " ((type = 'index' AND tbl_name = 'issue') OR (type = 'trigger' AND name GLOB 'issue_*'))"
    ).fetchall()
    for kind, name, _ in off:
        database.execute(f"DROP {kind} {name}")
    database.execute(
        "CREATE TEMP TABLE kind (number INTEGER PRIMARY KEY, status, source, priority, category,"
        " impact_score, words, terms)"
    )
    chance = random.Random(1)
    database.executemany(
        "INSERT INTO kind VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (_kind(number, chance) for number in range(KINDS)),
    )
    database.execute(_ISSUES, (count, START_US, SECOND_US, _SUMMARY, KINDS))
    database.execute(_TEXTS, (KINDS,))
    blocks = (f"seq / {BLOCK}", f"-2 - seq / {BLOCK} / {BLOCKS_PER_SPAN}", str(WHOLE_PROJECT))
    for block in blocks:
        database.execute(_COUNTS.format(block=block))
    database.execute("UPDATE project SET issue_seq = ?", (count,))
    database.execute("INSERT INTO issue_fts(issue_fts) VALUES ('rebuild')")
    for _, _, sql in off:
        database.execute(sql)


def _kind(number: int, chance: random.Random) -> tuple[object, ...]:
    category = chance.choice(list(Category)).value
    verb, thing = chance.choice(_VERBS), chance.choice(_THINGS)
    words = f"{verb} {thing} order{number % 5_000} does nothing"
    return (
        number,
        chance.choices(list(IssueStatus), (70, 25, 5))[0].value,
        chance.choices(list(IssueSource), (95, 5))[0].value,
        chance.choices(list(Priority), (2, 18, 40, 40))[0].value,
        category,
        chance.randrange(101),
        words,
        " ".join(index_terms(1, (words, _SUMMARY, category, "shop example checkout"))),
    )

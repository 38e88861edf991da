"""No statement about a project's rows runs without saying whose they are. Not: the answers."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event

from store.drafts import (
    add_issue,
    add_project,
    add_session_to,
    finish,
    key_for,
    make_analysis,
    show,
    take,
)
from usercontext.domain.analysis import Category, Priority
from usercontext.domain.issue import IssueFilter, IssueSort, IssueStatus
from usercontext.domain.project import KeyKind
from usercontext.store import issue_listing, issues, keys, sessions
from usercontext.store.database import Database

OWNED = re.compile(
    r"\b(api_key|session|issue|analysis|correction|job|idempotency"
    r"|issue_count|issue_text|issue_fts)\b"
)
# A project, a row found under it, a key's hash, or terms with the project in front.
SAYS_WHOSE = re.compile(
    r"\b(project_row|session_row|issue_row|id|key_hash) = \?|\bproject_row, .* = \?|MATCH \?"
)
OF_ALL = re.compile(r"state IN \('queued', 'running'\)|^DELETE FROM idempotency WHERE .* LIMIT \?")
"""The queue serves all projects; what it claims carries the project on. The oldest keys go first,
whoever's they are."""


@pytest.fixture
def statements() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection, _cursor, statement: str, *_rest: object) -> None:
        seen.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)


async def test_every_statement_says_whose_rows_it_means(
    sqlite_database: Database, statements: list[str]
) -> None:
    await use_everything(sqlite_database)

    owned = [one for one in statements if not one.startswith("INSERT") and OWNED.search(one)]
    at_large = [one for one in owned if not SAYS_WHOSE.search(one) and not OF_ALL.search(one)]

    assert len(set(owned)) > 30
    assert not at_large, "\n".join(at_large)


async def use_everything(database: Database) -> None:
    shop = (await add_project(database)).row
    mint = keys.MintKey(shop, KeyKind.SECRET, "all", "uc_sec_ab", b"h" * 32, (), False, 0)
    minted = await database.write(keys.mint_key, mint)
    await database.read(lambda tx: (keys.find_key(tx, b"h" * 32), keys.list_keys(tx, shop)))
    await database.write(keys.revoke_key, keys.RevokeKey(shop, minted.row, 1))
    row = await add_session_to(database, shop)
    await add_session_to(database, shop)
    for _ in range(2):
        issue_id = await add_issue(database, shop, row, idempotency=key_for(shop))
    await finish(database, await take(database), make_analysis())
    change = issues.CorrectIssue(shop, issue_id, IssueStatus.RESOLVED, Priority.P0, "x", 0, 1)
    await database.write(issues.correct_issue, change)
    await list_everything(database, shop)
    found = await show(database, shop, issue_id)
    await database.read(lambda tx: sessions.find_session(tx, shop, found.session_id))
    await database.read(lambda tx: sessions.count_session(tx, row))
    await database.read(lambda tx: sessions.session_issue_ids(tx, shop, row))
    await database.write(issues.delete_issue, issues.DeleteIssue(shop, issue_id))
    await database.write(sessions.delete_session, sessions.DeleteSession(shop, found.session_id))


async def list_everything(database: Database, shop: int) -> None:
    for wanted in (
        IssueFilter(),
        IssueFilter(status=IssueStatus.OPEN, from_us=1, to_us=2**60),
        IssueFilter(from_us=1_772_193_600_000_000),
        IssueFilter(category=Category.JS_EXCEPTION),
        IssueFilter(q="button"),
        IssueFilter(q="button", status=IssueStatus.RESOLVED),
    ):
        for sort in IssueSort:
            await list_page(database, shop, wanted, sort)


async def list_page(database: Database, shop: int, wanted: IssueFilter, sort: IssueSort) -> None:
    await database.read(lambda tx: issue_listing.list_issues(tx, shop, wanted, sort, 1, 20))


def test_a_public_id_alone_does_not_say_whose() -> None:
    assert not SAYS_WHOSE.search("SELECT issue.id FROM issue WHERE issue.issue_id = ?")

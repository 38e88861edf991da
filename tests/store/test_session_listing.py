"""A project's sessions as a list: order, pages, what is looked for, on both engines."""

import hashlib
from typing import Any
from uuid import UUID

import pytest

from builders import REPORTED_US
from store.batches import make_batch
from store.drafts import (
    add_issue,
    add_project,
    finish,
    make_analysis,
    open_command,
    take,
)
from usercontext.domain.session import SessionPage
from usercontext.store import session_listing, sessions
from usercontext.store.database import Database
from usercontext.store.logs import AppendLogs
from usercontext.store.session_listing import SessionFilter

pytestmark = pytest.mark.anyio

USER = hashlib.sha256(b"ann").digest()[:16]


@pytest.fixture
async def project_row(database: Database) -> int:
    return (await add_project(database)).row


async def visit(database: Database, project_row: int, name: str, **about: Any) -> int:
    """Open a session; ``errors`` is how many entries of its one batch are errors."""
    errors = about.pop("errors", None)
    command = open_command(project_row, name, **about)
    row = (await database.write(sessions.open_session, command)).session_row
    if errors is not None:
        batch = make_batch(0, 1)
        batch = type(batch)(batch.body, 2, errors, batch.first_us, batch.last_us, batch.flags)
        await database.append(AppendLogs(row, 1, REPORTED_US + 5, batch))
    return row


async def listed(
    database: Database,
    project_row: int,
    limit: int = 50,
    most_looked: int = session_listing.MOST_LOOKED,
    **wanted: Any,
) -> SessionPage:
    asked = SessionFilter(**wanted)
    return await database.read(
        lambda tx: session_listing.list_sessions(tx, project_row, asked, limit, most_looked)
    )


def names(page: SessionPage) -> list[str]:
    return [one.external_id for one in page.sessions]


async def test_sessions_are_listed_newest_first_with_what_they_hold(
    database: Database, project_row: int
) -> None:
    row = await visit(database, project_row, "first", errors=1, release="shop@1")
    await visit(database, project_row, "second")
    await add_issue(database, project_row, row)
    await add_issue(database, project_row, row, now_us=REPORTED_US + 1, run_at_us=REPORTED_US + 1)
    await finish(database, await take(database), make_analysis(95))

    second, first = (await listed(database, project_row)).sessions

    assert (second.external_id, second.entries, second.issues) == ("second", 0, 0)
    assert (first.release, first.entries, first.errors, first.batches) == ("shop@1", 2, 1, 1)
    assert (first.issues, first.priority, first.seen_us) == (2, "P0", REPORTED_US + 5)


async def test_pages_follow_each_other_while_sessions_are_opened(
    database: Database, project_row: int
) -> None:
    for number in range(5):
        await visit(database, project_row, str(number))
    first = await listed(database, project_row, 2)
    await visit(database, project_row, "5")
    second = await listed(database, project_row, 2, before=first.next_before)
    third = await listed(database, project_row, 2, before=second.next_before)

    assert [names(page) for page in (first, second, third)] == [["4", "3"], ["2", "1"], ["0"]]
    assert third.next_before is None


async def test_a_full_last_page_leads_at_most_to_an_empty_one(
    database: Database, project_row: int
) -> None:
    await visit(database, project_row, "only")
    page = await listed(database, project_row, 1)
    after = await listed(database, project_row, 1, before=page.next_before)

    assert names(page) == ["only"]
    assert (names(after), after.next_before) == ([], None)


async def test_sessions_of_other_projects_are_not_there_nor_a_place_to_go_on_from(
    database: Database, project_row: int
) -> None:
    rival = (await add_project(database, "rival")).row
    await visit(database, rival, "theirs")
    await visit(database, project_row, "ours")
    (theirs,) = (await listed(database, rival)).sessions

    assert names(await listed(database, project_row)) == ["ours"]
    assert names(await listed(database, project_row, before=theirs.session_id)) == ["ours"]
    assert not await database.read(lambda tx: session_listing.has_sessions(tx, 99))


async def test_a_user_is_found_by_the_hash_of_its_id(database: Database, project_row: int) -> None:
    await visit(database, project_row, "ann", user_hash=USER, user_id="u_1")
    await visit(database, project_row, "bob", user_hash=b"b" * 16)
    await visit(database, project_row, "nobody")

    assert names(await listed(database, project_row, user_hash=USER)) == ["ann"]


async def test_releases_and_errors_are_looked_for_together(
    database: Database, project_row: int
) -> None:
    await visit(database, project_row, "calm", release="2", errors=0)
    await visit(database, project_row, "wanted", release="2", errors=1)
    await visit(database, project_row, "old", release="1", errors=1)

    assert names(await listed(database, project_row, release="2")) == ["wanted", "calm"]
    assert names(await listed(database, project_row, with_errors=True)) == ["old", "wanted"]
    both = await listed(database, project_row, release="2", with_errors=True)
    assert (names(both), both.looked) == (["wanted"], 3)


async def test_a_search_that_looked_far_enough_says_where_to_go_on(
    database: Database, project_row: int
) -> None:
    await visit(database, project_row, "wanted", errors=1)
    for number in range(3):
        await visit(database, project_row, str(number))
    first = await listed(database, project_row, most_looked=3, with_errors=True)
    second = await listed(database, project_row, with_errors=True, before=first.next_before)

    assert (names(first), first.looked) == ([], 3)
    assert isinstance(first.next_before, UUID)
    assert names(second) == ["wanted"]


@pytest.mark.parametrize("wanted", [{}, {"user_hash": USER}])
async def test_a_page_is_found_along_an_index(
    sqlite_database: Database, wanted: dict[str, Any]
) -> None:
    statement = session_listing._NEWEST_OF_USER if wanted else session_listing._NEWEST
    values = {"project": 1, "below": 9, "step": 5, "user": USER}
    compiled = statement.compile(dialect=None)
    plan = await sqlite_database.read(
        lambda tx: [
            str(row)
            for row in tx.exec_driver_sql(
                "EXPLAIN QUERY PLAN " + str(compiled).replace(":param_1", "5"),
                {name: values.get(name, 5) for name in compiled.params},
            )
        ]
    )
    index = "ix_session_user" if wanted else "ix_session_project_row_id"
    assert any(index in line for line in plan), plan
    assert not any("TEMP B-TREE" in line for line in plan), plan

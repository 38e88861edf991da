"""An attachment is taken once, settled once, and goes with its issue, on both engines."""

import asyncio
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from sqlalchemy import Connection, text

from builders import REPORTED_US, FrozenClock
from store.drafts import add_issue, add_project, add_session_to, count_rows
from usercontext.domain.attachment import (
    AttachmentJob,
    Image,
    ImageHeader,
    ImageType,
    Rejection,
)
from usercontext.domain.errors import NotFound, Unavailable, ValidationFailed
from usercontext.store import attachment_jobs as jobs
from usercontext.store import attachments, issues, sessions
from usercontext.store.attachment_tables import attachment, attachment_body
from usercontext.store.backup import back_up, restore
from usercontext.store.database import Database
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.tables import issue

pytestmark = pytest.mark.anyio

LEASE_US = 90_000_000
LONGEST_US = 2 * LEASE_US
SENT = ImageHeader(ImageType.PNG, 40, 20)
KEPT = Image(ImageHeader(ImageType.WEBP, 20, 10), b"as encoded")


class Shop(msgspec.Struct, frozen=True):
    """A project with a session and an issue in it."""

    project_row: int
    session_row: int
    issue_id: UUID


@pytest.fixture
async def shop(database: Database) -> Shop:
    project_row = (await add_project(database)).row
    session_row = await add_session_to(database, project_row)
    issue_id = await add_issue(database, project_row, session_row, key_row=7)
    return Shop(project_row, session_row, issue_id)


def add_command(shop: Shop, **changes: Any) -> attachments.AddAttachment:
    fields: dict[str, Any] = {
        "project_row": shop.project_row,
        "issue_id": shop.issue_id,
        "attachment_id": uuid4(),
        "key_row": 7,
        "header": SENT,
        "body": b"as sent",
        "most_pending": 1_000,
        "now_us": REPORTED_US,
    }
    return attachments.AddAttachment(**(fields | changes))


async def add(database: Database, shop: Shop, **changes: Any) -> UUID:
    added = await database.write(attachments.add_attachment, add_command(shop, **changes))
    return added.attachment_id


async def claim(database: Database, now_us: int = REPORTED_US) -> AttachmentJob | None:
    command = jobs.ClaimAttachment(now_us, LEASE_US, LONGEST_US)
    return await database.write(jobs.claim_attachment, command)


async def take(database: Database, now_us: int = REPORTED_US) -> AttachmentJob:
    job = await claim(database, now_us)
    assert job is not None
    return job


async def keep(database: Database, job: AttachmentJob) -> bool:
    command = jobs.KeepAttachment(job.row, job.attempt, KEPT.header, KEPT.body)
    return await database.write(jobs.keep_attachment, command)


async def fetch(database: Database, shop: Shop, wanted: UUID) -> Image | None:
    return await database.read(
        lambda tx: attachments.find_image(tx, shop.project_row, shop.issue_id, wanted)
    )


async def counted(database: Database) -> dict[tuple[str, str], int]:
    counts = await database.read(attachments.count_attachments)
    return {(one.state, one.reason): one.n for one in counts}


async def test_an_image_is_replaced_by_what_was_made_of_it(database: Database, shop: Shop) -> None:
    added = await add(database, shop)
    job = await take(database)
    original = await database.read(lambda tx: jobs.find_original(tx, job))
    before = await fetch(database, shop, added)

    assert (job.attachment_id, job.attempt, original) == (added, 1, b"as sent")
    assert before is None
    assert await keep(database, job) is True
    assert await fetch(database, shop, added) == KEPT
    assert await count_rows(database, attachment_body) == 1
    assert await counted(database) == {("received", ""): 1, ("ready", ""): 1}


async def test_of_a_rejected_one_no_byte_is_left(database: Database, shop: Shop) -> None:
    await add(database, shop)
    job = await take(database)
    reject = jobs.RejectAttachment(job.row, job.attempt, Rejection.DAMAGED)

    assert await database.write(jobs.reject_attachment, reject) is True
    assert await database.write(jobs.reject_attachment, reject) is False
    assert await count_rows(database, attachment_body) == 0
    assert await claim(database, REPORTED_US + LONGEST_US) is None
    assert await counted(database) == {("received", ""): 1, ("rejected", "damaged"): 1}


async def test_of_ten_at_once_three_are_added(database: Database, shop: Shop) -> None:
    outcomes = await asyncio.gather(
        *(add(database, shop) for _ in range(10)), return_exceptions=True
    )

    assert sum(isinstance(one, UUID) for one in outcomes) == 3
    assert sum(isinstance(one, ValidationFailed) for one in outcomes) == 7
    assert await count_rows(database, attachment) == 3


async def test_no_more_waits_than_may(database: Database, shop: Shop) -> None:
    await add(database, shop, body=b"1" * 600)
    with pytest.raises(Unavailable):
        await add(database, shop, body=b"1" * 401)

    await add(database, shop, body=b"1" * 400)
    await keep(database, await take(database))
    assert await add(database, shop, body=b"1" * 600)


async def test_a_foreign_issue_is_unknown(database: Database, shop: Shop) -> None:
    other = (await add_project(database, "rival")).row

    with pytest.raises(NotFound):
        await add(database, msgspec.structs.replace(shop, project_row=other))


async def test_many_claimants_take_each_one_once(database: Database, shop: Shop) -> None:
    made = {await add(database, shop) for _ in range(3)}

    claimed = await asyncio.gather(*(claim(database) for _ in range(6)))

    taken = [job.attachment_id for job in claimed if job is not None]
    assert len(taken) == 3
    assert set(taken) == made


async def test_of_a_worker_that_was_killed_nothing_counts_any_more(
    database: Database, shop: Shop
) -> None:
    added = await add(database, shop)
    killed = await take(database)
    assert await claim(database, REPORTED_US + LEASE_US - 1) is None
    second = await take(database, REPORTED_US + LEASE_US)
    late = jobs.RejectAttachment(killed.row, killed.attempt, Rejection.CRASHED)
    put_off = jobs.PutOffAttachment(killed.row, killed.attempt, REPORTED_US)

    assert second.attempt == 2
    assert await database.write(jobs.reject_attachment, late) is False
    assert await database.write(jobs.put_off_attachment, put_off) is False
    assert await keep(database, killed) is False
    assert await keep(database, second) is True
    assert await keep(database, second) is False
    assert await fetch(database, shop, added) == KEPT
    assert await counted(database) == {("received", ""): 1, ("ready", ""): 1}


async def test_one_that_is_put_off_waits(database: Database, shop: Shop) -> None:
    await add(database, shop)
    job = await take(database)
    put_off = jobs.PutOffAttachment(job.row, job.attempt, REPORTED_US + 5)

    assert await database.write(jobs.put_off_attachment, put_off) is True
    assert await claim(database, REPORTED_US + 4) is None
    assert (await take(database, REPORTED_US + 5)).attempt == 2


async def test_one_does_not_wait_for_a_clock_that_went_back(database: Database, shop: Shop) -> None:
    await add(database, shop)
    back_us = REPORTED_US - LONGEST_US - 1

    assert await database.read(lambda tx: jobs.due_attachment_exists(tx, back_us, LONGEST_US))
    assert (await take(database, back_us)).attempt == 1


async def test_attachments_go_with_their_issue_and_with_its_session(
    database: Database, shop: Shop
) -> None:
    await add(database, shop)
    second = await add_issue(database, shop.project_row, shop.session_row)
    await add(database, msgspec.structs.replace(shop, issue_id=second))
    job = await take(database)
    await database.write(issues.delete_issue, issues.DeleteIssue(shop.project_row, shop.issue_id))
    left = await count_rows(database, attachment_body)
    session_id = await database.read(lambda tx: only_session(tx))
    await database.write(
        sessions.delete_session, sessions.DeleteSession(shop.project_row, session_id)
    )

    assert left == 1
    assert (
        await count_rows(database, attachment) == await count_rows(database, attachment_body) == 0
    )
    assert await keep(database, job) is False


def only_session(tx: Connection) -> UUID:
    found: UUID = tx.execute(sessions.session.select()).one().session_id
    return found


async def test_the_release_before_makes_and_deletes_issues_beside_ours(
    database: Database, shop: Shop
) -> None:
    """It knows neither the new column nor the new tables."""
    await add(database, shop)
    columns = [column.name for column in issue.c if column.name not in ("id", "key_row")]
    listed = ", ".join(columns)
    copied = listed.replace("seq", "seq + 1", 1).replace("issue_id", ":fresh", 1)
    fresh = uuid4()

    def live(tx: Connection, _: issues.DeleteIssue) -> bool:
        shown = fresh.hex if tx.dialect.name == "sqlite" else str(fresh)
        cast = (
            copied
            if tx.dialect.name == "sqlite"
            else copied.replace(":fresh", "cast(:fresh as uuid)")
        )
        tx.execute(text(f"INSERT INTO issue ({listed}) SELECT {cast} FROM issue"), {"fresh": shown})
        tx.execute(text("DELETE FROM job"))
        tx.execute(text("DELETE FROM issue_text"))
        tx.execute(text("DELETE FROM issue WHERE key_row = 7"))
        return True

    await database.write(live, issues.DeleteIssue(shop.project_row, shop.issue_id))

    made = await database.read(lambda tx: attachments.find_maker(tx, shop.project_row, fresh))
    assert made == attachments.IssueMaker(None, REPORTED_US)
    assert (
        await count_rows(database, attachment) == await count_rows(database, attachment_body) == 0
    )


async def test_a_backup_has_attachments(
    sqlite_options: StoreOptions, clock: FrozenClock, tmp_path: Path
) -> None:
    database = await open_database(sqlite_options, clock, Role.SERVER)
    project_row = (await add_project(database)).row
    session_row = await add_session_to(database, project_row)
    kept = Shop(project_row, session_row, await add_issue(database, project_row, session_row))
    added = await add(database, kept)
    await keep(database, await take(database))
    back_up(sqlite_options, tmp_path / "backup.db")
    await database.close()
    place = StoreOptions(tmp_path / "restored")

    restore(place, tmp_path / "backup.db", False, "x")

    again = await open_database(place, clock, Role.SERVER)
    assert await fetch(again, kept, added) == KEPT
    await again.close()


async def test_a_large_image_counts_in_the_queue_of_writes(
    sqlite_options: StoreOptions, clock: FrozenClock
) -> None:
    """A slow disk must not keep more in memory than it may."""
    small = msgspec.structs.replace(sqlite_options, max_queued_bytes=100_000)
    database = await open_database(small, clock, Role.SERVER)
    shop = Shop(1, 1, uuid4())
    outcomes = await asyncio.gather(
        *(add(database, shop, body=b"1" * 60_000) for _ in range(4)), return_exceptions=True
    )
    await database.close()

    assert [type(one) for one in outcomes] == [NotFound, Unavailable, Unavailable, Unavailable]

"""Whatever happens to an attachment's attempts, it is settled once and stops nobody."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from apps import open_deps
from builders import FrozenClock
from pictures import make_picture
from postgres import migrated_database
from store.drafts import add_issue, add_project, add_session_to
from usercontext.actions.deps import Deps
from usercontext.actions.reencoding import is_attachment_due, run_next_attachment
from usercontext.domain.attachment import Image, ImageHeader, ImageType, Rejection
from usercontext.images.isolation import Failed, Outcome
from usercontext.store import attachment_jobs as jobs
from usercontext.store import attachments, issues
from usercontext.store.options import StoreOptions
from usercontext.worker import run_worker
from usercontext.worker_options import WorkerOptions

pytestmark = pytest.mark.anyio

CRASHED = Failed(Rejection.CRASHED)


@pytest.fixture(params=["sqlite", "postgresql"])
def options(request: pytest.FixtureRequest, tmp_path: Path) -> StoreOptions:
    if request.param == "sqlite":
        return StoreOptions(tmp_path, synchronous="OFF")
    address = request.getfixturevalue("postgres_address")
    return StoreOptions(tmp_path, database_url=migrated_database(address))


@pytest.fixture
async def deps(options: StoreOptions, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(options, clock) as opened:
        yield opened


@pytest.fixture
async def issue(deps: Deps) -> tuple[int, UUID]:
    """An issue with one attachment that waits; its project."""
    project_row = (await add_project(deps.database)).row
    session_row = await add_session_to(deps.database, project_row)
    issue_id = await add_issue(deps.database, project_row, session_row)
    body, header = make_picture(), ImageHeader(ImageType.PNG, 40, 20)
    command = attachments.AddAttachment(
        project_row, issue_id, uuid4(), 1, header, body, 10_000, deps.clock.now_us()
    )
    await deps.database.write(attachments.add_attachment, command)
    return project_row, issue_id


async def counted(deps: Deps) -> dict[str, int]:
    counts = await deps.database.read(attachments.count_attachments)
    return {one.reason or one.state: one.n for one in counts}


def saying(*outcomes: Outcome) -> Callable[[bytes, ImageType], Outcome]:
    said = iter(outcomes)
    return lambda *_: next(said)


async def test_a_decoder_that_failed_once_is_tried_again(
    deps: Deps, issue: tuple[int, UUID], clock: FrozenClock
) -> None:
    kept = Image(ImageHeader(ImageType.WEBP, 40, 20), b"webp")
    opener = saying(CRASHED, kept)

    assert await run_next_attachment(deps, opener) is True
    assert await run_next_attachment(deps, opener) is False
    clock.advance(5)
    assert await run_next_attachment(deps, opener) is True
    assert await counted(deps) == {"received": 1, "ready": 1}


async def test_after_three_failures_it_is_rejected_with_the_reason_of_the_last(
    deps: Deps, issue: tuple[int, UUID], clock: FrozenClock
) -> None:
    opener = saying(CRASHED, CRASHED, Failed(Rejection.EXHAUSTED))
    for _ in range(3):
        assert await run_next_attachment(deps, opener) is True
        clock.advance(60)

    assert await is_attachment_due(deps) is False
    assert await counted(deps) == {"received": 1, "exhausted": 1}


async def test_one_that_kills_its_worker_is_in_the_end_not_opened(
    deps: Deps, issue: tuple[int, UUID], clock: FrozenClock
) -> None:
    for _ in range(3):  # each claims it and is never heard of again
        command = jobs.ClaimAttachment(clock.now_us(), deps.attachments.lease_us, 10**12)
        assert await deps.database.write(jobs.claim_attachment, command) is not None
        clock.advance(91)

    assert await run_next_attachment(deps, saying()) is True
    assert await counted(deps) == {"received": 1, "crashed": 1}


async def test_an_issue_deleted_meanwhile_takes_the_outcome_with_it(
    deps: Deps, issue: tuple[int, UUID]
) -> None:
    loop = asyncio.get_running_loop()

    def delete_and_answer(*_: object) -> Outcome:
        gone = deps.database.write(issues.delete_issue, issues.DeleteIssue(*issue))
        asyncio.run_coroutine_threadsafe(gone, loop).result(20)
        return Rejection.DAMAGED

    assert await run_next_attachment(deps, delete_and_answer) is True
    assert await counted(deps) == {"received": 1}


async def test_the_worker_settles_attachments_beside_its_jobs(
    deps: Deps, issue: tuple[int, UUID]
) -> None:
    stop = asyncio.Event()
    working = asyncio.create_task(
        run_worker(deps, WorkerOptions(niceness=0, attachment_poll_s=0.01), stop)
    )
    async with asyncio.timeout(60):
        while "ready" not in await counted(deps):  # noqa: ASYNC110  (no event tells)
            await asyncio.sleep(0.02)
    stop.set()
    await working

    found = await deps.database.read(lambda tx: issues.find_issue(tx, *issue))
    assert found is not None
    listed = await deps.database.read(lambda tx: attachments.list_attachments(tx, found.row))
    assert [one.header for one in listed] == [ImageHeader(ImageType.WEBP, 40, 20)]

"""What an inbox is told by the store, many issues changed at once, saved views; on both engines."""

from uuid import UUID, uuid4

import pytest

from builders import REPORTED_US
from store.drafts import add_issue, add_project, add_session_to, claim, finish, make_analysis, show
from usercontext.domain.inbox import Inbox, Pulse, StatusChanged
from usercontext.domain.issue import IssueFilter, IssueSort, IssueSource, IssueStatus
from usercontext.store import inbox, saved_views
from usercontext.store.database import Database
from usercontext.store.issue_listing import list_issues
from usercontext.store.issue_status import ChangeStatuses, change_statuses

pytestmark = pytest.mark.anyio
OPEN = IssueStatus.OPEN
RESOLVED = IssueStatus.RESOLVED


class Project:
    """A project with a session, and its inbox."""

    def __init__(self, database: Database, row: int, session_row: int) -> None:
        self.database, self.row, self.session_row = database, row, session_row

    async def report(self, **about: object) -> UUID:
        return await add_issue(self.database, self.row, self.session_row, **about)

    async def inbox(self, **wanted: object) -> Inbox:
        asked = IssueFilter(**wanted)  # type: ignore[arg-type]
        return await self.database.read(
            lambda tx: inbox.load_inbox(tx, self.row, asked, IssueSort.NEWEST, 1, 50)
        )

    async def change(self, status: IssueStatus, *ids: UUID) -> tuple[StatusChanged, ...]:
        command = ChangeStatuses(self.row, ids, status, REPORTED_US, 0)
        return await self.database.write(change_statuses, command)


async def open_project(database: Database, name: str = "shop") -> Project:
    row = (await add_project(database, name)).row
    return Project(database, row, await add_session_to(database, row, name))


@pytest.fixture
async def project(database: Database) -> Project:
    return await open_project(database)


async def test_statuses_are_counted_by_priority_and_source_whatever_else_is_asked(
    project: Project,
) -> None:
    first = await project.report()
    await project.report()
    await project.report(source=IssueSource.DETECTED)
    await project.change(RESOLVED, first)

    assert (await project.inbox(status=OPEN)).by_status == {
        OPEN: 2,
        RESOLVED: 1,
        IssueStatus.IGNORED: 0,
    }
    assert (await project.inbox(source=IssueSource.DETECTED)).by_status[OPEN] == 1


async def test_a_project_is_new_until_its_first_session(database: Database) -> None:
    row = (await add_project(database)).row
    empty = Project(database, row, 0)
    before = await empty.inbox()
    await add_session_to(database, row)

    assert (before.newest_seq, before.has_sessions) == (0, False)
    assert (await empty.inbox()).has_sessions


async def test_many_issues_are_changed_at_once_and_those_that_were_so_are_left_out(
    project: Project,
) -> None:
    first, second, third = [await project.report() for _ in range(3)]
    await project.change(IssueStatus.IGNORED, first)
    changed = await project.change(RESOLVED, first, second, uuid4())
    again = await project.change(RESOLVED, first, second)
    listed = await project.inbox(status=RESOLVED)

    assert changed == (
        StatusChanged(first, IssueStatus.IGNORED),
        StatusChanged(second, OPEN),
    )
    assert again == ()
    assert (listed.total, len(listed.rows)) == (2, 2)
    assert (await show(project.database, project.row, third)).status is OPEN


async def test_issues_of_another_project_are_not_changed(
    project: Project, database: Database
) -> None:
    foreign = await (await open_project(database, "rival")).report()

    assert await project.change(RESOLVED, foreign) == ()


async def test_newer_issues_that_match_are_counted(project: Project) -> None:
    await project.report()
    await project.report()
    await project.report(source=IssueSource.DETECTED)

    async def newer(seq: int, **wanted: object) -> int:
        asked = IssueFilter(**wanted)  # type: ignore[arg-type]
        return await project.database.read(
            lambda tx: inbox.count_newer(tx, project.row, asked, seq)
        )

    assert await newer(1) == 2
    assert await newer(1, source=IssueSource.DETECTED) == 1
    assert await newer(3) == 0
    assert await newer(0, group=uuid4()) == 0


async def test_a_pulse_names_the_newest_and_what_is_analyzed_of_what_was_asked(
    project: Project,
) -> None:
    await project.report()
    await project.report()
    job = await claim(project.database)
    assert job is not None
    await finish(project.database, job, make_analysis())
    pulse = await project.database.read(lambda tx: inbox.read_pulse(tx, project.row, {1, 2}))
    other = await project.database.read(lambda tx: inbox.read_pulse(tx, project.row, {2}))

    assert pulse == Pulse(2, frozenset({1}))
    assert other.done == frozenset()


async def test_rows_are_found_by_their_number_and_only_in_their_project(
    project: Project, database: Database
) -> None:
    rival = await open_project(database, "rival")
    await rival.report()
    mine = await project.report()
    rows = await database.read(lambda tx: inbox.load_rows(tx, project.row, {1, 2}))

    assert [row.issue.issue_id for row in rows] == [mine]


async def test_a_search_counts_as_many_as_anybody_reads_and_says_that_there_are_more(
    project: Project,
) -> None:
    for _ in range(4):
        await project.report(user_description="cannot pay")
    asked = IssueFilter(q="pay")
    listed = await project.database.read(
        lambda tx: list_issues(tx, project.row, asked, IssueSort.IMPACT, 1, 2, 3)
    )
    past = await project.database.read(
        lambda tx: list_issues(tx, project.row, asked, IssueSort.NEWEST, 3, 2, 3)
    )

    assert [(one.total, one.total_is_lower_bound) for one in (listed, past)] == [(3, True)] * 2
    assert (len(listed.issues), len(past.issues)) == (2, 0)


async def test_a_view_of_an_unknown_number_is_not_removed(database: Database) -> None:
    row = (await add_project(database)).row
    command = saved_views.DeleteView(row, 1, uuid4(), also_shared=True)

    assert not await database.write(saved_views.delete_view, command)

"""What is done to groups that were ticked in their list, and how it is undone."""

from uuid import UUID, uuid4

import pytest

from dashboard.conftest import Visitor
from dashboard.reports import key_of, known, membership_of
from dashboard.test_group_list import fill, titles_of
from dashboard.test_inbox import plain
from dashboard.test_inbox_changes import place, undo_form
from dashboard.test_inbox_groups import group_of
from usercontext.actions import accounts, groups, issues, projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.dashboard.asked import Told
from usercontext.domain.group import GroupChange
from usercontext.domain.issue import IssueStatus

pytestmark = pytest.mark.anyio
OPEN, RESOLVED, IGNORED = IssueStatus.OPEN, IssueStatus.RESOLVED, IssueStatus.IGNORED


async def filled(deps: Deps, project: NewProject) -> tuple[UUID, UUID]:
    """Return two groups: of a crash, and of a refusal that is more urgent."""
    made = await fill(deps, project)
    crash, refusal = [await group_of(deps, project, made[one]) for one in ("crash", "refusal")]
    return crash, refusal


async def change(visitor: Visitor, status: str, *ids: UUID, to: str = "") -> Told:
    form = {"group": ids, "status": status, "to": to}
    return await visitor.post(visitor.path("/groups/change"), form)


async def undo(visitor: Visitor, told: Told) -> Told:
    page = await visitor.page(place(told))
    return await visitor.post(visitor.path("/groups/undo"), undo_form(page))


async def statuses(deps: Deps, project: NewProject, *ids: UUID) -> list[IssueStatus]:
    key = key_of(project)
    found = [await groups.show_group(deps, key, key.project_id, one) for one in ids]
    return [view.group.status for view in found]


async def test_ticked_groups_are_resolved_together_and_one_is_led_back(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    """A list of 60 groups was decided one by one, each with a page of its own or a button."""
    told = await change(
        member, "resolved", *await filled(deps, project), to="?sort=users&status=all"
    )
    page = await member.page(place(told))

    assert place(told) == member.path("/groups?status=all&sort=users")
    assert "2 groups resolved." in plain(page)
    assert 'data-say="2 groups resolved"' in page
    assert "Open 0 Resolved 2" in plain(page)


async def test_what_was_resolved_is_undone_with_its_issues(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    crash, refusal = await filled(deps, project)
    await change(member, "ignored", crash)
    issue_id = await known(deps, project, "again")
    undone = await undo(member, await change(member, "resolved", crash, refusal, to="?status=all"))
    found = await issues.find_issue(deps, key_of(project), issue_id)

    assert await statuses(deps, project, crash, refusal) == [IGNORED, OPEN]
    assert found.status is OPEN
    assert "2 changes back as before." in plain(await member.page(place(undone)))


async def test_a_release_stands_again_when_reopening_is_undone(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    crash, _ = await filled(deps, project)
    key = key_of(project)
    fixed = GroupChange(RESOLVED, "shop@2")
    await groups.change_group(deps, key, key.project_id, crash, fixed)

    await undo(member, await change(member, "open", crash, to="?status=all"))

    view = await groups.show_group(deps, key, key.project_id, crash)
    assert (view.group.status, view.group.resolved_in) == (RESOLVED, "shop@2")


async def test_a_group_that_is_so_already_keeps_its_release_and_is_not_counted(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    crash, refusal = await filled(deps, project)
    key = key_of(project)
    fixed = GroupChange(RESOLVED, "shop@2")
    await groups.change_group(deps, key, key.project_id, crash, fixed)

    told = await change(member, "resolved", crash, refusal, to="?status=all")

    assert "1 group resolved." in plain(await member.page(place(told)))
    view = await groups.show_group(deps, key, key.project_id, crash)
    assert view.group.resolved_in == "shop@2"


async def test_the_most_urgent_issues_of_groups_are_assigned_and_given_back(
    owner: Visitor, member: Visitor, deps: Deps, project: NewProject
) -> None:
    both = await filled(deps, project)
    await owner.post(owner.path("/groups/change"), {"group": [both[0]], "assignee": "me"})
    told = await member.post(member.path("/groups/change"), {"group": both, "assignee": "me"})
    page = await member.page(place(told))
    undone = await member.post(member.path("/groups/undo"), undo_form(page))
    back = plain(await member.page(place(undone)))

    assert "2 issues assigned to you." in plain(page)
    assert plain(page).count("Member is assigned to its most urgent issue") == 2
    assert (back.count("Owner is assigned"), back.count("Member is assigned")) == (1, 0)


async def test_what_was_done_to_groups_is_said_in_their_list_once(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    told = await change(member, "resolved", *await filled(deps, project))

    assert f"Path={member.path('/groups')};" in dict(told.headers)["set-cookie"]
    assert 'id="done"' in await member.page(place(told))
    assert 'id="done"' not in await member.page(place(told))


async def test_a_viewer_has_nothing_to_tick_and_changes_nothing(
    viewer: Visitor, deps: Deps, project: NewProject
) -> None:
    crash, refusal = await filled(deps, project)
    told = await change(viewer, "resolved", crash)
    page = await viewer.page(viewer.path("/groups"))

    assert told.status == 403
    assert titles_of(page) == ["refusal", "crash"]
    assert "data-tick" not in page
    assert await statuses(deps, project, crash, refusal) == [OPEN, OPEN]


async def test_groups_of_another_project_are_left_alone(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    other = await projects.create_project(deps, "other")
    foreign, _ = await filled(deps, other)
    form = {"done": "open", "resolved": [foreign, uuid4()]}
    await change(owner, "resolved", foreign, uuid4())
    await owner.post(owner.path("/groups/change"), {"group": [foreign], "assignee": "me"})
    await owner.post(owner.path("/groups/undo"), form)

    assert await statuses(deps, other, foreign) == [OPEN]
    assert 'id="done"' not in await owner.page(owner.path("/groups"))


async def test_who_did_it_stands_in_the_audit_log(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    await undo(member, await change(member, "ignored", *await filled(deps, project)))
    acts = await accounts.list_acts(deps, membership_of(project))

    assert [(one.act, one.subject) for one in acts] == [
        ("change of groups undone", "2 groups"),
        ("groups ignored", "2 groups"),
    ]


async def test_too_many_at_once_and_no_status_are_refused(owner: Visitor) -> None:
    many = await change(owner, "resolved", *(uuid4() for _ in range(101)))
    none = await change(owner, "deleted", uuid4())

    assert (many.status, none.status) == (400, 400)
    assert b"resolve, ignore or reopen" in none.body

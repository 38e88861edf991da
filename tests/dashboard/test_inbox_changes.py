"""What is done to issues that were ticked, and how it is undone."""

import re
from html import unescape
from uuid import UUID, uuid4

import pytest

from dashboard.conftest import Visitor
from dashboard.reports import key_of, known, membership_of, report
from dashboard.test_inbox import plain, words_of
from usercontext.actions import accounts, issues, projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.dashboard.asked import Told
from usercontext.domain.issue import IssueStatus

pytestmark = pytest.mark.anyio


def place(told: Told) -> str:
    assert told.status == 303, told.body
    return dict(told.headers)["location"]


async def change(visitor: Visitor, status: str, *ids: UUID, to: str = "") -> Told:
    form = {"issue": ids, "status": status, "to": to}
    return await visitor.post(visitor.path("/issues/change"), form)


def undo_form(page: str) -> dict[str, list[str]]:
    """Return what the form sends that undoes what was done last."""
    inside = page.partition('id="done"')[2].partition("</form>")[0]
    form: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', inside):
        form.setdefault(name, []).append(unescape(value))
    return form


async def test_ticked_issues_are_resolved_together_and_one_is_led_back(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    one, two, _ = [await known(deps, project, name) for name in ("one", "two", "three")]
    told = await change(owner, "resolved", one, two, to="?priority=P1&status=open")
    page = await owner.page(place(told))

    assert place(told) == owner.path("/issues?priority=P1")
    assert words_of(page) == ["three"]
    assert "2 issues resolved." in plain(page)
    assert 'data-say="2 issues resolved"' in page


async def test_what_was_done_is_undone_to_what_each_issue_was_before(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    one, two = await report(deps, project, "one"), await report(deps, project, "two")
    await change(owner, "ignored", one)
    page = await owner.page(place(await change(owner, "resolved", one, two, to="?status=all")))
    undone = await owner.page(place(await owner.post(owner.path("/issues/undo"), undo_form(page))))
    key = key_of(project)
    found = [await issues.find_issue(deps, key, one), await issues.find_issue(deps, key, two)]

    assert [issue.status for issue in found] == [IssueStatus.IGNORED, IssueStatus.OPEN]
    assert "2 issues back as before." in plain(undone)


async def test_it_is_said_once(owner: Visitor, deps: Deps, project: NewProject) -> None:
    told = await change(owner, "resolved", await report(deps, project))

    assert 'id="done"' in await owner.page(place(told))
    assert 'id="done"' not in await owner.page(place(told))


async def test_issues_that_are_so_already_are_not_said_to_be_changed(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    told = await change(owner, "open", await report(deps, project))

    assert 'id="done"' not in await owner.page(place(told))


async def test_a_viewer_changes_nothing(viewer: Visitor, deps: Deps, project: NewProject) -> None:
    issue_id = await report(deps, project)
    told = await change(viewer, "resolved", issue_id)
    found = await issues.find_issue(deps, key_of(project), issue_id)

    assert told.status == 403
    assert found.status is IssueStatus.OPEN


async def test_issues_of_another_project_are_left_alone(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    other = await projects.create_project(deps, "other")
    foreign = await report(deps, other)
    await change(owner, "resolved", foreign, uuid4())
    found = await issues.find_issue(deps, key_of(other), foreign)

    assert found.status is IssueStatus.OPEN


async def test_who_did_it_stands_in_the_audit_log(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    await change(member, "resolved", await report(deps, project))
    [act] = await accounts.list_acts(deps, membership_of(project))

    assert (act.act, act.subject, act.email) == ("issues resolved", "1 issue", "member@example.com")


@pytest.mark.parametrize(
    "kept",
    [
        "x",
        "resolved.open_1",
        f"resolved.none_{UUID(int=7)}",
        f"gone.open_{UUID(int=7)}",
        f"taken.open_{UUID(int=7)}",
        "taken.none_1",
        "undone.x",
        "undone.101",
        "a.b.c",
    ],
)
async def test_a_cookie_that_says_nothing_is_passed_over(
    owner: Visitor, deps: Deps, project: NewProject, kept: str
) -> None:
    await report(deps, project)
    owner.cookies["uc-undo"] = kept

    assert 'id="done"' not in await owner.page(owner.path("/issues"))


async def test_nothing_else_than_a_status_is_taken(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    told = await change(owner, "deleted", await report(deps, project))

    assert told.status == 400
    assert b"resolve, ignore or reopen" in told.body


async def test_one_is_led_to_a_listing_and_nowhere_else(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    issue_id = await report(deps, project)
    told = await change(owner, "resolved", issue_id, to="//evil.test/?status=all&x=https://y")

    assert place(told) == owner.path("/issues")


async def test_ticked_issues_are_assigned_to_who_asks_and_given_back(
    owner: Visitor, member: Visitor, deps: Deps, project: NewProject
) -> None:
    one, two = [await report(deps, project, words) for words in ("one", "two")]
    path = member.path("/issues/change")
    await owner.post(path, {"issue": [one], "assignee": "me"})
    form = {"issue": [one, two], "assignee": "me", "to": "?status=all"}
    told = await member.post(path, form)
    page = await member.page(place(told))
    undone = await member.post(member.path("/issues/undo"), undo_form(page))
    back = plain(await member.page(place(undone)))

    assert place(told) == member.path("/issues?status=all")
    assert "2 issues assigned to you." in plain(page)
    assert plain(page).count("Member is assigned") == 2
    assert "2 issues back as before." in back
    assert (back.count("Owner is assigned"), back.count("Member is assigned")) == (1, 0)

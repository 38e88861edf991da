"""The page of groups and the page of one: why its issues are together, and what people decide."""

from uuid import UUID, uuid4

import pytest

from dashboard.conftest import Visitor
from dashboard.reports import key_of, known
from dashboard.test_inbox import plain, words_of
from dashboard.test_inbox_changes import place
from usercontext.actions import issues, projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.domain.issue import Issue, IssueStatus

pytestmark = pytest.mark.anyio
REFUSAL = "v1:cors:GET /api/cart 0#bbbbbbbb"


async def found(deps: Deps, project: NewProject, issue_id: UUID) -> Issue:
    return await issues.find_issue(deps, key_of(project), issue_id)


async def group_of(deps: Deps, project: NewProject, issue_id: UUID) -> UUID:
    group = (await found(deps, project, issue_id)).group
    assert group is not None
    return group


async def test_issues_of_one_cause_are_one_row(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    one = await known(deps, project, "one")
    await known(deps, project, "two")
    await known(deps, project, "three", signature=REFUSAL)
    page = await owner.page(owner.path("/groups"))

    assert f"/groups/{await group_of(deps, project, one)}" in page
    assert "js exception impact 85" in plain(page)
    assert "2 issues, 2 sessions hit 30 users, 36 silent" in plain(page)
    assert "1–2 of 2 groups" in plain(page)
    assert place(await owner.get(owner.path("/issues?view=groups"))) == owner.path("/groups")


async def test_a_group_says_why_its_issues_are_together(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    one = await known(deps, project, "one")
    await known(deps, project, "two")
    page = await owner.page(owner.path(f"/groups/{await group_of(deps, project, one)}"))

    assert words_of(page) == ["two", "one"]
    assert "The same cause: js exception access total of nothing pay checkout.js 2" in plain(page)
    assert "Created for its first issue by the server" in plain(page)


async def test_a_group_is_resolved_with_its_issues_in_a_release(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    one = await known(deps, project, "one")
    path = member.path(f"/groups/{await group_of(deps, project, one)}")
    told = await member.post(f"{path}/change", {"status": "resolved", "release": "shop@2"})
    said = plain(await member.page(place(told)))

    assert place(told) == path
    assert (await found(deps, project, one)).status is IssueStatus.RESOLVED
    assert "Resolved in shop@2 by a person here" in said


async def test_a_group_is_ignored_and_opened_from_the_list_one_stays_on(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    one = await known(deps, project, "one")
    path = member.path("/groups/change")
    form = {"group": str(await group_of(deps, project, one)), "to": "?status=all"}
    told = await member.post(path, form | {"status": "ignored"})
    ignored = plain(await member.page(place(told)))
    await member.post(path, form | {"status": "open"})

    assert place(told) == member.path("/groups?status=all")
    assert "ignored js exception" in ignored
    assert "open js exception" in plain(await member.page(place(told)))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "No open group"),
        ("?status=resolved", "1 of 1 group"),
        ("?status=ignored", "No ignored group"),
        ("?status=gone", "No open group"),
    ],
)
async def test_groups_are_listed_by_status_and_each_is_counted(
    member: Visitor, deps: Deps, project: NewProject, query: str, expected: str
) -> None:
    one = await known(deps, project, "one")
    path = member.path(f"/groups/{await group_of(deps, project, one)}/change")
    await member.post(path, {"status": "resolved"})
    page = plain(await member.page(member.path("/groups") + query))

    assert expected in page
    assert "Open 0 Resolved 1 Ignored 0 All 1" in page


async def test_groups_are_merged_by_choice_or_by_address_and_parted_again(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    one = await known(deps, project, "one")
    two = await known(deps, project, "two", signature=REFUSAL)
    ours, theirs = await group_of(deps, project, one), await group_of(deps, project, two)
    path = member.path(f"/groups/{ours}")
    told = await member.post(f"{path}/merge", {"named": f"https://x.test/p/1/groups/{theirs}"})
    merged = await member.page(place(told))

    assert place(told) == member.path(f"/groups/{theirs}")
    assert words_of(merged) == ["two", "one"]
    assert "This group was merged into another one" in plain(await member.page(path))
    assert place(await member.post(f"{path}/undo")) == path
    assert words_of(await member.page(path)) == ["one"]
    assert place(await member.post(f"{path}/merge", {"into": str(theirs)})).endswith(str(theirs))


async def test_a_merged_group_says_where_issues_like_its_first_one_go(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    """It said that they would join it here, where none is shown any more."""
    one = await known(deps, project, "one", signature="words", code=b"one")
    two = await known(deps, project, "two", signature=REFUSAL)
    ours, theirs = await group_of(deps, project, one), await group_of(deps, project, two)
    await member.post(member.path(f"/groups/{ours}/merge"), {"into": str(theirs)})
    said = plain(await member.page(member.path(f"/groups/{ours}")))

    assert "similar issues will join it in the group that it was merged into." in said


async def test_ticked_issues_move_out_into_a_group_of_their_own(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    one, _ = await known(deps, project, "one"), await known(deps, project, "two")
    path = member.path(f"/groups/{await group_of(deps, project, one)}")
    told = await member.post(f"{path}/split", {"issue": [one]})
    page = await member.page(place(told))

    assert place(told) != path
    assert words_of(page) == ["one"]
    assert "Issues split into a new group (1 issue)" in plain(page)
    assert words_of(await member.page(path)) == ["two"]


@pytest.mark.parametrize(
    ("act", "form", "said"),
    [
        ("merge", {}, "Choose the group to merge into."),
        ("merge", {"into": str(uuid4())}, "No such group."),
        ("undo", {}, "There is no merge to undo."),
        ("split", {}, "Select the issues to move out first."),
    ],
)
async def test_what_cannot_be_done_is_said_on_the_page(
    member: Visitor, deps: Deps, project: NewProject, act: str, form: dict[str, str], said: str
) -> None:
    one = await known(deps, project, "one")
    path = member.path(f"/groups/{await group_of(deps, project, one)}")
    told = await member.post(f"{path}/{act}", form)

    assert told.status == 400
    assert said in plain(told.body.decode())
    assert words_of(told.body.decode()) == ["one"]


async def test_a_group_merged_into_itself_is_refused(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    group = await group_of(deps, project, await known(deps, project, "one"))
    told = await member.post(member.path(f"/groups/{group}/merge"), {"into": str(group)})

    assert told.status == 400
    assert "Must be another group than the one that is merged." in plain(told.body.decode())


async def test_groups_of_another_project_and_unknown_ones_are_not_there(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    other = await projects.create_project(deps, "other")
    foreign = await group_of(deps, other, await known(deps, other, "theirs"))

    for group in (foreign, uuid4(), "x"):
        path = member.path(f"/groups/{group}")
        assert (await member.get(path)).status == 404
        for act in ("change", "merge", "undo", "split"):
            form = {"status": "open", "into": str(foreign), "issue": str(uuid4())}
            assert (await member.post(f"{path}/{act}", form)).status == 404


async def test_a_viewer_reads_groups_and_decides_nothing(
    viewer: Visitor, deps: Deps, project: NewProject
) -> None:
    group = await group_of(deps, project, await known(deps, project, "one"))
    path = viewer.path(f"/groups/{group}")

    assert "Resolve" not in plain(await viewer.page(path))
    assert 'name="group"' not in await viewer.page(viewer.path("/groups"))
    for act in ("change", "merge", "undo", "split"):
        assert (await viewer.post(f"{path}/{act}", {"status": "resolved"})).status == 403


async def test_titles_of_strangers_stay_words(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    hostile = '"><img src=x onerror=alert(1)>'
    signature = f"v1:cors:{hostile}|{hostile}#cccccccc"
    one = await known(deps, project, "one", root_cause=hostile, signature=signature)
    group = await group_of(deps, project, one)

    for path in ("/groups", f"/groups/{group}"):
        assert "<img" not in await owner.page(owner.path(path))

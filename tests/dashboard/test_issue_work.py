"""What people do to an issue from its page, who may, and what the page says afterwards."""

from collections.abc import Awaitable, Callable
from uuid import UUID, uuid4

import pytest

from builders import FrozenClock
from dashboard.conftest import Visitor
from dashboard.reported import analyze, key_of, report
from dashboard.test_issue_page import page_of, words
from usercontext.actions import accounts, groups, issues, projects
from usercontext.actions.deps import Deps
from usercontext.actions.logins import find_login
from usercontext.actions.projects import NewProject
from usercontext.dashboard.asked import Told
from usercontext.dashboard.pages import PAGES
from usercontext.domain.analysis import Priority
from usercontext.domain.issue import Issue, IssueStatus
from usercontext.domain.project import ApiKey

pytestmark = pytest.mark.anyio
Find = Callable[[], Awaitable[Issue]]


@pytest.fixture
async def key(deps: Deps, project: NewProject) -> ApiKey:
    return await key_of(deps, project)


@pytest.fixture
async def issue_id(deps: Deps, key: ApiKey, clock: FrozenClock) -> UUID:
    made = await report(deps, key)
    await analyze(deps, clock)
    return made


@pytest.fixture
def find(deps: Deps, key: ApiKey, issue_id: UUID) -> Find:
    return lambda: issues.find_issue(deps, key, issue_id)


async def do(visitor: Visitor, issue_id: UUID, what: str, **form: str) -> Told:
    return await visitor.post(visitor.path(f"/issues/{issue_id}/{what}"), form)


async def done(visitor: Visitor, issue_id: UUID, what: str, **form: str) -> str:
    """Do it and return the page that the reader is led to."""
    told = await do(visitor, issue_id, what, **form)
    assert told.status == 303, told.body[-900:]
    return await visitor.page(dict(told.headers)["location"].partition("#")[0])


@pytest.mark.parametrize("status", list(IssueStatus))
async def test_a_status_is_set_and_said(
    member: Visitor, issue_id: UUID, find: Find, status: IssueStatus
) -> None:
    page = await done(member, issue_id, "status", status=status)

    assert (await find()).status is status
    assert 'class="notice good"' in page
    assert "Member" in words(page[page.index(">History<") :])


async def test_resolving_in_a_release_resolves_the_group(
    member: Visitor, issue_id: UUID, find: Find, deps: Deps, key: ApiKey, clock: FrozenClock
) -> None:
    other = await report(deps, key, "Cannot pay", visitor="tab-2")
    await analyze(deps, clock)
    form = {"status": "resolved", "scope": "group", "release": "shop@2.5.0"}
    page = await done(member, issue_id, "status", **form)

    assert (await issues.find_issue(deps, key, other)).status is IssueStatus.RESOLVED
    assert (await find()).status is IssueStatus.RESOLVED
    assert "resolved in shop@2.5.0" in words(page)


async def test_a_priority_of_a_person_stands_beside_the_analyzers_and_is_taken_back(
    member: Visitor, issue_id: UUID, find: Find
) -> None:
    page = await done(member, issue_id, "correction", priority="P3")
    said = (await find()).priority
    again = await done(member, issue_id, "take-back", field="priority")

    assert said is Priority.P3
    assert "the analyzer said P1" in words(page)
    assert (await find()).priority is Priority.P1
    history = words(again[again.index(">History<") :])
    assert "Member set the priority to P3" in history
    assert "Member undid the priority correction" in history


async def test_a_cause_of_a_person_stands_before_the_analyzers_and_is_taken_back(
    member: Visitor, issue_id: UUID, find: Find
) -> None:
    page = await done(member, issue_id, "correction", cause="The index is gone")
    await done(member, issue_id, "take-back", field="cause")

    lead = page[page.index('class="i-lead"') :]
    assert lead.index("The index is gone") < lead.index("The analyzer said:")
    assert (await find()).corrections.cause is None


async def test_an_issue_moves_to_a_new_group_and_back(
    member: Visitor, issue_id: UUID, find: Find, deps: Deps, key: ApiKey, clock: FrozenClock
) -> None:
    await report(deps, key, "Cannot pay", visitor="tab-2")
    await analyze(deps, clock)
    before = (await find()).group
    await done(member, issue_id, "group", group="new")
    apart = (await find()).group
    await done(member, issue_id, "group", group=str(before))

    assert apart not in (None, before)
    assert (await find()).group == before


async def test_a_member_gets_an_issue_and_gives_it_back(
    member: Visitor, owner: Visitor, issue_id: UUID, deps: Deps
) -> None:
    people = await accounts.list_members(deps, owner.project.project.row)
    [who] = [each.account for each in people if each.account.email == "owner@example.com"]
    page = await done(member, issue_id, "assignee", to=str(who.account_id))
    again = await done(member, issue_id, "assignee", to="")

    assert "Owner is assigned" in words(page)
    assert "Member assigned it to Owner" in words(page)
    assert "Owner is assigned" not in words(again)


async def test_a_comment_is_text_with_its_lines_and_masked(member: Visitor, issue_id: UUID) -> None:
    text = "first\r\n\r\nsecond http://a.example <b>bold</b> 4111 1111 1111 1111"
    page = await done(member, issue_id, "comments", comment=text)

    assert "first\n\nsecond http://a.example &lt;b&gt;bold&lt;/b&gt;" in page
    assert 'href="http://a.example' not in page
    assert "4111 1111" not in page


async def test_one_takes_only_ones_own_comment_away(
    member: Visitor, owner: Visitor, issue_id: UUID
) -> None:
    page = await done(member, issue_id, "comments", comment="mine")
    [rest] = [part for part in page.split('action="') if "/delete" in part.partition('"')[0]]
    path = rest.partition('"')[0]

    assert path not in await page_of(owner, issue_id)
    assert (await owner.post(path)).status == 404
    assert (await member.post(path)).status == 303
    assert "mine" not in words(await page_of(member, issue_id))


@pytest.mark.parametrize("text", ["", " \r\n ", "x" * 5_001])
async def test_a_comment_that_cannot_be_kept_is_said_and_stays_in_its_field(
    member: Visitor, issue_id: UUID, text: str
) -> None:
    told = await do(member, issue_id, "comments", comment=text)

    assert told.status == 400
    page = told.body.decode()
    assert "must have 1 to 5,000 characters" in page
    assert text.strip() in page


@pytest.mark.parametrize(
    ("what", "form"),
    [
        ("status", {"status": "gone"}),
        ("status", {}),
        ("correction", {"priority": "P9"}),
        ("correction", {"cause": " "}),
        ("correction", {"cause": "x" * 2_001}),
        ("group", {"group": "nonsense"}),
        ("assignee", {"to": "nonsense"}),
        ("shares", {"days": "365"}),
        ("status", {"status": "resolved", "scope": "group", "release": "x" * 201}),
    ],
)
async def test_what_is_wrong_is_refused(
    member: Visitor, issue_id: UUID, what: str, form: dict[str, str]
) -> None:
    assert (await do(member, issue_id, what, **form)).status == 400


async def test_unknown_people_groups_comments_and_links_are_not_found(
    member: Visitor, issue_id: UUID
) -> None:
    nobody = str(uuid4())
    asked = [("group", {"group": nobody}), ("assignee", {"to": nobody})]
    asked += [(f"comments/{nobody}/delete", {}), (f"shares/{nobody}/revoke", {})]

    for what, form in asked:
        assert (await do(member, issue_id, what, **form)).status == 404


def forms() -> list[str]:
    """Return every form below an issue's page."""
    start = "/p/:project/issues/:issue/"
    return [page.path for page in PAGES if page.method == "POST" and page.path.startswith(start)]


@pytest.mark.parametrize("path", forms())
async def test_a_viewer_changes_nothing(viewer: Visitor, issue_id: UUID, path: str) -> None:
    rest = path.removeprefix("/p/:project/issues/:issue/")
    told = await do(viewer, issue_id, rest.replace(":comment", "x").replace(":share", "x"))

    assert told.status == 403
    assert "<form" not in (await page_of(viewer, issue_id)).partition('<main id="main"')[2]


@pytest.mark.parametrize("path", forms())
async def test_an_issue_of_another_project_is_not_changed(
    owner: Visitor, deps: Deps, path: str
) -> None:
    other = await projects.create_project(deps, "other")
    theirs = await report(deps, await key_of(deps, other))
    form = {
        "status": "resolved", "priority": "P0", "field": "cause", "group": "new", "to": "",
        "comment": "x", "days": "7",
    }  # fmt: skip
    rest = path.removeprefix("/p/:project/issues/:issue/")
    rest = rest.replace(":comment", str(uuid4())).replace(":share", str(uuid4()))

    assert (await do(owner, theirs, rest, **form)).status == 404


async def test_a_form_goes_back_to_its_issue_and_leaves_an_audit_line(
    member: Visitor, issue_id: UUID, deps: Deps
) -> None:
    told = await do(member, issue_id, "status", status="resolved")
    login = await find_login(deps, member.cookies["uc-login"])
    assert login is not None

    assert dict(told.headers)["location"] == member.path(f"/issues/{issue_id}?done=resolved")
    [line] = await accounts.list_acts(deps, login.memberships[0])
    assert (line.act, line.subject) == ("issue.resolved", str(issue_id))


async def test_a_group_that_was_resolved_is_said_with_its_release(
    member: Visitor, issue_id: UUID, find: Find, deps: Deps, key: ApiKey
) -> None:
    form = {"status": "resolved", "scope": "group", "release": "2.5"}
    await done(member, issue_id, "status", **form)
    group = (await find()).group
    assert group is not None

    view = await groups.show_group(deps, key, key.project_id, group)
    assert view.group.resolved_in == "2.5"

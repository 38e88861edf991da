"""The list of groups as somebody triages it: what a row says, filters, order, where one stays."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from dashboard.conftest import Visitor
from dashboard.reports import REACH, key_of, known, report
from dashboard.test_inbox import plain
from dashboard.test_inbox_changes import place
from dashboard.test_inbox_groups import REFUSAL, group_of
from usercontext.actions import accounts, assignees
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.domain.analysis import RevenueImpact
from usercontext.domain.issue import IssueStatus
from usercontext.store.group_status import ChangeGroup, change_group

pytestmark = pytest.mark.anyio
COST = RevenueImpact(currency="EUR", period="day", expected=1240.0)


async def fill(deps: Deps, project: NewProject) -> dict[str, UUID]:
    """Report a crash that few met, and a refusal that many met and that is urgent and costs."""
    crash = await known(deps, project, "The cart is empty", impact_score=50)
    many = replace(REACH, users=90)
    refusal = await known(
        deps, project, "I cannot pay", signature=REFUSAL, impact_score=95, affected=many,
        revenue_impact=COST, root_cause="The bank refused",
    )  # fmt: skip
    return {"crash": crash, "refusal": refusal}


def titles_of(page: str) -> list[str]:
    said = {"cart is undefined": "crash", "The bank refused": "refusal"}
    rows = (
        page.partition('<ul class="rows groups">')[2]
        .partition("</ul>")[0]
        .split('<li class="group"')
    )
    return [next(name for title, name in said.items() if title in row) for row in rows[1:]]


async def test_a_row_says_how_urgent_it_is_whom_it_hit_and_what_it_costs(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    await fill(deps, project)
    page = await owner.page(owner.path("/groups"))
    said = plain(page)

    assert "P0 The bank refused js exception impact 95 about 1 240 EUR per day" in said
    assert "1 issue, 1 session hit 90 users, 36 silent" in said
    assert "Issues per day over 14 days: at most 1, lately 1" in page


async def test_a_row_says_who_has_its_most_urgent_issue(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    issue_id = (await fill(deps, project))["crash"]
    (ann,) = await accounts.list_members(deps, project.project.row)
    row = ann.account.row
    await assignees.assign_issue(deps, key_of(project), issue_id, row, ann.account.account_id)

    assert f"{ann.account.name} is assigned to its most urgent issue" in await owner.page(
        owner.path("/groups")
    )


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ["refusal", "crash"]),
        ("?sort=impact", ["refusal", "crash"]),
        ("?sort=users", ["refusal", "crash"]),
        ("?sort=cost", ["refusal", "crash"]),
        ("?sort=newest", ["refusal", "crash"]),
        ("?priority=P2", ["crash"]),
        ("?q=cart+EMPTY", ["crash"]),
        ("?q=pay&priority=P0&category=js_exception", ["refusal"]),
        ("?sort=nothing&priority=P9&category=none", ["refusal", "crash"]),
    ],
)
async def test_groups_are_filtered_searched_and_ordered_by_the_address(
    owner: Visitor, deps: Deps, project: NewProject, query: str, order: list[str]
) -> None:
    await fill(deps, project)

    assert titles_of(await owner.page(owner.path("/groups") + query)) == order


async def test_the_page_of_a_group_begins_with_whom_it_hit_and_what_it_costs(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    """It told when a group was seen and nothing of how urgent it is."""
    group = await group_of(deps, project, (await fill(deps, project))["refusal"])
    said = plain(await owner.page(owner.path(f"/groups/{group}")))

    assert "P0 open js exception" in said
    assert "37 sessions of 90 users in 24 h, 36 unreported impact 95 of 100" in said
    assert "about 1 240 EUR per day" in said


async def test_a_form_leads_to_the_address_of_what_was_asked(owner: Visitor) -> None:
    sent = "?q=pay&priority=&category=&sort=seen&status=all"

    assert place(await owner.get(owner.path("/groups") + sent)) == owner.path(
        "/groups?status=all&q=pay"
    )


async def test_what_matches_nothing_says_so_and_leads_back(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    await fill(deps, project)
    page = await owner.page(owner.path("/groups?q=nowhere"))

    assert "Nothing matches" in plain(page)
    assert "Open 0 Resolved Ignored All" in plain(page)
    assert f'href="{owner.path("/groups")}">Clear filters' in page.replace("\n", "")


async def test_deciding_keeps_the_filter_the_order_and_the_page(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    group = await group_of(deps, project, (await fill(deps, project))["crash"])
    to = "?category=js_exception&sort=users"
    form = {"group": str(group), "to": to, "status": "ignored"}
    told = await member.post(member.path("/groups/change"), form)

    assert place(told) == member.path("/groups") + to


async def test_issues_that_still_follow_a_decision_are_told(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    group = await group_of(deps, project, (await fill(deps, project))["crash"])
    resolved = IssueStatus.RESOLVED
    command = ChangeGroup(project.project.row, group, resolved, None, 1, 1, at_once=0)
    await deps.database.write(change_group, command)
    said = [
        await owner.page(owner.path(path)) for path in (f"/groups/{group}", "/groups?status=all")
    ]

    assert all("1 still being updated" in plain(page) for page in said)


async def test_a_group_whose_issue_is_not_analyzed_anew_still_has_its_row(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    await fill(deps, project)
    await report(deps, project, "and another")

    assert "Groups · shop" in await owner.page(owner.path("/groups?sort=silent"))

"""Groups over the API: shape, decisions, what is refused, what happens once."""

from typing import Any
from uuid import UUID

import pytest

from api.visitors import UNKNOWN_ID, Visitor, invalid, refused
from builders import FrozenClock, make_log_entry
from usercontext.actions.analysis import run_next_job
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.store.group_moves import MergeGroups, merge_groups

pytestmark = pytest.mark.anyio


class Reports:
    """Reports issues of one project and has them analyzed."""

    def __init__(self, visitor: Visitor, deps: Deps, clock: FrozenClock, project: str) -> None:
        self.visitor, self.deps, self.clock = visitor, deps, clock
        self.path = f"/v1/projects/{project}/groups"
        self.visits = 0

    async def report(self, words: str) -> str:
        self.visits += 1
        session_id = await self.visitor.open_session(f"visit-{self.visits}")
        await self.visitor.append(session_id, make_log_entry())
        issue_id = await self.visitor.create_issue(session_id, words)
        self.clock.advance(10)
        assert await run_next_job(self.deps, "worker-1")
        return issue_id

    async def group_of(self, issue_id: str) -> str:
        return str((await self.visitor.get(f"/v1/issues/{issue_id}")).json()["group"])

    async def post(self, group: str, verb: str, body: Any, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.visitor.post(f"{self.path}/{group}/{verb}", body, headers=named)


@pytest.fixture
def reports(owner: Visitor, deps: Deps, clock: FrozenClock, project: NewProject) -> Reports:
    return Reports(owner, deps, clock, str(project.project.project_id))


async def test_a_group_is_listed_with_its_counts(reports: Reports) -> None:
    first = await reports.report("The total of my cart is wrong")
    await reports.report("the total of my cart is wrong!")
    await reports.report("The picture of the cat is upside down")

    page = (await reports.visitor.get(reports.path + "?limit=1&page=2")).json()

    assert (page["total"], page["page"], len(page["groups"])) == (2, 2, 1)
    assert page["groups"][0] == {
        "group": await reports.group_of(first),
        "title": "The total of my cart is wrong",
        "category": "unknown",
        "issues": 2,
        "sessions": 2,
        "firstSeen": "2026-02-27T12:00:00Z",
        "lastSeen": "2026-02-27T12:00:10Z",
        "status": "open",
        "coming": 0,
        "following": 0,
        "priority": "P3",
        "impact_score": 10,
        "affected": None,
        "revenue_impact": {
            "unknown": "no cause is known, so nobody can tell which sessions met it"
        },
    }


async def test_groups_are_filtered_searched_and_ordered(reports: Reports) -> None:
    first = await reports.report("The total of my cart is wrong")
    second = await reports.report("The picture of the cat is upside down")
    groups = [await reports.group_of(one) for one in (first, second)]

    async def listed(query: str) -> list[str]:
        page = (await reports.visitor.get(reports.path + query)).json()
        assert page["total"] == len(page["groups"])
        return [group["group"] for group in page["groups"]]

    assert await listed("?sort=-firstSeen") == groups[::-1]
    assert await listed("?sort=-impact_score&status=open&category=unknown") == groups[::-1]
    assert await listed("?q=cart") == groups[:1]
    assert await listed("?q=cat&priority=P0") == []
    assert await listed("?status=resolved") == []


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?sort=lastSeen", "sort: must be one of -lastSeen, -firstSeen"),
        ("?priority=urgent", "priority: must be one of P0, P1, P2, P3"),
        ("?status=gone", "status: must be one of open, resolved, ignored"),
        ("?category=none", "category: must be one of"),
        ("?q=%20", "q: must not be blank"),
    ],
)
async def test_a_wrong_filter_of_groups_is_named(reports: Reports, query: str, named: str) -> None:
    answer = await reports.visitor.get(reports.path + query)

    assert answer.status_code == 400
    assert answer.json()["message"].startswith(named)


async def test_issues_are_filtered_by_group_and_name_it(reports: Reports) -> None:
    first = await reports.report("The total of my cart is wrong")
    await reports.report("The picture of the cat is upside down")
    group = await reports.group_of(first)
    path = reports.path.replace("/groups", "/issues")

    page = (await reports.visitor.get(f"{path}?group={group}&sort=-impact_score")).json()
    nobodys = (await reports.visitor.get(f"{path}?group={UNKNOWN_ID}")).json()

    assert [(one["issueId"], one["group"]) for one in page["issues"]] == [(first, group)]
    assert (page["total"], nobodys) == (1, {"issues": [], "total": 0, "page": 1})


async def test_an_issue_is_moved_to_a_group_of_its_own_and_back(reports: Reports) -> None:
    first = await reports.report("The total of my cart is wrong")
    second = await reports.report("the total of my cart is wrong!")
    group = await reports.group_of(first)

    apart = (await reports.visitor.patch(f"/v1/issues/{second}", {"group": "new"})).json()["group"]
    back = (await reports.visitor.patch(f"/v1/issues/{second}", {"group": group})).json()["group"]

    assert apart != group
    assert back == group
    shown = (await reports.visitor.get(f"{reports.path}/{group}")).json()
    assert shown["issues"] == 2
    assert shown["why"]["moved"] == [second]


async def test_the_export_names_the_group(reports: Reports) -> None:
    first = await reports.report("The total of my cart is wrong")
    await reports.report("the total of my cart is wrong!")
    group = await reports.group_of(first)

    markdown = (await reports.visitor.get(f"/v1/issues/{first}/export")).json()["markdown"]

    assert f"- **Group:** `{group}`, 2 issues of 2 sessions, open\n" in markdown


async def test_a_merge_under_one_key_happens_once_and_undo_takes_it_back(reports: Reports) -> None:
    first = await reports.report("The total of my cart is wrong")
    other = await reports.report("The picture of the cat is upside down")
    group, into = await reports.group_of(first), await reports.group_of(other)

    answers = [
        await reports.post(group, "merge", {"into": into}, idempotency_key="k1") for _ in range(2)
    ]
    undone = [await reports.post(into, "undo", {}, idempotency_key="k2") for _ in range(2)]

    assert [one.status_code for one in (*answers, *undone)] == [200] * 4
    assert answers[0].json()["merged"] == [group]
    assert "idempotent-replayed" in answers[1].headers
    assert [one.json()["group"] for one in undone] == [group, group]
    assert await reports.group_of(first) == group
    kinds = [line["kind"] for line in undone[1].json()["history"]]
    assert kinds == ["created", "merged", "undone"]
    assert undone[1].json()["history"][1]["key"].startswith("uc_sec_")


async def test_what_is_on_its_way_to_a_group_is_told_of_it(
    reports: Reports, deps: Deps, project: NewProject
) -> None:
    first = await reports.report("The total of my cart is wrong")
    other = await reports.report("The picture of the cat is upside down")
    group, into = await reports.group_of(first), await reports.group_of(other)
    command = MergeGroups(project.project.row, UUID(group), UUID(into), 1, 1, at_once=0)
    await deps.database.write(merge_groups, command)

    shown = (await reports.visitor.get(f"{reports.path}/{into}")).json()
    listed = (await reports.visitor.get(reports.path)).json()["groups"]

    assert (shown["issues"], shown["sessions"], shown["coming"]) == (1, 1, 1)
    assert [(one["group"], one["coming"]) for one in listed] == [(into, 1)]


async def test_a_split_answers_the_new_group(reports: Reports) -> None:
    first = await reports.report("The total of my cart is wrong")
    second = await reports.report("the total of my cart is wrong!")
    group = await reports.group_of(first)

    answer = await reports.post(group, "split", {"issueIds": [second, second]})
    foreign = await reports.post(group, "split", {"issueIds": [first, UNKNOWN_ID]})

    assert (answer.status_code, answer.json()["issues"]) == (201, 1)
    assert answer.json()["group"] == await reports.group_of(second) != group
    assert (foreign.status_code, foreign.json()) == (
        404,
        refused(404, "NOT_FOUND", "No such issue in this group"),
    )


async def test_resolving_a_group_resolves_its_issues_until_it_comes_back(reports: Reports) -> None:
    first = await reports.report("The total of my cart is wrong")
    path = f"{reports.path}/{await reports.group_of(first)}"

    change = {"status": "resolved", "resolvedIn": "2.0"}
    resolved = (await reports.visitor.patch(path, change)).json()
    status = (await reports.visitor.get(f"/v1/issues/{first}")).json()["status"]
    await reports.report("the total of my cart is wrong!")
    again = (await reports.visitor.get(path)).json()

    assert (resolved["status"], resolved["resolvedIn"], status) == ("resolved", "2.0", "resolved")
    assert (again["status"], again["history"][-1]["kind"]) == ("open", "reopened")


@pytest.mark.parametrize(
    ("verb", "body", "message"),
    [
        ("merge", {}, "into: is required"),
        ("merge", {"into": "'; --"}, "into: must be a UUID like 8-4-4-4-12 hexadecimal digits"),
        ("split", {"issueIds": []}, "issueIds: must have 1 to 100 ids"),
        ("split", {"issueIds": [UNKNOWN_ID] * 101}, "issueIds: must have 1 to 100 ids"),
        (
            "split",
            {"issueIds": [UNKNOWN_ID, 5]},
            "issueIds[1]: must be a UUID like 8-4-4-4-12 hexadecimal digits",
        ),
        ("undo", [], "body: must be a JSON object"),
        ("undo", {}, "group: there is no merge to undo"),
    ],
)
async def test_a_wrong_decision_is_named(
    reports: Reports, verb: str, body: Any, message: str
) -> None:
    group = await reports.group_of(await reports.report("The total of my cart is wrong"))

    answer = await reports.visitor.post(f"{reports.path}/{group}/{verb}", json=body)

    assert (answer.status_code, answer.json()) == (400, invalid(message))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({}, "status: is required"),
        ({"status": "closed"}, "status: must be one of open, resolved, ignored"),
        ({"status": "open", "resolvedIn": "2"}, "resolvedIn: is only for the status resolved"),
        (
            {"status": "resolved", "resolvedIn": "\x00"},
            "resolvedIn: must not hold NUL or half a surrogate pair",
        ),
    ],
)
async def test_a_wrong_status_is_named(
    reports: Reports, change: dict[str, Any], message: str
) -> None:
    answer = await reports.visitor.patch(f"{reports.path}/{UNKNOWN_ID}", change)

    assert (answer.status_code, answer.json()) == (400, invalid(message))


async def test_a_group_of_another_project_is_nobodys(
    reports: Reports, stranger: Visitor, other_project: NewProject
) -> None:
    group = await reports.group_of(await reports.report("The total of my cart is wrong"))
    theirs = f"/v1/projects/{other_project.project.project_id}/groups"

    for name in (group, UNKNOWN_ID, "%27--", "1"):
        answer = await stranger.get(f"{theirs}/{name}")
        assert answer.json() == refused(404, "NOT_FOUND", "No such group")
        answer = await stranger.post(f"{theirs}/{name}/undo", {})
        assert answer.json() == refused(404, "NOT_FOUND", "No such group")
    page = await stranger.get(theirs)
    assert page.json() == {"groups": [], "total": 0, "page": 1}

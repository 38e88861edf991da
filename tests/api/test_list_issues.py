"""GET /v1/projects/:id/issues."""

import pytest

from api.visitors import Visitor, refused
from builders import FrozenClock
from usercontext.actions.projects import NewProject

pytestmark = pytest.mark.anyio


@pytest.fixture
def path(project: NewProject) -> str:
    return f"/v1/projects/{project.project.project_id}/issues"


async def test_an_empty_project_has_an_empty_first_page(owner: Visitor, path: str) -> None:
    assert (await owner.get(path)).json() == {"issues": [], "total": 0, "page": 1}


async def test_the_newest_issue_stands_first(owner: Visitor, path: str, clock: FrozenClock) -> None:
    session_id = await owner.open_session()
    made = []
    for _ in range(3):
        made.append(await owner.create_issue(session_id))
        clock.advance(1)
    first = (await owner.get(f"{path}?limit=2")).json()
    second = (await owner.get(f"{path}?limit=2&page=2")).json()

    assert [i["issueId"] for i in first["issues"] + second["issues"]] == made[::-1]
    assert (first["total"], first["page"], second["total"], second["page"]) == (3, 1, 3, 2)


async def test_an_item_is_the_issue_without_its_log(owner: Visitor, path: str) -> None:
    await owner.create_issue(await owner.open_session())
    (item,) = (await owner.get(path)).json()["issues"]

    assert list(item) == [
        *("issueId", "sessionId", "userDescription", "ai_summary", "priority", "impact_score"),
        *("createdAt", "status", "source", "category", "group", "affected"),
    ]


async def test_a_page_beyond_the_end_is_empty(owner: Visitor, path: str) -> None:
    await owner.create_issue(await owner.open_session())
    answer = (await owner.get(f"{path}?page=1000000000000&limit=1000")).json()

    assert answer == {"issues": [], "total": 1, "page": 1_000_000_000_000}


@pytest.mark.parametrize(
    "query",
    [
        *("page=0", "page=-1", "page=1.5", "page=", "page=1&page=2", "page=1_0"),
        *("page=%EF%BC%91%EF%BC%92", "page=%207", "page=1180591620717411303424", "page=%ff"),
        *("limit=0", "limit=1001", "limit=x", "limit="),
        *("sort=createdAt", "sort=id;--", "priority=P4", "status=closed", "category=x"),
        *("source=me", "from=yesterday", "from=2026-02-27", "to=1772193600", "q=", "q=%20"),
    ],
)
async def test_a_wrong_query_is_refused(owner: Visitor, path: str, query: str) -> None:
    answer = await owner.get(f"{path}?{query}")

    assert (answer.status_code, answer.json()["error"]) == (400, "VALIDATION_ERROR")


async def test_filters_narrow_the_page_and_the_total(owner: Visitor, path: str) -> None:
    session_id = await owner.open_session()
    cart = await owner.create_issue(session_id, "The cart is empty")
    await owner.create_issue(session_id, "The search hangs")
    await owner.patch(f"/v1/issues/{cart}", {"status": "resolved"})
    queries = [
        "status=resolved",
        "q=CART",
        "to=2026-02-27T11:59:59Z",
        "from=2026-02-27T13:00+01:00",
    ]
    answers = [(await owner.get(f"{path}?{query}")).json() for query in queries]

    assert [answer["total"] for answer in answers] == [1, 1, 0, 2]
    assert answers[0]["issues"][0]["issueId"] == answers[1]["issues"][0]["issueId"] == cart


async def test_another_projects_list_does_not_exist(stranger: Visitor, path: str) -> None:
    answer = await stranger.get(path)

    assert answer.json() == refused(404, "NOT_FOUND", "No such project")


async def test_unknown_parameters_are_ignored(owner: Visitor, path: str) -> None:
    assert (await owner.get(f"{path}?utm_source=x&utm_source=y")).status_code == 200

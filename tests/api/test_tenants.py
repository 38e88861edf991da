"""tenant_matrix: on every route of the table another project's id answers like an unknown one."""

from typing import Any

import httpx2
import pytest

from api.visitors import UNKNOWN_ID, Visitor
from builders import make_log_entry
from pictures import make_picture
from usercontext.actions.projects import NewProject
from usercontext.api.route import Route
from usercontext.api.routes import ROUTES

pytestmark = pytest.mark.anyio

OWNED = [route for route in ROUTES if route.owner is not None]
BODIES: dict[str, dict[str, Any]] = {
    "LogBatch": {"logs": [make_log_entry()]},
    "NewIssue": {"sessionId": UNKNOWN_ID, "userDescription": "x"},
    "IssueChange": {"status": "resolved"},
    "GroupChange": {"status": "resolved"},
    "GroupMerge": {"into": UNKNOWN_ID},
    "GroupUndo": {},
    "GroupSplit": {"issueIds": [UNKNOWN_ID]},
    "ProjectSettingsChange": {"currency": "EUR"},
    "NewDestination": {"kind": "webhook", "url": "https://93.184.215.14/in"},
    "DestinationChange": {"enabled": False},
}


@pytest.fixture
async def theirs(owner: Visitor, project: NewProject) -> dict[str, str]:
    session_id = await owner.open_session()
    await owner.append(session_id)
    issue_id = await owner.create_issue(session_id)
    return {
        "session": session_id,
        "issue": issue_id,
        "project": str(project.project.project_id),
    }


@pytest.mark.parametrize("route", OWNED, ids=lambda route: f"{route.method} {route.path}")
async def test_a_foreign_id_answers_the_bytes_of_an_unknown_one(
    route: Route, stranger: Visitor, owner: Visitor, theirs: dict[str, str]
) -> None:
    before = (await owner.get(f"/v1/issues/{theirs['issue']}")).content
    foreign, unknown = [
        await call(stranger, route, found) for found in (theirs[route.owner or ""], UNKNOWN_ID)
    ]

    assert foreign.status_code == 404
    assert (foreign.content, list(foreign.headers.items())) == (
        unknown.content,
        list(unknown.headers.items()),
    )
    assert (await owner.get(f"/v1/issues/{theirs['issue']}")).content == before


async def call(visitor: Visitor, route: Route, found: str) -> httpx2.Response:
    path = route.path.replace(":id", found)
    for name in (":attachmentId", ":destinationId", ":group"):
        path = path.replace(name, UNKNOWN_ID)
    if route.body is not None and route.body.is_image:
        image = {"content": make_picture(), "headers": {"content-type": "image/png"}}
        return await visitor.call(route.method, path, **image)
    body = BODIES[route.body.name] if route.body is not None else None
    if body is not None and "sessionId" in body:
        body = body | {"sessionId": found}
    return await visitor.call(route.method, path, json=body)

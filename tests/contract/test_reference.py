"""The reference's every example, replayed to the letter: request and response, on both engines."""

import json
from typing import Any

import httpx2
import pytest

from api.visitors import UNKNOWN_ID, Visitor
from builders import FrozenClock
from contract.analyses import finish_analysis
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject

pytestmark = pytest.mark.anyio

ENTRY = """{
"type": "console",
"level": "error",
"payload": {},
"timestamp": "2026-02-27T12:00:00Z",
"eventType": "log",
"eventMetadata": {}
}"""
ISSUE = """{
"sessionId": "%s",
"userDescription": "Checkout button does nothing",
"metadata": {
"url": "string",
"browser": "string"
}
}"""


async def test_create_or_resume_a_session(caller: Visitor) -> None:
    """The curl of the section Authentication, twice."""
    headers = {"Content-Type": "application/json"}
    raw = '{"externalSessionId": "session_abc123"}'
    created = await caller.post("/v1/sessions", content=raw, headers=headers)
    resumed = await caller.post("/v1/sessions", content=raw, headers=headers)

    assert (created.status_code, resumed.status_code) == (201, 200)
    assert created.json() == resumed.json() == {"sessionId": created.json()["sessionId"]}


async def test_batch_ingest_of_session_logs(caller: Visitor) -> None:
    raw = '{"logs": [%s]}' % ",\n".join([ENTRY] * 42)  # noqa: UP031  (the braces are JSON's)
    path = f"/v1/sessions/{await caller.open_session()}/logs"
    answer = await caller.post(path, content=raw)

    assert (answer.status_code, answer.json()) == (202, {"accepted": 42})


@pytest.mark.parametrize("type_", ["console", "network", "storage"])
@pytest.mark.parametrize("level", ["error", "warn", "info", "debug"])
@pytest.mark.parametrize("event_type", ["log", "click", "navigation"])
async def test_every_word_of_an_entry(
    caller: Visitor, type_: str, level: str, event_type: str
) -> None:
    entry = json.loads(ENTRY) | {"type": type_, "level": level, "eventType": event_type}
    session_id = await caller.open_session()
    answer = await caller.append(session_id, entry)
    (stored,) = (await caller.get(f"/v1/sessions/{session_id}/logs")).json()["logs"]

    assert answer.status_code == 202
    assert stored == entry | {"id": stored["id"]}


async def test_create_an_issue(caller: Visitor) -> None:
    answer = await caller.post("/v1/issues", content=ISSUE % await caller.open_session())

    assert answer.status_code == 201
    assert answer.json() == {"issueId": answer.json()["issueId"]}


async def test_issue_details_with_analysis_and_logs(caller: Visitor, deps: Deps) -> None:
    session_id = await caller.open_session()
    await caller.append(session_id, json.loads(ENTRY))
    issue_id = (await caller.post("/v1/issues", content=ISSUE % session_id)).json()["issueId"]
    await finish_analysis(deps)
    answer = await caller.get(f"/v1/issues/{issue_id}")
    issue = answer.json()

    assert answer.status_code == 200
    assert {name: issue[name] for name in list(issue)[:8] if name != "logs"} == {
        "issueId": issue_id,
        "sessionId": session_id,
        "userDescription": "Checkout button does nothing",
        "ai_summary": "User attempted checkout but click handler failed...",
        "priority": "P1",
        "impact_score": 85,
        "createdAt": "2026-02-27T12:00:00Z",
    }
    assert {k: issue["logs"][0][k] for k in json.loads(ENTRY)} == json.loads(ENTRY)


async def test_list_project_issues(
    caller: Visitor, project: NewProject, clock: FrozenClock
) -> None:
    session_id = await caller.open_session()
    made = []
    for _ in range(142):
        made.append((await caller.post("/v1/issues", content=ISSUE % session_id)).json()["issueId"])
    path = f"/v1/projects/{project.project.project_id}/issues"
    first = (await caller.get(path)).json()
    last = (await caller.get(f"{path}?page=8&limit=20")).json()

    assert {name: first[name] for name in first if name != "issues"} == {"total": 142, "page": 1}
    assert [issue["issueId"] for issue in first["issues"]] == made[:-21:-1]
    assert [issue["issueId"] for issue in last["issues"]] == made[1::-1]


async def test_export_an_issue_as_markdown(caller: Visitor, deps: Deps) -> None:
    raw = ISSUE % await caller.open_session()
    issue_id = (await caller.post("/v1/issues", content=raw)).json()["issueId"]
    await finish_analysis(deps)
    answer = await caller.get(f"/v1/issues/{issue_id}/export")

    assert (answer.status_code, list(answer.json())) == (200, ["markdown"])
    assert answer.json()["markdown"].startswith(
        "## Issue: Checkout button does nothing\n\n**Priority:** P1\n"
    )


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/v1/sessions", {}, 400, "VALIDATION_ERROR"),
        (
            "/v1/issues",
            {"sessionId": UNKNOWN_ID, "userDescription": "x"},
            404,
            "NOT_FOUND",
        ),
    ],
)
async def test_errors_follow_a_consistent_format(
    caller: Visitor, path: str, body: dict[str, Any], status: int, code: str
) -> None:
    answer = await caller.post(path, body)
    error = answer.json()

    assert (answer.status_code, list(error)) == (status, ["statusCode", "error", "message"])
    assert (error["statusCode"], error["error"]) == (status, code)


async def test_all_requests_require_the_header(client: httpx2.AsyncClient) -> None:
    answer = await client.get(f"/v1/issues/{UNKNOWN_ID}")

    assert (answer.status_code, answer.json()["statusCode"]) == (401, 401)

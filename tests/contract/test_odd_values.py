"""What no store can hold comes back the same from each engine. Not: every odd value."""

import json

import pytest

from api.visitors import Visitor
from builders import make_log_entry

pytestmark = pytest.mark.anyio


@pytest.mark.row(17, 18)
async def test_nul_and_half_a_surrogate(caller: Visitor) -> None:
    """PostgreSQL refuses the one, and SQLite's ``length`` stops there; UTF-8 refuses the other."""
    session_id = await caller.open_session()
    entry = json.dumps(make_log_entry(payload="@")).replace('"@"', '{"a\\u0000":"\\ud800"}')
    path = f"/v1/sessions/{session_id}/logs"
    await caller.post(path, content=f'{{"logs":[{entry}]}}')
    body = f'{{"sessionId":"{session_id}","userDescription":"a\\u0000b\\udc00"}}'
    issue_id = (await caller.post("/v1/issues", content=body)).json()["issueId"]
    issue = (await caller.get(f"/v1/issues/{issue_id}")).json()

    assert issue["userDescription"] == "a\ufffdb\ufffd"
    assert issue["logs"][0]["payload"] == {"a\ufffd": "\ufffd"}
    assert sorted(issue["logs"][0]["repaired"]) == ["nul", "surrogate"]

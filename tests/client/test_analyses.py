"""What the client says about an issue's analyses: all in a line each, or the issue as one told."""

from uuid import UUID

import httpx2
import pytest

from client.conftest import Script
from client.test_calls import ISSUE_BODY
from usercontext.client.analyses import get_version, list_analyses
from usercontext.client.answers import BadAnswer
from usercontext.client.clients import Client

ISSUE = UUID("7d8e9f00-1111-4222-8333-444455556666")
ITEM = {
    "version": 1,
    "createdAt": "2026-02-27T12:00:02Z",
    "verdict": "likely",
    "category": "dead_control",
    "priority": "P1",
    "impact_score": 85,
    "ai_summary": "The click handler failed",
}


def test_every_analysis_is_listed(client: Client, script: Script) -> None:
    script.steps = [httpx2.Response(200, json={"analyses": [ITEM, ITEM | {"version": 2}]})]

    found = client.call(list_analyses(ISSUE))

    assert [(one.version, one.priority) for one in found] == [(1, "P1"), (2, "P1")]
    assert found[0].created_at == "2026-02-27T12:00:02Z"
    (request,) = script.requests
    assert (request.method, request.url.path) == ("GET", f"/v1/issues/{ISSUE}/analyses")


def test_an_issue_is_asked_for_as_an_analysis_told_it(client: Client, script: Script) -> None:
    script.steps = [httpx2.Response(200, json=ISSUE_BODY)]

    assert client.call(get_version(ISSUE, 1, logs=0)).issue_id == ISSUE
    assert str(script.requests[0].url).endswith(f"/v1/issues/{ISSUE}?version=1&logs=0")


def test_an_answer_of_another_server_is_not_understood(client: Client, script: Script) -> None:
    script.steps = [httpx2.Response(200, json={"analyses": [{"version": "1"}]})]

    with pytest.raises(BadAnswer):
        client.call(list_analyses(ISSUE))

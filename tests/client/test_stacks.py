"""What the client says about the stacks of an issue."""

from uuid import UUID

import httpx2
import pytest

from client.conftest import Script
from usercontext.client.answers import BadAnswer
from usercontext.client.clients import Client
from usercontext.client.stacks import SourceAnswer, list_stacks

ISSUE = UUID("7d8e9f00-1111-4222-8333-444455556666")
SOURCE = {
    "file": "src/a.ts",
    "line": 4,
    "column": 7,
    "firstLine": 3,
    "lines": ["if (a) {", "  b()"],
}
FRAME = {"function": "FR", "url": "https://x/a.js", "line": 1, "column": 9, "isOwn": True}


def test_calls_come_with_their_sources(client: Client, script: Script) -> None:
    frames = [FRAME | {"source": SOURCE}, FRAME | {"source": None}]
    stacks = [{"logId": "1-0", "message": "no name", "frames": frames}]
    script.steps = [httpx2.Response(200, json={"stacks": stacks, "note": None})]
    found = client.call(list_stacks(ISSUE))

    first, second = found.stacks[0].frames
    assert first.source == SourceAnswer("src/a.ts", 4, 7, 3, ("if (a) {", "  b()"))
    assert (first.source.text, second.source) == ("b()", None)
    assert script.requests[0].url.path == f"/v1/issues/{ISSUE}/stacks"


def test_an_answer_of_another_server_is_not_understood(client: Client, script: Script) -> None:
    script.steps = [httpx2.Response(200, json={"stacks": [{"logId": 1}]})]

    with pytest.raises(BadAnswer):
        client.call(list_stacks(ISSUE))

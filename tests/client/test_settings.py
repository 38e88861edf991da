"""What the client says about a project's settings: nothing to read them, null to reset one."""

import json
from collections.abc import Callable
from uuid import UUID

import httpx2
import pytest

from client.conftest import Script
from usercontext.client.clients import AsyncClient, Client

PROJECT = UUID("00000000-0000-4000-8000-000000000001")
TOLD = {"criticalPaths": [], "valuePerConversion": 48.5, "currency": None, "windowHours": 24}


def test_settings_are_read_when_none_is_named(client: Client, script: Script) -> None:
    script.steps = [httpx2.Response(200, json=TOLD)]

    found = client.project_settings(PROJECT)

    assert (found.value_per_conversion, found.currency, found.window_hours) == (48.5, None, 24)
    (request,) = script.requests
    assert (request.method, request.url.path) == ("GET", f"/v1/projects/{PROJECT}/settings")


@pytest.mark.anyio
async def test_what_is_named_is_changed_and_none_resets(
    make_async_client: Callable[[], AsyncClient], script: Script
) -> None:
    script.steps = [httpx2.Response(200, json=TOLD)]

    async with make_async_client() as client:
        await client.project_settings(PROJECT, value_per_conversion=48.5, currency=None)

    (request,) = script.requests
    assert request.method == "PATCH"
    assert json.loads(request.content) == {"valuePerConversion": 48.5, "currency": None}


def test_scrubbing_rules_are_sent_and_heard(client: Client, script: Script) -> None:
    patterns = [{"name": "customer", "pattern": "KD-[0-9]{6}"}]
    rules = {"scrubNames": ["kundennummer"], "scrubPatterns": patterns}
    script.steps = [httpx2.Response(200, json=TOLD | rules)]

    found = client.project_settings(PROJECT, scrub_names=["kundennummer"], scrub_patterns=patterns)

    assert (found.scrub_names, found.scrub_patterns) == (["kundennummer"], patterns)
    assert json.loads(script.requests[0].content) == rules

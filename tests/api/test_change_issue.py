"""PATCH, DELETE and export of /v1/issues/:id."""

from typing import Any

import pytest

from api.visitors import Visitor, invalid, refused

pytestmark = pytest.mark.anyio


@pytest.fixture
async def path(owner: Visitor) -> str:
    return f"/v1/issues/{await owner.create_issue(await owner.open_session(), 'Pay fails')}"


async def test_a_correction_stands_beside_what_the_analyzer_said(owner: Visitor, path: str) -> None:
    change = {"status": "ignored", "priority": "P0", "cause": "We turned the shop off"}
    changed = (await owner.patch(path, change)).json()

    assert (changed["status"], changed["priority"]) == ("ignored", "P0")
    assert changed["root_cause"] == "We turned the shop off"
    assert changed["corrections"] == {"priority": "P0", "cause": "We turned the shop off"}
    assert changed == (await owner.get(path)).json()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({}, "body: must change at least one of status, priority, cause, group"),
        ({"state": "open"}, "body: must change at least one of status, priority, cause, group"),
        ({"status": None}, "body: must change at least one of status, priority, cause, group"),
        ({"status": "closed"}, "status: must be one of open, resolved, ignored"),
        ({"priority": "p1"}, "priority: must be one of P0, P1, P2, P3"),
        ({"priority": ["P1"]}, "priority: must be one of P0, P1, P2, P3"),
        ({"cause": " "}, "cause: must not be blank"),
    ],
)
async def test_a_wrong_change_is_named(
    owner: Visitor, path: str, change: dict[str, Any], message: str
) -> None:
    answer = await owner.patch(path, change)

    assert (400, invalid(message)) == (answer.status_code, answer.json())


async def test_a_deleted_issue_is_gone(owner: Visitor, path: str) -> None:
    first, second = await owner.delete(path), await owner.delete(path)

    assert (first.status_code, first.content) == (204, b"")
    assert second.json() == refused(404, "NOT_FOUND", "No such issue")
    assert (await owner.get(path)).status_code == 404


async def test_the_export_begins_as_the_reference_shows(owner: Visitor, path: str) -> None:
    markdown = (await owner.get(f"{path}/export")).json()["markdown"]

    assert markdown.startswith("## Issue: Pay fails\n\n**Priority:** pending\n")

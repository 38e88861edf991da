"""Sessions for the pages to show: opened, filled, reported. Not: assertions."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from builders import REPORTED_US, make_log_entry
from dashboard.conftest import Visitor
from usercontext.actions import issues, sessions
from usercontext.actions.deps import Deps
from usercontext.domain.issue import NewIssue
from usercontext.domain.project import ApiKey, KeyKind
from usercontext.domain.session import NewSession

START = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=REPORTED_US)


def key_of(visitor: Visitor) -> ApiKey:
    """Return the rights of the visitor's project."""
    project = visitor.project.project
    return ApiKey(
        row=0,
        project_row=project.row,
        project_id=project.project_id,
        project_salt=project.salt,
        kind=KeyKind.SECRET,
        name="",
        prefix="",
        origins=(),
        allow_browser=False,
        created_us=0,
    )


async def open_visit(
    deps: Deps, visitor: Visitor, entries: list[dict[str, Any]], **more: Any
) -> UUID:
    """Open a session with these entries; returns its id."""
    key = key_of(visitor)
    named = {"external_session_id": f"visit-{deps.ids.new_base62(8)}"} | more
    opened = await sessions.open_session(deps, key, NewSession(**named))
    for start in range(0, len(entries), 100):
        body = json.dumps({"logs": entries[start : start + 100]}).encode()
        await sessions.append_logs(deps, key, opened.session_id, body)
    return opened.session_id


async def report(deps: Deps, visitor: Visitor, session_id: UUID, text: str) -> UUID:
    """Report a problem of a session; returns the issue's id."""
    new = NewIssue(session_id, text, {"url": "https://shop.example/cart"})
    return (await issues.create_issue(deps, key_of(visitor), new)).issue_id


def at(seconds: float) -> str:
    """Return the timestamp of so many seconds after the beginning."""
    instant = START + timedelta(seconds=seconds)
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def say(seconds: float, message: str, level: str = "info", **more: Any) -> dict[str, Any]:
    """Build a console line."""
    payload = {"message": message} | more
    return make_log_entry(timestamp=at(seconds), level=level, payload=payload)


def ask(seconds: float, path: str, status: int = 200, **more: Any) -> dict[str, Any]:
    """Build a request of the shop."""
    level = "error" if status >= 500 or not status else "info"
    payload = {"method": "GET", "url": f"https://shop.example{path}", "status": status}
    more = {"durationMs": 120} | more
    return make_log_entry(
        type="network", timestamp=at(seconds), level=level, payload=payload | more
    )


def click(seconds: float, text: str, **more: Any) -> dict[str, Any]:
    """Build a click on a button."""
    metadata = {"tag": "button", "selector": "#pay", "text": text} | more
    payload = {"message": f"Clicked {text}"}
    return make_log_entry(
        timestamp=at(seconds), payload=payload, eventType="click", eventMetadata=metadata
    )


def go(seconds: float, path: str) -> dict[str, Any]:
    """Build a navigation."""
    to = f"https://shop.example{path}"
    return make_log_entry(
        timestamp=at(seconds),
        payload={"message": f"Navigated to {to}"},
        eventType="navigation",
        eventMetadata={"how": "load", "from": "", "to": to},
    )


def write(seconds: float, key: str) -> dict[str, Any]:
    """Build a write to the page's storage."""
    payload = {"area": "localStorage", "action": "set", "key": key, "size": 12}
    return make_log_entry(type="storage", timestamp=at(seconds), payload=payload)

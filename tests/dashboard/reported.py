"""Issues as users report them, with the log that leads to them, for tests of pages. Not: tests."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from builders import FrozenClock
from usercontext.actions import issues, sessions
from usercontext.actions.analysis import run_next_job
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject, authenticate
from usercontext.domain.issue import NewIssue
from usercontext.domain.project import ApiKey
from usercontext.domain.session import NewSession

CHECKOUT = "https://shop.example/checkout"


async def key_of(deps: Deps, project: NewProject) -> ApiKey:
    """Return the project's secret key."""
    return await authenticate(deps, project.secret_key)


async def report(
    deps: Deps,
    key: ApiKey,
    words: str = "Checkout button does nothing",
    logs: list[dict[str, Any]] | None = None,
    visitor: str = "tab-1",
    **metadata: Any,
) -> UUID:
    """Report an issue of a session whose log ends just before; it waits for its analysis."""
    new = NewSession(visitor, release="shop@2.4.1", environment="production")
    session = await sessions.open_session(deps, key, new)
    entries = failing_checkout(deps.clock.now_us()) if logs is None else logs
    if entries:
        body = msgspec.json.encode({"logs": entries})
        await sessions.append_logs(deps, key, session.session_id, body)
    about = {"url": CHECKOUT, "browser": "Chrome 145"} | metadata
    created = await issues.create_issue(deps, key, NewIssue(session.session_id, words, about))
    return created.issue_id


async def analyze(deps: Deps, clock: FrozenClock) -> None:
    """Let the worker do what is due a little later."""
    clock.advance(3)
    is_done = True
    while is_done:
        is_done = await run_next_job(deps, "worker-1")


def failing_checkout(now_us: int) -> list[dict[str, Any]]:
    """Return the log of a click on Pay that the server failed on, and the page then threw."""
    moments = iter(range(-9, 0))

    def entry(**changes: Any) -> dict[str, Any]:
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=now_us)
        at += timedelta(seconds=next(moments))
        told = {"type": "console", "level": "info", "eventType": "log", "eventMetadata": {}}
        return told | {"timestamp": at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")} | changes

    return [
        entry(
            payload={"kind": "environment", "message": "Capture started", "language": "de-AT",
                     "viewport": "390x844", "connection": "3g", "timeZone": "Asia/Kolkata"},
        ),
        entry(eventType="navigation", payload={"message": "x"}, eventMetadata={"to": CHECKOUT}),
        entry(eventType="click", payload={"message": "Clicked Pay"},
              eventMetadata={"tag": "button", "text": "Pay", "selector": "#pay"}),
        entry(type="network", level="error",
              payload={"method": "POST", "url": "https://shop.example/api/checkout",
                       "status": 500, "durationMs": 320, "resource": "fetch"}),
        entry(level="error",
              payload={"kind": "unhandledrejection", "name": "TypeError",
                       "message": "TypeError: order is undefined",
                       "stack": "TypeError: order is undefined\n    at pay (/checkout.js:5:7)"}),
        entry(eventType="click", payload={"message": "Clicked Pay"},
              eventMetadata={"tag": "button", "text": "Pay", "selector": "#pay"}),
    ]  # fmt: skip

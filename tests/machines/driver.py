"""How a machine speaks to one app or two, and what every rule begins with. Not: any rule.

With two apps every answer of both must be the same, byte for byte.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from builders import FrozenClock
from machines.model import KEPT_US, Entry, Issue, Kept, Project, Session
from machines.served import Reply, Served

PICK = st.integers(0, 1_000)
OWNER = st.sampled_from([0, 0, 0, 1])
Body = dict[str, Any] | bytes


class Driver(RuleBasedStateMachine):
    """Two projects on one app or two, and what they should hold."""

    def __init__(self, servers: Sequence[Served], clock: FrozenClock, runner: asyncio.Runner):
        super().__init__()
        self.servers = servers
        self.clock = clock
        self.runner = runner
        self.sent = 0
        self.touched: tuple[Project, Session] | None = None
        self.walks: dict[str, tuple[list[int], str]] = {}
        self.together("open")
        self.projects = [self._create_project(name) for name in ("shop", "rival")]

    def teardown(self) -> None:
        self.together("close")

    def together(self, name: str, *arguments: Any) -> Any:
        """Do the same to every app; all must return the same."""

        async def each() -> list[Any]:
            calls = (getattr(server, name)(*arguments) for server in self.servers)
            return await asyncio.gather(*calls)

        results = self.runner.run(each())
        assert all(result == results[0] for result in results), results
        return results[0]

    def ask(self, key: str, method: str, path: str, **options: Any) -> Reply:
        """Send a request to every app and return their one answer; it is never a 5xx."""

        async def each() -> list[Reply]:
            calls = (server.ask(method, path, key, **options) for server in self.servers)
            return await asyncio.gather(*calls)

        replies = self.runner.run(each())
        assert all(reply == replies[0] for reply in replies), replies
        assert replies[0].status < 500, replies[0]
        return replies[0]

    def get(self, project: Project, path: str) -> Reply:
        """Read something that is there."""
        reply = self.ask(project.secret_key, "GET", path)
        assert reply.status == 200, reply
        return reply

    def post(
        self,
        project: Project,
        path: str,
        body: Body,
        key: str | None = None,
        exists: Callable[[Any], bool] = lambda answer: True,
    ) -> Reply | None:
        """Send a body; None when its key was used before and that was answered as it must be.

        ``exists`` tells whether what the first answer speaks of is still there.
        """
        sent, now_us = _bytes(body), self.clock.now_us()
        first = project.kept.get((path, key or ""))
        if first is not None and first.created_us + KEPT_US <= now_us:
            first = None
        elif first is not None and first.faded:  # it expired once and may be gone: not foretold
            first = key = None
        headers = {} if key is None else {"idempotency-key": key}
        reply = self.ask(project.secret_key, "POST", path, content=sent, headers=headers)
        if first is not None and first.body != sent:
            assert (reply.status, reply.json()["error"]) == (400, "VALIDATION_ERROR"), reply
            return None
        if first is not None and exists(first.answer):
            assert reply.json() == first.answer
            assert ("idempotent-replayed", "true") in reply.headers
            return None
        assert "idempotent-replayed" not in dict(reply.headers)
        if key is not None and reply.status < 300:
            project.kept[path, key] = Kept(sent, reply.json(), now_us)
        return reply

    def delete(self, project: Project, path: str) -> None:
        """Delete something; the second time it is not there."""
        replies = [self.ask(project.secret_key, "DELETE", path) for _ in range(2)]
        assert [reply.status for reply in replies] == [204, 404]

    def accept(self, session: Session, entries: list[Entry]) -> None:
        """Note an accepted batch."""
        session.batches.append(entries)
        self.sent += len(entries)

    def has_sessions(self) -> bool:
        return any(project.sessions for project in self.projects)

    def opened_with_keys(self) -> list[tuple[Project, str]]:
        return [(p, key) for p in self.projects for path, key in p.kept if path == "/v1/sessions"]

    def has_issues(self) -> bool:
        return any(project.issues for project in self.projects)

    def a_session(self, owner: int, pick: int) -> tuple[Project, Session]:
        project = self.projects[owner]
        project = project if project.sessions else next(p for p in self.projects if p.sessions)
        sessions = list(project.sessions.values())
        return project, sessions[pick % len(sessions)]

    def an_issue(self, owner: int, pick: int) -> tuple[Project, Issue]:
        project = self.projects[owner]
        project = project if project.issues else next(p for p in self.projects if p.issues)
        issues = list(project.issues.values())
        return project, issues[pick % len(issues)]

    def _create_project(self, name: str) -> Project:
        made = self.together("create_project", name)
        return Project(str(made.project.project_id), made.secret_key, made.publishable_key)


def _bytes(body: Body) -> bytes:
    return body if isinstance(body, bytes) else json.dumps(body).encode()

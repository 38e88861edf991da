"""A shop whose sessions meet the same failure, and turns of the worker. Not: assertions."""

from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select

from builders import FrozenClock, make_log_entry
from store.batches import at_second
from store.drafts import add_issue, add_project, open_command
from usercontext.actions.analysis import run_next_job
from usercontext.actions.deps import Deps
from usercontext.actions.reach import Passer
from usercontext.ingest.pipeline import check_batch
from usercontext.store import issues, sessions
from usercontext.store.logs import AppendLogs
from usercontext.store.tables import session

PAGE = "https://shop.example.com"
QUIET_S = 31


def failing_visit(path: str = "/api/checkout", start_s: float = 0) -> list[dict[str, Any]]:
    """Click Pay now at checkout, get a 500, click again."""
    click = {"selector": "button#pay", "text": "Pay now", "tag": "button"}
    asked = {"method": "POST", "url": PAGE + path, "status": 500, "durationMs": 90}
    return [
        entry(start_s, payload={"to": f"{PAGE}/checkout"}, eventType="navigation"),
        entry(start_s + 1, payload={}, eventType="click", eventMetadata=click),
        entry(start_s + 2, type="network", level="error", payload=asked),
        entry(start_s + 4, payload={}, eventType="click", eventMetadata=click),
    ]


def calm_visit() -> list[dict[str, Any]]:
    """Look at two pages."""
    return [
        entry(0, payload={"to": f"{PAGE}/"}, eventType="navigation"),
        entry(3, payload={"to": f"{PAGE}/shoes"}, eventType="navigation"),
    ]


def entry(second: float, **changes: Any) -> dict[str, Any]:
    return make_log_entry(timestamp=at_second(second), **changes)


class Shop:
    """A project whose visitors come, fail, and may say so; time passes when told."""

    def __init__(self, deps: Deps, clock: FrozenClock, project_row: int) -> None:
        self.deps = deps
        self.clock = clock
        self.project_row = project_row
        self._number = 0

    async def visit(self, entries: list[dict[str, Any]], user: str | None = None) -> int:
        self._number += 1
        command = open_command(
            self.project_row,
            f"visit-{self.project_row}-{self._number}",
            user_hash=None if user is None else user.encode(),
            release="2026.2",
            metadata=msgspec.json.encode({"userAgent": "Mozilla/5.0 Chrome/131.0 Safari/537"}),
            now_us=self.clock.now_us(),
        )
        opened = await self.deps.database.write(sessions.open_session, command)
        await self.append(opened.session_row, entries)
        return opened.session_row

    async def append(self, session_row: int, entries: list[dict[str, Any]]) -> None:
        batch = check_batch(msgspec.json.encode({"logs": entries}), self.deps.ingest)
        await self.deps.database.append(
            AppendLogs(session_row, 1, self.clock.now_us(), batch, project_row=self.project_row)
        )

    async def report(self, session_row: int, analyze: bool = True) -> UUID:
        now_us = self.clock.now_us()
        issue_id = await add_issue(
            self.deps.database, self.project_row, session_row, now_us=now_us, run_at_us=now_us
        )
        if analyze:
            assert await run_next_job(self.deps, "worker")
        return issue_id

    async def quiet(self) -> None:
        """Let everybody be quiet long enough, and pass them all."""
        self.clock.advance(QUIET_S)
        await pass_all(self.deps)

    async def delete(self, session_row: int) -> None:
        query = select(session.c.session_id).where(session.c.id == session_row)
        public = await self.deps.database.read(lambda tx: tx.scalars(query).one())
        command = sessions.DeleteSession(self.project_row, public)
        await self.deps.database.write(sessions.delete_session, command)

    async def issue(self, issue_id: UUID) -> Any:
        return await self.deps.database.read(
            lambda tx: issues.find_issue(tx, self.project_row, issue_id)
        )


async def open_shop(deps: Deps, clock: FrozenClock) -> Shop:
    return Shop(deps, clock, (await add_project(deps.database)).row)


async def pass_all(deps: Deps, passer: Passer | None = None) -> None:
    passer = passer or Passer(deps, lambda: 0.0)
    while await passer.turn():
        pass

"""A server with a model and a broken checkout in it, analyzed once. Not: assertions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from api.visitors import Visitor
from apps import open_deps, visit
from builders import REPORTED_US, FrozenClock, make_log_entry
from usercontext.actions import analysis, projects
from usercontext.actions.deps import Deps
from usercontext.analyze.model.http import Model
from usercontext.analyze.model.options import ModelOptions, Provider
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions
from usercontext.domain.clock import format_second
from usercontext.domain.project_settings import ProjectSettings
from usercontext.store.model_tables import model_call
from usercontext.store.options import StoreOptions

PAGE = "https://shop.example.com"
KEY = "sk-model-key"


def make_options(url: str, **changes: Any) -> ModelOptions:
    """Wait long enough for a machine that is busy with other tests, and not between two tries."""
    options = ModelOptions(
        provider=Provider.OPENAI,
        url=url,
        name="m-1",
        key=KEY,
        timeout_s=30,
        deadline_s=60,
        pause_s=0.01,
    )
    return msgspec.structs.replace(options, **changes)


class House:
    """A project with its key, and the worker's one step."""

    def __init__(self, deps: Deps, owner: Visitor, clock: FrozenClock) -> None:
        self.deps, self.owner, self.clock = deps, owner, clock

    def with_model(self, options: ModelOptions | None) -> "House":
        model = None if options is None else Model(options)
        return House(replace(self.deps, model=model), self.owner, self.clock)

    async def report(self, *entries: dict[str, Any], words: str = "I cannot check out") -> str:
        session_id = await self.owner.open_session(f"tab-{self.deps.ids.new_base62(8)}")
        await self.owner.append(session_id, *(entries or broken_checkout()))
        return await self.owner.create_issue(session_id, words)

    async def analyze(self, issue_id: str) -> dict[str, Any]:
        self.clock.advance(3)
        assert await analysis.run_next_job(self.deps, "worker")
        found: dict[str, Any] = (await self.owner.get(f"/v1/issues/{issue_id}")).json()
        return found

    async def judged(self, *entries: dict[str, Any], **more: Any) -> dict[str, Any]:
        return await self.analyze(await self.report(*entries, **more))

    async def calls(self) -> list[Any]:
        def read(tx: Connection) -> list[Any]:
            return list(tx.execute(select(model_call).order_by(model_call.c.id)))

        return await self.deps.database.read(read)


def broken_checkout(*more: dict[str, Any]) -> list[dict[str, Any]]:
    """A click on Pay, a 500, an error after it, another click; then ``more``."""
    pay = {"selector": "button#pay", "text": "Pay now", "tag": "button"}
    asked = {"method": "POST", "url": f"{PAGE}/api/checkout", "status": 500, "durationMs": 90}
    stack = f"TypeError: order is undefined\n    at onPaid ({PAGE}/app.js:1:2)"
    thrown = {"message": "TypeError: order is undefined", "stack": stack}
    return [
        at(-20, payload={"to": f"{PAGE}/checkout"}, eventType="navigation"),
        at(-10, payload={}, eventType="click", eventMetadata=pay),
        at(-9, type="network", level="error", payload=asked),
        at(-8, level="error", payload=thrown),
        at(-5, payload={}, eventType="click", eventMetadata=pay),
        *more,
    ]


def at(seconds: int, **changes: Any) -> dict[str, Any]:
    """Build an entry that many seconds from the report."""
    instant = format_second(REPORTED_US + seconds * 1_000_000)
    return make_log_entry(timestamp=instant, **changes)


@asynccontextmanager
async def open_house(place: Path, clock: FrozenClock) -> AsyncIterator[House]:
    """Open a server on a folder of its own, with one project."""
    async with open_deps(StoreOptions(place, synchronous="OFF"), clock) as opened:
        # issues are compared, so none may count among those who met the cause of another
        deps = replace(opened, find_settings=lambda *_: ProjectSettings(window_hours=0))
        project = await projects.create_project(deps, "shop")
        async with visit(Api(deps, ApiOptions(read_limit=0))) as client:
            yield House(deps, Visitor(client, project.secret_key), clock)

"""A living system for the pictures: two weeks of a shop's visits, always the same two weeks.

Everything is made by the product's own actions, with a clock that is moved by hand and ids from a
seed, and served by the product's own server in a thread. Not: the pictures.
"""

import asyncio
import logging
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import msgspec
import structlog
from team import work

from usercontext.actions import (
    accounts,
    analysis,
    groups,
    issues,
    logins,
    projects,
    sessions,
    shares,
)
from usercontext.actions.caches import KeyCache, SessionCache
from usercontext.actions.deps import Deps
from usercontext.actions.impact import Reviewer
from usercontext.actions.lookout import Lookout
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.browser_files import read_browser_files
from usercontext.api.http.listener import Listener
from usercontext.domain.account import Role
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.ids import BASE62
from usercontext.domain.issue import IssueChange, NewIssue
from usercontext.domain.project import ApiKey
from usercontext.domain.session import NewSession
from usercontext.evals.recordings import Recording, shift_to
from usercontext.mounted import open_mounts
from usercontext.settings.sources import read_settings
from usercontext.store.opening import Role as Opened
from usercontext.store.opening import open_database

NOW = datetime(2026, 3, 4, 15, 20, tzinfo=UTC)
HOUR_US = 3_600 * MICROSECONDS
BROWSER = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.0 Safari/605.1.15"
)
PASSWORD = "correct horse battery"
_BATCH = 100
_TURNS = 12


@dataclass
class HandClock:
    """A clock that stands until it is moved."""

    at_us: int

    def now_us(self) -> int:
        return self.at_us


class SeededIds:
    """Ids that are the same in every run; version 7 as the product's, so that they sort."""

    def __init__(self, clock: HandClock) -> None:
        self._chance, self._clock = random.Random(7), clock

    def new_uuid(self) -> UUID:
        drawn = self._chance.getrandbits(74)
        low = drawn & ((1 << 62) - 1)
        high = self._clock.at_us // 1000 << 80 | 7 << 76 | drawn >> 62 << 64
        return UUID(int=high | 2 << 62 | low)

    def new_base62(self, length: int) -> str:
        return "".join(self._chance.choices(BASE62, k=length))

    def new_bytes(self, length: int) -> bytes:
        return self._chance.randbytes(length)


class Visited(NamedTuple):
    """One visit: how long before now it was reported, what was recorded, what was decided.

    Without words nobody reported it; with no hours its analysis is still awaited.
    """

    hours_ago: float
    recording: Recording
    words: str = ""
    change: IssueChange | None = None
    is_shown: bool = False


class Project(NamedTuple):
    """A project's ids by the words of the pages' paths: of issues and sessions the one to show."""

    ids: dict[str, str]


class Living(NamedTuple):
    """Where the server is, what signs the browser in, and the projects by name."""

    url: str
    cookie: str
    projects: dict[str, Project]


@contextmanager
def living(folder: Path, lives: dict[str, list[Visited]]) -> Iterator[Living]:
    """Make projects of those names with those visits, and serve them until the block ends."""
    told = threading.Event()
    ready: list[tuple[Living, Callable[[], None]]] = []

    def tell(one: Living, stop: Callable[[], None]) -> None:
        ready.append((one, stop))
        told.set()

    def work() -> None:
        try:
            asyncio.run(_serve(folder, lives, tell))
        finally:
            told.set()

    thread = threading.Thread(target=work)
    thread.start()
    told.wait()
    try:
        if not ready:
            raise RuntimeError("the server did not start; what went wrong stands above")
        yield ready[0][0]
    finally:
        for _, stop in ready:
            stop()
        thread.join()


async def _serve(
    folder: Path,
    lives: dict[str, list[Visited]],
    tell: Callable[[Living, Callable[[], None]], None],
) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    settings = read_settings({"data": str(folder)}, {"USERCONTEXT_READ_LIMIT": "0"})
    now_us = int(NOW.timestamp()) * MICROSECONDS
    clock = HandClock(now_us - 15 * 24 * HOUR_US)
    database = await open_database(settings.store, clock, Opened.SERVER)
    deps = Deps(
        database=database,
        clock=clock,
        ids=SeededIds(clock),
        ingest=settings.ingest,
        analysis=settings.analysis,
        keys=KeyCache(),
        sessions=SessionCache(),
    )
    try:
        cookie, made = await _fill(deps, clock, lives)
        clock.at_us = now_us
        api = Api(
            deps, settings.api, browser=read_browser_files(), mounts=open_mounts(settings, deps)
        )
        with socket.socket() as bound:
            bound.bind(("127.0.0.1", 0))
            listener = Listener(api, clock_s=lambda: clock.at_us / MICROSECONDS)
            await listener.start(bound)
            stop, loop = asyncio.Event(), asyncio.get_running_loop()
            url = f"http://127.0.0.1:{bound.getsockname()[1]}"
            tell(Living(url, cookie, made), lambda: loop.call_soon_threadsafe(stop.set))
            await stop.wait()
            await listener.drain(0.2)
    finally:
        await database.close()


async def _fill(
    deps: Deps, clock: HandClock, lives: dict[str, list[Visited]]
) -> tuple[str, dict[str, Project]]:
    """Make projects, people and visits; returns what signs the owner in, and the projects."""
    began_us = clock.at_us
    new = {name: await projects.create_project(deps, name) for name in lives}
    first = await accounts.first_link(deps)
    assert first is not None
    row = await accounts.open_account(deps, first, "ann@larch.example", "Ann Lund", PASSWORD)
    for project in new.values():
        for name, role in (("Bo Strand", Role.MEMBER), ("Cleo Marsh", Role.VIEWER)):
            email = f"{name.split()[0].lower()}@larch.example"
            token = await accounts.invite(deps, project.project.row, email, role)
            if project is next(iter(new.values())):
                await accounts.open_account(deps, token, email, name, PASSWORD)
    made = {}
    for name, visits in lives.items():
        clock.at_us = began_us
        made[name] = await _visit(deps, clock, new[name], visits)
    clock.at_us = int(NOW.timestamp()) * MICROSECONDS
    for name, visits in lives.items():
        key = await projects.authenticate(deps, new[name].secret_key)
        for each in visits:
            if not each.hours_ago:  # reported this very moment: nobody has analyzed it yet
                await _happen(deps, clock, key, each, made[name])
    shop, ids = next(iter(new.values())), next(iter(made.values())).ids
    cookie = await logins.begin_login(deps, row, BROWSER)
    login = await logins.find_login(deps, cookie)
    assert login is not None
    await work(deps, shop, login, UUID(ids["issue"]))
    await _learn(deps, shop, row, ids)
    return cookie, made


async def _learn(deps: Deps, new: NewProject, owner: int, ids: dict[str, str]) -> None:
    """Note what pages there are of besides: a group, a key, a member, an entry, links."""
    key = await projects.authenticate(deps, new.secret_key)
    view = await issues.show_issue(deps, key, UUID(ids["issue"]), 1)
    ids["entry"] = msgspec.json.decode(view.logs.body)[0]["id"]
    found = await groups.list_groups(deps, key, key.project_id, 1, 1)
    ids["group"] = str(found.groups[0].group_id)
    ids["key"] = str((await projects.list_keys(deps, new.project))[0].row)
    members = await accounts.list_members(deps, new.project.row)
    ids["account"] = str(members[1].account.account_id)
    ids["token"] = await shares.add_share(deps, key, UUID(ids["issue"]), owner, days=7, whole=False)
    ids["link/token"] = await accounts.invite(
        deps, new.project.row, "dora@larch.example", Role.MEMBER
    )


async def _visit(deps: Deps, clock: HandClock, new: NewProject, visits: list[Visited]) -> Project:
    now_us = int(NOW.timestamp()) * MICROSECONDS
    key = await projects.authenticate(deps, new.secret_key)
    lookout, reviewer = Lookout(deps, time.perf_counter), Reviewer(deps)
    made = Project({"project": str(new.project.project_id)})
    for each in sorted(visits, key=lambda one: -one.hours_ago):
        clock.at_us = now_us - int(each.hours_ago * HOUR_US)
        if each.hours_ago:
            await _happen(deps, clock, key, each, made)
        clock.at_us += 40 * MICROSECONDS
        await lookout.turn()
    clock.at_us = now_us
    for _ in range(_TURNS):
        await lookout.turn()
        await _analyze(deps)
    while await reviewer.look():
        pass
    return made


async def _happen(deps: Deps, clock: HandClock, key: ApiKey, each: Visited, made: Project) -> None:
    session = await _send(deps, key, each)
    if not each.words:
        return
    issue = await _report(deps, clock, key, session, each)
    if each.is_shown or "issue" not in made.ids:
        made.ids.update(session=str(session), issue=str(issue))


async def _send(deps: Deps, key: ApiKey, each: Visited) -> UUID:
    recorded = shift_to(each.recording, deps.clock.now_us())
    new = NewSession(
        external_session_id=f"visit-{deps.ids.new_base62(8)}",
        user_id=f"customer-{deps.clock.now_us() // 1_000 % 61}",
        release=recorded.session.release,
        environment=recorded.session.environment,
        metadata=recorded.session.metadata,
    )
    opened = await sessions.open_session(deps, key, new)
    for first in range(0, len(recorded.logs), _BATCH):
        body = msgspec.json.encode({"logs": recorded.logs[first : first + _BATCH]})
        await sessions.append_logs(deps, key, opened.session_id, body)
    return opened.session_id


async def _report(deps: Deps, clock: HandClock, key: ApiKey, session: UUID, each: Visited) -> UUID:
    where = None if each.recording.issue is None else each.recording.issue.metadata
    issue = await issues.create_issue(deps, key, NewIssue(session, each.words, where))
    if each.hours_ago:
        clock.at_us += 3 * MICROSECONDS
        await _analyze(deps)
    if each.change is not None:
        clock.at_us += 20 * 60 * MICROSECONDS
        await issues.correct_issue(deps, key, issue.issue_id, each.change)
    return issue.issue_id


async def _analyze(deps: Deps) -> None:
    while await analysis.run_next_job(deps, "pictures"):
        pass

"""Sessions with a report and logs that come after it. Not: assertions."""

import msgspec

from builders import make_log_entry
from usercontext.actions import issues, projects, sessions
from usercontext.actions.deps import Deps
from usercontext.actions.late_logs import find_late, renew_next
from usercontext.domain.issue import Issue, NewIssue
from usercontext.domain.project import ApiKey
from usercontext.domain.session import NewSession

FAILURE = make_log_entry(
    type="network",
    level="error",
    payload={"method": "POST", "url": "https://shop.test/api/checkout", "status": 500},
)


class Visit:
    """One session with one report, and what is asked about it."""

    def __init__(self, deps: Deps, key: ApiKey) -> None:
        self.deps = deps
        self.key = key

    async def begin(self) -> "Visit":
        opened = await sessions.open_session(self.deps, self.key, NewSession("tab-1"))
        self.session_id = opened.session_id
        await self.append(make_log_entry())
        return self

    async def append(self, *entries: dict[str, object]) -> None:
        body = msgspec.json.encode({"logs": entries or [FAILURE]})
        await sessions.append_logs(self.deps, self.key, self.session_id, body)

    async def report(self) -> None:
        new = NewIssue(self.session_id, "The checkout fails")
        self.issue_id = (await issues.create_issue(self.deps, self.key, new)).issue_id

    async def shown(self) -> Issue:
        return await issues.find_issue(self.deps, self.key, self.issue_id)

    async def version(self) -> int:
        return (await self.shown()).analysis_version


async def begin_visit(deps: Deps) -> Visit:
    made = await projects.create_project(deps, "shop")
    key = await projects.authenticate(deps, made.secret_key)
    return await Visit(deps, key).begin()


async def renew_late(deps: Deps) -> int:
    """Queue every new analysis that can be; how many there were."""
    return sum([await renew_next(deps, one) for one in await find_late(deps)])

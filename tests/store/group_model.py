"""Groups as a dictionary of issues, and what compares a store with it. Not: series of writes."""

import random
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import bindparam, func, select

from builders import REPORTED_US
from store.drafts import add_issue, add_session_to, claim, make_analysis
from usercontext.domain.group import Evidence, Group
from usercontext.domain.issue import IssueFilter, IssuePage, IssueSort, IssueStatus
from usercontext.store import (
    group_gathering,
    group_moves,
    group_status,
    group_views,
    issue_listing,
    issues,
    jobs,
    sessions,
)
from usercontext.store.database import Database
from usercontext.store.group_gathering import AT_ONCE
from usercontext.store.group_tables import group_follow, issue_group
from usercontext.store.tables import issue

CAUSES = [f"v1:js_exception:cause {letter}#{letter * 8}" for letter in "abcd"]
KEY_ROW = 1


class Model:
    """Where each issue should be: its leaf, and which leaf was merged into which."""

    def __init__(self, database: Database, shop: int, chance: random.Random) -> None:
        self.database, self.shop, self.chance = database, shop, chance
        self.sessions: list[int] = []
        self.opened: list[UUID] = []
        self.waiting: dict[UUID, int] = {}
        self.issues: dict[UUID, dict[str, Any]] = {}
        self.into: dict[UUID, UUID] = {}
        self.merges: list[UUID] = []
        self.signatures: dict[str, UUID] = {}
        self.resolutions: dict[UUID, int] = {}
        self.now_us = REPORTED_US
        self.at_once: int | None = None

    def most(self) -> int:
        """Return how many issues the next merge, or its undoing, moves itself."""
        return AT_ONCE if self.at_once is None else self.chance.randint(0, self.at_once)

    async def gather_on(self, most: int = 2) -> bool:
        command = group_gathering.GatherSome(self.shop, most)
        return await self.database.write(group_gathering.gather_some, command)

    async def gather(self) -> None:
        await self.gather_on()

    def root(self, group: UUID) -> UUID:
        while group in self.into:
            group = self.into[group]
        return group

    def shown(self) -> dict[UUID, list[dict[str, Any]]]:
        groups: dict[UUID, list[dict[str, Any]]] = {}
        for one in self.issues.values():
            groups.setdefault(self.root(one["leaf"]), []).append(one)
        return groups

    async def create(self) -> None:
        if len(self.sessions) < 6:
            name = f"tab-{len(self.opened)}"
            self.sessions.append(await add_session_to(self.database, self.shop, name))
            self.opened.append(uuid4())
        self.now_us += self.chance.choice((-2, 1, 5)) * 1_000_000
        row = self.chance.choice(self.sessions)
        issue_id = await add_issue(self.database, self.shop, row, now_us=self.now_us)
        self.waiting[issue_id] = row
        await self.analyze()

    async def analyze(self) -> None:
        job = await claim(self.database, REPORTED_US * 2)
        assert job is not None
        signature, new_group = self.chance.choice(CAUSES), uuid4()
        command = jobs.FinishJob(
            job.row,
            job.attempt,
            self.now_us,
            make_analysis(signature=signature),
            Evidence(signature, new_group),
        )
        assert await self.database.write(jobs.finish_job, command)
        found = await self.database.read(lambda tx: issues.find_issue(tx, self.shop, job.issue_id))
        assert found is not None
        assert found.group is not None
        known = self.signatures.setdefault(signature, new_group)
        assert found.group == self.root(known)
        self.issues[job.issue_id] = {
            "session": self.waiting.pop(job.issue_id),
            "signature": signature,
            "leaf": known,
            "pinned": False,
            "created_us": found.created_us,
            "status": IssueStatus.OPEN,
            "followed": None,
        }

    async def delete(self) -> None:
        if self.issues:
            issue_id = self.chance.choice(list(self.issues))
            await self.database.write(issues.delete_issue, issues.DeleteIssue(self.shop, issue_id))
            del self.issues[issue_id]
            await self.forget_the_removed()

    async def delete_session(self) -> None:
        if self.sessions:
            row = self.sessions.pop(self.chance.randrange(len(self.sessions)))
            session_id = await self.database.read(lambda tx: _session_id(tx, row))
            command = sessions.DeleteSession(self.shop, session_id)
            assert await self.database.write(sessions.delete_session, command)
            self.issues = {i: one for i, one in self.issues.items() if one["session"] != row}
            await self.forget_the_removed()

    async def merge(self) -> None:
        groups = list(self.shown())
        if len(groups) > 1:
            group, into = self.chance.sample(groups, 2)
            command = group_moves.MergeGroups(
                self.shop, group, into, self.now_us, KEY_ROW, at_once=self.most()
            )
            merged = await self.database.write(group_moves.merge_groups, command)
            assert merged.group_id == into
            self.into[group] = into
            self.merges.append(group)

    async def undo(self) -> None:
        if self.merges:
            group = self.merges.pop(self.chance.randrange(len(self.merges)))
            command = group_moves.UndoMerge(
                self.shop, group, self.now_us, KEY_ROW, at_once=self.most()
            )
            undone = await self.database.write(group_moves.undo_merge, command)
            assert undone.group_id == group
            del self.into[group]

    async def split(self) -> None:
        groups = self.shown()
        if groups:
            group = self.chance.choice(list(groups))
            own = [i for i, one in self.issues.items() if self.root(one["leaf"]) == group]
            chosen, new = self.chance.sample(own, self.chance.randint(1, len(own))), uuid4()
            command = group_moves.SplitGroup(
                self.shop, group, tuple(chosen), new, self.now_us, KEY_ROW
            )
            await self.database.write(group_moves.split_group, command)
            self.put(chosen, new)
            await self.forget_the_removed()

    async def move(self) -> None:
        if self.issues:
            issue_id = self.chance.choice(list(self.issues))
            target = self.chance.choice(list(self.shown()))
            command = issues.CorrectIssue(
                self.shop, issue_id, None, None, None, self.now_us, KEY_ROW, group=target
            )
            assert await self.database.write(issues.correct_issue, command)
            self.put([issue_id], target)
            await self.forget_the_removed()

    async def resolve(self) -> None:
        groups = self.shown()
        if groups:
            group = self.chance.choice(list(groups))
            resolved = IssueStatus.RESOLVED
            command = group_status.ChangeGroup(
                self.shop, group, resolved, None, self.now_us, KEY_ROW, self.most()
            )
            if await self.database.write(group_status.change_group, command) is None:
                return
            self.resolutions[group] = self.resolutions.get(group, 0) + 1
            for one in groups[group]:
                if one["status"] is IssueStatus.OPEN:
                    named = (group, self.resolutions[group])
                    one |= {"status": IssueStatus.RESOLVED, "followed": named}

    async def take_back(self) -> None:
        """Take the newest resolution of a group back, where it stands and no other is under way."""
        if await self.database.read(lambda tx: tx.execute(_UNDER_WAY).scalar_one()) > 1:
            return
        groups = {group: own for group, own in self.shown().items() if group in self.resolutions}
        if groups:
            group = self.chance.choice(list(groups))
            done, before = IssueStatus.RESOLVED, IssueStatus.OPEN
            command = group_status.UndoChange(
                self.shop, group, done, before, self.now_us, KEY_ROW, self.most()
            )
            if await self.database.write(group_status.undo_change, command):
                for one in groups[group]:
                    if one["followed"] == (group, self.resolutions[group]):
                        one |= {"status": IssueStatus.OPEN, "followed": None}

    def put(self, moved: Iterable[UUID], target: UUID) -> None:
        for issue_id in sorted(moved, key=list(self.issues).index):
            one = self.issues[issue_id]
            one |= {"leaf": target, "pinned": True}
            signature = one["signature"]
            bearers = [o for o in self.issues.values() if o["signature"] == signature]
            if all(bearer["pinned"] for bearer in bearers):
                self.signatures[signature] = target

    async def forget_the_removed(self) -> None:
        """Forget signatures whose group the store removed: empty, and nobody decided about it."""
        for signature, group in list(self.signatures.items()):
            kept = await self.find(group)
            if kept is None:
                assert not any(one["leaf"] == group for one in self.issues.values())
                del self.signatures[signature]

    async def view(self, group: UUID) -> Group:
        found = await self.find(group)
        assert found is not None
        return found

    async def find(self, group: UUID) -> Group | None:
        return await self.database.read(
            lambda tx: group_views.find_shown_group(tx, self.shop, group)
        )

    async def listed(self, wanted: IssueFilter) -> IssuePage:
        return await self.database.read(
            lambda tx: issue_listing.list_issues(tx, self.shop, wanted, IssueSort.NEWEST, 1, 1000)
        )


def _session_id(tx: Any, row: int) -> UUID:
    from_row = sessions.session.c
    found: UUID = tx.scalar(sessions.select(from_row.session_id).where(from_row.id == row))
    return found


async def check_counts(model: Model) -> None:
    """Compare every group with the issues that its row number stands at, and with where they go."""

    def look(tx: Any) -> tuple[Any, ...]:
        rows = tx.execute(_SHOWN, {"project": model.shop}).all()
        listed = group_views.list_groups(tx, model.shop, 1, 1000).groups
        merged = tx.execute(_COUNTED, {"project": model.shop}).all()
        return {row.group_row: (row.n, row.of) for row in rows}, listed, merged

    shown, listed, counted = await model.database.read(look)
    assert {row.id: (row.issues, row.sessions) for row in counted} == shown
    expected = {group: len(own) for group, own in model.shown().items()}
    assert all(one.issues + one.coming >= expected.get(one.group_id, 0) for one in listed)


_UNDER_WAY = select(func.count(group_follow.c.event_row.distinct()))
_SHOWN = (
    select(
        issue.c.group_row,
        func.count().label("n"),
        func.count(issue.c.session_row.distinct()).label("of"),
    )
    .where(issue.c.project_row == bindparam("project"))
    .group_by(issue.c.group_row)
)
_COUNTED = select(issue_group).where(
    issue_group.c.project_row == bindparam("project"), issue_group.c.issues > 0
)


async def check(model: Model) -> None:
    expected = model.shown()
    page = await model.database.read(lambda tx: group_views.list_groups(tx, model.shop, 1, 1000))
    assert page.total == len(expected)
    shown = {one.group_id: (one.issues, one.sessions) for one in page.groups}
    assert shown == {
        group: (len(own), len({one["session"] for one in own})) for group, own in expected.items()
    }
    for one in page.groups:
        instants = [each["created_us"] for each in expected[one.group_id]]
        assert one.first_us <= min(instants)
        assert one.last_us >= max(instants)
        await check_listing(model, one)


async def check_listing(model: Model, group: Group) -> None:
    for status in (None, IssueStatus.OPEN, IssueStatus.RESOLVED):
        wanted = IssueFilter(group=group.group_id, status=status)
        page = await model.listed(wanted)
        expected = [
            issue_id
            for issue_id, one in model.issues.items()
            if model.root(one["leaf"]) == group.group_id and status in (None, one["status"])
        ]
        assert page.total == len(expected)
        assert [one.issue_id for one in page.issues] == expected[::-1]
        assert {one.group for one in page.issues} <= {group.group_id}

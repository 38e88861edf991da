"""A project whose issues are analyzed as soon as they are there. Not: assertions."""

from typing import Any
from uuid import UUID, uuid4

from msgspec import Struct
from msgspec.structs import replace

from builders import REPORTED_US
from store.drafts import (
    add_issue,
    claim,
    make_analysis,
    open_command,
    show,
)
from usercontext.analyze.signatures.likeness import find_alike, read_words
from usercontext.domain.analysis import Analysis
from usercontext.domain.group import Evidence, GroupView
from usercontext.domain.issue import IssueStatus
from usercontext.store import (
    group_moves,
    group_status,
    group_views,
    groups,
    issues,
    jobs,
    sessions,
)
from usercontext.store.database import Database
from usercontext.store.group_gathering import AT_ONCE
from usercontext.store.operations import operation

CRASH = "v1:js_exception:access total of nothing|pay checkout.js#aaaaaaaa"
REFUSAL = "v1:cors:GET /api/cart 0#bbbbbbbb"
KEY_ROW = 1


class Shop:
    """A project whose issues are analyzed as soon as they are there."""

    def __init__(self, database: Database, row: int) -> None:
        self.database, self.row = database, row
        self.now_us = REPORTED_US

    async def report(self, signature: str | None = CRASH, **about: Any) -> UUID:
        """Report an issue in a session of its own and analyze it; returns its id."""
        self.now_us += 1_000_000
        release = about.pop("release", None)
        opened = open_command(self.row, uuid4().hex, release=release)
        session_row = (await self.database.write(sessions.open_session, opened)).session_row
        words = about.pop("words", "Checkout button does nothing")
        issue_id = await add_issue(
            self.database, self.row, session_row, user_description=words, now_us=self.now_us
        )
        await self.analyze(signature, words, **about)
        return issue_id

    async def analyze(
        self,
        signature: str | None,
        words: str = "",
        former: tuple[str, ...] = (),
        made: Analysis | None = None,
    ) -> None:
        job = await claim(self.database, REPORTED_US * 2)
        assert job is not None
        evidence = await self.evidence(signature, words, former)
        analysis = replace(made or make_analysis(), signature=signature)
        finish = jobs.FinishJob(job.row, job.attempt, self.now_us, analysis, evidence)
        assert await self.database.write(jobs.finish_job, finish)

    async def evidence(
        self, signature: str | None, words: str, former: tuple[str, ...]
    ) -> Evidence | None:
        if signature is not None:
            return Evidence(signature, uuid4(), former)
        read = read_words(words, None)
        if read is None:
            return None
        known = await self.database.read(lambda tx: groups.recent_texts(tx, self.row))
        return Evidence(read.name, uuid4(), words=read.code, match=find_alike(read, known))

    async def group_of(self, issue_id: UUID) -> UUID:
        found = (await show(self.database, self.row, issue_id)).group
        assert found is not None
        return found

    async def view(self, group: UUID) -> GroupView:
        found = await self.database.read(lambda tx: group_views.find_view(tx, self.row, group))
        assert found is not None
        return found

    async def merge(self, group: UUID, into: UUID, at_once: int = AT_ONCE) -> None:
        command = group_moves.MergeGroups(
            self.row, group, into, self.now_us, KEY_ROW, at_once=at_once
        )
        await self.database.write(group_moves.merge_groups, command)

    async def undo(self, group: UUID, at_once: int = AT_ONCE) -> UUID:
        command = group_moves.UndoMerge(self.row, group, self.now_us, KEY_ROW, at_once=at_once)
        return (await self.database.write(group_moves.undo_merge, command)).group_id

    async def split(self, group: UUID, *issue_ids: UUID) -> UUID:
        command = group_moves.SplitGroup(self.row, group, issue_ids, uuid4(), self.now_us, KEY_ROW)
        return (await self.database.write(group_moves.split_group, command)).group_id

    async def resolve(
        self, group: UUID, release: str | None = None, at_once: int = AT_ONCE
    ) -> None:
        command = group_status.ChangeGroup(
            self.row, group, IssueStatus.RESOLVED, release, self.now_us, KEY_ROW, at_once=at_once
        )
        await self.database.write(group_status.change_group, command)

    async def take_back(self, group: UUID, at_once: int = AT_ONCE) -> bool:
        """Undo that a group was resolved."""
        done, before = IssueStatus.RESOLVED, IssueStatus.OPEN
        command = group_status.UndoChange(
            self.row, group, done, before, self.now_us, KEY_ROW, at_once=at_once
        )
        return await self.database.write(group_status.undo_change, command)

    async def delete(self, issue_id: UUID) -> None:
        command = issues.DeleteIssue(self.row, issue_id)
        assert await self.database.write(issues.delete_issue, command)

    async def analyze_again(self, issue_id: UUID, signature: str | None) -> None:
        """Publish a second analysis of an issue, as late logs do."""
        row = (await show(self.database, self.row, issue_id)).row
        command = Again(row, self.now_us, await self.evidence(signature, "", ()))
        await self.database.write(assign_again, command)


class Again(Struct, frozen=True):
    """What a second analysis of an issue found."""

    issue_row: int
    now_us: int
    evidence: Evidence | None


@operation
def assign_again(tx: jobs.Connection, command: Again) -> None:
    groups.assign_group(tx, command.issue_row, command.evidence, make_analysis(), command.now_us)

"""Everything that a reader of one issue is shown, read at one moment. Not: how it is shown."""

import asyncio
from typing import Any
from uuid import UUID

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.actions.issues import NO_SUCH_ISSUE
from usercontext.analyze.language.words import telling_words
from usercontext.analyze.reading.entry_words import EntryWords, tell_entry
from usercontext.domain.account import Member
from usercontext.domain.analysis import AnalysisStatus, AnalysisVersion
from usercontext.domain.attachment import Attachment
from usercontext.domain.errors import NotFound
from usercontext.domain.group import Group
from usercontext.domain.issue import Issue, PriorityChange
from usercontext.domain.log_entry import LogEntry
from usercontext.domain.project import ApiKey
from usercontext.domain.project_settings import ProjectSettings
from usercontext.domain.session import Session, SessionCounts
from usercontext.domain.teamwork import Act, Assignee, Comment, Share
from usercontext.domain.timeline import Stacks
from usercontext.present.browsers import browser_in_words
from usercontext.store import (
    accounts,
    analyses,
    assignees,
    comments,
    group_views,
    issues,
    project_settings,
    reviews,
    sessions,
    shares,
    similar,
)
from usercontext.store.attachments import list_attachments
from usercontext.store.cited_entries import entries_near, find_entries, first_entries
from usercontext.store.logs import Connection

SURROUNDINGS = ("browser", "language", "timeZone", "viewport", "connection")
MOST_LOGGED = 500
"""Entries of a session that a link may show, where it may show more than is cited."""
_LONGEST_VALUE = 400
_SIMILAR = 6
_OTHER_GROUPS = 30
_LOOK_S = 1.0


class CitedEntry(Struct, frozen=True):
    """An entry that an analysis cites, in words."""

    entry: LogEntry
    words: EntryWords


class IssueReading(Struct, frozen=True):
    """An issue and what its analysis stands on: all that a stranger with a link may see of it.

    ``cited`` has the entries of the analysis by log id, ``surroundings`` what the page ran on, by
    the names of ``SURROUNDINGS``: in words where there are some. ``stacks`` are those of cited
    entries, where they were asked for (``issue_stacks``).
    """

    issue: Issue
    session: Session
    counts: SessionCounts
    attachments: tuple[Attachment, ...]
    cited: dict[str, CitedEntry]
    surroundings: dict[str, str]
    stacks: Stacks = Stacks()


class Beside(Struct, frozen=True):
    """What a project's own people see beside it."""

    versions: tuple[AnalysisVersion, ...]
    changes: tuple[PriorityChange, ...]
    acts: tuple[Act, ...]
    comments: tuple[Comment, ...]
    assignee: Assignee | None
    members: tuple[Member, ...]
    shares: tuple[Share, ...]
    group: Group | None
    groups: tuple[Group, ...]
    same_group: tuple[Issue, ...]
    same_words: tuple[Issue, ...]
    settings: ProjectSettings


async def read_issue(deps: Deps, key: ApiKey, issue_id: UUID) -> IssueReading:
    """Return an issue with the entries that its analysis cites; raises NotFound."""
    row = key.project_row
    found = await deps.database.read(lambda tx: _read(tx, row, issue_id))
    if found is None:
        raise NotFound(NO_SUCH_ISSUE)
    return found


async def read_beside(deps: Deps, issue: Issue) -> Beside:
    """Return what stands around an issue that was found."""
    now_us = deps.clock.now_us()
    return await deps.database.read(lambda tx: _beside(tx, issue, now_us))


async def wait_for_version(
    deps: Deps, key: ApiKey, issue_id: UUID, version: int, wait_s: float
) -> bool:
    """Wait until an issue has a newer analysis; False when it has none by then. NotFound."""
    row, loop = key.project_row, asyncio.get_running_loop()
    end_s = loop.time() + wait_s
    while True:
        issue = await deps.database.read(lambda tx: issues.find_issue(tx, row, issue_id))
        if issue is None:
            raise NotFound(NO_SUCH_ISSUE)
        is_done = issue.analysis_status is AnalysisStatus.DONE
        if is_done and issue.analysis_version > version:
            return True
        if loop.time() >= end_s:
            return False
        await asyncio.sleep(min(_LOOK_S, max(0.0, end_s - loop.time())))


async def read_log(deps: Deps, reading: IssueReading) -> tuple[CitedEntry, ...]:
    """Return the entries around a report, with those cited wherever they stand, in words."""
    issue = reading.issue
    near = await deps.database.read(
        lambda tx: entries_near(
            tx, issue.session_row, cited_ids(issue), issue.created_us, MOST_LOGGED
        )
    )
    return tuple(CitedEntry(entry, tell_entry(entry)) for entry in near)


def cited_ids(issue: Issue) -> tuple[str, ...]:
    """Return the log ids that an issue's analysis stands on, each once, causes first."""
    said = issue.analysis
    if said is None:
        return ()
    cited = [cause.evidence for cause in said.causes]
    cited += [claim.evidence for claim in said.claims]
    cited += [step.evidence for step in said.steps]
    return tuple(dict.fromkeys(log_id for evidence in cited for log_id in evidence))


def _read(tx: Connection, project_row: int, issue_id: UUID) -> IssueReading | None:
    issue = issues.find_issue(tx, project_row, issue_id)
    session = None if issue is None else sessions.find_session(tx, project_row, issue.session_id)
    if issue is None or session is None:
        return None
    entries = find_entries(tx, session.row, cited_ids(issue))
    return IssueReading(
        issue=issue,
        session=session,
        counts=sessions.count_session(tx, session.row),
        attachments=tuple(list_attachments(tx, issue.row)),
        cited={entry.id: CitedEntry(entry, tell_entry(entry)) for entry in entries},
        surroundings=_surroundings_of(tx, issue, session),
    )


def _surroundings_of(tx: Connection, issue: Issue, session: Session) -> dict[str, str]:
    """Put together what the report, the session and the script's first words say of the browser."""
    told: dict[str, Any] = {}
    for entry in first_entries(tx, session.row):
        if entry.payload.get("kind") == "environment":
            told |= entry.payload | {"browser": entry.payload.get("userAgent")}
            break
    for said in (session.metadata or {}, issue.metadata or {}):
        told |= {name: said[name] for name in SURROUNDINGS if said.get(name)}
    found = {
        name: str(told[name])[:_LONGEST_VALUE]
        for name in SURROUNDINGS
        if isinstance(told.get(name), str | int) and told[name]
    }
    if "browser" in found:
        found["browser"] = browser_in_words(found["browser"])
    return found


def _beside(tx: Connection, issue: Issue, now_us: int) -> Beside:
    row, group_id = issue.project_row, issue.group
    shown = None if group_id is None else group_views.find_shown_group(tx, row, group_id)
    return Beside(
        versions=analyses.list_analyses(tx, row, issue.issue_id) or (),
        changes=reviews.list_changes(tx, issue.row),
        acts=assignees.list_acts(tx, issue.row),
        comments=comments.list_comments(tx, issue.row),
        assignee=assignees.find_assignee(tx, issue.row),
        members=tuple(accounts.list_members(tx, row)),
        shares=shares.list_shares(tx, issue.row, now_us),
        group=shown,
        groups=group_views.list_groups(tx, row, 1, _OTHER_GROUPS).groups,
        same_group=similar.same_group(tx, issue, _SIMILAR),
        same_words=_same_words(tx, issue),
        settings=project_settings.find_settings(tx, row),
    )


def _same_words(tx: Connection, issue: Issue) -> tuple[Issue, ...]:
    """Look for the longest telling words together, then for one fewer: a report has typos too."""
    words = sorted(telling_words(issue.user_description), key=lambda word: (-len(word), word))[:3]
    for number in range(len(words), min(len(words), 2) - 1, -1):
        found = similar.same_words(tx, issue, words[:number], 2 * _SIMILAR)
        apart = [each for each in found if issue.group is None or each.group != issue.group]
        if apart:
            return tuple(apart[:_SIMILAR])
    return ()

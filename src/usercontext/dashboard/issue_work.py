"""What people do to an issue: status, corrections, group, who has it. Not: comments, links."""

from collections.abc import Mapping
from typing import TypeVar
from uuid import UUID

from usercontext.actions import accounts, assignees, groups, issues
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.site import Visit
from usercontext.domain.analysis import Priority
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.group import GroupChange
from usercontext.domain.ids import parse_uuid
from usercontext.domain.issue import IssueChange, IssueStatus, NewGroup

_LONGEST_CAUSE = 2_000
_LONGEST_RELEASE = 200
T = TypeVar("T")


async def set_status(visit: Visit) -> Told:
    """Resolve, ignore or open an issue; with its group when a release is named or asked for."""
    status = _choice(visit, "status", {each.value: each for each in IssueStatus})
    issue_id = visit.uuid(1)
    if status is IssueStatus.RESOLVED and visit.form.get("scope") == "group":
        return await _resolve_group(visit, issue_id)
    change = IssueChange(status=status)
    await issues.correct_issue(visit.deps, visit.key, issue_id, change)
    await _note(visit, f"issue.{status.value}")
    return _back(visit, status.value)


async def correct(visit: Visit) -> Told:
    """Say what the analyzer should have said: a priority or a cause."""
    issue_id, form = visit.uuid(1), visit.form
    if form.get("priority"):
        priority = _choice(visit, "priority", {each.value: each for each in Priority})
        change, done = IssueChange(priority=priority), "priority"
    else:
        change, done = IssueChange(cause=_text(visit, "cause", _LONGEST_CAUSE)), "cause"
    await issues.correct_issue(visit.deps, visit.key, issue_id, change)
    await _note(visit, f"issue.{done}")
    return _back(visit, done)


async def take_back(visit: Visit) -> Told:
    """Let the analyzer's own word count again."""
    field = visit.form.get("field")
    await assignees.take_back(
        visit.deps,
        visit.key,
        visit.uuid(1),
        visit.who.account.row,
        priority=field == "priority",
        cause=field == "cause",
    )
    await _note(visit, "issue.taken-back")
    return _back(visit, "taken-back")


async def move(visit: Visit) -> Told:
    """Move an issue to another group, or into one of its own."""
    wanted = visit.form.get("group")
    group = NewGroup() if wanted == "new" else _uuid(wanted, "group")
    change = IssueChange(group=group)
    await issues.correct_issue(visit.deps, visit.key, visit.uuid(1), change)
    await _note(visit, "issue.moved")
    return _back(visit, "group")


async def assign(visit: Visit) -> Told:
    """Give an issue to a member, or to nobody."""
    wanted = visit.form.get("to")
    to = None if not wanted else _uuid(wanted, "to")
    row = visit.who.account.row
    await assignees.assign_issue(visit.deps, visit.key, visit.uuid(1), row, to)
    return _back(visit, "assigned" if to else "unassigned")


async def _resolve_group(visit: Visit, issue_id: UUID) -> Told:
    issue = await issues.find_issue(visit.deps, visit.key, issue_id)
    if issue.group is None:
        raise ValidationFailed("group: this issue has none yet; resolve the issue by itself")
    release = visit.form.get("release").strip() or None
    if release is not None and (len(release) > _LONGEST_RELEASE or not release.isprintable()):
        raise ValidationFailed(f"release: must have 1 to {_LONGEST_RELEASE} characters")
    change = GroupChange(IssueStatus.RESOLVED, release)
    project_id = visit.member.project_id
    await groups.change_group(visit.deps, visit.key, project_id, issue.group, change)
    # the group may have been resolved before, and this issue opened again since
    alone = IssueChange(status=IssueStatus.RESOLVED)
    await issues.correct_issue(visit.deps, visit.key, issue_id, alone)
    await _note(visit, "group.resolved")
    return _back(visit, "group-resolved")


async def _note(visit: Visit, act: str) -> None:
    subject = str(visit.uuid(1))
    await accounts.note(visit.deps, visit.member, visit.who, act, subject)


def _back(visit: Visit, done: str) -> Told:
    return moved(visit.path(f"/issues/{visit.uuid(1)}?done={done}"))


def _choice(visit: Visit, name: str, known: Mapping[str, T]) -> T:
    found = known.get(visit.form.get(name))
    if found is None:
        raise ValidationFailed(f"{name}: must be one of {', '.join(known)}")
    return found


def _text(visit: Visit, name: str, longest: int) -> str:
    text = visit.form.get(name).strip()
    if not 1 <= len(text) <= longest:
        raise ValidationFailed(f"{name}: must have 1 to {longest:,} characters")
    return text


def _uuid(text: str, name: str) -> UUID:
    found = parse_uuid(text)
    if found is None:
        raise ValidationFailed(f"{name}: choose one of the list")
    return found

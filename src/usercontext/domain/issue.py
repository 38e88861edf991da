"""An issue: a problem of one session, and how issues are asked for. Not: its analysis."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from msgspec import Struct

from usercontext.domain.analysis import (
    Affected,
    Analysis,
    AnalysisStatus,
    Category,
    ImpactTerm,
    Priority,
)


class IssueStatus(StrEnum):
    """What people decided about it."""

    OPEN = "open"
    RESOLVED = "resolved"
    IGNORED = "ignored"


class IssueSource(StrEnum):
    """Who noticed it."""

    REPORTED = "reported"
    DETECTED = "detected"


class IssueSort(StrEnum):
    """The orders a listing can have; ties are newest first."""

    NEWEST = "-createdAt"
    IMPACT = "-impact_score"
    AFFECTED = "-affected"


class Corrections(Struct, frozen=True):
    """What people said instead of the analyzer; kept apart from it."""

    priority: Priority | None = None
    cause: str | None = None


class Issue(Struct, frozen=True):
    """A stored issue with its newest analysis. ``priority`` is the corrected one if any.

    A listing leaves ``analysis`` out; ``summary`` is the newest analysis' and always there, so is
    ``affected``, which is counted again from time to time.
    """

    row: int
    project_row: int
    seq: int
    issue_id: UUID
    session_row: int
    session_id: UUID
    user_description: str
    metadata: dict[str, Any] | None
    status: IssueStatus
    source: IssueSource
    created_us: int
    analysis_status: AnalysisStatus
    analysis_version: int
    analysis: Analysis | None
    priority: Priority | None
    impact_score: int | None
    category: Category | None
    corrections: Corrections = Corrections()
    summary: str | None = None
    group: UUID | None = None
    affected: Affected | None = None


class PriorityChange(Struct, frozen=True):
    """What the analyzer says of an issue's urgency is not what it said: ``why`` has the terms.

    A person's correction stands whatever the analyzer says later.
    """

    changed_us: int
    priority_before: Priority
    priority_after: Priority
    score_before: int
    score_after: int
    affected: int | None
    why: tuple[ImpactTerm, ...]


class Nobody(Struct, frozen=True):
    """Instead of a member's id: no one who belongs to the project looks after it."""


class IssueFilter(Struct, frozen=True):
    """Which issues of a project; every given condition must hold. ``q`` is a search text.

    ``assignee`` is the public id of a member's account.
    """

    priority: Priority | None = None
    status: IssueStatus | None = None
    category: Category | None = None
    source: IssueSource | None = None
    from_us: int | None = None
    to_us: int | None = None
    q: str | None = None
    group: UUID | None = None
    assignee: UUID | Nobody | None = None


class IssuePage(Struct, frozen=True):
    """One page of a listing; ``total`` is a lower bound when a search found more than it counts."""

    issues: tuple[Issue, ...]
    total: int
    page: int
    total_is_lower_bound: bool = False


class NewIssue(Struct, frozen=True):
    """An issue as reported, checked but not yet scrubbed."""

    session_id: UUID
    user_description: str
    metadata: dict[str, Any] | None = None


class NewGroup(Struct, frozen=True):
    """Instead of a group's id: one that is made for the issue."""


class IssueChange(Struct, frozen=True):
    """What a person changes about an issue; None leaves a field alone."""

    status: IssueStatus | None = None
    priority: Priority | None = None
    cause: str | None = None
    group: UUID | NewGroup | None = None

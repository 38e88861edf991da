"""Issues that the server opens by itself, one per signature at a time. Not: when to look."""

from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, case, func, insert, select, update

from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.issue import IssueSource, IssueStatus
from usercontext.store.counts import hold_counts
from usercontext.store.group_gathering import find_coming
from usercontext.store.group_tables import issue_group
from usercontext.store.groups import find_group_of
from usercontext.store.issues import CreateIssue, create_issue
from usercontext.store.operations import operation
from usercontext.store.reach_tables import (
    detection,
    issue_reach,
    session_reach,
    session_signature,
)
from usercontext.store.tables import correction, issue

_QUIET_US = 86_400 * MICROSECONDS
"""After an issue of a signature was resolved or deleted, none is opened for it for a day."""


class Touched(Struct, frozen=True):
    """A signature that sessions have just met as a root."""

    project_row: int
    signature_hash: bytes
    category: str


class Crowd(Struct, frozen=True):
    """How many met a signature as a root since an instant, and the session that shows it best."""

    sessions: int
    users: int
    session_row: int | None


class DetectIssue(Struct, frozen=True):
    """Open an issue for a signature, unless one stands or its quiet day is not over.

    ``signature`` is its name, where a group has it: the issues there may be called anew since.
    """

    issue_id: UUID
    project_row: int
    signature_hash: bytes
    session_row: int
    user_description: str
    now_us: int
    run_at_us: int
    signature: str | None = None


@operation
def detect_issue(tx: Connection, command: DetectIssue) -> bool:
    """Open the issue with its job; False when nothing was opened.

    A group that has an open or ignored issue, or is ignored itself, tells of all its signatures.

    The row of ``detection`` is unique to the signature, so two workers open one issue. Raises
    NotFound when the session was deleted since.
    """
    hold_counts(tx, command.project_row)
    own = {"project": command.project_row, "hash": command.signature_hash}
    before = tx.execute(_DETECTED, own).first()
    if before is not None and before.issue_row is None:  # somebody deleted what was opened
        if command.now_us - before.detected_us < _QUIET_US:
            return False
    elif _is_held_back(tx, own, command.now_us):
        return False
    if tx.scalar(_IN_GROUP, own) is not None or _is_known(tx, command):
        return False
    create_issue(tx, _issue_of(command))
    row = tx.scalar(select(issue.c.id).where(issue.c.issue_id == command.issue_id))
    values = {"issue_row": row, "detected_us": command.now_us}
    if before is None:
        named = {"project_row": command.project_row, "signature_hash": command.signature_hash}
        tx.execute(insert(detection), named | values)
    else:
        tx.execute(_REPLACE, own | {"opened": row, "at": command.now_us})
    return True


def list_touched(tx: Connection, since_us: int) -> set[Touched]:
    """Return the signatures that sessions passed since an instant carry as a root."""
    found = tx.execute(_TOUCHED, {"since": since_us})
    return {Touched(row[0], bytes(row[1]), row[2]) for row in found}


def count_crowd(tx: Connection, touched: Touched, since_us: int) -> Crowd:
    """Count the sessions and users that met a signature as a root; no name counts as a user."""
    values = {
        "project": touched.project_row,
        "hash": touched.signature_hash,
        "since": since_us,
    }
    sessions, users = tx.execute(_CROWD, values).one()
    return Crowd(sessions, users, tx.scalar(_BEST, values))


def _is_held_back(tx: Connection, own: dict[str, Any], now_us: int) -> bool:
    """Tell whether an issue of the signature stands, or was resolved less than a day ago."""
    for row in tx.execute(_STANDING, own):
        if row.status != IssueStatus.RESOLVED.value:
            return True
        if now_us - (row.resolved_us or row.created_us) < _QUIET_US:
            return True
    return False


def _is_known(tx: Connection, command: DetectIssue) -> bool:
    """Tell whether the group that has the name is ignored, or has an open or ignored issue.

    A newer analysis gives its issue a newer name; the sessions go on by the one that was known.
    """
    if command.signature is None:
        return False
    group_row = find_group_of(tx, command.project_row, command.signature)
    if group_row is None:
        return False
    stands = tx.scalar(_STANDS, {"the_row": group_row}) is not None
    # who is on the way to it may be open: for seconds nothing is detected for it
    return stands or group_row in find_coming(tx, command.project_row)


def _issue_of(command: DetectIssue) -> CreateIssue:
    return CreateIssue(
        issue_id=command.issue_id,
        project_row=command.project_row,
        session_row=command.session_row,
        user_description=command.user_description,
        metadata=None,
        source=IssueSource.DETECTED,
        now_us=command.now_us,
        run_at_us=command.run_at_us,
    )


_OWN = (
    detection.c.project_row == bindparam("project"),
    detection.c.signature_hash == bindparam("hash"),
)
_DETECTED = select(detection.c.issue_row, detection.c.detected_us).where(*_OWN)
_REPLACE = (
    update(detection)
    .where(*_OWN)
    .values(issue_row=bindparam("opened"), detected_us=bindparam("at"))
)
_RESOLVED_US = (
    select(func.max(correction.c.created_us))
    .where(
        correction.c.issue_row == issue.c.id,
        correction.c.field == "status",
        correction.c.value == IssueStatus.RESOLVED.value,
    )
    .scalar_subquery()
    .label("resolved_us")
)
_OF_SIGNATURE = select(issue_reach.c.issue_row).where(
    issue_reach.c.project_row == bindparam("project"),
    issue_reach.c.signature_hash == bindparam("hash"),
)
_STANDING: Select[Any] = select(issue.c.status, issue.c.created_us, _RESOLVED_US).where(
    issue.c.project_row == bindparam("project"),
    issue.c.id.in_(_OF_SIGNATURE.union(select(detection.c.issue_row).where(*_OWN))),
)
_KEPT = (IssueStatus.OPEN.value, IssueStatus.IGNORED.value)
_GROUPS = (
    select(issue.c.group_row)
    .where(
        issue.c.project_row == bindparam("project"),
        issue.c.id.in_(_OF_SIGNATURE),
        issue.c.group_row.is_not(None),
    )
    .distinct()
)
_IN_GROUP: Select[Any] = (
    select(issue.c.id)
    .join_from(issue, issue_group, issue_group.c.id == issue.c.group_row)
    .where(
        issue.c.project_row == bindparam("project"),
        issue.c.group_row.in_(_GROUPS),
        issue.c.status.in_(_KEPT) | (issue_group.c.status == IssueStatus.IGNORED.value),
    )
    .limit(1)
)
_STANDS = select(issue_group.c.id).where(
    issue_group.c.id == bindparam("the_row"),
    (issue_group.c.status == IssueStatus.IGNORED.value)
    | select(issue.c.id)
    .where(
        issue.c.project_row == issue_group.c.project_row,
        issue.c.group_row == issue_group.c.id,
        issue.c.status.in_(_KEPT),
    )
    .exists(),
)
_TOUCHED = (
    select(
        session_signature.c.project_row,
        session_signature.c.signature_hash,
        session_signature.c.category,
    )
    .join_from(
        session_reach,
        session_signature,
        session_signature.c.session_row == session_reach.c.session_row,
    )
    .where(session_reach.c.passed_us >= bindparam("since"), session_signature.c.is_root)
    .distinct()
)
_MET = (
    session_signature.c.project_row == bindparam("project"),
    session_signature.c.signature_hash == bindparam("hash"),
    session_signature.c.first_us >= bindparam("since"),
    session_signature.c.is_root,
)
_CROWD = select(
    func.count(),
    func.count(session_signature.c.user_hash.distinct())
    + func.coalesce(func.sum(case((session_signature.c.user_hash.is_(None), 1), else_=0)), 0),
).where(*_MET)
_BEST = (
    select(session_signature.c.session_row)
    .where(*_MET)
    .order_by(session_signature.c.links.desc(), session_signature.c.first_us.desc())
    .limit(1)
)

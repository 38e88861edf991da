"""Queue what is worth telling, in the transaction that makes it true. Not: sending it.

What is told of one issue is told once. Of one group a destination hears at once, then at most once
an hour, with how many issues a notice stands for; something more urgent never waits for that hour,
nor does that a group of P0 or P1 is back: somebody had called it done.
What has no group, and what goes beyond a destination's hourly number, is collapsed the same way.
"""

from functools import cache
from typing import Any
from uuid import uuid5

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from usercontext.domain.analysis import Analysis, Category, Priority
from usercontext.domain.delivery import ATTEMPTS, Alert, AlertReason, DeliveryState
from usercontext.domain.issue import IssueStatus
from usercontext.store.delivery_tables import alert, delivery, destination
from usercontext.store.dialects import insert_into
from usercontext.store.tables import issue

HOUR_US = 3_600 * 1_000_000
MOST_PER_HOUR = 60
"""Notices of one destination, before more are collapsed whatever their group."""
LONGEST_SUMMARY = 200
_URGENT = frozenset({Priority.P0.value, Priority.P1.value})


def alert_of_analysis(
    found: Row[Any], version: int, priority: str, result: Analysis, now_us: int
) -> Alert | None:
    """Return what publishing an analysis is worth telling: it became urgent, and is still open.

    ``found`` is the issue's row as it was before; a priority that people gave it counts there.
    """
    if priority not in _URGENT or found.status != IssueStatus.OPEN.value:
        return None
    if found.priority and found.priority <= priority:  # P0 < P1 as text: no more urgent than it was
        return None
    return Alert(
        project_row=found.project_row,
        issue_row=found.id,
        reason=AlertReason.NEW if version == 1 else AlertReason.RAISED,
        priority=Priority(priority),
        category=Category(result.category),
        group=group_name(result.signature),
        now_us=now_us,
        summary=result.summary,
    )


def tell_of_return(tx: Connection, issue_row: int, signature: str | None, now_us: int) -> int:
    """Queue that a resolved group was met again, as shown by its newest issue; returns to how many.

    An issue without an analysis tells nothing yet, one that people ignore nothing any more.
    """
    found = tx.execute(_RETURNED, {"row": issue_row}).first()
    if found is None or not found.priority or found.status == IssueStatus.IGNORED.value:
        return 0
    return queue_alert(
        tx,
        Alert(
            project_row=found.project_row,
            issue_row=found.id,
            reason=AlertReason.REOPENED,
            priority=Priority(found.priority),
            category=Category(found.category),
            group=group_name(signature),
            now_us=now_us,
            summary=found.summary,
        ),
    )


def group_name(signature: str | None) -> str | None:
    """Return the hash of a signature: what stands before it is readable, and words of the page."""
    return None if signature is None else signature.rpartition("#")[2] or None


def queue_alert(tx: Connection, told: Alert) -> int:
    """Queue a notice for every destination that wants it; returns how many were queued or joined.

    Told before (same issue, reason and priority), or wanted by nobody: nothing happens.
    """
    listening = [
        each
        for each in tx.execute(_LISTENING, {"project": told.project_row})
        if told.wanted_as.value in each.wanted.split()
    ]
    if not listening or not _is_first(tx, told):
        return 0
    for each in listening:
        _tell(tx, each, told)
    return len(listening)


def _is_first(tx: Connection, told: Alert) -> bool:
    row = {
        "issue_row": told.issue_row,
        "reason": told.reason.value,
        "priority": told.priority.value,
        "created_us": told.now_us,
    }
    return tx.execute(_remember(tx.dialect.name), row).first() is not None


def _tell(tx: Connection, to: Any, told: Alert) -> None:
    name = {"destination": to.id, "since_us": told.now_us - HOUR_US}
    sent: int = tx.scalar(_SENT, name) or 0
    group = told.group if told.group is not None and sent < MOST_PER_HOUR else ""
    name |= {"group": group}
    last = tx.execute(_LAST, name).first()
    back = told.reason is AlertReason.REOPENED and told.priority.value in _URGENT and bool(group)
    is_told = back and last is not None and last.issue_row == told.issue_row
    if is_told and _join(tx, last, to, told, at_once=True):
        return
    if last is None or back or told.priority.value < (tx.scalar(_MOST_URGENT, name) or ""):
        _insert(tx, to, told, group, told.now_us)
    elif not _join(tx, last, to, told):
        # a slot further away than an hour is from before the clock went back
        _insert(tx, to, told, group, min(last.slot_us, told.now_us) + HOUR_US)


def _join(tx: Connection, waiting: Any, to: Any, told: Alert, *, at_once: bool = False) -> bool:
    """Count one more issue in a notice that was not sent yet; it tells of the most urgent one.

    Of the same issue it tells what came last: that its group is back says more than that it is new.
    """
    is_other = waiting.issue_row != told.issue_row
    changes: dict[str, Any] = {"issues": delivery.c.issues + 1} if is_other else {}
    if told.priority.value < waiting.priority or not is_other:
        changes |= _told(told) | {"summary": _summary(to, told)}
    if at_once:
        due_us = min(waiting.slot_us, told.now_us)
        changes |= {"slot_us": due_us, "due_us": due_us}
    unsent = (delivery.c.attempt == 0) & (delivery.c.state == DeliveryState.QUEUED.value)
    joined = update(delivery).where(delivery.c.id == waiting.id, unsent).values(changes)
    return tx.execute(joined).rowcount == 1


def _insert(tx: Connection, to: Any, told: Alert, group: str, slot_us: int) -> None:
    words = f"{told.issue_row} {told.reason.value} {told.priority.value}"
    row = _told(told) | {
        "destination_row": to.id,
        "delivery_id": uuid5(to.destination_id, words),
        "group_name": group,
        "issues": 1,
        "summary": _summary(to, told),
        "state": DeliveryState.QUEUED.value,
        "attempts": ATTEMPTS,
        "created_us": told.now_us,
        "slot_us": slot_us,
        "due_us": slot_us,
    }
    tx.execute(insert(delivery), row)


def _summary(to: Any, told: Alert) -> str | None:
    """Return the summary for who asked for it; of a long one its beginning and its last sentence.

    The last one says what the user could not do, which an alert is read for.
    """
    said = told.summary if to.with_summary else None
    if not said or len(said) <= LONGEST_SUMMARY:
        return said or None
    last = said.rpartition(". ")[2]
    if len(last) > LONGEST_SUMMARY // 2:
        return f"{said[: LONGEST_SUMMARY - 1]}…"
    return f"{said[: LONGEST_SUMMARY - len(last) - 2].rstrip()}… {last}"


def _told(told: Alert) -> dict[str, Any]:
    return {
        "issue_row": told.issue_row,
        "reason": told.reason.value,
        "priority": told.priority.value,
        "category": told.category.value,
    }


@cache
def _remember(engine: str) -> Any:
    unique = ["issue_row", "reason", "priority"]
    return (
        insert_into(alert, engine)
        .on_conflict_do_nothing(index_elements=unique)
        .returning(alert.c.id)
    )


_RETURNED = select(
    issue.c.id,
    issue.c.project_row,
    issue.c.status,
    issue.c.priority,
    issue.c.category,
    issue.c.summary,
).where(issue.c.id == bindparam("row"))
_LISTENING = (
    select(
        destination.c.id,
        destination.c.destination_id,
        destination.c.wanted,
        destination.c.with_summary,
    )
    .where(destination.c.project_row == bindparam("project"), destination.c.enabled)
    .order_by(destination.c.id)
)
_OF_LATE = (delivery.c.destination_row == bindparam("destination")) & (
    delivery.c.slot_us > bindparam("since_us")
)
_SENT = select(func.count()).select_from(delivery).where(_OF_LATE)
_OF_GROUP = (
    _OF_LATE
    & (delivery.c.group_name == bindparam("group"))
    & (delivery.c.reason != AlertReason.TEST.value)
)
_LAST = (
    select(delivery.c.id, delivery.c.priority, delivery.c.slot_us, delivery.c.issue_row)
    .where(_OF_GROUP)
    .order_by(delivery.c.slot_us.desc(), delivery.c.id.desc())
    .limit(1)
)
_MOST_URGENT = select(func.min(delivery.c.priority)).where(_OF_GROUP)

"""What was sent to a destination lately and how that ended. Not: sending, queueing, counting."""

from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, Row, select

from usercontext.domain.delivery import AlertReason, DeliveryState
from usercontext.store.delivery_tables import delivery, destination
from usercontext.store.tables import issue


class SentDelivery(Struct, frozen=True):
    """One delivery as its destination's owner reads it; no ``issue_id`` in a test."""

    delivery_id: UUID
    reason: AlertReason
    state: DeliveryState
    priority: str
    issues: int
    attempt: int
    attempts: int
    created_us: int
    due_us: int
    outcome: str | None
    finished_us: int | None
    issue_id: UUID | None


def list_sent(
    tx: Connection, project_row: int, destination_id: UUID, limit: int
) -> list[SentDelivery]:
    """Return a destination's newest deliveries, newest first."""
    c = delivery.c
    rows = tx.execute(
        select(
            *(c.delivery_id, c.reason, c.state, c.priority, c.issues, c.attempt, c.attempts),
            *(c.created_us, c.due_us, c.outcome, c.finished_us, issue.c.issue_id),
        )
        .join_from(delivery, destination, destination.c.id == c.destination_row)
        .outerjoin(issue, issue.c.id == c.issue_row)
        .where(
            destination.c.project_row == project_row,
            destination.c.destination_id == destination_id,
        )
        .order_by(c.slot_us.desc(), c.id.desc())
        .limit(limit)
    )
    return [_to_sent(row) for row in rows]


def _to_sent(row: Row[*tuple[Any, ...]]) -> SentDelivery:
    told = row._asdict()
    told |= {"reason": AlertReason(row.reason), "state": DeliveryState(row.state)}
    return SentDelivery(**told)

"""The lease of a delivery: claim, settle under a fence, count. Not: sending, what is queued when.

A delivery may be sent twice (its worker dies after sending), under one id that its receiver knows;
its outcome counts once, from the newest attempt. Rows are held in the order destination, delivery.
"""

from functools import cache
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Update,
    bindparam,
    delete,
    func,
    select,
    update,
)

from usercontext.domain.analysis import Category, Priority
from usercontext.domain.delivery import (
    AlertReason,
    Delivery,
    DeliveryCount,
    DeliveryState,
    DestinationKind,
    Notice,
)
from usercontext.store.delivery_tables import QUEUED, delivery, delivery_count, destination
from usercontext.store.dialects import EngineInsert, insert_into
from usercontext.store.operations import operation
from usercontext.store.tables import issue, project

_KEPT_US = 7 * 24 * 3_600 * 1_000_000
_LONGEST_OUTCOME = 200


class ClaimDelivery(Struct, frozen=True):
    """Take the delivery due for longest, but of no destination that is being sent to.

    Nothing waits for longer than ``longest_us``: what is due later was written before the clock
    went back, and is due now.
    """

    now_us: int
    lease_us: int
    longest_us: int
    busy: tuple[int, ...] = ()


class SettleDelivery(Struct, frozen=True):
    """Say how an attempt ended. ``retry_at_us`` is None when there is no next one.

    ``hold_until_us``: nothing goes to this destination before then. ``disable`` stops everything
    that goes there, and is the reason that its owner reads; with ``failing_us`` only where nothing
    has arrived for so long.
    """

    row: int
    attempt: int
    now_us: int
    delivered: bool
    outcome: str
    retry_at_us: int | None = None
    hold_until_us: int | None = None
    disable: str | None = None
    failing_us: int = 0


@operation
def claim_delivery(tx: Connection, command: ClaimDelivery) -> Delivery | None:
    """Claim the next delivery, a new one or one whose lease ended; None when none is due."""
    claimed = tx.execute(
        _claim(),
        {
            "now_us": command.now_us,
            "far_us": command.now_us + command.longest_us,
            "until_us": command.now_us + command.lease_us,
            "busy": command.busy,
        },
    ).first()
    if claimed is None:
        return None
    found = tx.execute(_CLAIMED, {"row": claimed.id}).one()
    return Delivery(
        row=found.id,
        destination_row=found.destination_row,
        kind=DestinationKind(found.kind),
        address=found.address,
        secrets=good_secrets(found, command.now_us),
        attempt=found.attempt,
        attempts=found.attempts,
        notice=_notice(found),
    )


@operation
def settle_delivery(tx: Connection, command: SettleDelivery) -> bool:
    """Note an outcome; False when a newer attempt has the delivery, or it is settled or gone."""
    where = select(delivery.c.destination_row).where(delivery.c.id == command.row)
    to = tx.execute(
        select(destination).where(destination.c.id == where.scalar_subquery()).with_for_update()
    ).first()
    if to is None or not _end_attempt(tx, command):
        return False
    if command.delivered or command.retry_at_us is None:
        state = DeliveryState.DELIVERED if command.delivered else DeliveryState.FAILED
        _count(tx, to.kind, state)
        tx.execute(_FORGET, {"destination": to.id, "before_us": command.now_us - _KEPT_US})
    else:
        _count(tx, to.kind, "retried")
    if command.hold_until_us is not None:
        tx.execute(_HOLD, {"destination": to.id, "hold_us": command.hold_until_us})
    _show_outcome(tx, to, command)
    return True


def drop_queued(tx: Connection, destination_row: int, kind: str, now_us: int, why: str) -> None:
    """End every delivery that waits for a destination; the caller holds the destination."""
    dropped = tx.execute(
        update(delivery)
        .where(delivery.c.destination_row == destination_row, QUEUED)
        .values(state=DeliveryState.DROPPED.value, outcome=why, finished_us=now_us)
    ).rowcount
    if dropped:
        _count(tx, kind, DeliveryState.DROPPED, dropped)


def due_delivery_exists(
    tx: Connection, now_us: int, longest_us: int, busy: tuple[int, ...]
) -> bool:
    """Tell whether a claim at this instant would find a delivery."""
    named = {"now_us": now_us, "far_us": now_us + longest_us, "busy": busy}
    return tx.scalar(_any_due(), named) is not None


def count_deliveries(tx: Connection) -> list[DeliveryCount]:
    """Return how deliveries of all projects ended, by kind."""
    return [DeliveryCount(row.kind, row.outcome, int(row.n)) for row in tx.execute(_COUNTS)]


def good_secrets(row: Row[Any], now_us: int) -> tuple[str, ...]:
    """Return what a destination signs with: its secret, and the one before for a while."""
    if row.secret is None:
        return ()
    both = row.old_secret is not None and now_us < row.old_until_us
    return (row.secret, row.old_secret) if both else (row.secret,)


def _end_attempt(tx: Connection, command: SettleDelivery) -> bool:
    ended: dict[str, Any] = {"outcome": command.outcome[:_LONGEST_OUTCOME]}
    if command.delivered:
        ended |= {"state": DeliveryState.DELIVERED.value, "finished_us": command.now_us}
    elif command.retry_at_us is None:
        ended |= {"state": DeliveryState.FAILED.value, "finished_us": command.now_us}
    else:
        ended["due_us"] = command.retry_at_us
    held = (delivery.c.id == command.row) & (delivery.c.attempt == command.attempt) & QUEUED
    return tx.execute(update(delivery).where(held).values(ended)).rowcount == 1


def _show_outcome(tx: Connection, to: Row[Any], command: SettleDelivery) -> None:
    failing_since_us = to.failing_since_us or command.now_us
    shown: dict[str, Any] = {
        "last_us": command.now_us,
        "last_outcome": command.outcome[:_LONGEST_OUTCOME],
        "failing_since_us": None if command.delivered else failing_since_us,
    }
    if to.old_secret is not None and to.old_until_us <= command.now_us:
        shown |= {"old_secret": None, "old_until_us": None}
    if command.disable is not None and command.now_us - failing_since_us >= command.failing_us:
        shown |= {"enabled": False, "disabled_reason": command.disable}
        drop_queued(tx, to.id, to.kind, command.now_us, command.disable)
    tx.execute(update(destination).where(destination.c.id == to.id).values(shown))


def _notice(found: Row[Any]) -> Notice:
    return Notice(
        delivery_id=found.delivery_id,
        project_id=found.project_id,
        reason=AlertReason(found.reason),
        created_us=found.created_us,
        issue_id=found.issue_id,
        priority=Priority(found.priority) if found.priority else None,
        category=Category(found.category) if found.category else None,
        group=found.group_name or None,
        issues=found.issues,
        summary=found.summary,
    )


def _count(tx: Connection, kind: str, outcome: str, n: int = 1) -> None:
    tx.execute(_counting(tx.dialect.name), {"kind": kind, "outcome": str(outcome), "n": n})


@cache
def _counting(engine: str) -> EngineInsert:
    counting = insert_into(delivery_count, engine)
    return counting.on_conflict_do_update(
        index_elements=["kind", "outcome"], set_={"n": delivery_count.c.n + counting.excluded.n}
    )


def _due(is_claim: bool) -> ColumnElement[int]:
    """Look at both ends of the index in turn, as jobs do."""
    instants = (delivery.c.due_us <= bindparam("now_us"), delivery.c.due_us > bindparam("far_us"))
    idle = delivery.c.destination_row.not_in(bindparam("busy", expanding=True))
    first = [
        select(delivery.c.id)
        .where(QUEUED, instant, idle)
        .order_by(delivery.c.due_us, delivery.c.id)
        .limit(1)
        for instant in instants
    ]
    if is_claim:
        first = [each.with_for_update(skip_locked=True) for each in first]
    return func.coalesce(*(each.scalar_subquery() for each in first))


@cache
def _any_due() -> Select[tuple[int]]:
    return select(_due(is_claim=False))


@cache
def _claim() -> Update:
    return (
        update(delivery)
        .where(delivery.c.id == _due(is_claim=True))
        .values(attempt=delivery.c.attempt + 1, due_us=bindparam("until_us"))
        .returning(delivery.c.id)
    )


_CLAIMED = (
    select(
        delivery,
        destination.c.kind,
        destination.c.address,
        destination.c.secret,
        destination.c.old_secret,
        destination.c.old_until_us,
        project.c.project_id,
        issue.c.issue_id,
    )
    .select_from(
        delivery.join(destination, destination.c.id == delivery.c.destination_row)
        .join(project, project.c.id == destination.c.project_row)
        .outerjoin(issue, issue.c.id == delivery.c.issue_row)
    )
    .where(delivery.c.id == bindparam("row"))
)
_HOLD = (
    update(delivery)
    .where(
        delivery.c.destination_row == bindparam("destination"),
        QUEUED,
        delivery.c.due_us < bindparam("hold_us"),
    )
    .values(due_us=bindparam("hold_us"))
)
_FORGET = delete(delivery).where(
    delivery.c.destination_row == bindparam("destination"),
    delivery.c.slot_us < bindparam("before_us"),
    delivery.c.state != DeliveryState.QUEUED.value,
)
_COUNTS = select(delivery_count.c.kind, delivery_count.c.outcome, delivery_count.c.n)

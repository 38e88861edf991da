"""Destinations, alerts and deliveries with everything filled in. Not: assertions."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
from sqlalchemy import Connection, select

from builders import REPORTED_US
from store.drafts import add_issue, add_project, add_session_to
from usercontext.domain.analysis import Category, Priority
from usercontext.domain.delivery import (
    WAITS_S,
    Alert,
    AlertReason,
    Delivery,
    DestinationKind,
    Wanted,
)
from usercontext.store import alerts, deliveries, destinations
from usercontext.store.database import Database
from usercontext.store.delivery_tables import delivery
from usercontext.store.operations import operation
from usercontext.store.tables import issue

LEASE_US = 60_000_000
LONGEST_US = 2 * WAITS_S[-1] * 1_000_000
HOUR_US = alerts.HOUR_US


class Shop(msgspec.Struct, frozen=True):
    """A project with a session and a webhook that wants everything."""

    project_row: int
    session_row: int
    destination_id: UUID


class Told(msgspec.Struct, frozen=True):
    """An alert on its way to the writer."""

    alert: Alert


@operation
def tell(tx: Connection, command: Told) -> int:
    return alerts.queue_alert(tx, command.alert)


async def add_shop(database: Database, **changes: Any) -> Shop:
    project_row = (await add_project(database)).row
    session_row = await add_session_to(database, project_row)
    return Shop(project_row, session_row, await add_destination(database, project_row, **changes))


async def add_destination(database: Database, project_row: int, **changes: Any) -> UUID:
    fields: dict[str, Any] = {
        "project_row": project_row,
        "destination_id": uuid4(),
        "kind": DestinationKind.WEBHOOK,
        "address": "https://hooks.example/in",
        "secret": "whsec_" + "A" * 32,
        "wanted": tuple(Wanted),
        "with_summary": False,
        "most": 3,
        "now_us": REPORTED_US,
    }
    command = destinations.AddDestination(**(fields | changes))
    return (await database.write(destinations.add_destination, command)).destination_id


async def tell_of_new(database: Database, shop: Shop, **changes: Any) -> int:
    """Tell of an issue made just now."""
    public_id = await add_issue(database, shop.project_row, shop.session_row)
    row = await database.read(
        lambda tx: tx.scalar(select(issue.c.id).where(issue.c.issue_id == public_id))
    )
    return await tell_of(database, shop, issue_row=row, **changes)


async def tell_of(database: Database, shop: Shop, **changes: Any) -> int:
    fields: dict[str, Any] = {
        "project_row": shop.project_row,
        "issue_row": 1,
        "reason": AlertReason.NEW,
        "priority": Priority.P1,
        "category": Category.BACKEND_ERROR,
        "group": "5f1d",
        "now_us": REPORTED_US,
    }
    return await database.write(tell, Told(Alert(**(fields | changes))))


async def claim(
    database: Database, now_us: int = REPORTED_US, busy: tuple[int, ...] = ()
) -> Delivery | None:
    command = deliveries.ClaimDelivery(now_us, LEASE_US, LONGEST_US, busy)
    return await database.write(deliveries.claim_delivery, command)


async def take(database: Database, now_us: int = REPORTED_US) -> Delivery:
    """Claim a delivery that must be due."""
    claimed = await claim(database, now_us)
    assert claimed is not None
    return claimed


async def settle(database: Database, claimed: Delivery, **changes: Any) -> bool:
    fields: dict[str, Any] = {
        "row": claimed.row,
        "attempt": claimed.attempt,
        "now_us": REPORTED_US,
        "delivered": True,
        "outcome": "delivered",
    }
    command = deliveries.SettleDelivery(**(fields | changes))
    return await database.write(deliveries.settle_delivery, command)


async def waiting(database: Database) -> list[tuple[int, int, str]]:
    """List what was queued as (minutes until its slot, issues it stands for, priority)."""
    rows = await database.read(
        lambda tx: list(tx.execute(select(delivery).order_by(delivery.c.id)))
    )
    return [((r.slot_us - REPORTED_US) // 60_000_000, r.issues, r.priority) for r in rows]

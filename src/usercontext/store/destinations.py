"""Where a project's alerts go: added, listed, changed, removed, tested. Not: deliveries."""

from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from usercontext.domain.delivery import (
    AlertReason,
    DeliveryState,
    Destination,
    DestinationKind,
    Wanted,
)
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.store.counts import hold_counts
from usercontext.store.deliveries import drop_queued
from usercontext.store.delivery_tables import QUEUED, delivery, destination
from usercontext.store.idempotency import forget, remember, replay
from usercontext.store.operations import operation

__all__ = ["Connection"]  # actions hand a query of several reads to ``Database.read``

TURNED_OFF = "turned off"


class AddDestination(Struct, frozen=True):
    """Keep a destination, whose URL was judged."""

    project_row: int
    destination_id: UUID
    kind: DestinationKind
    address: str
    secret: str | None
    wanted: tuple[Wanted, ...]
    with_summary: bool
    most: int
    now_us: int
    idempotency: IdempotencyKey | None = None


class DestinationAdded(Struct, frozen=True):
    """The new destination's public id, or the first one's when the call was repeated."""

    destination_id: UUID
    replayed: bool = False


class ChangeDestination(Struct, frozen=True):
    """Change a destination; None leaves a field alone.

    A ``secret`` takes the place of the one before, which stays good until ``old_until_us``.
    """

    project_row: int
    destination_id: UUID
    now_us: int
    address: str | None = None
    enabled: bool | None = None
    wanted: tuple[Wanted, ...] | None = None
    with_summary: bool | None = None
    secret: str | None = None
    old_until_us: int | None = None


class RemoveDestination(Struct, frozen=True):
    """Delete a destination with its deliveries."""

    project_row: int
    destination_id: UUID


class QueueTrial(Struct, frozen=True):
    """Queue one delivery that says nothing but that it arrived; it is tried once."""

    project_row: int
    destination_id: UUID
    delivery_id: UUID
    now_us: int


class Ended(Struct, frozen=True):
    """How a delivery ended, None where it has not."""

    state: DeliveryState
    outcome: str | None


@operation
def add_destination(tx: Connection, command: AddDestination) -> DestinationAdded:
    """Keep a destination; ValidationFailed when the project has too many."""
    first = replay(tx, command.idempotency, command.now_us, DestinationAdded)
    if first is not None and _find(tx, command.project_row, first.destination_id) is not None:
        return msgspec.structs.replace(first, replayed=True)
    if first is not None:
        forget(tx, command.idempotency, command.now_us)
    hold_counts(tx, command.project_row)
    own = destination.c.project_row == command.project_row
    there: int = tx.scalar(select(func.count()).select_from(destination).where(own)) or 0
    if there >= command.most:
        raise ValidationFailed(f"destinations: a project has at most {command.most}")
    row = {
        "project_row": command.project_row,
        "destination_id": command.destination_id,
        "kind": command.kind.value,
        "address": command.address,
        "secret": command.secret,
        "wanted": _words(command.wanted),
        "with_summary": command.with_summary,
        "created_us": command.now_us,
    }
    tx.execute(insert(destination), row)
    added = DestinationAdded(command.destination_id)
    remember(tx, command.idempotency, command.now_us, added)
    return added


@operation
def change_destination(tx: Connection, command: ChangeDestination) -> bool:
    """Change a destination; False when the project has no such one."""
    found = _find(tx, command.project_row, command.destination_id)
    if found is None:
        return False
    given = {
        "address": command.address,
        "enabled": command.enabled,
        "wanted": None if command.wanted is None else _words(command.wanted),
        "with_summary": command.with_summary,
        "secret": command.secret,
    }
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if command.secret is not None:
        changes |= {"old_secret": found.secret, "old_until_us": command.old_until_us}
    if command.enabled:
        changes |= {"disabled_reason": None, "failing_since_us": None}
    if changes:
        tx.execute(update(destination).where(destination.c.id == found.id).values(changes))
    if command.enabled is False:
        drop_queued(tx, found.id, found.kind, command.now_us, TURNED_OFF)
    return True


@operation
def remove_destination(tx: Connection, command: RemoveDestination) -> bool:
    """Delete a destination; False when the project has no such one."""
    removed = delete(destination).where(_named(command.project_row, command.destination_id))
    return tx.execute(removed).rowcount == 1


@operation
def queue_trial(tx: Connection, command: QueueTrial) -> bool:
    """Queue a test delivery; NotFound without the destination."""
    found = _find(tx, command.project_row, command.destination_id)
    if found is None:
        raise NotFound("No such destination")
    row = {
        "destination_row": found.id,
        "delivery_id": command.delivery_id,
        "reason": AlertReason.TEST.value,
        "priority": "",
        "category": "",
        "group_name": "",
        "issues": 0,
        "state": DeliveryState.QUEUED.value,
        "attempts": 1,
        "created_us": command.now_us,
        "slot_us": command.now_us,
        "due_us": command.now_us,
    }
    tx.execute(insert(delivery), row)
    return True


def list_destinations(tx: Connection, project_row: int) -> tuple[Destination, ...]:
    """Return a project's destinations in the order they were added."""
    waiting = (
        select(func.count())
        .select_from(delivery)
        .where(delivery.c.destination_row == destination.c.id, QUEUED)
    )
    rows = tx.execute(
        select(destination, waiting.scalar_subquery().label("queued"))
        .where(destination.c.project_row == project_row)
        .order_by(destination.c.id)
    )
    return tuple(_to_destination(row) for row in rows)


def count_destinations(tx: Connection) -> int:
    """Count the destinations of all projects."""
    return tx.execute(select(func.count()).select_from(destination)).scalar_one()


def find_secret(tx: Connection, project_row: int, destination_id: UUID) -> str | None:
    """Return what a destination signs with, for its owner to see once."""
    named = select(destination.c.secret).where(_named(project_row, destination_id))
    secret: str | None = tx.scalar(named)
    return secret


def find_ended(tx: Connection, delivery_id: UUID) -> Ended | None:
    """Return how a delivery stands, None when it is gone."""
    named = select(delivery.c.state, delivery.c.outcome).where(
        delivery.c.delivery_id == delivery_id
    )
    found = tx.execute(named).first()
    return None if found is None else Ended(DeliveryState(found.state), found.outcome)


def _find(tx: Connection, project_row: int, destination_id: UUID) -> Row[Any] | None:
    named = select(destination).where(_named(project_row, destination_id))
    return tx.execute(named.with_for_update()).first()


def _named(project_row: int, destination_id: UUID) -> Any:
    own = destination.c.project_row == project_row
    return own & (destination.c.destination_id == destination_id)


def _words(wanted: tuple[Wanted, ...]) -> str:
    return " ".join(each.value for each in Wanted if each in wanted)


def _to_destination(row: Row[Any]) -> Destination:
    return Destination(
        row=row.id,
        destination_id=row.destination_id,
        kind=DestinationKind(row.kind),
        address=row.address,
        enabled=row.enabled,
        wanted=tuple(Wanted(word) for word in row.wanted.split()),
        with_summary=row.with_summary,
        created_us=row.created_us,
        last_us=row.last_us,
        last_outcome=row.last_outcome,
        failing_since_us=row.failing_since_us,
        disabled_reason=row.disabled_reason,
        queued=row.queued,
    )

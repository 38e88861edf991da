"""Where a project's alerts go: add, list, change, remove, test. Not: sending them."""

import asyncio
from uuid import UUID

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.deliver.webhook import make_secret
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.delivery import (
    DeliveryState,
    Destination,
    DestinationChange,
    DestinationKind,
    NewDestination,
)
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.project import ApiKey
from usercontext.store import delivery_history, destinations
from usercontext.store.delivery_history import SentDelivery

NO_SUCH = "No such destination"
_SECRET_BYTES = 32
_OLD_SECRET_S = 24 * 3_600
_POLL_S = 0.1
_TRIAL_S = 20.0


class DestinationSecret(Struct, frozen=True):
    """A destination as it is now, and its secret where it is new, to be shown this once."""

    destination: Destination
    secret: str | None
    replayed: bool = False


class Tried(Struct, frozen=True):
    """How a test ended; ``delivered`` is None where no worker has come to it yet."""

    delivery_id: UUID
    delivered: bool | None
    outcome: str | None


async def add_destination(
    deps: Deps,
    key: ApiKey,
    project_id: UUID,
    new: NewDestination,
    idempotency: IdempotencyKey | None = None,
) -> DestinationSecret:
    """Keep a destination whose URL passes the guard now; it is judged again at every delivery.

    Raises ValidationFailed for a URL that is not allowed, and for one destination too many.
    """
    _require_own(key, project_id)
    await _require_good(deps, new.kind, new.address)
    signs = new.kind is DestinationKind.WEBHOOK
    command = destinations.AddDestination(
        project_row=key.project_row,
        destination_id=deps.ids.new_uuid(),
        kind=new.kind,
        address=new.address,
        secret=make_secret(deps.ids.new_bytes(_SECRET_BYTES)) if signs else None,
        wanted=new.wanted,
        with_summary=new.with_summary,
        most=deps.outbound.options.most_destinations,
        now_us=deps.clock.now_us(),
        idempotency=idempotency,
    )
    added = await deps.database.write(destinations.add_destination, command)
    shown = await _show(deps, key, added.destination_id, with_secret=True)
    return DestinationSecret(shown.destination, shown.secret, added.replayed)


async def list_destinations(deps: Deps, key: ApiKey, project_id: UUID) -> tuple[Destination, ...]:
    """Return the project's destinations; NotFound for another project's id."""
    _require_own(key, project_id)
    row = key.project_row
    return await deps.database.read(lambda tx: destinations.list_destinations(tx, row))


async def find_destination(
    deps: Deps, key: ApiKey, project_id: UUID, destination_id: UUID
) -> Destination:
    """Return one of the project's destinations; raises NotFound."""
    _require_own(key, project_id)
    return await _find(deps, key, destination_id)


async def list_sent(
    deps: Deps, key: ApiKey, project_id: UUID, destination_id: UUID, limit: int = 20
) -> list[SentDelivery]:
    """Return what was sent to a destination lately, newest first; raises NotFound."""
    _require_own(key, project_id)
    row = key.project_row
    return await deps.database.read(
        lambda tx: delivery_history.list_sent(tx, row, destination_id, limit)
    )


async def change_destination(
    deps: Deps, key: ApiKey, project_id: UUID, destination_id: UUID, change: DestinationChange
) -> DestinationSecret:
    """Change a destination and return it; a new secret replaces the old one within a day."""
    _require_own(key, project_id)
    found = await _find(deps, key, destination_id)
    if change.address is not None:
        await _require_good(deps, found.kind, change.address)
    now_us = deps.clock.now_us()
    secret = None
    if change.rotate_secret:
        if found.kind is not DestinationKind.WEBHOOK:
            raise ValidationFailed("rotateSecret: only a webhook has a secret")
        secret = make_secret(deps.ids.new_bytes(_SECRET_BYTES))
    command = destinations.ChangeDestination(
        project_row=key.project_row,
        destination_id=destination_id,
        now_us=now_us,
        address=change.address,
        enabled=change.enabled,
        wanted=change.wanted,
        with_summary=change.with_summary,
        secret=secret,
        old_until_us=now_us + _OLD_SECRET_S * MICROSECONDS,
    )
    if not await deps.database.write(destinations.change_destination, command):
        raise NotFound(NO_SUCH)
    return await _show(deps, key, destination_id, with_secret=change.rotate_secret)


async def remove_destination(
    deps: Deps, key: ApiKey, project_id: UUID, destination_id: UUID
) -> None:
    """Delete a destination and what waits for it; raises NotFound, also the second time."""
    _require_own(key, project_id)
    command = destinations.RemoveDestination(key.project_row, destination_id)
    if not await deps.database.write(destinations.remove_destination, command):
        raise NotFound(NO_SUCH)


async def try_destination(
    deps: Deps,
    key: ApiKey,
    project_id: UUID,
    destination_id: UUID,
    wait_s: float = _TRIAL_S,
) -> Tried:
    """Send a test the way of every alert, through the worker, and wait for what comes of it."""
    _require_own(key, project_id)
    command = destinations.QueueTrial(
        key.project_row, destination_id, deps.ids.new_uuid(), deps.clock.now_us()
    )
    await deps.database.write(destinations.queue_trial, command)
    give_up = asyncio.get_running_loop().time() + wait_s
    while True:
        ended = await deps.database.read(
            lambda tx: destinations.find_ended(tx, command.delivery_id)
        )
        if ended is None:
            raise NotFound(NO_SUCH)
        if ended.state is not DeliveryState.QUEUED:
            delivered = ended.state is DeliveryState.DELIVERED
            return Tried(command.delivery_id, delivered, ended.outcome)
        if asyncio.get_running_loop().time() >= give_up:
            return Tried(command.delivery_id, None, None)
        await asyncio.sleep(_POLL_S)


def _require_own(key: ApiKey, project_id: UUID) -> None:
    if project_id != key.project_id:
        raise NotFound("No such project")


async def _require_good(deps: Deps, kind: DestinationKind, address: str) -> None:
    if kind is DestinationKind.SLACK and not address.startswith("https://"):
        raise ValidationFailed("url: of Slack begins with https://")
    await deps.outbound.require_allowed(address)


async def _find(deps: Deps, key: ApiKey, destination_id: UUID) -> Destination:
    row = key.project_row
    every = await deps.database.read(lambda tx: destinations.list_destinations(tx, row))
    for each in every:
        if each.destination_id == destination_id:
            return each
    raise NotFound(NO_SUCH)


async def _show(
    deps: Deps, key: ApiKey, destination_id: UUID, with_secret: bool
) -> DestinationSecret:
    found = await _find(deps, key, destination_id)
    row = key.project_row
    secret = await deps.database.read(
        lambda tx: destinations.find_secret(tx, row, destination_id) if with_secret else None
    )
    return DestinationSecret(found, secret)

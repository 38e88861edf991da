"""Handlers of destinations: decode, act, encode. Not: sending anything."""

from usercontext.actions import destinations
from usercontext.api.calls import Answer, Call
from usercontext.api.sessions import REPLAYED
from usercontext.wire import destinations as wire


async def list_destinations(call: Call) -> Answer:
    """List where the project's alerts go."""
    found = await destinations.list_destinations(call.deps, call.key, call.ids[0])
    return Answer(200, wire.encode_list(found))


async def add_destination(call: Call) -> Answer:
    """Add one; its secret is shown this once."""
    new = wire.decode_new(call.body)
    added = await destinations.add_destination(
        call.deps, call.key, call.ids[0], new, call.idempotency
    )
    body = wire.encode_shown(added.destination, added.secret)
    return Answer(201, body, REPLAYED if added.replayed else ())


async def change_destination(call: Call) -> Answer:
    """Change one, or make it a new secret."""
    project_id, destination_id = call.ids
    change = wire.decode_change(call.body)
    changed = await destinations.change_destination(
        call.deps, call.key, project_id, destination_id, change
    )
    return Answer(200, wire.encode_shown(changed.destination, changed.secret))


async def remove_destination(call: Call) -> Answer:
    """Remove one and what waits for it."""
    project_id, destination_id = call.ids
    await destinations.remove_destination(call.deps, call.key, project_id, destination_id)
    return Answer(204)


async def try_destination(call: Call) -> Answer:
    """Send a test to one and wait for what comes of it."""
    project_id, destination_id = call.ids
    tried = await destinations.try_destination(call.deps, call.key, project_id, destination_id)
    return Answer(200, wire.encode_test(tried.delivery_id, tried.delivered, tried.outcome))

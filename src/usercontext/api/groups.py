"""Handlers of groups: decode, act, encode. Not: what a group is."""

from usercontext.actions import groups
from usercontext.api.calls import Answer, Call
from usercontext.api.sessions import REPLAYED
from usercontext.wire import groups as wire


async def list_groups(call: Call) -> Answer:
    """List one page of a project's groups."""
    wanted, sort, page, limit = wire.decode_groups_query(call.query)
    found = await groups.find_groups(call.deps, call.key, call.ids[0], wanted, sort, page, limit)
    return Answer(200, wire.encode_groups(found))


async def show_group(call: Call) -> Answer:
    """Show a group with its reasons and its history."""
    view = await groups.show_group(call.deps, call.key, call.ids[0], call.ids[1])
    return Answer(200, wire.encode_group(view))


async def change_group(call: Call) -> Answer:
    """Resolve, ignore or open a group."""
    change = wire.decode_group_change(call.body)
    view = await groups.change_group(call.deps, call.key, call.ids[0], call.ids[1], change)
    return Answer(200, wire.encode_group(view))


async def merge_groups(call: Call) -> Answer:
    """Merge a group into another."""
    into = wire.decode_merge(call.body)
    changed = await groups.merge_groups(call.deps, call.key, call.ids, into, call.idempotency)
    return _answer(200, changed)


async def undo_merge(call: Call) -> Answer:
    """Undo a merge."""
    wire.decode_undo(call.body)
    changed = await groups.undo_merge(call.deps, call.key, call.ids, call.idempotency)
    return _answer(200, changed)


async def split_group(call: Call) -> Answer:
    """Move issues of a group out into a new one."""
    issue_ids = wire.decode_split(call.body)
    changed = await groups.split_group(call.deps, call.key, call.ids, issue_ids, call.idempotency)
    return _answer(201, changed)


def _answer(status: int, changed: groups.ChangedGroup) -> Answer:
    return Answer(status, wire.encode_group(changed.view), REPLAYED if changed.replayed else ())

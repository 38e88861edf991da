"""Handlers of sessions and their logs: decode, act, encode. Not: what a session is."""

from usercontext.actions import sessions
from usercontext.api.calls import Answer, Call
from usercontext.wire import answers as wire
from usercontext.wire.requests import decode_logs_query, decode_session

REPLAYED = ((b"idempotent-replayed", b"true"),)


async def open_session(call: Call) -> Answer:
    """Create or resume a session."""
    new = decode_session(call.body)
    opened = await sessions.open_session(call.deps, call.key, new, call.idempotency)
    body = wire.encode(wire.SessionOpened(str(opened.session_id)))
    return Answer(201 if opened.created else 200, body, REPLAYED if opened.replayed else ())


async def append_logs(call: Call) -> Answer:
    """Append a batch; answered when it is on disk."""
    appended = await sessions.append_logs(
        call.deps, call.key, call.ids[0], call.body, call.idempotency
    )
    body = wire.encode(wire.LogsAccepted(appended.accepted))
    return Answer(202, body, REPLAYED if appended.replayed else ())


async def show_session(call: Call) -> Answer:
    """Show a session with its counts and issues."""
    view = await sessions.show_session(call.deps, call.key, call.ids[0])
    issue_ids = tuple(map(str, view.issue_ids))
    return Answer(200, wire.encode_session(view.session, view.counts, issue_ids))


async def read_logs(call: Call) -> Answer:
    """Return a page of a session's log in order of arrival."""
    cursor, limit = decode_logs_query(call.query)
    page = await sessions.read_logs(call.deps, call.key, call.ids[0], cursor, limit)
    return Answer(200, wire.encode_logs(page.body, page.next))


async def delete_session(call: Call) -> Answer:
    """Delete a session with all it owns."""
    await sessions.delete_session(call.deps, call.key, call.ids[0])
    return Answer(204)

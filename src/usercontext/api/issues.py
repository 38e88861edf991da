"""Handlers of issues: decode, act, encode. Not: what an issue is."""

from usercontext.actions import handovers, issues
from usercontext.actions.issue_stacks import find_stacks
from usercontext.api.calls import Answer, Call
from usercontext.api.sessions import REPLAYED
from usercontext.wire import answers as wire
from usercontext.wire.analyses import show_analyses
from usercontext.wire.requests import (
    decode_change,
    decode_issue,
    decode_issue_query,
    decode_listing,
)
from usercontext.wire.stacks import show_stacks


async def create_issue(call: Call) -> Answer:
    """Create an issue and queue its analysis."""
    new = decode_issue(call.body)
    created = await issues.create_issue(call.deps, call.key, new, call.idempotency)
    body = wire.encode(wire.IssueCreated(str(created.issue_id)))
    return Answer(201, body, REPLAYED if created.replayed else ())


async def show_issue(call: Call) -> Answer:
    """Show an issue with its analysis and log."""
    logs_limit, wait_s, version = decode_issue_query(call.query)
    view = await issues.show_issue(call.deps, call.key, call.ids[0], logs_limit, wait_s, version)
    return Answer(200, _encode(view))


async def list_analyses(call: Call) -> Answer:
    """List the analyses that were made of an issue."""
    found = await issues.list_analyses(call.deps, call.key, call.ids[0])
    return Answer(200, wire.encode(show_analyses(found)))


async def list_stacks(call: Call) -> Answer:
    """List the stacks of an issue, in the sources where maps tell."""
    stacks = await find_stacks(call.deps, call.key, call.ids[0])
    return Answer(200, wire.encode(show_stacks(stacks)))


async def list_issues(call: Call) -> Answer:
    """List one page of a project's issues."""
    ask = decode_listing(call.query)
    page = await issues.list_issues(
        call.deps, call.key, call.ids[0], ask.wanted, ask.sort, ask.page, ask.limit
    )
    return Answer(200, wire.encode_listing(page))


async def export_issue(call: Call) -> Answer:
    """Export an issue as Markdown."""
    markdown = await handovers.export_issue(call.deps, call.key, call.ids[0])
    return Answer(200, wire.encode(wire.IssueExport(markdown)))


async def correct_issue(call: Call) -> Answer:
    """Change what people decide about an issue."""
    change = decode_change(call.body)
    view = await issues.correct_issue(call.deps, call.key, call.ids[0], change)
    return Answer(200, _encode(view))


async def delete_issue(call: Call) -> Answer:
    """Delete an issue with its analyses."""
    await issues.delete_issue(call.deps, call.key, call.ids[0])
    return Answer(204)


def _encode(view: issues.IssueView) -> bytes:
    shown = view.logs
    beside = (view.attachments, view.history)
    return wire.encode_issue(view.issue, shown.body, shown.total, shown.truncated, *beside)

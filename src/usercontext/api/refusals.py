"""Handler of what was refused to a project's pages: act, encode. Not: counting it."""

from usercontext.actions import refusals
from usercontext.api.calls import Answer, Call
from usercontext.wire import answers as wire
from usercontext.wire.refusals import RefusalList, show_refusals


async def list_refusals(call: Call) -> Answer:
    """List what was refused to the project's pages; this machine also sees nobody's."""
    is_operator = call.site.peers.is_loopback(call.peer, call.headers)
    report = await refusals.list_refusals(call.deps, call.key, call.ids[0], is_operator)
    shown = RefusalList(
        refusals=show_refusals(report.refusals),
        unattributed=None if report.unattributed is None else show_refusals(report.unattributed),
        forgotten=report.forgotten,
    )
    return Answer(200, wire.encode(shown))

"""Handlers for those who run the server, and for those who learn its API. Not: counting."""

from prometheus_client import CONTENT_TYPE_LATEST

from usercontext.actions import attachments, deliveries, reach_progress, readiness
from usercontext.api.calls import Answer, Call
from usercontext.domain.errors import Unavailable
from usercontext.log import get_logger

_log = get_logger(__name__)


async def show_health(call: Call) -> Answer:  # noqa: ARG001
    """Answer that the process serves; nothing else, so that a full disk restarts nobody."""
    return Answer(200, b'{"status":"ok"}')


async def show_readiness(call: Call) -> Answer:
    """Answer whether the database reads and commits; Unavailable (503) when it does not."""
    try:
        await readiness.prove_ready(call.deps)
    except Unavailable as error:
        _log.warning("not ready", reason=error.message)
        raise
    except Exception as error:  # (a probe asks whether it works: every way it does not is a no)
        _log.exception("not ready")
        raise Unavailable("The database does not answer") from error
    return Answer(200, b'{"status":"ready"}')


async def show_metrics(call: Call) -> Answer:
    """Answer the counters in Prometheus' text format."""
    progress = None
    try:
        counts = await attachments.count_attachments(call.deps)
        sent = await deliveries.count_deliveries(call.deps)
        progress = await reach_progress.show_progress(call.deps)
    except Unavailable as error:  # the rest is wanted most when the database is away
        _log.warning("attachments, deliveries and reach not counted", reason=error.message)
        counts, sent = [], []
    page = call.site.metrics(counts, sent, progress)
    return Answer(200, page, content_type=CONTENT_TYPE_LATEST.encode())


async def show_openapi(call: Call) -> Answer:
    """Answer the OpenAPI document, made at start."""
    return Answer(200, call.site.openapi)


async def show_docs(call: Call) -> Answer:
    """Answer the page for people, made at start from the same document."""
    policy = ((b"content-security-policy", call.site.docs_policy),)
    return Answer(200, call.site.docs, policy, b"text/html; charset=utf-8")

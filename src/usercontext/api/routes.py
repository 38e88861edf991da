"""The route table: every call of the API, one line of the contract each. Not: how a call is made.

The router, CORS, the OpenAPI document, the page for people and the tenant tests are made from it.
"""

from usercontext.actions.attachments import require_right
from usercontext.api import attachments, examples, issues, probes, refusals, scripts, sessions
from usercontext.api.auth import Caller
from usercontext.api.destination_routes import DESTINATIONS
from usercontext.api.group_routes import GROUPS
from usercontext.api.project_routes import PROJECT_ROUTES
from usercontext.api.route import Body, Reply, Route
from usercontext.domain.attachment import ImageType
from usercontext.wire import answers as wire
from usercontext.wire.analyses import AnalysisList
from usercontext.wire.attachments import AttachmentCreated
from usercontext.wire.fields import object_schema
from usercontext.wire.refusals import RefusalList
from usercontext.wire.requests import (
    ISSUE_QUERY,
    LIST_QUERY,
    LOG_BATCH_SCHEMA,
    LOGS_QUERY,
    NEW_ISSUE,
    NEW_SESSION,
    change_schema,
)
from usercontext.wire.stacks import StackList

_DELETED = (Reply(204, "Deleted; a second time is 404"),)

_SESSIONS = (
    Route(
        "POST",
        "/v1/sessions",
        sessions.open_session,
        Caller.PAGE,
        "openSession",
        "Create or resume a capture session.",
        (
            Reply(201, "Created", wire.SessionOpened, examples.SESSION_OPENED),
            Reply(200, "Session already exists", wire.SessionOpened, examples.SESSION_OPENED),
        ),
        body=Body("NewSession", object_schema(NEW_SESSION), examples.NEW_SESSION),
    ),
    Route(
        "POST",
        "/v1/sessions/:id/logs",
        sessions.append_logs,
        Caller.PAGE,
        "appendLogs",
        "Batch ingest session logs. Maximum 100 entries per batch.",
        (Reply(202, "On disk, all or none", wire.LogsAccepted, examples.LOGS_ACCEPTED),),
        body=Body("LogBatch", LOG_BATCH_SCHEMA, examples.LOG_BATCH),
        batch=True,
        owner="session",
    ),
    Route(
        "GET",
        "/v1/sessions/:id",
        sessions.show_session,
        Caller.OWNER,
        "getSession",
        "Get a session and what its log adds up to.",
        (Reply(200, "The session", wire.SessionView, examples.SESSION),),
        owner="session",
    ),
    Route(
        "GET",
        "/v1/sessions/:id/logs",
        sessions.read_logs,
        Caller.OWNER,
        "getSessionLogs",
        "Get a session's log in order of arrival, page by page, stable while entries arrive.",
        (Reply(200, "A page", wire.SessionLogs, examples.SESSION_LOGS),),
        query=LOGS_QUERY,
        owner="session",
    ),
    Route(
        "DELETE",
        "/v1/sessions/:id",
        sessions.delete_session,
        Caller.OWNER,
        "deleteSession",
        "Delete a session with its logs, issues and attachments.",
        _DELETED,
        owner="session",
    ),
)
_ISSUES = (
    Route(
        "POST",
        "/v1/issues",
        issues.create_issue,
        Caller.PAGE,
        "createIssue",
        "Create an issue from a session. Triggers async AI analysis (priority, root cause, "
        "revenue impact).",
        (Reply(201, "Created", wire.IssueCreated, examples.ISSUE_CREATED),),
        body=Body("NewIssue", object_schema(NEW_ISSUE), examples.NEW_ISSUE),
        owner="session",
    ),
    Route(
        "GET",
        "/v1/issues/:id",
        issues.show_issue,
        Caller.OWNER,
        "getIssue",
        "Get issue details including AI analysis and session logs.",
        (Reply(200, "The issue", wire.IssueView, examples.ISSUE),),
        query=ISSUE_QUERY,
        owner="issue",
    ),
    Route(
        "GET",
        "/v1/issues/:id/analyses",
        issues.list_analyses,
        Caller.OWNER,
        "listAnalyses",
        "List the analyses of an issue: logs that came late cause one more, the first is kept.",
        (Reply(200, "The first one first", AnalysisList, examples.ANALYSIS_LIST),),
        owner="issue",
    ),
    Route(
        "GET",
        "/v1/issues/:id/stacks",
        issues.list_stacks,
        Caller.OWNER,
        "listStacks",
        "List the stacks that the analysis cites, in your sources by the server's source maps.",
        (Reply(200, "The cause's first", StackList, examples.STACK_LIST),),
        owner="issue",
    ),
    Route(
        "GET",
        "/v1/projects/:id/issues",
        issues.list_issues,
        Caller.OWNER,
        "listIssues",
        "List project issues (paginated).",
        (Reply(200, "A page", wire.IssueList, examples.ISSUE_LIST),),
        query=LIST_QUERY,
        owner="project",
    ),
    Route(
        "GET",
        "/v1/issues/:id/export",
        issues.export_issue,
        Caller.OWNER,
        "exportIssue",
        "Export issue as markdown for Jira/Linear ticket creation.",
        (Reply(200, "The Markdown", wire.IssueExport, examples.ISSUE_EXPORT),),
        owner="issue",
    ),
    Route(
        "PATCH",
        "/v1/issues/:id",
        issues.correct_issue,
        Caller.OWNER,
        "updateIssue",
        "Change what people decide about an issue; kept apart from what the analyzer said.",
        (Reply(200, "The issue", wire.IssueView, examples.ISSUE),),
        body=Body("IssueChange", change_schema(), examples.ISSUE_CHANGE),
        owner="issue",
    ),
    Route(
        "DELETE",
        "/v1/issues/:id",
        issues.delete_issue,
        Caller.OWNER,
        "deleteIssue",
        "Delete an issue with its analyses and attachments.",
        _DELETED,
        owner="issue",
    ),
)
_IMAGES = tuple(kind.value for kind in ImageType)
_ATTACHMENTS = (
    Route(
        "POST",
        "/v1/issues/:id/attachments",
        attachments.attach,
        Caller.PAGE,
        "attachImage",
        "Attach an image to an issue: 5 MiB, 40 million pixels, three of an issue. A publishable "
        "key may for 10 minutes, to an issue that it made.",
        (Reply(201, "On disk", AttachmentCreated, examples.ATTACHMENT_CREATED),),
        body=Body("Image", {"type": "string", "format": "binary"}, None, _IMAGES),
        owner="issue",
        right=require_right,
    ),
    Route(
        "GET",
        "/v1/issues/:id/attachments/:attachmentId",
        attachments.show_attachment,
        Caller.OWNER,
        "getAttachment",
        "Get an image that was attached, encoded anew; 404 until it is.",
        (Reply(200, "The image", media=ImageType.WEBP.value),),
        owner="issue",
    ),
)
_PROBES = (
    Route(
        "GET",
        "/healthz",
        probes.show_health,
        Caller.ANYONE,
        "health",
        "Tell that the process serves.",
        (Reply(200, "It does", example={"status": "ok"}),),
    ),
    Route(
        "GET",
        "/readyz",
        probes.show_readiness,
        Caller.ANYONE,
        "readiness",
        "Tell whether the database reads and commits; 503 when it does not.",
        (Reply(200, "It does", example={"status": "ready"}),),
    ),
    Route(
        "GET",
        "/metrics",
        probes.show_metrics,
        Caller.OPERATOR,
        "metrics",
        "Counters in Prometheus' text format: from this machine, or with a secret key.",
        (Reply(200, "The counters", media="text/plain"),),
    ),
    Route(
        "GET",
        "/openapi.json",
        probes.show_openapi,
        Caller.ANYONE,
        "openapi",
        "This document.",
        (Reply(200, "OpenAPI 3.1"),),
    ),
    Route(
        "GET",
        "/docs",
        probes.show_docs,
        Caller.ANYONE,
        "docs",
        "This document as a page.",
        (Reply(200, "HTML", media="text/html"),),
    ),
)
_REFUSALS = (
    Route(
        "GET",
        "/v1/projects/:id/refusals",
        refusals.list_refusals,
        Caller.OWNER,
        "listRefusals",
        "List what this server refused to the project's pages since it started: by origin and "
        "reason, with what to do.",
        (Reply(200, "Newest first", RefusalList, examples.REFUSAL_LIST),),
        owner="project",
    ),
)
_KNOWN = Reply(304, "What the caller has already is the same: `If-None-Match`")
_FILES = (
    Route(
        "GET",
        "/uc/:file",
        scripts.show_file,
        Caller.ANYONE,
        "scriptFile",
        "The capture script, its parts, its source map, and the package for npm, under names that "
        "hold their hash.",
        (Reply(200, "The file, to be kept for a year", media="text/javascript"), _KNOWN),
        is_shared=True,
    ),
    Route(
        "GET",
        "/uc.js",
        scripts.show_newest,
        Caller.ANYONE,
        "script",
        "The capture script under a name that stays, to be kept for ten minutes.",
        (Reply(200, "The script", media="text/javascript"), _KNOWN),
        is_shared=True,
    ),
)
ROUTES: tuple[Route, ...] = (
    *_SESSIONS,
    *_ISSUES,
    *_ATTACHMENTS,
    *GROUPS,
    *_REFUSALS,
    *PROJECT_ROUTES,
    *DESTINATIONS,
    *_PROBES,
    *_FILES,
)

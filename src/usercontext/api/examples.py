"""The reference's own examples and ours beside them, for the documentation. Not: schemas."""

from typing import Any

Example = dict[str, Any]

SESSION_ID = "8f14e45f-ceea-467f-a0e6-b2b6c3d1f9aa"
ISSUE_ID = "c9f0f895-fb98-4b91-99f5-1fd0297e236d"
GROUP_ID = "6512bd43-d9ca-46e0-8d0e-9d3a1b7c5f10"
ATTACHMENT_ID = "45c48cce-2e2d-4fbd-aa1a-fc51c7c6ad26"

NEW_SESSION: Example = {"externalSessionId": "session_abc123"}
SESSION_OPENED: Example = {"sessionId": SESSION_ID}
LOG_ENTRY: Example = {
    "type": "console",
    "level": "error",
    "payload": {"message": "TypeError: cart.total is undefined"},
    "timestamp": "2026-02-27T11:59:58.120Z",
    "eventType": "log",
    "eventMetadata": {},
}
LOG_BATCH: Example = {"logs": [LOG_ENTRY]}
LOGS_ACCEPTED: Example = {"accepted": 42}
NEW_ISSUE: Example = {
    "sessionId": SESSION_ID,
    "userDescription": "Checkout button does nothing",
    "metadata": {"url": "https://shop.example/checkout", "browser": "Chrome 145"},
}
ISSUE_CREATED: Example = {"issueId": ISSUE_ID}
ISSUE_ITEM: Example = {
    "issueId": ISSUE_ID,
    "sessionId": SESSION_ID,
    "userDescription": "Checkout button does nothing",
    "ai_summary": "User attempted checkout but click handler failed...",
    "priority": "P1",
    "impact_score": 85,
    "createdAt": "2026-02-27T12:00:00Z",
    "status": "open",
    "source": "reported",
    "category": "js_exception",
    "group": GROUP_ID,
    "affected": None,
}
ANALYSIS: Example = {
    "status": "done",
    "version": 1,
    "verdict": "confirmed",
    "confidence": 0.92,
    "category": "js_exception",
    "causes": [
        {
            "text": "TypeError: cart.total is undefined, thrown by the click on Checkout",
            "category": "js_exception",
            "probability": 0.92,
            "evidence": ["1z-4"],
            "signature": "v1:js_exception:3f1c",
        }
    ],
    "claims": [{"text": "The click handler threw an error", "kind": "cause", "evidence": ["1z-4"]}],
    "steps": [{"text": "Click Checkout", "evidence": ["1z-3"]}],
    "suggestedFix": "Check that cart is loaded before its total is read.",
    "impact": [{"name": "core_action_blocked", "value": "checkout", "points": 45}],
    "affected": None,
    "completeness": {"kept": 42, "dropped": 0, "truncated": 0, "gaps": 0},
    "analyzer": {"name": "rules", "version": "1", "model": None, "fallback": None},
}
ISSUE: Example = {
    "issueId": ISSUE_ID,
    "sessionId": SESSION_ID,
    "userDescription": "Checkout button does nothing",
    "ai_summary": "User attempted checkout but click handler failed...",
    "priority": "P1",
    "impact_score": 85,
    "logs": [{"id": "1z-4", **LOG_ENTRY}],
    "createdAt": "2026-02-27T12:00:00Z",
    "root_cause": "TypeError: cart.total is undefined, thrown by the click on Checkout",
    "revenue_impact": {"unknown": "average order value"},
    "status": "open",
    "source": "reported",
    "group": GROUP_ID,
    "metadata": NEW_ISSUE["metadata"],
    "analysis": ANALYSIS,
    "corrections": {"priority": None, "cause": None},
    "attachments": [
        {
            "attachmentId": ATTACHMENT_ID,
            "contentType": "image/webp",
            "width": 1280,
            "height": 720,
            "bytes": 48213,
            "createdAt": "2026-02-27T12:00:01Z",
            "url": f"/v1/issues/{ISSUE_ID}/attachments/{ATTACHMENT_ID}",
        }
    ],
    "logsTotal": 42,
    "logsTruncated": False,
}
ATTACHMENT_CREATED: Example = {"attachmentId": ATTACHMENT_ID}
ISSUE_LIST: Example = {"issues": [ISSUE_ITEM], "total": 142, "page": 1}
ISSUE_CHANGE: Example = {"status": "resolved"}
ISSUE_EXPORT: Example = {
    "markdown": "## Issue: Checkout button does nothing\n\n**Priority:** P1\n..."
}
SESSION: Example = {
    "sessionId": SESSION_ID,
    "createdAt": "2026-02-27T11:58:00Z",
    "lastSeenAt": "2026-02-27T12:00:00Z",
    "release": "2026.2.1",
    "environment": "production",
    "metadata": None,
    "entries": 42,
    "errors": 1,
    "issues": [ISSUE_ID],
}
SESSION_LOGS: Example = {"logs": [{"id": "1z-4", **LOG_ENTRY}], "next": None}
ANALYSIS_LIST: Example = {
    "analyses": [
        {
            "version": 1,
            "createdAt": "2026-02-27T12:00:02Z",
            "verdict": "likely",
            "category": "dead_control",
            "priority": "P1",
            "impact_score": 85,
            "ai_summary": "User attempted checkout but click handler failed...",
        }
    ]
}
REFUSAL_LIST: Example = {
    "refusals": [
        {
            "origin": "https://shop.example",
            "reason": "unlisted_origin",
            "count": 17,
            "firstSeen": "2026-02-27T11:58:00Z",
            "lastSeen": "2026-02-27T12:00:00Z",
            "advice": "The key is for other pages: `usercontext key allow-origin KEY ORIGIN` adds "
            "this one.",
        }
    ],
    "unattributed": None,
    "forgotten": 0,
}

STACK_LIST = {
    "stacks": [
        {
            "logId": "1-55",
            "message": "TypeError: Cannot read properties of null (reading 'name')",
            "frames": [
                {
                    "function": "FR",
                    "url": "https://shop.example/assets/index-3f2a.js",
                    "line": 1,
                    "column": 48211,
                    "isOwn": True,
                    "source": {
                        "file": "src/pages/History.tsx",
                        "line": 4,
                        "column": 78,
                        "firstLine": 3,
                        "lines": ["const name =", "  event.actor.name;", ""],
                    },
                }
            ],
        }
    ],
    "note": None,
}
REFUSALS: dict[int, tuple[str, str, str]] = {
    400: ("VALIDATION_ERROR", "Validation error", "Description of what went wrong"),
    401: ("UNAUTHORIZED", "Missing or invalid API key", "Missing or invalid API key"),
    404: ("NOT_FOUND", "Resource not found", "No such issue"),
    405: ("METHOD_NOT_ALLOWED", "Method not allowed", "This method is not allowed here"),
    408: ("REQUEST_TIMEOUT", "The body did not arrive in time", "The body did not arrive in time"),
    413: ("PAYLOAD_TOO_LARGE", "Body too large", "The body is larger than 4194304 bytes"),
    415: (
        "UNSUPPORTED_MEDIA_TYPE",
        "Not JSON in UTF-8 (or not such an image), or an encoding other than gzip",
        "Content-Encoding: must be gzip or identity",
    ),
    429: (
        "RATE_LIMIT_EXCEEDED",
        "Rate limit exceeded",
        "Too many reads with this key: try again later",
    ),
    431: ("HEADERS_TOO_LARGE", "Headers too large", "A header is longer than 8192 bytes"),
    500: (
        "INTERNAL_SERVER_ERROR",
        "Internal server error",
        "Internal server error: the server's log has it under 4fJ0aZq81LmN",
    ),
    503: (
        "SERVICE_UNAVAILABLE",
        "The server cannot take this now",
        "Too many bodies at once: try again",
    ),
}
"""By status: the code, what it means, and a message as it may read."""

"""The same entries as a Sentry client would send them: breadcrumbs of one event in an envelope."""

import json
from typing import Any

from bench.traffic import make_batch

_LEVELS = {"warn": "warning"}
_MARK = "{fresh}"


def envelope(seed: int, entries: int = 100) -> bytes:
    """Return the body of one envelope; where its event id goes stands a mark (`posts.post`)."""
    logs = json.loads(make_batch(seed, entries))["logs"]
    header = {"event_id": _MARK, "sent_at": logs[-1]["timestamp"]}
    lines = (header, {"type": "event"}, _event(logs))
    return "\n".join(json.dumps(one, separators=(",", ":")) for one in lines).encode() + b"\n"


def auth(key: str) -> dict[str, str]:
    """Return the headers that a Sentry client sends."""
    told = f"Sentry sentry_key={key}, sentry_version=7, sentry_client=bench/1.0"
    return {"content-type": "application/x-sentry-envelope", "x-sentry-auth": told}


def _event(logs: list[dict[str, Any]]) -> dict[str, Any]:
    frames = [
        {"filename": "https://static.example.net/app.js", "function": name, "lineno": line}
        for name, line in (("onClick", 1), ("submitOrder", 10))
    ]
    failure = {
        "type": "TypeError",
        "value": "Cannot read properties of undefined (reading 'price')",
        "stacktrace": {"frames": frames},
    }
    return {
        "event_id": _MARK,
        "timestamp": logs[-1]["timestamp"],
        "platform": "javascript",
        "level": "error",
        "environment": "production",
        "release": "shop@1.4.2",
        "request": {"url": "https://shop.example.com/checkout"},
        "exception": {"values": [failure]},
        "breadcrumbs": {"values": [_breadcrumb(entry) for entry in logs]},
        "tags": {"page": "checkout"},
        "sdk": {"name": "sentry.javascript.browser", "version": "8.0.0"},
    }


def _breadcrumb(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "http" if entry["type"] == "network" else "default",
        "category": entry["type"],
        "level": _LEVELS.get(entry["level"], entry["level"]),
        "timestamp": entry["timestamp"],
        "data": {
            "payload": entry["payload"],
            "eventType": entry["eventType"],
            "eventMetadata": entry.get("eventMetadata", {}),
        },
    }

"""The requests of one page as DevTools tells them, until each is a log entry. Not: other events."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import CDPSession, Error

Entry = dict[str, Any]
SLOW_MS = 1000
BODY_CHARACTERS = 2048
TYPE_OF_ERROR = re.compile(r"(?:Uncaught )?(?:\(in promise\) )?([A-Z]\w*(?:Error|Exception))\b")


class NetworkLog:
    """Pairs requests with their ends; monotonic times become wall times by ``wall_offset``.

    A request tells both clocks, the monotonic one read first: whatever held the browser up between
    the two readings is in their difference, so the smallest difference is the true one.
    """

    def __init__(self, devtools: CDPSession, keep: Callable[[float, Entry], None]) -> None:
        self.devtools, self.keep = devtools, keep
        self.requests: dict[str, dict[str, Any]] = {}
        self.failed: list[tuple[str, Entry]] = []
        self.under_way: dict[str, str] = {}
        """What the page has asked for and not got, each with the loader of its document."""
        self.wall_offset = float("inf")

    def start(self) -> None:
        """Listen; the domain is enabled by the recorder."""
        self.devtools.on("Network.requestWillBeSent", self.on_request)
        self.devtools.on("Network.responseReceived", self.on_response)
        self.devtools.on("Network.loadingFinished", self.on_finished)
        self.devtools.on("Network.loadingFailed", self.on_failed)

    def on_request(self, sent: dict[str, Any]) -> None:
        """Remember a request; data: URLs never leave the page."""
        self.wall_offset = min(self.wall_offset, sent["wallTime"] - sent["timestamp"])
        if sent["request"]["url"].startswith("http"):
            self.under_way[sent["requestId"]] = sent.get("loaderId", "")
            self.requests[sent["requestId"]] = {
                "method": sent["request"]["method"],
                "url": sent["request"]["url"],
                "resource": sent.get("type", "Other").lower(),
                "started": sent["timestamp"],
            } | initiator_of(sent)

    def on_response(self, received: dict[str, Any]) -> None:
        """Remember the answer; its instant is the entry's, as a wrapped fetch would see it."""
        request = self.requests.get(received["requestId"])
        if request:
            answer = received["response"]
            request |= {"status": answer["status"], "statusText": answer["statusText"]}
            request |= {"contentType": answer["mimeType"], "answered": received["timestamp"]}

    def on_finished(self, finished: dict[str, Any]) -> None:
        """Keep an exchange that ended, whatever its status."""
        self.under_way.pop(finished["requestId"], None)
        request = self.requests.get(finished["requestId"])
        if request and "answered" in request:
            entry = exchange(request, request["answered"])
            self.keep(request["answered"] + self.wall_offset, entry)
            if request["status"] >= 400:
                self.failed.append((finished["requestId"], entry))

    def on_failed(self, failed: dict[str, Any]) -> None:
        """Keep a request that got no answer; one that the page itself gave up is only a warning."""
        self.under_way.pop(failed["requestId"], None)
        request = self.requests.get(failed["requestId"])
        if request:
            entry = exchange(request | {"status": 0, "statusText": ""}, failed["timestamp"])
            entry["level"] = "warn" if failed.get("canceled") else "error"
            entry["payload"]["error"] = failed["errorText"]
            self.keep(failed["timestamp"] + self.wall_offset, entry)

    def leave_for(self, loader: str) -> None:
        """Wait no more for what the page before has asked for: how that ended is often not told."""
        for request_id in [one for one, of in self.under_way.items() if of != loader]:
            del self.under_way[request_id]

    def answered_at(self, request_id: str) -> float | None:
        """Return when a document was answered, in seconds since 1970, or None."""
        request = self.requests.get(request_id, {})
        return request["answered"] + self.wall_offset if "answered" in request else None

    def read_failed_bodies(self) -> None:
        """Add the start of each refused text answer while the browser still has it."""
        for request_id, entry in self.failed:
            if "json" in entry["payload"]["contentType"] and "responseBody" not in entry["payload"]:
                try:
                    told = self.devtools.send("Network.getResponseBody", {"requestId": request_id})
                except Error as error:
                    entry["payload"]["responseBodyMissing"] = str(error).splitlines()[0]
                    continue
                entry["payload"]["responseBody"] = told["body"][:BODY_CHARACTERS]


def exchange(request: dict[str, Any], ended: float) -> Entry:
    """Return the entry of a request: errors are 5xx and no answer, warnings 4xx and slow ones."""
    duration_ms = round((ended - request["started"]) * 1000)
    names = ("method", "url", "status", "statusText", "resource", "contentType", "initiator")
    payload = {name: request[name] for name in names if request.get(name) not in (None, "")}
    payload["durationMs"] = duration_ms
    entry = {"type": "network", "level": level_of(request["status"], duration_ms)}
    return entry | {"payload": payload, "eventType": "log", "eventMetadata": {}}


def level_of(status: int, duration_ms: int) -> str:
    """Return how loud an answered request is."""
    if status >= 500:
        return "error"
    return "warn" if status >= 400 or duration_ms >= SLOW_MS else "info"


def error_name(stack: str) -> str:
    """Return the type that a stack begins with, or Error."""
    named = TYPE_OF_ERROR.match(stack)
    return named[1] if named else "Error"


def initiator_of(sent: dict[str, Any]) -> dict[str, str]:
    """Return the script line that made a request, with its function."""
    frames = sent["initiator"].get("stack", {}).get("callFrames", [])
    if not frames:
        return {}
    top = frames[0]
    return {
        "initiator": f"{top['functionName'] or 'anonymous'} {top['url']}:{top['lineNumber'] + 1}"
    }

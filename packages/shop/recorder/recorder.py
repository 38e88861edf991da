"""Turn Chromium's DevTools events into log entries of the reference. Not: what the visitor does.

Instants come from the browser wherever it gives one. DOMStorage events carry none: they take the
time of arrival, which is milliseconds late, but never later than the next event that the page
itself told after them.
"""

import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from network import NetworkLog, error_name
from playwright.sync_api import CDPSession

Entry = dict[str, Any]
LEVELS = {"error": "error", "assert": "error", "warning": "warn", "debug": "debug"}
CAPTURE = (Path(__file__).parent / "capture.js").read_text("utf-8")


class Recorder:
    """Listens to one page from its first document on; ``entries`` orders what it heard."""

    def __init__(self, devtools: CDPSession) -> None:
        self.devtools = devtools
        self.heard: list[tuple[float | None, float, Entry]] = []
        self.network = NetworkLog(devtools, self.keep)
        self.url = ""

    def start(self) -> None:
        """Switch the domains on and listen."""
        listen = self.devtools.on
        listen("Runtime.consoleAPICalled", self.on_console)
        listen("Runtime.exceptionThrown", self.on_exception)
        listen("Runtime.bindingCalled", self.on_click)
        listen("Page.frameNavigated", self.on_navigation)
        for change in ("Added", "Updated", "Removed"):
            listen(f"DOMStorage.domStorageItem{change}", self.on_storage)
        self.network.start()
        self.devtools.send("Runtime.addBinding", {"name": "tellRecorder"})
        for domain in ("Runtime", "Network", "DOMStorage", "Page"):
            self.devtools.send(f"{domain}.enable")
        self.devtools.send("Page.addScriptToEvaluateOnNewDocument", {"source": CAPTURE})

    def entries(self) -> list[Entry]:
        """Return what was heard, ordered by time, with the bodies of failed answers."""
        self.network.read_failed_bodies()
        next_own = float("inf")
        timed: list[tuple[float, int, Entry]] = []
        for number, (instant, arrived, entry) in reversed(list(enumerate(self.heard))):
            is_own = entry["type"] != "network"
            when = min(arrived, next_own) if instant is None else instant
            next_own = min(next_own, when) if is_own else next_own
            timed.append((when, number, entry))
        return [stamped(entry, when) for when, _, entry in sorted(timed, key=order)]

    def keep(self, instant: float | None, entry: Entry) -> None:
        """Remember an entry; ``instant`` is in seconds since 1970, None where there is none."""
        self.heard.append((instant, time.time(), entry))

    def on_console(self, call: dict[str, Any]) -> None:
        """Keep one call of the console."""
        words = [argument_text(argument) for argument in call["args"]]
        payload = {"method": call["type"], "message": " ".join(words)} | place_of(call)
        level = LEVELS.get(call["type"], "info")
        self.keep(call["timestamp"] / 1000, log_entry("console", level, payload))

    def on_exception(self, thrown: dict[str, Any]) -> None:
        """Keep one uncaught exception or unhandled rejection, with its stack as it came."""
        details = thrown["exceptionDetails"]
        stack = details.get("exception", {}).get("description", details["text"])
        payload = {
            "kind": "unhandledrejection" if "promise" in details["text"] else "exception",
            "name": error_name(stack),
            "message": stack.splitlines()[0],
            "stack": stack,
            "source": details.get("url", ""),
            "line": details["lineNumber"] + 1,
            "column": details["columnNumber"] + 1,
        }
        self.keep(thrown["timestamp"] / 1000, log_entry("console", "error", payload))

    def on_click(self, call: dict[str, Any]) -> None:
        """Keep one click, as the injected listener told it."""
        click = json.loads(call["payload"])
        instant = click.pop("at") / 1000
        name = click["label"] or click["text"] or click["selector"]
        entry = log_entry("console", "info", {"message": f"Clicked {name}"})
        entry |= {
            "eventType": "click",
            "eventMetadata": {k: v for k, v in click.items() if v != ""},
        }
        self.keep(instant, entry)

    def on_navigation(self, moved: dict[str, Any]) -> None:
        """Keep the navigation of the page itself; frames inside it are not the visitor's."""
        frame = moved["frame"]
        if "parentId" in frame or not frame["url"].startswith("http"):
            return
        self.network.leave_for(frame["loaderId"])
        came_from, self.url = self.url, frame["url"]
        entry = log_entry("console", "info", {"message": f"Navigated to {self.url}"})
        places = {"from": came_from, "to": self.url} if came_from else {"to": self.url}
        entry |= {"eventType": "navigation", "eventMetadata": places}
        self.keep(self.network.answered_at(frame["loaderId"]), entry)

    def on_storage(self, change: dict[str, Any]) -> None:
        """Keep one change of localStorage or sessionStorage."""
        area = "localStorage" if change["storageId"]["isLocalStorage"] else "sessionStorage"
        action = "set" if "newValue" in change else "remove"
        payload = {"area": area, "action": action, "key": change["key"]}
        payload |= {"value": change["newValue"]} if action == "set" else {}
        self.keep(None, log_entry("storage", "info", payload))


def log_entry(kind: str, level: str, payload: dict[str, Any]) -> Entry:
    """Return an entry that is not an action of the visitor; its timestamp follows."""
    entry = {"type": kind, "level": level, "payload": payload}
    return entry | {"eventType": "log", "eventMetadata": {}}


def stamped(entry: Entry, when: float) -> Entry:
    """Return the entry with its timestamp, its fields in the order of the reference."""
    names = ("type", "level", "payload", "timestamp", "eventType", "eventMetadata")
    whole = entry | {"timestamp": iso(when)}
    return {name: whole[name] for name in names}


def order(timed: tuple[float, int, Entry]) -> tuple[float, int]:
    """Order by instant, then by arrival."""
    return timed[0], timed[1]


def iso(seconds: float) -> str:
    """Write an instant as ISO 8601 with milliseconds, UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def argument_text(argument: dict[str, Any]) -> str:
    """Return a console argument as the console shows it; objects by their preview."""
    if "value" in argument:
        value = argument["value"]
        return value if isinstance(value, str) else json.dumps(value)
    preview = argument.get("preview")
    if preview and argument.get("subtype") != "error":
        shown = (f"{item['name']}: {item.get('value', '')}" for item in preview["properties"])
        return "{" + ", ".join(shown) + "}"
    return str(argument.get("description", argument["type"]))


def place_of(call: dict[str, Any]) -> dict[str, Any]:
    """Return where the console was called from."""
    frames = call.get("stackTrace", {}).get("callFrames", [])
    if not frames:
        return {}
    return {"source": frames[0]["url"], "line": frames[0]["lineNumber"] + 1}

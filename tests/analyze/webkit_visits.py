"""What WebKit sent of visits, trimmed to what matters. Not: assertions, other browsers."""

from typing import Any

from analyze.visits import PAGE, Visit


def visit() -> Visit:
    """Return a visit that has come to the checkout."""
    return load(Visit(), "/checkout")


def load(told: Visit, path: str, after: float = 1) -> Visit:
    """Add a whole page that was loaded."""
    meta = {"how": "load", "to": PAGE + path}
    said = {"message": f"Navigated to {PAGE}{path}"}
    return told.add("console", "info", said, event="navigation", meta=meta, after=after)


def press_link(told: Visit, words: str, after: float) -> Visit:
    """Add a click on a link."""
    meta = {"tag": "a", "selector": "#next", "text": words}
    said = {"message": f"Clicked {words}"}
    return told.add("console", "info", said, event="click", meta=meta, after=after)


def cut(told: Visit, path: str, duration_ms: int, **more: Any) -> Visit:
    """Add a request that had no answer."""
    asked = {"resource": "fetch", "method": "GET", "url": PAGE + path, "status": 0}
    ended = {"durationMs": duration_ms, "error": "TypeError: Load failed"}
    return told.add("network", "error", asked | ended | more, after=0.5)


def caught(told: Visit, words: str = "Load failed", after: float = 0.005) -> Visit:
    """Add what a page writes of a request that failed: without a stack, as WebKit makes it."""
    error = {"name": "TypeError", "message": words, "stack": ""}
    payload = {"method": "error", "message": f"[stock] failed TypeError: {words}", "error": error}
    return told.add("console", "error", payload, after=after)


def thrown(told: Visit, name: str, message: str, stack: str) -> Visit:
    """Add an exception that nobody caught."""
    told.click("Pay")
    payload = {"kind": "uncaught", "name": name, "message": message, "stack": stack}
    return told.add("console", "error", payload, after=0.05)

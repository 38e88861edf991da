"""Visits whose page says in its own words what happened, as the browser script tells them.

The situations in `test_words_*.py` come from threads of trackers and manuals of loggers; a report
is told as users tell it, and each was judged before the analyzer had read it. Not: judging them.
"""

import json
import re
from dataclasses import dataclass
from typing import Any, Self

from analyze.calm_visits import calm, held
from analyze.code_visits import BUNDLE, CHROME, IPHONE, Tab

__all__ = ["CHROME", "IPHONE", "Fault", "Words", "calm", "held", "words"]

JSON = "application/json"
CHAT = "https://widget.helpcrate.example/boot.js"


@dataclass(frozen=True)
class Fault:
    """An error that a page hands to its console."""

    name: str
    message: str
    framed: bool = True

    def __str__(self) -> str:
        return (
            self.message if self.message.startswith(self.name) else f"{self.name}: {self.message}"
        )

    def told(self) -> dict[str, Any]:
        frames = f"\n    at Xn ({BUNDLE}:48:90254)\n    at oi ({BUNDLE}:48:91630)"
        stack = f"{self}{frames}" if self.framed else ""
        return {"name": self.name, "message": self.message, "stack": stack}


class Words(Tab):
    """A tab of a page that logs what it does."""

    def says(self, method: str, *parts: Any, after: float = 0.1) -> Self:
        """Write a line with its arguments, as `console.<method>(…)` does."""
        first, *rest = parts
        filled = shown(first)
        if isinstance(first, str):
            filled = re.sub(r"%[sdifoOc]", lambda mark: fill(mark[0], rest), first)
        told: dict[str, Any] = {"method": method}
        told["message"] = " ".join([filled, *(shown(one) for one in rest)])
        fault = next((one for one in parts if isinstance(one, Fault)), None)
        if fault:
            told["error"] = fault.told()
        level = {"log": "info"}.get(method, method)
        return self.add("console", level, told, after=after)

    def ok(self, method: str, path: str, body: str = "", status: int = 200, **more: Any) -> Self:
        """Add an answer; what it says is captured where ``body`` is given."""
        self._at_us += int(more.pop("after", 0) * 1_000_000)
        told: dict[str, Any] = {"contentType": JSON, "resource": "fetch"}
        return self.ask(
            method, path, status, **(told | ({"responseBody": body} if body else {}) | more)
        )

    def no(self, method: str, path: str, status: int, body: str = "", **more: Any) -> Self:
        return self.ok(method, path, body, status, **more)

    def unanswered(self, method: str, path: str, error: str = "TypeError: Failed to fetch") -> Self:
        return self.ask(method, path, 0, error=error, aborted=False)

    def waits(self, seconds: float) -> Self:
        self._at_us += int(seconds * 1_000_000)
        return self

    def hums(self) -> Self:
        """Add what stands in every visit of this page and means nothing."""
        self.ok("GET", "/api/notifications/count")
        self.says("warn", "[Violation] 'setTimeout' handler took 61ms")
        self.says("info", "[flags] 14 flags, 3 overridden", {"newHeader": True})
        self.lost(CHAT, "script")
        return self.says("error", "[helpcrate] boot failed", Fault("Error", "timeout of 4000ms"))


def shown(part: Any) -> str:
    """Return an argument as the script describes it."""
    if isinstance(part, str | Fault):
        return str(part)
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"), default=str)


def fill(mark: str, rest: list[Any]) -> str:
    value = shown(rest.pop(0)) if rest else mark
    return "" if mark == "%c" else value


def words(path: str, agent: str = CHROME, quiet: bool = False) -> Words:
    """Open a page that comes up well, and hums unless told to be quiet."""
    visit = Words().arrive(path, agent)
    return visit if quiet else visit.hums()

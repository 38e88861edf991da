"""Exceptions as other browsers, and other builds, have them. Not: what was thrown."""

import re
from collections.abc import Callable
from random import Random
from typing import Any

from msgspec.structs import replace

from bench.retold.visit import Entry, facts_left, with_logs
from bench.retold.wordings import AGENTS, FIREFOX, SAFARI, Wordings
from usercontext.evals.cases import Case

_FRAME = re.compile(
    r"^\s+at (?:async )?(?:new )?(?:([^\s(]+)(?: \[as \w+\])? \()?([^\s()]+:\d+:\d+)\)?$"
)
_STACKED = ("stack", "message", "error", "value")


def as_firefox(case: Case, _: Random) -> Case | None:
    """Word exceptions and stacks as Firefox does."""
    return _in_browser(case, FIREFOX, AGENTS[0])


def as_safari(case: Case, _: Random) -> Case | None:
    """Word exceptions and stacks as Safari does."""
    return _in_browser(case, SAFARI, AGENTS[1])


def stacks_minified(case: Case, chance: Random) -> Case | None:
    """Build all code into one file, with names of one letter."""

    def frame(match: re.Match[str]) -> str:
        host = re.match(r"https?://[^/]+/demo/", match[2])
        if host is None or "/vendor" in match[2]:
            return match[0]
        place = f"{host[0]}assets/index-4f9c2b7e.js:1:{chance.randrange(2_000, 90_000)}"
        return f"    at {chance.choice('abcdefgh')} ({place})" if match[1] else f"    at {place}"

    def told(stack: str) -> str:
        return "\n".join(_FRAME.sub(frame, line) for line in stack.split("\n"))

    logs = [entry | {"payload": _stacks(entry["payload"], told)} for entry in case.logs]
    return with_logs(case, logs, facts_left(case, logs))


def _in_browser(case: Case, wordings: Wordings, agent: str) -> Case | None:
    logs = [_worded(entry, wordings, agent) for entry in case.logs]
    thrown = [old for old, new in zip(case.logs, logs, strict=True) if _differs(old, new)]
    if not thrown:
        return None
    told = with_logs(case, logs, facts_left(case, logs))
    metadata = (case.issue.metadata or {}) | {"browser": agent}
    return told and replace(told, issue=replace(case.issue, metadata=metadata))


def _differs(old: Entry, new: Entry) -> bool:
    return old != new and old["payload"].get("kind") != "environment"


def _worded(entry: Entry, wordings: Wordings, agent: str) -> Entry:
    payload = entry["payload"]
    if payload.get("kind") == "environment":
        return entry | {"payload": payload | {"userAgent": agent}}
    return entry | {"payload": _stacks(_texts(payload, wordings), _gecko)}


def _texts(value: Any, wordings: Wordings) -> Any:
    if isinstance(value, dict):
        return {
            key: _texts(part, wordings) if key in _STACKED or isinstance(part, dict) else part
            for key, part in value.items()
        }
    if isinstance(value, str):
        for pattern, told in wordings:
            value = re.sub(pattern, told, value)
    return value


def _stacks(value: Any, told: Callable[[str], str]) -> Any:
    if not isinstance(value, dict):
        return value
    return {
        key: told(part) if key == "stack" and isinstance(part, str) else _stacks(part, told)
        for key, part in value.items()
    }


def _gecko(stack: str) -> str:
    """Return frames as Firefox and Safari write them, without the line of the message."""
    frames = [match for line in stack.split("\n") if (match := _FRAME.match(line))]
    if not frames:
        return stack
    return "\n".join(f"{match[1] or ''}@{match[2]}" for match in frames)

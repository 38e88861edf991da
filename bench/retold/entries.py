"""Entries of a visit taken away, put in, or moved. Not: what they say."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any

from msgspec.structs import replace

from bench.retold.visit import (
    Entry,
    facts_carried,
    is_calm,
    is_own_line,
    is_press,
    moment,
    moved,
    stamp,
    with_logs,
)
from usercontext.evals.cases import Case

_OTHERS = ("stats.quillmetrics.example", "cdn.tagpilot.example", "px.adlane.example")
_THROWN = "Cannot read properties of null (reading 'dataset')"
_HEALED_BEFORE_S = 20.0
_CALM_KEPT = 1 / 3


def own_lines_taken(case: Case, _: Random) -> Case | None:
    """Take away what the page wrote to its console; the browser, network and user stay."""
    logs = [entry for entry in case.logs if not is_own_line(entry)]
    return with_logs(case, logs, facts_carried(case, logs))


def answers_bare(case: Case, _: Random) -> Case | None:
    """Take away what is known of answers but for their status: bodies, types, sizes."""
    gone = ("body", "responseBody", "requestBody", "contentType", "responseBytes", "requestBytes")
    logs = [
        entry | {"payload": {k: v for k, v in entry["payload"].items() if k not in gone}}
        for entry in case.logs
    ]
    return with_logs(case, logs, facts_carried(case, logs))


def noise_put_in(case: Case, chance: Random) -> Case | None:
    """Put in what other houses' scripts leave in any visit, at five moments."""
    if len(case.logs) < 2:
        return None
    first, last = moment(case.logs[0]), moment(case.logs[-1])
    span = (last - first).total_seconds()
    noise = [
        _entry(first + timedelta(seconds=span * (0.1 + 0.88 * chance.random())), *made)
        for made in _noise()
    ]
    logs = sorted([*case.logs, *noise], key=moment)
    return with_logs(case, logs, case.label.cause_contains)


def healed_before(case: Case, _: Random) -> Case | None:
    """Put in a reading that failed and that its retry healed, twenty seconds before the rest."""
    at = next((place for place, entry in enumerate(case.logs) if is_press(entry)), None)
    if not at:
        return None
    url = next(
        (str(e["payload"]["url"]) for e in case.logs if "/api/me" in str(e["payload"].get("url"))),
        None,
    )
    if url is None:
        return None
    url = url.split("/api/")[0] + "/api/opening-hours"
    before = moment(case.logs[at - 1])
    failed = _entry(before + timedelta(seconds=0.2), "network", "error", _answer(url, 503))
    healed = _entry(before + timedelta(seconds=0.7), "network", "info", _answer(url, 200))
    later = [moved(entry, _HEALED_BEFORE_S) for entry in case.logs[at:]]
    return with_logs(case, [*case.logs[:at], failed, healed, *later], case.label.cause_contains)


def calm_thinned(case: Case, chance: Random) -> Case | None:
    """Drop two thirds of the entries that tell of nothing wrong and of nothing done."""
    logs = [e for e in case.logs if not is_calm(e) or chance.random() < _CALM_KEPT]
    return with_logs(case, logs, facts_carried(case, logs))


def stretched(case: Case, _: Random) -> Case | None:
    """Let all take half as long again."""
    return _timed(case, lambda seconds: seconds * 1.5)


def jittered(case: Case, chance: Random) -> Case | None:
    """Let each pause be up to a fifth longer or shorter."""
    first = case.logs[0] if case.logs else None
    if first is None:
        return None
    logs, before, at = [], moment(first), 0.0
    for entry in case.logs:
        pause = (moment(entry) - before).total_seconds()
        at += pause * (1 + 0.2 * (2 * chance.random() - 1))
        before = moment(entry)
        logs.append(entry | {"timestamp": stamp(moment(first) + timedelta(seconds=at))})
    return with_logs(case, logs, case.label.cause_contains)


def errors_as_warnings(case: Case, _: Random) -> Case | None:
    """Let the page write its own errors by console.warn."""
    return _levelled(case, "error", "warn", "warn")


def errors_as_logs(case: Case, _: Random) -> Case | None:
    """Let the page write its own errors by console.log."""
    return _levelled(case, "error", "info", "log")


def logs_as_errors(case: Case, _: Random) -> Case | None:
    """Let the page write each remark by console.error."""
    return _levelled(case, "info", "error", "error")


def presses_unnamed(case: Case, _: Random) -> Case | None:
    """Take ids, classes and labels off what was pressed."""
    logs = [_unnamed(entry) if is_press(entry) else entry for entry in case.logs]
    return with_logs(case, logs, facts_carried(case, logs))


def report_says_little(case: Case, _: Random) -> Case | None:
    """Let the user write that it does not work, and no more."""
    return _reported(case, "it does not work")


def report_empty(case: Case, _: Random) -> Case | None:
    """Let the user write nothing."""
    return _reported(case, "")


def _reported(case: Case, words: str) -> Case | None:
    if case.kind in ("unrelated", "injected", "empty"):
        return None
    return replace(case, issue=replace(case.issue, user_description=words))


def _unnamed(entry: Entry) -> Entry:
    meta = entry["eventMetadata"]
    tag = meta.get("tag", "button")
    meta = {key: part for key, part in meta.items() if key not in ("text", "selector")}
    told = {"message": f"Clicked {tag}"}
    return entry | {"eventMetadata": meta | {"selector": tag}, "payload": entry["payload"] | told}


def _levelled(case: Case, was: str, level: str, method: str) -> Case | None:
    logs = [
        entry | {"level": level, "payload": entry["payload"] | {"method": method}}
        if is_own_line(entry) and entry["level"] == was and "method" in entry["payload"]
        else entry
        for entry in case.logs
    ]
    return with_logs(case, logs, case.label.cause_contains)


def _timed(case: Case, scaled: Any) -> Case | None:
    if not case.logs:
        return None
    first = moment(case.logs[0])
    logs = [
        e
        | {
            "timestamp": stamp(
                first + timedelta(seconds=scaled((moment(e) - first).total_seconds()))
            )
        }
        for e in case.logs
    ]
    return with_logs(case, logs, case.label.cause_contains)


def _entry(when: Any, kind: str, level: str, payload: dict[str, Any]) -> Entry:
    return {
        "type": kind,
        "level": level,
        "eventType": "log",
        "eventMetadata": {},
        "payload": payload,
        "timestamp": stamp(when),
    }


def _answer(url: str, status: int) -> dict[str, Any]:
    return {"resource": "fetch", "method": "GET", "url": url, "status": status, "durationMs": 90}


def _noise() -> Sequence[tuple[str, str, dict[str, Any]]]:
    stats, tags, pixel = _OTHERS
    extension = "chrome-extension://lkjhgfdsapoiuytrewqmnbvcxzasdfgh/inject.js"
    beacon = {"resource": "fetch", "method": "POST", "url": f"https://{stats}/b", "status": 0}
    missing = {"method": "GET", "url": f"https://{tags}/t.js", "status": 0, "resource": "script"}
    thrown = {
        "kind": "uncaught",
        "name": "TypeError",
        "message": _THROWN,
        "stack": f"TypeError: {_THROWN}\n    at {extension}:3:411",
        "source": extension,
        "line": 3,
        "column": 411,
    }
    warned = {
        "method": "warn",
        "message": f"[tagpilot] https://{tags}/t.js: consent is not set, using defaults",
    }
    blocked = {
        "resource": "fetch",
        "method": "POST",
        "url": f"https://{pixel}/px",
        "status": 429,
        "durationMs": 40,
    }
    return (
        ("network", "error", beacon | {"error": "TypeError: Failed to fetch", "durationMs": 4}),
        ("network", "error", missing | {"error": "did not load"}),
        ("console", "error", thrown),
        ("console", "warn", warned),
        ("network", "warn", blocked),
    )

"""The same visit in a session of any length, for measuring time. Not: the clock."""

from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from usercontext.evals.cases import Case

SIZES = (100, 1_000, 10_000)
_APART = timedelta(milliseconds=40)


def stretch(case: Case, entries: int, *, busy: bool) -> Case:
    """Put entries before the case's own until it has that many.

    Quiet ones are what a page writes that polls: the case is the needle in the haystack. ``busy``
    repeats the case's own errors, clicks and requests, which is worse than any real visit.
    """
    if not case.logs or len(case.logs) >= entries:
        return replace(case, logs=case.logs[-entries:])
    before = _before(case, entries - len(case.logs), busy)
    return replace(case, logs=(*before, *case.logs))


def _before(case: Case, missing: int, busy: bool) -> list[dict[str, Any]]:
    begin = datetime.fromisoformat(case.logs[0]["timestamp"])
    found = []
    for number in range(missing):
        when = (begin - _APART * (missing - number)).isoformat().replace("+00:00", "Z")
        entry = case.logs[number % len(case.logs)] if busy else _quiet(number)
        found.append(entry | {"timestamp": when})
        found[-1].pop("entryId", None)
    return found


def _quiet(number: int) -> dict[str, Any]:
    return {
        "type": "console",
        "level": "debug",
        "payload": {"method": "debug", "message": f"[stock] poll {number}: nothing new"},
    }

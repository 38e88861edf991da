"""The same visit in a session of any length, for measuring time. Not: the clock."""

from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from usercontext.evals.cases import Case

SIZES = (100, 1_000, 10_000)
_APART = timedelta(milliseconds=40)


def stretch(case: Case, entries: int) -> Case:
    """Put the case's own entries before it, again and again, until it has that many.

    Worse than a haystack of quiet lines: each of its errors, clicks and requests comes back.
    """
    if not case.logs or len(case.logs) >= entries:
        return replace(case, logs=case.logs[-entries:])
    before = _before(case, entries - len(case.logs))
    return replace(case, logs=(*before, *case.logs))


def _before(case: Case, missing: int) -> list[dict[str, Any]]:
    begin = datetime.fromisoformat(case.logs[0]["timestamp"])
    found = []
    for number in range(missing):
        entry = case.logs[number % len(case.logs)]
        when = begin - _APART * (missing - number)
        moved = entry | {"timestamp": when.isoformat().replace("+00:00", "Z")}
        moved.pop("entryId", None)
        found.append(moved)
    return found

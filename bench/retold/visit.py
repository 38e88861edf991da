"""What all changes of a recorded visit share: its strings, entries, moments. Not: a change."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from usercontext.evals.cases import Case

Entry = dict[str, Any]
Say = Callable[[str], str]

NATIVE_KINDS = ("uncaught", "unhandledrejection", "csp", "offline", "online", "hidden")
_AS_THEY_ARE = frozenset(
    [
        "kind",
        "method",
        "resource",
        "area",
        "action",
        "level",
        "rating",
        "name",
        "contentType",
        "userAgent",
        "timeZone",
        "viewport",
        "connection",
        "language",
        "release",
        "entryId",
        "timestamp",
        "type",
        "eventType",
        "how",
        "tag",
    ]
)
"""Fields that capture itself fills, with words of its own."""


def is_press(entry: Entry) -> bool:
    """Tell whether this is a click."""
    return entry.get("eventType") == "click"


def is_led(entry: Entry) -> bool:
    """Tell whether this is a navigation."""
    return entry.get("eventType") == "navigation"


def is_notice(entry: Entry) -> bool:
    """Tell whether the page showed this to its user."""
    return entry["payload"].get("kind") == "notice"


def is_own_line(entry: Entry) -> bool:
    """Tell whether the page itself wrote this to its console."""
    payload = entry["payload"]
    plain = entry["type"] == "console" and "kind" not in payload
    return plain and not is_press(entry) and not is_led(entry)


def is_calm(entry: Entry) -> bool:
    """Tell whether an entry is no press, no page, no notice and nothing that went wrong."""
    kept = is_press(entry) or is_led(entry) or is_notice(entry)
    kinds = (None, "vital", "environment")
    loud = entry["level"] in ("error", "warn") or entry["payload"].get("kind") not in kinds
    odd = "error" in entry["payload"] or "pending" in entry["payload"]
    return not kept and not loud and not odd


def said_by(entries: Sequence[Entry]) -> str:
    """Return all that entries say, folded, to look a fact up in."""
    return " ".join(_folded(text) for entry in entries for text in strings(entry))


def strings(value: Any) -> Iterator[str]:
    """Yield what a value says, and its numbers as they would be written."""
    if isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif value is not None:
        yield str(value)


def each_string(value: Any, say: Say) -> Any:
    """Return a value with each string that capture did not word itself said otherwise."""
    if isinstance(value, dict):
        return {
            key: part if key in _AS_THEY_ARE and isinstance(part, str) else each_string(part, say)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [each_string(part, say) for part in value]
    return say(value) if isinstance(value, str) else value


def reworded(entry: Entry, say: Say) -> Entry:
    """Return an entry whose payload and event metadata are said otherwise."""
    if entry["payload"].get("kind") in ("environment", "vital", "capture.dropped"):
        return entry
    changed = {"payload": each_string(entry["payload"], say)}
    if entry.get("eventMetadata"):
        changed["eventMetadata"] = each_string(entry["eventMetadata"], say)
    return entry | changed


def facts_carried(case: Case, logs: Sequence[Entry], say: Say = str) -> tuple[str, ...] | None:
    """Return the label's facts as they now read, or None where one stands there no longer.

    A fact that never stood there is the analyzer's own wording ("did not respond"): it stays.
    """
    before, after = said_by(case.logs), said_by(logs)
    facts = []
    for fact in case.label.cause_contains:
        told = say(fact) if _folded(fact) in before else fact
        if _folded(fact) in before and _folded(told) not in after:
            return None
        facts.append(told)
    return tuple(facts)


def facts_left(case: Case, logs: Sequence[Entry]) -> tuple[str, ...]:
    """Return the facts but for those that stood in the visit and no longer do."""
    before, after = said_by(case.logs), said_by(logs)
    facts = case.label.cause_contains
    return tuple(f for f in facts if _folded(f) in after or _folded(f) not in before)


def with_logs(case: Case, logs: Sequence[Entry], facts: tuple[str, ...] | None) -> Case | None:
    """Return the case with other entries; None where its facts are gone or nothing changed."""
    if facts is None or tuple(logs) == case.logs:
        return None
    return replace(case, logs=tuple(logs), label=replace(case.label, cause_contains=facts))


def moved(entry: Entry, seconds: float) -> Entry:
    """Return an entry that happened so much later."""
    return entry | {"timestamp": stamp(moment(entry) + timedelta(seconds=seconds))}


def moment(entry: Entry) -> datetime:
    """Return when an entry happened."""
    return datetime.fromisoformat(entry["timestamp"])


def stamp(when: datetime) -> str:
    """Return a moment as pages send it."""
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _folded(text: str) -> str:
    for curly, straight in (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, straight)
    return " ".join(text.split()).casefold()
